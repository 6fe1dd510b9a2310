import { describe, expect, it } from "vitest";
import type { Change } from "../../../src/domain/change.ts";
import { clockAt } from "../../../src/domain/clock.ts";
import {
  EMPTY_NOTE,
  FIRST_GENERATION,
  generationAfter,
  MAX_NOTE_LENGTH,
  noteIn,
  type NoteInput,
  PIECES_TO_JOIN,
} from "../../../src/domain/note.ts";
import { NoteSession } from "../../../src/notes/note-session.ts";
import { pieceOf, textOf } from "../../../src/notes/note-text.ts";
import { acceptAttention, listAttention } from "../../../src/server/attention.ts";
import { erasePupil } from "../../../src/server/erase-pupil.ts";
import { toBase64 } from "../../../src/storage/base64.ts";
import { NOW, PUPILS, STAFF } from "../../support/small-school.ts";
import { onBothEngines } from "./on-both-engines.ts";
import { type BareDevice, changeId } from "./server-school.ts";

const K = `${PUPILS.amara}:m-1`;
const NEXT = generationAfter(FIRST_GENERATION, "0".repeat(15) + "a");
const is = (verdicts: readonly { is: string }[]) => verdicts.map((verdict) => verdict.is);

let made = 0;
function writing(note: NoteInput, more: Partial<Change> = {}): Change {
  made += 1;
  const [t, op, h] = ["meeting-note", "note" as const, clockAt(NOW + made)];
  return { id: changeId(), t, k: K, op, f: { evidence: note }, h, sv: 6, ...more };
}

/** Somebody at a note: types, and gives what was typed as a change. */
class Writer {
  readonly device: BareDevice;
  #session = new NoteSession(EMPTY_NOTE);

  constructor(device: BareDevice) {
    this.device = device;
  }

  async read(): Promise<string> {
    await this.device.pull();
    this.#session.receive(this.note, []);
    return textOf(this.note);
  }

  get note() {
    return noteIn(this.device.row("meeting-note", K), "evidence");
  }

  type(text: string, more: Partial<Change> = {}): Change {
    this.#session.type(text, text.length);
    return writing(this.#session.take()!, more);
  }

  typeOn(words: string): Change {
    return this.type(this.#session.text + words);
  }
}

onBothEngines("notes", (school) => {
  const writer = (user: string) => new Writer(school().device(user));
  const okafor = () => writer(STAFF.oakTeacher);

  it("[NT1] what two people write apart is all there for a third", async () => {
    const [one, two] = [okafor(), writer(STAFF.senco)];
    const first = [one.typeOn("Reads to the end. "), one.typeOn("Asks for more.")];
    const second = [two.typeOn("Phonics every morning. ")];
    expect(is(await two.device.push(...second))).toEqual(["accepted"]);
    expect(is(await one.device.push(...first))).toEqual(["accepted", "accepted"]);
    const third = writer(STAFF.head);
    const text = await third.read();
    expect(text).toContain("Reads to the end. Asks for more.");
    expect(text).toContain("Phonics every morning. ");
    // Apart, they have a line between them where no space is.
    expect(text.replace("\n", "")).toHaveLength(55);
    expect(third.note.u.map(({ by }) => by)).toEqual([
      STAFF.oakTeacher,
      STAFF.oakTeacher,
      STAFF.senco,
    ]);
    expect(await one.read()).toBe(text);
    expect((await one.device.ask({ digest: one.device.digest() })).digest).toBe("same");
    expect(is(await one.device.push(...first, ...second))).toEqual([
      "duplicate",
      "duplicate",
      "duplicate",
    ]);
    expect(await third.read()).toBe(text);
  });

  it.each([
    ["no update at all", "AAAA"],
    ["one cut short", pieceOf("A whole sentence.").slice(0, 12)],
    ["noise", toBase64(new Uint8Array(64).fill(255))],
  ])("[NT2] keeps out what is no writing: %s", async (_, u) => {
    const one = okafor();
    const [bad, good] = await one.device.push(
      writing({ g: FIRST_GENERATION, u }),
      one.typeOn("Good."),
    );
    expect(bad).toMatchObject({ is: "quarantined", why: "bad-shape" });
    expect(good?.is).toBe("accepted");
    expect(await one.read()).toBe("Good.");
  });

  it("[NT3] joins many pieces into one: those the school had before, and exactly those", async () => {
    const [one, two] = [okafor(), writer(STAFF.senco)];
    const many = Array.from({ length: PIECES_TO_JOIN + 10 }, (_, at) => one.typeOn(`w${at} `));
    await one.device.push(...many);
    const before = await one.read();
    expect(one.note.u).toHaveLength(PIECES_TO_JOIN + 10);
    const late = [two.typeOn("late "), two.typeOn("later ")];
    expect(is(await two.device.push(...late))).toEqual(["accepted", "accepted"]);
    const after = await two.read();
    expect(two.note.u).toHaveLength(3);
    expect(two.note.u.slice(1).map(({ id }) => id)).toEqual(late.map(({ id }) => id));
    expect(after.split(" ").sort()).toEqual(`${before}late later `.split(" ").sort());
    // Whoever has all of it in pieces and types on is understood by everybody.
    expect(is(await one.device.push(one.typeOn("end ")))).toEqual(["accepted"]);
    expect((await two.read()).split(" ")).toContain("end");
    await one.read();
    expect((await one.device.ask({ digest: one.device.digest() })).digest).toBe("same");
    expect(is(await one.device.push(many[3]!))).toEqual(["duplicate"]);
  });

  it("[NT4] refuses what a note has no room for, once nothing more can be joined", async () => {
    const one = okafor();
    const words = "x".repeat(18_000);
    const verdicts: string[] = [];
    // Typed in and out again and again: it takes room until the school joins the pieces.
    for (let at = 0; at < 12; at += 1) {
      const [put, out] = await one.device.push(one.type(words), one.type(""));
      verdicts.push(put!.is, out!.is);
    }
    expect(new Set(verdicts)).toEqual(new Set(["accepted"]));
    const others = Array.from({ length: 12 }, () => okafor().type("y".repeat(19_000)));
    const said = await one.device.push(...others);
    expect(said.at(-1)).toMatchObject({ is: "quarantined", why: "note-full" });
    await one.read();
    const length = one.note.u.reduce((sum, { u }) => sum + u.length, 0);
    expect(length).toBeLessThanOrEqual(MAX_NOTE_LENGTH);
  });

  describe("that leaders replace", () => {
    it("[NT5] say the new text alone, and nothing at the school says the old one", async () => {
      const [one, head] = [okafor(), writer(STAFF.head)];
      const secret = one.typeOn("A sentence that must go. ");
      await one.device.push(secret, writing({ g: FIRST_GENERATION, u: "AAAA" }));
      await head.read();
      const instead = writing({ g: NEXT, u: pieceOf("Reads well."), instead: FIRST_GENERATION });
      expect(is(await head.device.push(instead))).toEqual(["accepted"]);
      expect(await one.read()).toBe("Reads well.");
      const { store, id } = school();
      const log = await store.read(id).log(0, 1000);
      const kept = [
        ...log,
        ...(await store.read(id).quarantined({ state: "waiting" })),
        ...(await store.read(id).rowsOf(["meeting-note"])),
      ];
      const [, { u }] = Object.entries(secret.f)[0] as [string, NoteInput];
      expect(JSON.stringify(kept)).not.toContain(u);
      expect(log.find((entry) => entry.id === secret.id)).toMatchObject({ change: null });
      expect(log.find((entry) => entry.id === instead.id)?.change).not.toBeNull();
      // It came, and stays come.
      expect(is(await one.device.push(secret))).toEqual(["duplicate"]);
      // Writing goes on in the new text.
      expect(is(await one.device.push(one.typeOn(" And writes.")))).toEqual(["accepted"]);
      expect(await head.read()).toBe("Reads well. And writes.");
    });

    it("[NT5] what was written in the old text waits for its author, with the reason", async () => {
      const [one, head] = [okafor(), writer(STAFF.head)];
      await one.device.push(one.typeOn("Old. "));
      const late = one.typeOn("Written away from the network.");
      await head.device.push(writing({ g: NEXT, u: pieceOf("New."), instead: FIRST_GENERATION }));
      const [verdict] = await one.device.push(late);
      expect(verdict).toMatchObject({ is: "quarantined", why: "note-replaced" });
      expect(verdict).toHaveProperty("say", expect.stringContaining("Your words are kept here"));
      expect(await one.read()).toBe("New.");
      const [item] = await listAttention(school().store, school().id);
      const where = { school: school().id, resolver: STAFF.administrator, ref: item!.ref };
      expect(await acceptAttention(school().deps, where)).toMatchObject({ done: false });
    });

    it("[NT5] leave nothing to accept of what waited for a decision, and say so", async () => {
      const [lind, head] = [writer(STAFF.ashTeacher), writer(STAFF.head)];
      await okafor().device.push(okafor().typeOn("Old. "));
      const refused = lind.typeOn("Not theirs.");
      expect(await lind.device.push(refused)).toMatchObject([{ why: "not-seen" }]);
      const instead = writing({ g: NEXT, u: pieceOf("New."), instead: FIRST_GENERATION });
      expect(is(await head.device.push(instead))).toEqual(["accepted"]);
      const [item] = await listAttention(school().store, school().id);
      expect(item).toMatchObject({ code: "note-replaced", change: null });
      const where = { school: school().id, resolver: STAFF.administrator, ref: item!.ref };
      const decision = await acceptAttention(school().deps, where);
      expect(decision).toMatchObject({ done: false });
      expect(decision).toHaveProperty("say", expect.stringMatching(/replaced the text/));
      // Its author is told the same, from whichever device it comes.
      expect(await lind.device.push(refused)).toMatchObject([{ why: "note-replaced" }]);
    });

    it("[NT5] of two leaders who replace it apart, the first is the one; the other keeps their words", async () => {
      const [head, senco] = [writer(STAFF.head), writer(STAFF.senco)];
      const other = generationAfter(FIRST_GENERATION, "f".repeat(16));
      const [a, b] = [
        writing({ g: NEXT, u: pieceOf("One."), instead: FIRST_GENERATION }),
        writing({ g: other, u: pieceOf("Two."), instead: FIRST_GENERATION }),
      ];
      expect(is(await head.device.push(a))).toEqual(["accepted"]);
      expect(await senco.device.push(b)).toMatchObject([{ why: "note-replaced" }]);
      expect(await senco.read()).toBe("One.");
    });

    it("[NT5] also when something that cannot be read came for it before", async () => {
      const [one, head] = [okafor(), writer(STAFF.head)];
      const nothing = writing({ g: FIRST_GENERATION, u: "AAAA" }, { f: {} });
      const empty = writing({ g: FIRST_GENERATION, u: "AAAA" }, { f: { evidence: null } });
      const said = await one.device.push(one.typeOn("Old. "), nothing, empty);
      expect(is(said)).toEqual(["accepted", "quarantined", "quarantined"]);
      const instead = writing({ g: NEXT, u: pieceOf("New."), instead: FIRST_GENERATION });
      expect(is(await head.device.push(instead))).toEqual(["accepted"]);
      expect(await head.read()).toBe("New.");
    });

    it("[NT5] is not for whoever writes in it", async () => {
      const one = okafor();
      const instead = writing({ g: NEXT, u: pieceOf("Mine."), instead: FIRST_GENERATION });
      expect(await one.device.push(instead)).toMatchObject([{ why: "not-yours" }]);
    });
  });

  describe("whose beginning has not come", () => {
    it("[NT6] wait, and join by themselves when it has", async () => {
      const [one, two] = [okafor(), writer(STAFF.senco)];
      const parts = ["One ", "two ", "three"].map((words) => one.typeOn(words));
      expect(await one.device.push(parts[2]!, parts[1]!)).toMatchObject([
        { is: "quarantined", why: "note-waiting" },
        { is: "quarantined", why: "note-waiting" },
      ]);
      expect(await two.read()).toBe("");
      expect(is(await one.device.push(parts[0]!))).toEqual(["accepted"]);
      expect(await two.read()).toBe("One two three");
      expect(await listAttention(school().store, school().id)).toEqual([]);
      expect(is(await one.device.push(...parts))).toEqual(["duplicate", "duplicate", "duplicate"]);
    });

    it("[NT6] are taken at once when it comes behind them in the same request", async () => {
      const one = okafor();
      const [first, second] = [one.typeOn("One "), one.typeOn("two")];
      expect(is(await one.device.push(second, first))).toEqual(["accepted", "accepted"]);
      expect(await writer(STAFF.head).read()).toBe("One two");
      expect(await listAttention(school().store, school().id)).toEqual([]);
    });

    it("[NT6] also when it is of a text that has not come", async () => {
      const [head, two] = [writer(STAFF.head), writer(STAFF.senco)];
      const instead = writing({ g: NEXT, u: pieceOf("New. "), instead: FIRST_GENERATION });
      const later = writing({ g: NEXT, u: pieceOf("And more. ") });
      expect(await two.device.push(later)).toMatchObject([{ why: "note-waiting" }]);
      expect(is(await head.device.push(instead))).toEqual(["accepted"]);
      expect((await two.read()).match(/New\. |And more\. /g)).toHaveLength(2);
    });

    it("[NT6] also when an administrator lets the beginning in", async () => {
      const lind = writer(STAFF.ashTeacher);
      const [first, second] = [lind.typeOn("Not theirs, "), lind.typeOn("but right.")];
      expect(await lind.device.push(first)).toMatchObject([{ why: "not-seen" }]);
      const okaforToo = school().device(STAFF.oakTeacher);
      // The second is sent by somebody who may: it waits for the first.
      expect(await okaforToo.push(second)).toMatchObject([{ why: "note-waiting" }]);
      const list = await listAttention(school().store, school().id);
      const { ref } = list.find(({ code }) => code === "not-seen")!;
      const where = { school: school().id, resolver: STAFF.administrator, ref };
      expect(await acceptAttention(school().deps, where)).toEqual({ done: true });
      expect(await writer(STAFF.head).read()).toBe("Not theirs, but right.");
      expect(await listAttention(school().store, school().id)).toEqual([]);
    });
  });

  it("[AC8] [SY14] what is restricted goes with a child who is erased", async () => {
    const head = school().device(STAFF.head);
    const t = "restricted-note";
    const u = pieceOf("For the SENCO and senior leaders.");
    const f = { text: { g: FIRST_GENERATION, u } };
    expect(is(await head.push(writing({ g: "0", u }, { t, f })))).toEqual(["accepted"]);
    const { store, deps, id, administrator } = school();
    const senco = school().device(STAFF.senco);
    await senco.pull();
    expect(textOf(noteIn(senco.row(t, K), "text"))).toBe("For the SENCO and senior leaders.");
    for (const device of [administrator, school().device(STAFF.oakTeacher)]) {
      await device.pull();
      expect(device.row(t, K)).toBeUndefined();
    }
    await erasePupil(deps, { school: id, by: STAFF.administrator, pupil: PUPILS.amara });
    await senco.pull();
    expect(senco.row(t, K)).toBeUndefined();
    const [row] = await store.read(id).rows([{ t, k: K }]);
    expect(row).toMatchObject({ gone: true, f: {}, scope: `r:${PUPILS.amara}` });
    expect(JSON.stringify(await store.read(id).log(0, 1000))).not.toContain(u);
    const [verdict] = await head.push(writing({ g: "0", u }, { t, f }));
    expect(verdict).toMatchObject({ why: "erased" });
  });
});
