import * as Y from "yjs";
import { MAX_NOTE_TEXT, type Note, type NoteInput } from "../domain/note.ts";
import { fromBase64, toBase64 } from "../storage/base64.ts";
import { joinInto, textIn } from "./note-text.ts";
import { placeShown, placeWritten, type Seam, seamsOf, withSeams } from "./seams.ts";
import { textDifference } from "./text-difference.ts";

const OTHERS = "others";
const SEAMS = "seams";

/** What became of the school's word: where the carets are now, and writing that must be kept first. */
export type Received = {
  carets: number[];
  /** Written in what this section no longer is; to be kept all the same, for its author. [NT6] */
  left: NoteInput | undefined;
};

/**
 * One section of a note while somebody has it open in one tab: its text, what was typed and is not
 * kept yet, and undoing. It never puts text in by itself: a note that nobody wrote in is empty, and what
 * is shown between words that were written apart is written with the next that is typed.
 */
export class NoteSession {
  #g = "";
  #doc = new Y.Doc();
  #undo = new Y.UndoManager(textIn(this.#doc));
  #typed: Uint8Array[] = [];
  /** Pieces joined, with how far each reaches in what was typed here. */
  readonly #joined = new Map<string, number>();
  /** How far of what was typed here the school's word, or the outbox, was seen to reach. */
  #reached = 0;
  readonly #chance: (() => number) | undefined;

  /** @param chance what to name its writer by, each time it begins anew; else at random */
  constructor(note: Note, chance?: () => number) {
    this.#chance = chance;
    this.#begin(note);
  }

  get text(): string {
    const text = textIn(this.#doc);
    return withSeams(text.toJSON(), seamsOf(text));
  }

  /**
   * Takes over what stands in the field. Returns false, and takes nothing, when it is longer than a
   * note may be and was not made shorter.
   * @param caret where the caret stands in it
   */
  type(value: string, caret: number): boolean {
    const before = this.text;
    if (value.length > MAX_NOTE_TEXT && value.length >= before.length) return value === before;
    const difference = textDifference(before, value, caret);
    if (difference === undefined) return true;
    const { at, remove, insert } = difference;
    const left = this.#writeSeams(at, at + remove);
    const from = placeWritten(left, at);
    this.#doc.transact(() => {
      const text = textIn(this.#doc);
      if (remove > 0) text.delete(from, remove);
      if (insert !== "") text.insert(from, insert);
    });
    return true;
  }

  /**
   * Writes down what is shown between words that came apart, where it is touched: two who go on in
   * their own words do not both write it. No undoing takes it back. Gives those that are left shown.
   */
  #writeSeams(from: number, to: number): Seam[] {
    const text = textIn(this.#doc);
    const seams = seamsOf(text);
    const isTouched = ({ at }: Seam, before: number) =>
      at + before <= to && from <= at + before + 1;
    const touched = seams.filter(isTouched);
    if (touched.length === 0) return seams;
    this.#doc.transact(() => {
      for (const { at, gap } of touched.reverse()) text.insert(at, gap);
    }, SEAMS);
    return seamsOf(text);
  }

  /** Takes back the latest of what was typed here, of nobody else's; the caret after it, if any. */
  undo(): number | undefined {
    return this.#moved(() => this.#undo.undo());
  }

  redo(): number | undefined {
    return this.#moved(() => this.#undo.redo());
  }

  #moved(move: () => unknown): number | undefined {
    const before = this.text;
    move();
    const difference = textDifference(before, this.text);
    return difference && difference.at + difference.insert.length;
  }

  /** What was typed since it was last taken, as one piece to keep. */
  take(): NoteInput | undefined {
    if (this.#typed.length === 0) return undefined;
    const u = toBase64(Y.mergeUpdates(this.#typed));
    this.#typed = [];
    return { g: this.#g, u };
  }

  /**
   * Joins what the row says now. When the text is another one (leaders replaced it), or something typed
   * here was not taken, it begins anew with the row's: what was typed on it could never join. [NT6]
   * @param carets places in the text, which stay at the words they stand at
   */
  receive(note: Note, carets: readonly number[]): Received {
    if (note.g !== this.#g || this.#reach(note) < this.#reached) {
      const left = this.take();
      this.#begin(note);
      const { length } = this.text;
      return { carets: carets.map((caret) => Math.min(caret, length)), left };
    }
    const text = textIn(this.#doc);
    const before = seamsOf(text);
    const places = carets.map((caret) =>
      Y.createRelativePositionFromTypeIndex(text, placeWritten(before, caret), -1),
    );
    this.#join(note);
    const after = seamsOf(text);
    const moved = places.map((place, at) => {
      const found = Y.createAbsolutePositionFromRelativePosition(place, this.#doc);
      return found === null ? (carets[at] ?? 0) : placeShown(after, found.index);
    });
    return { carets: moved, left: undefined };
  }

  #begin(note: Note): void {
    this.#undo.destroy();
    this.#doc.destroy();
    this.#g = note.g;
    this.#doc = new Y.Doc();
    if (this.#chance !== undefined) this.#doc.clientID = this.#chance();
    this.#typed = [];
    this.#joined.clear();
    this.#reached = 0;
    this.#join(note);
    this.#undo = new Y.UndoManager(textIn(this.#doc));
    this.#doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== OTHERS) this.#typed.push(update);
    });
  }

  #join(note: Note): void {
    this.#doc.transact(() => {
      for (const { u } of note.u)
        if (!this.#joined.has(u)) {
          joinInto(this.#doc, u, OTHERS);
          this.#joined.set(u, this.#reachOf(u));
        }
    }, OTHERS);
    this.#reached = this.#reach(note);
  }

  /** How far of what was typed here a section reaches. */
  #reach(note: Note): number {
    return Math.max(0, ...note.u.map(({ u }) => this.#joined.get(u) ?? this.#reachOf(u)));
  }

  #reachOf(u: string): number {
    const update = fromBase64(u);
    if (update === undefined) return 0;
    try {
      return Y.parseUpdateMeta(update).to.get(this.#doc.clientID) ?? 0;
    } catch {
      return 0;
    }
  }

  close(): void {
    this.#undo.destroy();
    this.#doc.destroy();
  }
}
