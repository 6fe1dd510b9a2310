import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Standing, standingOf } from "../../src/domain/access.ts";
import { applyChange, type Change, emptyRow, type Row } from "../../src/domain/change.ts";
import { clockAt } from "../../src/domain/clock.ts";
import {
  compareGenerations,
  EMPTY_NOTE,
  FIRST_GENERATION,
  generationAfter,
  joinedInto,
  joinPiece,
  MAX_NOTE_LENGTH,
  MAX_PIECE_LENGTH,
  noteIn,
  type NoteInput,
  refusalInNote,
} from "../../src/domain/note.ts";
import { refusal } from "../../src/domain/refusal.ts";
import { rosterOf } from "../../src/domain/roster.ts";
import {
  CLASSES,
  idOf,
  NOW,
  PUPILS,
  row,
  smallSchool,
  STAFF,
  TODAY,
  YEAR,
} from "../support/small-school.ts";

const AMARA = `${PUPILS.amara}:m-1`;
const SECOND = "1-00000000000000aa";
const THIRD = "2-00000000000000bb";

let made = 0;
function wrote(input: Partial<NoteInput> = {}, more: Partial<Change> = {}): Change {
  made += 1;
  return {
    id: idOf(`piece ${made}`),
    t: "meeting-note",
    k: AMARA,
    op: "note",
    f: { evidence: { g: FIRST_GENERATION, u: "AAA=", ...input } },
    h: clockAt(NOW + made),
    sv: 6,
    ...more,
  };
}
const joined = (changes: readonly Change[]): Row =>
  changes.reduce(
    (row, change) => applyChange(row, change, { by: "u", dev: "d", at: 0 }),
    emptyRow("meeting-note", AMARA, `p:${PUPILS.amara}`),
  );

describe("pieces of writing", () => {
  const change = fc
    .record({
      g: fc.constantFrom(FIRST_GENERATION, SECOND, "1-00000000000000ab", THIRD),
      u: fc.constantFrom("AAA=", "BBB=", "CCC="),
      section: fc.constantFrom("evidence", "agreed"),
      at: fc.nat(5),
      id: fc.nat(12),
    })
    .map(({ g, u, section, at, id }) =>
      wrote(
        {},
        {
          f: { [section]: { g, u } },
          id: idOf(`${id} ${g} ${u} ${section}`),
          h: clockAt(NOW + at),
        },
      ),
    );

  it("[NT1] the same pieces give the same note, in any order and however often", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(change, { selector: ({ id }) => id, maxLength: 12 }),
        fc.infiniteStream(fc.nat()),
        (changes, dice) => {
          const shuffled = [...changes, ...changes.slice(0, 3)]
            .map((one) => ({ one, at: dice.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ one }) => one);
          expect(joined(shuffled)).toEqual(joined(changes));
        },
      ),
    );
  });

  it("[NT1] each is kept with who wrote it, and the section has the stamp of the latest", () => {
    const early = wrote();
    const late = wrote({ u: "BBB=" });
    const row = joined([late, early]);
    expect(noteIn(row, "evidence")).toEqual({
      g: FIRST_GENERATION,
      u: [
        { id: early.id, h: early.h, by: "u", u: "AAA=" },
        { id: late.id, h: late.h, by: "u", u: "BBB=" },
      ],
    });
    expect(row.h.evidence).toEqual({ h: late.h, id: late.id });
    expect(noteIn(row, "agreed")).toBe(EMPTY_NOTE);
    expect(noteIn(row, "__proto__")).toBe(EMPTY_NOTE);
  });

  it("[NT1] nothing is put into a note that was erased", () => {
    const gone: Row = { ...emptyRow("meeting-note", AMARA, "p"), gone: true };
    expect(applyChange(gone, wrote(), { by: "u", dev: "d", at: 0 })).toBe(gone);
  });

  it("[NT3] joining some into one takes out exactly those, and stands where the latest stood", () => {
    const [a, b, c] = [wrote(), wrote({ u: "BBB=" }), wrote({ u: "CCC=" })];
    const before = noteIn(joined([a, b]), "evidence");
    const meanwhile = noteIn(joined([a, b, c]), "evidence");
    const after = joinedInto(meanwhile, before.u, "ABAB");
    expect(after.u.map(({ id, u }) => [id, u])).toEqual([
      [b.id, "ABAB"],
      [c.id, "CCC="],
    ]);
    expect(joinedInto(meanwhile, [], "")).toBe(meanwhile);
    // A device that lays its own piece over it alters nothing.
    const own = { id: b.id, h: b.h, by: "u", u: "BBB=" };
    expect(joinPiece(after, FIRST_GENERATION, own)).toBe(after);
  });
});

describe("generations", () => {
  it("[NT5] a later one takes the place of all there is, and what comes of an earlier one is nothing", () => {
    const [a, instead, late, after] = [
      wrote(),
      wrote({ g: SECOND, instead: FIRST_GENERATION, u: "BBB=" }),
      wrote({ u: "CCC=" }),
      wrote({ g: SECOND, u: "DDD=" }),
    ];
    const row = joined([a, instead, late, after]);
    expect(noteIn(row, "evidence").u.map(({ u }) => u)).toEqual(["BBB=", "DDD="]);
    expect(row.h.evidence?.id).toBe(after.id);
  });

  it("[NT5] are ordered by number, and those of one number always the same way", () => {
    expect(generationAfter(FIRST_GENERATION, "a".repeat(16))).toBe(`1-${"a".repeat(16)}`);
    expect(generationAfter(SECOND, "a".repeat(16))).toBe(`2-${"a".repeat(16)}`);
    expect(compareGenerations(FIRST_GENERATION, SECOND)).toBeLessThan(0);
    expect(compareGenerations(THIRD, SECOND)).toBeGreaterThan(0);
    expect(compareGenerations("9-00000000000000aa", "10-00000000000000aa")).toBeLessThan(0);
    expect(compareGenerations(SECOND, "1-00000000000000ab")).toBeLessThan(0);
    expect(compareGenerations(SECOND, SECOND)).toBe(0);
  });

  it("[NT5] [NT6] a note takes pieces of its own generation, and one that follows it", () => {
    const note = { g: SECOND, u: [] };
    const said = (input: Partial<NoteInput>) =>
      refusalInNote(note, { g: SECOND, u: "AAA=", ...input })?.code;
    expect(said({})).toBeUndefined();
    expect(said({ g: FIRST_GENERATION })).toBe("note-replaced");
    expect(said({ g: "1-0000000000000000" })).toBe("note-replaced");
    expect(said({ g: THIRD })).toBe("note-waiting");
    expect(said({ g: THIRD, instead: SECOND })).toBeUndefined();
    expect(said({ g: THIRD, instead: "1-0000000000000000" })).toBe("note-replaced");
  });

  it("[NT4] a note takes no more than it has room for", () => {
    const piece = (length: number) => ({ id: "1", h: "1", by: "u", u: "A".repeat(length) });
    const full = { g: FIRST_GENERATION, u: [piece(MAX_NOTE_LENGTH - 4)] };
    expect(refusalInNote(full, { g: FIRST_GENERATION, u: "AAAA" })).toBeUndefined();
    expect(refusalInNote(full, { g: FIRST_GENERATION, u: "AAAAAAAA" })?.code).toBe("note-full");
    expect(
      refusalInNote(full, { g: SECOND, u: "AAAAAAAA", instead: FIRST_GENERATION }),
    ).toBeUndefined();
  });
});

describe("who may write in a note", () => {
  const { rows } = smallSchool();
  const standing = (who: keyof typeof STAFF, more: readonly Row[] = []): Standing =>
    standingOf(rosterOf([...rows, ...more]), STAFF[who], TODAY, YEAR);
  const code = (who: keyof typeof STAFF, change: Change, more: readonly Row[] = []) =>
    refusal(standing(who, more), change)?.code ?? "taken";
  const instead = { g: SECOND, instead: FIRST_GENERATION };

  it.each([
    ["administrator", "taken"],
    ["head", "taken"],
    ["senco", "taken"],
    ["subjectLeader", "taken"],
    ["oakTeacher", "taken"],
    ["ashTeacher", "not-seen"],
    ["governor", "not-seen"],
    ["leftTeacher", "not-on-staff"],
  ] as const)("[NT8] about a child: the %s is %s", (who, what) => {
    expect(code(who, wrote())).toBe(what);
  });

  it("[NT8] [MV1] an assistant adds evidence and what a child said, and the rest where assistants may judge", () => {
    const agreed = wrote({}, { f: { agreed: { g: FIRST_GENERATION, u: "AAA=" } } });
    expect(code("assistant", wrote())).toBe("taken");
    expect(code("assistant", agreed)).toBe("not-yours");
    const voice = wrote({}, { f: { voice: { g: FIRST_GENERATION, u: "AAA=" } } });
    expect(code("assistant", voice)).toBe("taken");
    const mayJudge = row("school", "school", { assistantsMayJudge: true });
    expect(code("assistant", agreed, [mayJudge])).toBe("taken");
  });

  it("[AC8] in what is restricted: senior leaders and the SENCO alone", () => {
    const restricted = wrote({}, { t: "restricted-note", f: { text: { g: "0", u: "AAA=" } } });
    for (const who of ["head", "senco"] as const) expect(code(who, restricted)).toBe("taken");
    for (const who of ["administrator", "subjectLeader", "oakTeacher", "assistant"] as const)
      expect(code(who, restricted)).toBe("not-seen");
  });

  it("[NT8] about a class: its adults and leadership", () => {
    const about = wrote(
      {},
      { t: "class-note", k: `${CLASSES.oak}:m-1`, f: { general: { g: "0", u: "AAA=" } } },
    );
    for (const who of ["head", "oakTeacher"] as const) expect(code(who, about)).toBe("taken");
    expect(code("ashTeacher", about)).toBe("not-seen");
  });

  it("[NT8] [MR5] about a meeting of the staff: teachers and leadership, and no governor reads it", () => {
    const about = wrote({}, { t: "staff-note", k: "m-1", f: { talked: { g: "0", u: "AAA=" } } });
    for (const who of ["head", "subjectLeader", "oakTeacher"] as const)
      expect(code(who, about)).toBe("taken");
    expect(code("assistant", about)).toBe("not-yours");
    expect(code("governor", about)).toBe("not-seen");
  });

  it("[NT5] a text is replaced by administrators, senior leaders and the SENCO", () => {
    for (const who of ["administrator", "head", "senco"] as const)
      expect(code(who, wrote(instead))).toBe("taken");
    for (const who of ["subjectLeader", "oakTeacher", "assistant"] as const)
      expect(code(who, wrote(instead))).toBe("not-yours");
  });

  it.each([
    [
      "two sections",
      { f: { evidence: { g: "0", u: "AAA=" }, agreed: { g: "0", u: "AAA=" } } },
      "bad-shape",
    ],
    ["no section", { f: {} }, "bad-shape"],
    ["a section of another table", { f: { general: { g: "0", u: "AAA=" } } }, "unknown-field"],
    ["a section every object has", { f: { constructor: { g: "0", u: "AAA=" } } }, "unknown-field"],
    ["no piece", { f: { evidence: { g: "0" } } }, "bad-shape"],
    ["an empty piece", { f: { evidence: { g: "0", u: "" } } }, "bad-shape"],
    ["a piece that is no base64", { f: { evidence: { g: "0", u: "<b>" } } }, "bad-shape"],
    ["a generation that is none", { f: { evidence: { g: "01-x", u: "AAA=" } } }, "bad-shape"],
    [
      "a generation too far on",
      { f: { evidence: { g: THIRD, u: "AAA=", instead: "0" } } },
      "bad-shape",
    ],
    [
      "more than there is a word for",
      { f: { evidence: { g: "0", u: "AAA=", at: 1 } } },
      "bad-shape",
    ],
    ["the form of a field", { op: "set", f: { evidence: "words" } }, "bad-shape"],
    ["the form of a judgement", { op: "add", f: { evidence: { g: "0", u: "AAA=" } } }, "bad-shape"],
    ["a table without notes", { t: "point", k: "2026:autumn" }, "bad-shape"],
  ] as const)("[NT2] %s is refused", (_, more, what) => {
    expect(code("head", wrote({}, more as Partial<Change>))).toBe(what);
  });

  it("[NT4] a piece longer than one may be is refused", () => {
    expect(code("head", wrote({ u: "A".repeat(MAX_PIECE_LENGTH) }))).toBe("taken");
    expect(code("head", wrote({ u: "A".repeat(MAX_PIECE_LENGTH + 4) }))).toBe("bad-shape");
  });
});
