import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clockAt } from "../../src/domain/clock.ts";
import { EMPTY_NOTE, joinedInto, joinPiece, type Note } from "../../src/domain/note.ts";
import { NoteSession } from "../../src/notes/note-session.ts";
import { joinPieces, textOf } from "../../src/notes/note-text.ts";

let made = 0;
let writers = 0;
/** The note with what was typed in these sessions since it was last asked. */
function withTyped(note: Note, ...sessions: NoteSession[]): Note {
  let all = note;
  for (const session of sessions) {
    const input = session.take();
    if (input === undefined) continue;
    const at = ++made;
    const piece = { id: at.toString(16).padStart(32, "0"), h: clockAt(at), by: "u", u: input.u };
    all = joinPiece(all, input.g, piece);
  }
  return all;
}

function put(session: NoteSession, at: number, words: string): void {
  const { text } = session;
  session.type(text.slice(0, at) + words + text.slice(at), at + words.length);
}

/** Two who have the same note open; each with a writer's name, which says whose words come first. */
function two(note: Note = EMPTY_NOTE): [NoteSession, NoteSession] {
  const writer = ++writers * 2;
  return [new NoteSession(note, () => writer), new NoteSession(note, () => writer + 1)];
}

describe("words that were written apart", () => {
  it("[NT11] stand on lines of their own where two people began the same note", () => {
    const [one, other] = two();
    put(one, 0, "Reads well.");
    put(other, 0, "Knows her bonds.");
    const note = withTyped(EMPTY_NOTE, one, other);
    expect(textOf(note)).toBe("Reads well.\nKnows her bonds.");
    for (const session of [one, other]) {
      session.receive(note, []);
      expect(session.text).toBe(textOf(note));
      // Being shown is not being written.
      expect(session.take()).toBeUndefined();
    }
    expect(textOf(joinedInto(note, note.u, joinPieces(note.u)))).toBe(textOf(note));
  });

  it("[NT11] have a space between them within a line, and nothing where there is one", () => {
    const [first] = two();
    put(first, 0, "He tries.");
    const begun = withTyped(EMPTY_NOTE, first);
    const [one, other] = two(begun);
    put(one, 3, "always");
    put(other, 3, "really ");
    expect(textOf(withTyped(begun, one, other))).toBe("He always really tries.");
    const [left, right] = two(begun);
    put(left, 9, " Mine.");
    put(right, 9, " Theirs.");
    expect(textOf(withTyped(begun, left, right))).toBe("He tries. Mine. Theirs.");
  });

  it("[NT11] are written apart with the next that is typed, and the caret stays at its words", () => {
    const [one, other] = two();
    put(one, 0, "Reads.");
    put(other, 0, "Writes.");
    let note = withTyped(EMPTY_NOTE, one, other);
    expect(one.receive(note, [6]).carets).toEqual([6]);
    expect(other.receive(note, [7]).carets).toEqual([14]);
    put(other, 14, " Counts.");
    note = withTyped(note, other);
    expect(textOf(note)).toBe("Reads.\nWrites. Counts.");
    expect(one.receive(note, [3, 10]).carets).toEqual([3, 10]);
    // Now it is a line like others, and may be taken out.
    one.type("Reads. Writes. Counts.", 7);
    expect(textOf(withTyped(note, one))).toBe("Reads. Writes. Counts.");
  });

  it("[NT11] are set apart once, when both go on at the same time", () => {
    const [one, other] = two();
    put(one, 0, "Reads.");
    put(other, 0, "Writes.");
    let note = withTyped(EMPTY_NOTE, one, other);
    for (const session of [one, other]) session.receive(note, []);
    put(one, 6, " More.");
    put(other, 14, " Counts.");
    note = withTyped(note, one, other);
    expect(textOf(note)).toBe("Reads. More.\nWrites. Counts.");
    one.receive(note, []);
    expect(one.text).toBe(textOf(note));
  });

  it("[NT11] are no words of one person, who goes on where another took something out again", () => {
    const [one, other] = two();
    put(one, 0, "Quick");
    put(other, 0, "x");
    other.type("", 0);
    let note = withTyped(EMPTY_NOTE, one, other);
    one.receive(note, [5]);
    for (const letters of ["l", "y", " reads", " more"]) {
      put(one, one.text.length, letters);
      note = withTyped(note, one);
      expect(one.receive(note, [one.text.length]).carets).toEqual([one.text.length]);
    }
    expect(textOf(note)).toBe("Quickly reads more");
  });

  it("[NT11] [NT9] are undone without what was shown between them", () => {
    const [one, other] = two();
    put(one, 0, "Reads.");
    put(other, 0, "Writes.");
    one.receive(withTyped(EMPTY_NOTE, one, other), []);
    one.undo();
    expect(one.text).toBe("Writes.");
    one.redo();
    expect([...one.text.matchAll(/Reads\.|Writes\./g)]).toHaveLength(2);
  });
});

/** One stretch of a text taken out and another put in; numbers are taken modulo its length. */
const stroke = fc.record({
  who: fc.nat(1),
  at: fc.nat(30),
  remove: fc.nat(4),
  insert: fc.string({ unit: fc.constantFrom("a", "b", " ", "\n"), maxLength: 3 }),
});

it("[NT11] nothing is put between the words of people who see each other's", () => {
  fc.assert(
    fc.property(fc.array(stroke, { maxLength: 25 }), (strokes) => {
      let note = EMPTY_NOTE;
      let text = "";
      const sessions = two();
      for (const { who, at, remove, insert } of strokes) {
        const from = at % (text.length + 1);
        text = text.slice(0, from) + insert + text.slice(from + remove);
        sessions[who]?.type(text, from + insert.length);
        note = withTyped(note, ...sessions);
        for (const session of sessions) session.receive(note, []);
        expect(textOf(note)).toBe(text);
      }
    }),
  );
});

it("[NT11] [NT1] all show the same, what was typed stands as it was typed, and words that came apart do not touch", () => {
  const doing = fc.record({ stroke, how: fc.constantFrom("type", "type", "type", "undo", "meet") });
  fc.assert(
    fc.property(fc.array(doing, { maxLength: 30 }), (doings) => {
      let note = EMPTY_NOTE;
      const sessions = two();
      for (const { how, stroke: one } of doings) {
        const session = sessions[one.who]!;
        const { text } = session;
        const from = one.at % (text.length + 1);
        if (how === "undo") session.undo();
        if (how === "meet") {
          note = withTyped(note, ...sessions);
          session.receive(note, []);
        }
        if (how !== "type") continue;
        const value = text.slice(0, from) + one.insert + text.slice(from + one.remove);
        session.type(value, from + one.insert.length);
        expect(session.text).toBe(value);
      }
      note = withTyped(note, ...sessions);
      for (const session of sessions) {
        session.receive(note, []);
        expect(session.text).toBe(textOf(note));
      }
      // Whoever goes on there, or takes the seam out, has what they typed.
      const [session] = two(note);
      for (const value of [`${session.text}.`, session.text.replaceAll(/\s/g, ""), "a", ""]) {
        session.type(value, value.length);
        expect(session.text).toBe(value);
      }
    }),
    { numRuns: 300 },
  );
});

it("[NT11] the words of two who only write, apart, never touch", () => {
  fc.assert(
    fc.property(fc.array(stroke, { maxLength: 24 }), (strokes) => {
      const sessions = two();
      for (const { who, at, insert } of strokes) {
        const letters = who === 0 ? insert : insert.toUpperCase();
        put(sessions[who]!, at % (sessions[who]!.text.length + 1), letters);
      }
      expect(textOf(withTyped(EMPTY_NOTE, ...sessions))).not.toMatch(/[ab][AB]|[AB][ab]/);
    }),
  );
});
