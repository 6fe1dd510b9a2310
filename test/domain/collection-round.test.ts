import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pointsOf, windowOf, pointAt } from "../../src/domain/assessment-point.ts";
import { type Entry, headsOf, type Row } from "../../src/domain/change.ts";
import {
  type CarriedForward,
  carryForward,
  collectionRound,
  countRound,
  type RoundFacts,
} from "../../src/domain/collection-round.ts";
import { LEVELS } from "../../src/domain/levels-scale.ts";
import type { Pupil } from "../../src/domain/pupil.ts";
import { oakFacts } from "../support/oak-list.ts";
import {
  entry,
  idOf,
  NOW,
  PUPILS,
  record,
  smallSchool,
  STAFF,
  TODAY,
} from "../support/small-school.ts";

const DAY_MS = 86_400_000;
const points = pointsOf(smallSchool().rows, 2026);
const pointNamed = (id: string) => points.find((point) => point.id === id)!;
const everybody = (facts: RoundFacts) => new Set(facts.children.map(({ pupil }) => pupil.id));

type Cells = Readonly<Record<string, readonly Entry[]>>;
const put = (v: string | null, more: Partial<Parameters<typeof entry>[1]> = {}) =>
  entry(v, { by: STAFF.oakTeacher, ms: NOW - DAY_MS, ...more });

/** Oak in maths at a point, with what a test puts into this year's records. */
function oak(
  cells: Readonly<Record<string, Cells>> = {},
  more: Partial<RoundFacts> = {},
): RoundFacts {
  const { children, lastYear, thisYear, year } = oakFacts(cells);
  const facts = { scale: LEVELS, subject: "maths", year, points, point: pointNamed("autumn") };
  return { ...facts, children, lastYear, thisYear, today: TODAY, ...more };
}

/** How each child stands, by id. */
function standing(facts: RoundFacts): Record<string, string> {
  return Object.fromEntries(
    collectionRound(facts).children.map((child) => [
      child.pupil.id,
      child.is === "missing" ? child.why : child.is,
    ]),
  );
}

/** The records after edits were kept. */
function after(facts: RoundFacts, edits: readonly CarriedForward[]): RoundFacts {
  const thisYear = new Map(facts.thisYear);
  for (const [at, { pupil, edit }] of edits.entries()) {
    const held: Row = thisYear.get(pupil) ?? record(pupil, 2026, {});
    const { v, how, prev } = edit;
    const made = entry(v, {
      by: STAFF.oakTeacher,
      ms: NOW + at,
      how,
      prev,
      id: idOf(`${at} ${edit.k}`),
    });
    const cell = [...(held.c?.[edit.cell] ?? []), made];
    thisYear.set(pupil, { ...held, c: { ...held.c, [edit.cell]: cell } });
  }
  return { ...facts, thisYear };
}

function withPupil(facts: RoundFacts, id: string, change: Partial<Pupil>): RoundFacts {
  const children = facts.children.map((child) =>
    child.pupil.id === id ? { ...child, pupil: { ...child.pupil, ...change } } : child,
  );
  return { ...facts, children };
}

describe("the window", () => {
  it("[CR1] opens two weeks before the point's day and closes on it, unless the school says", () => {
    const autumn = pointNamed("autumn");
    expect(windowOf(autumn)).toEqual({
      opens: "2026-11-27",
      closes: "2026-12-11",
      own: { opens: false, closes: false },
    });
    expect(windowOf({ ...autumn, opens: "2026-11-16", closes: "2026-12-18" })).toEqual({
      opens: "2026-11-16",
      closes: "2026-12-18",
      own: { opens: true, closes: true },
    });
    expect(windowOf({ ...autumn, closes: "2026-11-20" })).toMatchObject({
      opens: "2026-11-20",
      closes: "2026-11-20",
    });
  });

  it("[P3] a point whose collection goes on after its day is still the one worked towards", () => {
    const late = points.map((one) =>
      one.id === "autumn" ? { ...one, closes: "2026-12-18" } : one,
    );
    expect(pointAt(late, "2026-12-18")?.id).toBe("autumn");
    expect(pointAt(late, "2026-12-19")?.id).toBe("spring");
    const early = points.map((one) =>
      one.id === "autumn" ? { ...one, closes: "2026-12-01" } : one,
    );
    expect(pointAt(early, "2026-12-11")?.id).toBe("autumn");
  });
});

describe("who is asked for, and how they stand", () => {
  it("[CR3] compares with July in autumn", () => {
    expect(standing(oak({ [PUPILS.bo]: { "maths.autumn": [put("2S")] } }))).toEqual({
      [PUPILS.amara]: "moved",
      [PUPILS.bo]: "unchanged",
      [PUPILS.ewan]: "ready",
      [PUPILS.zoeB]: "moved",
      [PUPILS.zoeK]: "ready",
    });
  });

  it("[CR3] compares with the last level before in spring, and with July where autumn had none", () => {
    const facts = oak(
      { [PUPILS.bo]: { "maths.autumn": [put("!A")] } },
      { point: pointNamed("spring") },
    );
    const earlier = collectionRound(facts).children.map((child) => [
      child.pupil.id,
      child.earlier?.value,
      child.earlier?.point,
    ]);
    expect(earlier).toEqual(
      expect.arrayContaining([
        [PUPILS.amara, "3L", "autumn"],
        [PUPILS.bo, "2S", "baseline"],
        [PUPILS.ewan, "P6", "baseline"],
      ]),
    );
  });

  it("[CR3] a level that cannot be compared is another level, and a whole level is its secure", () => {
    const cells = { [PUPILS.ewan]: { "maths.autumn": [put("W")] } };
    expect(standing(oak(cells))[PUPILS.ewan]).toBe("moved");
    const whole = { [PUPILS.zoeK]: { "maths.autumn": [put("2S")] } };
    expect(standing(oak(whole))[PUPILS.zoeK]).toBe("unchanged");
  });

  it("[CR2] asks for those on roll on the day; a reason for no level answers", () => {
    const absent = oak({ [PUPILS.bo]: { "maths.autumn": [put("!A")] } });
    expect(standing(absent)[PUPILS.bo]).toBe("marked");
    const left = withPupil(absent, PUPILS.ewan, { left: "2026-11-02" });
    expect(standing(left)).not.toHaveProperty(PUPILS.ewan);
    const joins = withPupil(absent, PUPILS.ewan, { arrived: "2027-01-05" });
    expect(standing(joins)).not.toHaveProperty(PUPILS.ewan);
    const soon = withPupil(absent, PUPILS.ewan, { arrived: "2026-12-01" });
    expect(standing(soon)[PUPILS.ewan]).toBe("ready");
    expect(collectionRound({ ...absent, point: pointNamed("baseline") }).children).toEqual([]);
  });

  it("[CR2] who left after the point's day is asked for no more, but what was judged counts", () => {
    const later = { today: "2027-02-01" };
    const gone = { left: "2027-01-15" };
    const facts = withPupil(withPupil(oak({}, later), PUPILS.amara, gone), PUPILS.bo, gone);
    expect(standing(facts)[PUPILS.amara]).toBe("moved");
    expect(standing(facts)).not.toHaveProperty(PUPILS.bo);
  });

  it("[CR5] names those whom a person has to look at, with the reason", () => {
    const facts = oak({
      [PUPILS.bo]: { "maths.autumn": [put("2H"), put(null, { ms: NOW, prev: [put("2H").id] })] },
      [PUPILS.ewan]: { "maths.baseline": [put("P7")] },
    });
    const july = record(PUPILS.zoeK, 2025, {
      "maths.summer": [
        entry("2S", { by: STAFF.ashTeacher, id: idOf("a") }),
        entry("2H", { by: STAFF.head, id: idOf("b") }),
      ],
    });
    const differs = { ...facts, lastYear: new Map(facts.lastYear).set(PUPILS.zoeK, july) };
    expect(standing(differs)).toMatchObject({
      [PUPILS.bo]: "withdrawn",
      [PUPILS.ewan]: "questioned",
      [PUPILS.zoeK]: "differ",
    });
    const nothing = { ...facts, lastYear: new Map() };
    expect(standing(nothing)[PUPILS.zoeK]).toBe("nothing-before");
    expect(standing(nothing)[PUPILS.amara]).toBe("new");
    expect(carryForward(differs, everybody(differs))).toEqual([]);
  });
});

describe("carrying forward", () => {
  it("[CR4] gives the children named the level from before, as a judgement of its own", () => {
    const facts = oak();
    expect(carryForward(facts, new Set([PUPILS.ewan, PUPILS.amara]))).toEqual([
      {
        pupil: PUPILS.ewan,
        value: "P6",
        edit: {
          t: "attainment",
          k: `${PUPILS.ewan}:2026`,
          cell: "maths.autumn",
          v: "P6",
          how: "confirmed",
          prev: [],
        },
      },
    ]);
  });

  it("[CR4] takes a level that was undone as never given", () => {
    const given = put("2S", { how: "confirmed" });
    const undone = put(null, { ms: NOW, how: "restored", prev: [given.id] });
    const facts = oak({ [PUPILS.bo]: { "maths.autumn": [given, undone] } });
    expect(standing(facts)[PUPILS.bo]).toBe("ready");
    expect(carryForward(facts, new Set([PUPILS.bo]))).toMatchObject([
      { edit: { v: "2S", prev: [undone.id] } },
    ]);
  });

  it("[CR4] does nothing in a closed point", () => {
    const facts = oak({}, { point: { ...pointNamed("autumn"), lockedAt: NOW } });
    expect(carryForward(facts, everybody(facts))).toEqual([]);
  });
});

const VALUES = ["1S", "2S", "2H", "3", "3L", "P6", "W", "!A", "!N", "zzz"];
/** Up to two judgements of a cell; the second may stand beside the first or replace it. */
const cellOf = (name: string) =>
  fc
    .array(
      fc.record({
        v: fc.option(fc.constantFrom(...VALUES)),
        over: fc.boolean(),
        how: fc.constantFrom("typed" as const, "restored" as const),
        by: fc.constantFrom(STAFF.oakTeacher, STAFF.head),
      }),
      { maxLength: 2 },
    )
    .map((all): Cells => {
      const entries: Entry[] = [];
      for (const [at, { v, over, how, by }] of all.entries())
        entries.push(
          entry(v, {
            by,
            how,
            ms: NOW - DAY_MS + at,
            id: idOf(`${name} ${at}`),
            prev: over ? entries.map(({ id }) => id) : [],
          }),
        );
      return entries.length === 0 ? {} : { [name]: entries };
    });
const anyOak = fc
  .record({
    cells: fc.tuple(
      ...Object.values(PUPILS).map((pupil) =>
        fc
          .tuple(cellOf("maths.baseline"), cellOf("maths.autumn"), cellOf("maths.spring"))
          .map((cells): [string, Cells] => [pupil, Object.assign({}, ...cells)]),
      ),
    ),
    point: fc.constantFrom("autumn", "spring", "summer"),
    locked: fc.boolean(),
    left: fc.option(fc.constantFrom("2026-11-01", "2027-01-20")),
    july: fc.boolean(),
  })
  .map(({ cells, point, locked, left, july }) => {
    const at = { ...pointNamed(point), lockedAt: locked ? NOW : null };
    const facts = oak(Object.fromEntries(cells), { point: at });
    const gone = withPupil(facts, PUPILS.bo, { left });
    return july ? gone : { ...gone, lastYear: new Map<string, Row>() };
  });

describe("for any class", () => {
  it("[CR3] everybody asked for is counted once", () => {
    fc.assert(
      fc.property(anyOak, (facts) => {
        const { children } = collectionRound(facts);
        const { asked, unchanged, moved, missing, marked, ready, ...more } = countRound(children);
        expect(asked).toBe(children.length);
        expect(unchanged + moved + missing + marked + ready + more.new).toBe(asked);
        expect(new Set(children.map(({ pupil }) => pupil.id)).size).toBe(asked);
      }),
    );
  });

  it("[CR4] confirming never touches a judged cell, and the second time adds nothing", () => {
    fc.assert(
      fc.property(anyOak, fc.subarray(Object.values(PUPILS)), (facts, some) => {
        const edits = carryForward(facts, new Set(some));
        const before = countRound(collectionRound(facts).children);
        for (const { pupil, edit } of edits) {
          const { cell, prev, v } = edit;
          const held = facts.thisYear.get(pupil)?.c?.[cell] ?? [];
          const shown = headsOf(held).at(-1);
          expect([undefined, "restored"]).toContain(shown?.how);
          expect(shown?.v ?? null).toBeNull();
          expect(prev).toEqual(headsOf(held).map(({ id }) => id));
          expect(v).not.toBeNull();
        }
        const then = after(facts, edits);
        expect(carryForward(then, new Set(some))).toEqual([]);
        const counts = countRound(collectionRound(then).children);
        expect(counts.unchanged).toBe(before.unchanged + edits.length);
        expect(counts.ready).toBe(before.ready - edits.length);
        expect(counts.moved).toBe(before.moved);
        expect(facts.point.lockedAt === null || edits.length === 0).toBe(true);
      }),
    );
  });
});
