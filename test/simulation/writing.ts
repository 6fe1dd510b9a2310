import type { Change } from "../../src/domain/change.ts";
import type { Edit } from "../../src/domain/edit.ts";
import type { NoteTable } from "../../src/domain/note-tables.ts";
import { generationAfter, type Note, noteIn } from "../../src/domain/note.ts";
import { NoteSession } from "../../src/notes/note-session.ts";
import { docOf, Joining, pieceOf, textOf } from "../../src/notes/note-text.ts";
import type { Device } from "../../src/storage/open-device.ts";
import { viewOf } from "../../src/storage/view.ts";
import { holds } from "./broken.ts";
import type { Wish } from "./command.ts";
import { nameOf } from "./model.ts";
import type { SchoolSide } from "./school-side.ts";
import { CLASSES, PUPILS, SCHOOL } from "./school.ts";

/** A section of a note, and what somebody did in it: whole words, each there is only once. */
type Place = { t: NoteTable; k: string; section: string };
type Written = { place: string; g: string; put: string[]; out: string[]; instead: boolean };

const nameOfPlace = ({ t, k, section }: Place) => `${nameOf(t, k)} ${section}`;
const wordsOf = (text: string) => text.split(/(?<= )/).filter(Boolean);

/** Everyone's writing in notes: what was typed where, and what must be there at rest. [I22] */
export class Writing {
  /** Notes as each tab has them open. */
  readonly #open = new WeakMap<Device, Map<string, NoteSession>>();
  readonly #byPiece = new Map<string, Written>();
  readonly #written = new Map<string, Written>();
  /** Words that somebody has struck out, whether that has arrived or not. */
  readonly #struck = new Set<string>();
  readonly #places = new Map<string, Place>();

  /** The edit a wish to write stands for, as a box would make it from what the device shows. */
  async editsOf(device: Device, wish: Wish, fresh: () => string): Promise<Edit[]> {
    const place = placeOf(wish);
    const name = nameOfPlace(place);
    this.#places.set(name, place);
    const note = noteIn(await viewOf(device).row(place.t, place.k), place.section);
    const word = `w${fresh()} `;
    if (wish.kind === "replace-note") {
      const g = generationAfter(note.g, `${fresh()}${fresh()}`);
      const u = pieceOf(word);
      this.#byPiece.set(u, { place: name, g, put: [word], out: [], instead: true });
      return [{ ...place, note: { g, u, instead: note.g } }];
    }
    const session = this.#session(device, name, note, () => Number.parseInt(fresh(), 16));
    session.receive(note, []);
    const words = wordsOf(session.text);
    const at = wish.what % (words.length + 1);
    if (wish.kind === "strike-out") {
      const struck = words[at];
      if (struck === undefined) return [];
      session.type(words.toSpliced(at, 1).join(""), words.slice(0, at).join("").length);
      return this.#taken(session, place, [], [struck]);
    }
    // Several pieces, one after the other, as of somebody who writes for a while.
    const edits: Edit[] = [];
    for (let more = wish.what % 4; more >= 0; more--) {
      const put = more === 0 ? word : `w${fresh()} `;
      words.splice(at, 0, put);
      session.type(words.join(""), words.slice(0, at + 1).join("").length);
      edits.push(...this.#taken(session, place, [put], []));
    }
    return edits;
  }

  /** What was just typed, as an edit, with what it did. */
  #taken(session: NoteSession, place: Place, put: string[], out: string[]): Edit[] {
    const note = session.take();
    if (note === undefined) return [];
    const written = { place: nameOfPlace(place), g: note.g, put, out, instead: false };
    this.#byPiece.set(note.u, written);
    return [{ ...place, note }];
  }

  #session(device: Device, name: string, note: Note, chance: () => number): NoteSession {
    let open = this.#open.get(device);
    if (open === undefined) this.#open.set(device, (open = new Map()));
    let session = open.get(name);
    if (session === undefined) open.set(name, (session = new NoteSession(note, chance)));
    return session;
  }

  /** What was typed on this device was not kept: the boxes are gone, as with a screen that failed. */
  close(device: Device): void {
    this.#open.delete(device);
  }

  keep(changes: readonly Change[]): void {
    for (const { id, op, f } of changes) {
      if (op !== "note") continue;
      const [input] = Object.values(f) as { u: string }[];
      const written = this.#byPiece.get(input?.u ?? "");
      if (written === undefined) continue;
      this.#written.set(id, written);
      for (const word of written.out) this.#struck.add(word);
    }
  }

  /** [I10] Whether a note shows what a change put in, unless somebody has struck it out. */
  shows(change: Change, note: Note): boolean {
    const written = this.#written.get(change.id);
    if (written === undefined || countOf(note.g) > countOf(written.g)) return true;
    if (countOf(note.g) === countOf(written.g) && note.g !== written.g) return true;
    // What it was written on is not here (it was put aside, or its rows are to be fetched again).
    if (docOf(note.u).store.pendingStructs !== null) return true;
    const text = textOf(note);
    return written.put.every((word) => this.#struck.has(word) || text.includes(word));
  }

  /** [I22] Every word that was put in and not struck out is there once, and no other is there. */
  async checkRest(school: SchoolSide): Promise<void> {
    const rows = new Map((await school.rows()).map((row) => [nameOf(row.t, row.k), row]));
    const log = await school.store.read(SCHOOL).log(0, 5000);
    for (const [name, { t, k, section }] of this.#places) {
      const row = rows.get(nameOf(t, k));
      if (row?.gone === true) continue;
      const note = noteIn(row, section);
      const taken = log.flatMap(({ id, change }) => {
        const written = this.#written.get(id);
        return written?.place === name ? [{ ...written, change }] : [];
      });
      const latest = Math.max(0, ...taken.map(({ g, instead }) => (instead ? countOf(g) : 0)));
      holds("I22", countOf(note.g) === latest, () => {
        return `${name} is of ${note.g}, and was replaced ${latest} times`;
      });
      const of = taken.filter(({ g }) => g === note.g);
      const out = new Set(of.flatMap((one) => one.out));
      const wanted = of.flatMap(({ put }) => put).filter((word) => !out.has(word));
      const there = wordsOf(textOf(note)).sort().join("");
      holds("I22", there === wanted.sort().join(""), () => {
        return `${name} says ${there}, and was given ${wanted.join("")}`;
      });
      for (const { g, change } of taken)
        holds(
          "I22",
          g === note.g || change === null,
          () => `a replaced text of ${name} is in the log`,
        );
    }
    for (const { change, code, id } of await school.waiting()) {
      if (code !== "note-waiting" || change === null) continue;
      const [[section, input] = ["", { u: "", g: "" }]] = Object.entries(change.f) as [
        string,
        { u: string; g: string },
      ][];
      const note = noteIn(rows.get(nameOf(change.t, change.k)), section);
      const waits = note.g !== input.g || new Joining().problem(note.u, input.u) === "waiting";
      holds("I22", waits, () => `${id} waits for what has come`);
    }
  }
}

function countOf(g: string): number {
  return g === "0" ? 0 : Number(g.split("-")[0]);
}

function placeOf({ who, where }: Wish): Place {
  const pupil = PUPILS[who % PUPILS.length] as string;
  switch (where % 8) {
    case 0: {
      const k = `${CLASSES[who % CLASSES.length] as string}:m1`;
      return { t: "class-note", k, section: "general" };
    }
    case 1:
      return { t: "restricted-note", k: `${pupil}:m1`, section: "text" };
    case 2:
      return { t: "meeting-note", k: `${pupil}:m1`, section: "agreed" };
    default:
      return { t: "meeting-note", k: `${pupil}:m1`, section: "evidence" };
  }
}
