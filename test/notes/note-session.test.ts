import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clockAt } from "../../src/domain/clock.ts";
import {
  EMPTY_NOTE,
  joinedInto,
  joinPiece,
  type Note,
  type NoteInput,
} from "../../src/domain/note.ts";
import { NoteSession } from "../../src/notes/note-session.ts";
import { Joining, joinPieces, pieceOf, textOf } from "../../src/notes/note-text.ts";
import { wordsIn, wordsTakenOut } from "../../src/notes/words-in-pieces.ts";

let made = 0;
/** The note with a piece that somebody kept. */
function withPiece(note: Note, input: NoteInput | undefined, at = ++made): Note {
  if (input === undefined) return note;
  const piece = { id: at.toString(16).padStart(32, "0"), h: clockAt(at), by: "u", u: input.u };
  return joinPiece(note, input.g, piece);
}

function typeOn(session: NoteSession, words: string): NoteInput | undefined {
  const text = session.text + words;
  session.type(text, text.length);
  return session.take();
}

describe("a note that is open", () => {
  it("[NT1] puts nothing in by being opened", () => {
    const session = new NoteSession(EMPTY_NOTE);
    expect(session.text).toBe("");
    expect(session.take()).toBeUndefined();
    expect(session.type("", 0)).toBe(true);
    expect(session.take()).toBeUndefined();
  });

  it("[NT1] gives what was typed since it was last asked, as one piece", () => {
    const session = new NoteSession(EMPTY_NOTE);
    session.type("R", 1);
    session.type("Re", 2);
    session.type("Reads", 5);
    let note = withPiece(EMPTY_NOTE, session.take());
    expect(note.u).toHaveLength(1);
    expect(textOf(note)).toBe("Reads");
    expect(session.take()).toBeUndefined();
    session.type("Read well", 9);
    note = withPiece(note, session.take());
    expect(textOf(note)).toBe("Read well");
  });

  it("[NT9] undoes what was typed here, and nothing of what others wrote", () => {
    const [one, two] = [new NoteSession(EMPTY_NOTE), new NoteSession(EMPTY_NOTE)];
    let note = withPiece(EMPTY_NOTE, typeOn(one, "Mine. "));
    note = withPiece(note, typeOn(two, "Theirs. "));
    one.receive(note, []);
    expect(one.undo()).toBeDefined();
    note = withPiece(note, one.take());
    expect(textOf(note)).toBe("Theirs. ");
    expect(one.undo()).toBeUndefined();
    expect(one.redo()).toBeDefined();
    expect(one.text.match(/Mine\. |Theirs\. /g)).toHaveLength(2);
  });

  it("[NT9] keeps the caret at its words when others write before or behind it", () => {
    const base = withPiece(EMPTY_NOTE, { g: "0", u: pieceOf("one two three") }, 1);
    const fresh = new NoteSession(base);
    const mine = new NoteSession(base);
    fresh.type("zero one two three", 5);
    fresh.type("zero one two three four", 23);
    const moved = mine.receive(withPiece(base, fresh.take()), [7, 3]);
    expect(mine.text).toBe("zero one two three four");
    expect(moved.carets.map((caret) => mine.text.slice(0, caret))).toEqual([
      "zero one two",
      "zero one",
    ]);
  });

  it("[NT5] begins anew when its text was replaced, and gives what was typed in the old one", () => {
    const session = new NoteSession(EMPTY_NOTE);
    const note = withPiece(EMPTY_NOTE, typeOn(session, "Old. "));
    session.receive(note, []);
    session.type("Old. More.", 10);
    const replaced = withPiece(note, { g: "1-00000000000000aa", u: pieceOf("New.") });
    const { left, carets } = session.receive(replaced, [10]);
    expect(left).toMatchObject({ g: "0" });
    expect(wordsIn([left!.u])).toBe("More.");
    expect([session.text, carets]).toEqual(["New.", [4]]);
    expect(typeOn(session, " On.")).toMatchObject({ g: "1-00000000000000aa" });
  });

  it("[NT6] begins anew when what was typed was put aside, so that the rest is understood", () => {
    const other = new NoteSession(EMPTY_NOTE);
    const before = withPiece(EMPTY_NOTE, typeOn(other, "Theirs. "));
    const session = new NoteSession(before);
    const kept = withPiece(before, typeOn(session, "Refused. "));
    session.receive(kept, []);
    // A row as it was before arrives late, then the outbox no longer has it: it was put aside.
    expect(session.receive(before, [3])).toEqual({ carets: [3], left: undefined });
    expect(session.text).toBe("Theirs. ");
    const input = typeOn(session, "Taken.");
    expect(new Joining().problem(before.u, input!.u)).toBeUndefined();
    expect(textOf(withPiece(before, input))).toBe("Theirs. Taken.");
  });

  it("[NT3] goes on when the school has joined the pieces it knows into one", () => {
    const session = new NoteSession(EMPTY_NOTE);
    let note = withPiece(EMPTY_NOTE, typeOn(session, "One. "));
    note = withPiece(note, typeOn(session, "Two. "));
    session.receive(note, []);
    const joined = joinedInto(note, note.u, joinPieces(note.u));
    expect(joined.u).toHaveLength(1);
    expect(session.receive(joined, [5])).toEqual({ carets: [5], left: undefined });
    expect(textOf(withPiece(joined, typeOn(session, "Three.")))).toBe("One. Two. Three.");
  });

  it("[NT4] takes no more than a note may be, and takes it again when it is shorter", () => {
    const session = new NoteSession(EMPTY_NOTE);
    expect(session.type("x".repeat(20_000), 20_000)).toBe(true);
    expect(session.type("x".repeat(20_001), 20_001)).toBe(false);
    expect(session.text).toHaveLength(20_000);
    expect(session.type("x".repeat(19_999), 19_999)).toBe(true);
  });
});

describe("the words of a piece", () => {
  it("[NT6] are those it put in, in their order, with other places set apart", () => {
    const session = new NoteSession(EMPTY_NOTE);
    session.type("Reads well.", 11);
    const first = session.take()!.u;
    expect(wordsIn([first])).toBe("Reads well.");
    session.type("Amara reads well.", 6);
    session.type("Amara reads well. Writes too.", 29);
    const second = session.take()!.u;
    expect(wordsIn([first, second])).toBe("Amara reads well. Writes too.");
    // What they were written on was taken: two places of the text.
    expect(wordsIn([second])).toBe("Amara r … Writes too.");
    expect(wordsIn(["AAAA", "?", ""])).toBe("");
  });

  it("[NT6] are none that their author took out again", () => {
    const session = new NoteSession(EMPTY_NOTE);
    session.type("Reeds", 5);
    const first = session.take()!.u;
    session.type("Reads", 4);
    session.type("Reads wel", 9);
    session.type("Reads well", 10);
    session.type("Reads", 5);
    const second = session.take()!.u;
    expect(wordsIn([first, second])).toBe("Reads");
    expect(wordsIn([first, first, second])).toBe("Reads");
    session.type("", 0);
    expect(wordsIn([first, second, session.take()!.u])).toBe("");
  });

  it("[NT6] are the text itself, whatever one person typed and took out, and however it was sent", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", " ", "é", "😀"), maxLength: 8 });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.boolean()), { maxLength: 12 }), (steps) => {
        const session = new NoteSession(EMPTY_NOTE);
        const pieces: string[] = [];
        for (const [value, sent] of steps) {
          session.type(value, value.length);
          if (sent) pieces.push(session.take()?.u ?? "");
        }
        pieces.push(session.take()?.u ?? "");
        expect(wordsIn(pieces)).toBe(session.text.trim());
      }),
    );
  });

  it("[NT6] that somebody took out and that a note still has", () => {
    const base = withPiece(EMPTY_NOTE, { g: "0", u: pieceOf("one two three four") });
    const session = new NoteSession(base);
    session.type("one three four", 4);
    session.type("one three", 9);
    session.type("one three five", 14);
    const { u } = session.take()!;
    expect(wordsTakenOut([u], base)).toBe("two … four");
    expect(wordsIn([u])).toBe("five");
    expect(wordsTakenOut([u], withPiece(base, { g: "0", u }))).toBe("");
    expect(wordsTakenOut(["AAAA", "?"], base)).toBe("");
  });
});

/** What somebody does at one of three devices; numbers are taken modulo what there is. */
type Doing =
  | { do: "type"; who: number; at: number }
  | { do: "delete"; who: number; at: number }
  | { do: "undo"; who: number }
  | { do: "send"; who: number }
  | { do: "fetch"; who: number }
  | { do: "join" };

const who = fc.nat(2);
const doing: fc.Arbitrary<Doing> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant("type" as const), who, at: fc.nat(99) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("delete" as const), who, at: fc.nat(99) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("undo" as const), who }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("send" as const), who }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("fetch" as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("join" as const) }) },
);

it("[NT1] [NT3] every word that was put in and not taken out is there once, whatever happens between", () => {
  fc.assert(
    fc.property(fc.array(doing, { maxLength: 40 }), (steps) => {
      let school = EMPTY_NOTE;
      let words = 0;
      const own = [0, 1, 2].map(() => ({
        session: new NoteSession(EMPTY_NOTE),
        unsent: EMPTY_NOTE,
      }));
      const put = new Set<string>();
      const out = new Set<string>();
      const undone = new Set<string>();
      const send = (at: number) => {
        const { session, unsent } = own[at]!;
        const note = withPiece(unsent, session.take());
        for (const piece of note.u) school = joinPiece(school, note.g, piece);
        own[at]!.unsent = EMPTY_NOTE;
      };
      for (const step of steps) {
        if (step.do === "join") {
          // Those there are, less the last: what comes meanwhile stays.
          const merged = school.u.slice(0, -1);
          if (merged.length > 1) school = joinedInto(school, merged, joinPieces(merged));
          continue;
        }
        const { session, unsent } = own[step.who]!;
        const there = session.text.split(/(?<= )/);
        if (step.do === "send") send(step.who);
        else if (step.do === "fetch") {
          let shown = school;
          for (const piece of unsent.u) shown = joinPiece(shown, unsent.g, piece);
          session.receive(shown, []);
        } else if (step.do === "type") {
          const word = `w${words++}. `;
          put.add(word);
          const before = there.slice(0, step.at % (there.length + 1)).join("");
          session.type(
            before + word + session.text.slice(before.length),
            before.length + word.length,
          );
          own[step.who]!.unsent = withPiece(unsent, session.take());
        } else if (step.do === "undo") {
          const before = session.text;
          session.undo();
          // A word that one takes back and another has taken out may be either.
          for (const word of put)
            if (before.includes(word) !== session.text.includes(word)) undone.add(word);
        } else if (session.text !== "") {
          const at = step.at % there.length;
          const rest = [...there.slice(0, at), ...there.slice(at + 1)].join("");
          if (there[at] !== "") out.add(there[at]!);
          session.type(rest, there.slice(0, at).join("").length);
        }
      }
      for (const at of [0, 1, 2]) send(at);
      const text = textOf(school);
      for (const word of put) {
        const times = text.split(word).length - 1;
        const allowed = undone.has(word) ? [0, 1] : [out.has(word) ? 0 : 1];
        expect(allowed).toContain(times);
      }
      for (const { session } of own) {
        session.receive(school, []);
        expect(session.text).toBe(text);
      }
    }),
    { numRuns: 150 },
  );
});
