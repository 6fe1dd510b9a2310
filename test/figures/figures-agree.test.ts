import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { demoSchool } from "../../src/demo/demo-school.ts";
import type { AttainmentFacts } from "../../src/domain/attainment-facts.ts";
import { attainmentGrid, countedIn, plainGrid } from "../../src/domain/attainment-grid.ts";
import { cohortFigures, meanOf, shareOf } from "../../src/domain/cohort-figures.ts";
import { combinedAttainment } from "../../src/domain/combined-attainment.ts";
import { combinable } from "../../src/domain/combined-subject.ts";
import { gatherFacts } from "../../src/domain/gather-facts.ts";
import { compareGroups } from "../../src/domain/group-comparison.ts";
import { EVERYBODY } from "../../src/domain/group-filter.ts";
import { keyStageProgress } from "../../src/domain/key-stage-progress.ts";
import { rungsOf } from "../../src/domain/level.ts";
import { LEVELS } from "../../src/domain/levels-scale.ts";
import { progressMatrix } from "../../src/domain/progress-matrix.ts";
import { RELATIVE } from "../../src/domain/relative-scale.ts";
import { rosterOf } from "../../src/domain/roster.ts";
import type { Scale } from "../../src/domain/scale.ts";
import type { TableName } from "../../src/domain/schema.ts";
import { pointByKey, pointKey, standingAt } from "../../src/domain/standing-at.ts";
import { publishable } from "../../src/domain/suppression.ts";
import { YEAR_BANDS } from "../../src/domain/year-bands-scale.ts";
import { type SmallChild, smallFacts } from "../support/small-facts.ts";
import {
  average,
  isCounted,
  plainCells,
  plainCohort,
  plainCombined,
  plainHalfWidth,
  plainMatrix,
  plainStanding,
  plainSummary,
  plainTooSmall,
  plainTwoLevels,
  plainWilson,
} from "./plain-figures.ts";

const SCALES: readonly Scale[] = [LEVELS, YEAR_BANDS, RELATIVE];
const SUBJECTS = ["reading", "writing", "maths"];

/** Every kind of value a cell can hold, rows most often. */
function valuesOf(scale: Scale): fc.Arbitrary<string> {
  const rows = rungsOf(scale).map((rung) => rung.code);
  const fine = scale.floor?.fine.map((one) => one.code) ?? [];
  const whole = scale.wholeBandAt === undefined ? [] : scale.bands.map((band) => band.code);
  return fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...rows) },
    { weight: 1, arbitrary: fc.constantFrom(...rows, ...fine) },
    { weight: 1, arbitrary: fc.constantFrom(...rows, ...whole) },
    { weight: 1, arbitrary: fc.constantFrom("!A", "!D", "9Z") },
  );
}

function childrenOf(scale: Scale): fc.Arbitrary<SmallChild> {
  const value = valuesOf(scale);
  const levels = fc
    .array(
      fc.tuple(
        fc.constantFrom(...SUBJECTS),
        fc.constantFrom("baseline", "autumn", "spring", "summer", "summer", "autumn"),
        value,
      ),
      { maxLength: 12 },
    )
    .map((some) =>
      Object.fromEntries(some.map(([subject, slot, one]) => [`${subject}.${slot}`, one])),
    );
  const agreed = fc.option(fc.constantFrom(...rungsOf(scale).map((rung) => rung.code)), {
    nil: undefined,
    freq: 6,
  });
  const rare = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: undefined, freq: 8 });
  return fc
    .record({
      yearGroup: fc.integer({ min: 0, max: 6 }),
      now: levels,
      before: levels,
      third: fc.option(levels, { nil: undefined }),
      agreed,
      groups: fc.subarray(["girls", "eal", "pupil-premium"]),
      targets: fc.subarray(SUBJECTS),
      interventions: fc.subarray(["Maths boost"]),
      arrived: rare(fc.constantFrom("2026-09-01", "2027-02-01", "2027-07-16")),
      left: rare(fc.constantFrom("2026-12-01", "2027-05-05", "2027-09-01")),
    })
    .map(({ yearGroup, now, before, third, agreed, arrived, left, ...rest }) => ({
      name: "N",
      ...rest,
      ...(arrived === undefined ? {} : { arrived }),
      ...(left === undefined ? {} : { left }),
      years: {
        ...(third === undefined ? {} : { 2023: [yearGroup - 3, null, third] as const }),
        2025: [yearGroup - 1, null, before] as const,
        2026: [
          yearGroup,
          ["oak", "ash", "elm", null][yearGroup % 4] ?? null,
          agreed === undefined ? now : { ...now, "maths.expectation": agreed },
        ] as const,
      },
    }));
}

const schools: fc.Arbitrary<AttainmentFacts> = fc
  .constantFrom(...SCALES)
  .chain((scale) =>
    fc
      .array(childrenOf(scale), { maxLength: 14 })
      .map((children) => smallFacts(children, { scale, day: "2027-07-20" })),
  );

function demoFacts(seed: number): AttainmentFacts {
  const school = demoSchool({ seed, day: "2027-05-21", pupils: 120, years: 5 });
  const of = (t: TableName) => school.rows.filter((row) => row.t === t);
  return gatherFacts({
    rows: {
      school: of("school"),
      subject: of("subject"),
      point: of("point"),
      class: of("class"),
      group: of("group"),
      pupil: of("pupil"),
      membership: of("membership"),
      "pupil-group": of("pupil-group"),
      attainment: of("attainment"),
    },
    roster: rosterOf(school.rows),
    year: 2026,
    day: "2027-05-21",
  });
}
const demo = demoFacts(11);

/** Every subject at some points, and then again in all other ways. */
function everywhere(check: (facts: AttainmentFacts, subject: string, point: string) => void): void {
  for (const { id } of demo.subjects)
    for (const point of demo.points.slice(-6)) check(demo, id, pointKey(point));
  fc.assert(
    fc.property(
      schools,
      fc.constantFrom(...SUBJECTS),
      fc.constantFrom("2026:baseline", "2026:autumn", "2026:summer", "2025:summer"),
      check,
    ),
    { numRuns: 60 },
  );
}

const ids = (some: readonly { child: { id: string } }[]) => some.map((one) => one.child.id);

describe("figures worked out a second time, from the rules alone, are the same", () => {
  it("[FI1] [CF1] [E3] where each child stands", () => {
    everywhere((facts, subject, key) => {
      const point = pointByKey(facts, key)!;
      const one = facts.subjects.find(({ id }) => id === subject)!;
      const app = facts.children.map((child) => {
        const at = standingAt(facts, child, one, point);
        return [at.is, at.rung?.index ?? -1, at.points ?? 0, at.band ?? ""];
      });
      const plain = facts.children.map((child) => {
        const at = plainStanding(facts, child, subject, point);
        return [at.is, at.row, at.points, at.band];
      });
      expect(app).toEqual(plain);
    });
  });

  it("[FI1] [AG2] [AG3] the cells of the whole-school grid and the figures under it", () => {
    everywhere((facts, subject, key) => {
      const point = pointByKey(facts, key)!;
      const options = { ...plainGrid({ subject, point: key }), reception: true };
      const grid = attainmentGrid(facts, options);
      if (grid === undefined) return;
      const cells: Record<string, number> = {};
      for (const column of grid.columns)
        for (const [nth, cell] of column.cells.entries())
          for (const child of cell.children) {
            const place = `${child.yearGroup} ${grid.rows[nth]!.code}`;
            cells[place] = (cells[place] ?? 0) + 1;
          }
      expect(cells).toEqual(plainCells(facts, subject, point));
      for (const column of grid.columns) {
        const here = new Set(countedIn(column).map((child) => child.id));
        const plain = plainSummary(
          plainCohort(facts, subject, point)
            .filter(({ child }) => here.has(child.id))
            .map(({ at }) => at),
        );
        const { children, assessed, bands } = column.figures;
        expect([children, assessed, ...Object.values(bands)]).toEqual([
          plain.children,
          plain.assessed,
          plain.wellBelow,
          plain.below,
          plain.onTrack,
          plain.above,
          plain.wellAbove,
        ]);
      }
      expect(grid.total.children).toBe(
        plainCohort(facts, subject, point).filter(({ at }) => at.yearGroup <= 6).length,
      );
    });
  });

  it("[FI1] [CF2] [CF3] [CF4] the figures of a cohort, with their intervals", () => {
    everywhere((facts, subject, key) => {
      const point = pointByKey(facts, key)!;
      const one = facts.subjects.find(({ id }) => id === subject)!;
      const app = cohortFigures(
        facts.children.map((child) => standingAt(facts, child, one, point)),
      );
      const cohort = plainCohort(facts, subject, point).map(({ at }) => at);
      const plain = plainSummary(cohort);
      expect([app.children.length, app.assessed.length, app.marked.length]).toEqual([
        plain.children,
        plain.assessed,
        plain.marked,
      ]);
      expect(app.missing.length).toBe(plain.missing);
      const good = plain.onTrack + plain.above + plain.wellAbove;
      const of = good + plain.below + plain.wellBelow;
      expect([app.onTrackOrAbove?.count ?? 0, app.onTrackOrAbove?.of ?? 0]).toEqual([good, of]);
      expect(app.points?.mean ?? 0).toBeCloseTo(plain.assessed === 0 ? 0 : plain.mean, 6);
    });
  });

  it("[FI1] [CF3] Wilson's interval by its definition", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90 }), fc.nat(90), (of, some) => {
        const count = some % (of + 1);
        const app = shareOf(count, of)!;
        const plain = plainWilson(count, of);
        expect(app.low).toBeCloseTo(plain.low, 3);
        expect(app.high).toBeCloseTo(plain.high, 3);
      }),
    );
  });

  it("[FI1] [CF4] Student's interval by adding up the curve", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 3, max: 41 }), { minLength: 2, maxLength: 60 }),
        (points) => {
          const app = meanOf(points)!;
          expect(app.mean).toBeCloseTo(average(points), 9);
          const half = plainHalfWidth(points);
          expect((app.interval!.high - app.mean) / (half || 1)).toBeCloseTo(half === 0 ? 0 : 1, 3);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("[FI1] [CO1] [CO2] [CO3] [CO4] [CO5] several subjects at once", () => {
    everywhere((facts, _, key) => {
      const point = pointByKey(facts, key)!;
      const known = combinable(facts, point.year).map(({ id }) => id);
      const english = known.includes("english") ? "english" : "reading";
      for (const subjects of [
        SUBJECTS.map((subject) => ({ subject })),
        [{ subject: english }, { subject: "maths" }],
        [
          { subject: "writing" },
          { subject: "maths", from: rungsOf(Object.values(facts.scales)[0]!)[1]!.code },
        ],
      ]) {
        const app = combinedAttainment(facts, { point: key, filter: EVERYBODY, subjects })!;
        const plain = plainCombined(
          facts,
          point,
          subjects.map((one) => ({ id: one.subject, from: "from" in one ? one.from : "" })),
        );
        expect({
          complete: ids(app.complete),
          incomplete: ids(app.incomplete),
          undecided: ids(app.undecided),
          inAll: ids(app.inAll.children),
          oneAway: ids(app.oneAway),
          wellBelow: ids(app.wellBelowNoPlan),
        }).toEqual(plain);
      }
    });
  });

  it("[FI1] [PM1] [PM4] from-point by to-point", () => {
    everywhere((facts, subject, key) => {
      const from = pointByKey(facts, "2025:autumn")!;
      const to = pointByKey(facts, key)!;
      const app = progressMatrix(facts, {
        subject,
        from: pointKey(from),
        to: key,
        filter: EVERYBODY,
      });
      if ("none" in app) throw new Error(app.none);
      const plain = plainMatrix(facts, subject, from, to);
      expect(
        Object.fromEntries(
          app.cells.map((cell) => [`${cell.from.code} ${cell.to.code}`, ids(cell.children)]),
        ),
      ).toEqual(plain.cells);
      const { up, same, down, apart, noStart, noEnd, neither } = app;
      expect(
        Object.fromEntries(
          Object.entries({ up, same, down, apart, noStart, noEnd, neither }).map(([name, some]) => [
            name,
            some.length,
          ]),
        ),
      ).toEqual(plain.sums);
      expect(app.gain?.count ?? 0).toBe(plain.gained);
      expect(app.gain?.mean ?? 0).toBeCloseTo(plain.gained === 0 ? 0 : plain.gain, 6);
    });
  });

  it("[FI1] [TL1] [TL2] two levels across a key stage", () => {
    everywhere((facts, subject, key) => {
      for (const one of keyStageProgress(facts, { subject, to: key, filter: EVERYBODY })) {
        const plain = plainTwoLevels(facts, subject, one.to, one.yearGroup);
        expect([ids(one.twoLevels.children), ids(one.both)]).toEqual([plain.made, plain.of]);
      }
    });
  });

  it("[FI1] [GC1] [GC2] girls beside boys, and a group beside everyone else", () => {
    everywhere((facts, subject, key) => {
      const point = pointByKey(facts, key)!;
      const cohort = plainCohort(facts, subject, point);
      const one = facts.subjects.find(({ id }) => id === subject)!;
      const measured = facts.children
        .map((child) => standingAt(facts, child, one, point))
        .filter(isCounted as (at: unknown) => boolean)
        .map((at) => ({
          child: at.child,
          met: at.band === undefined ? undefined : !at.band.includes("below"),
          points: at.points,
        }));
      for (const row of compareGroups(facts, measured, ["girls", "eal"], "the school")) {
        const inIt = (groups: readonly string[]) => groups.includes(row.id);
        const against = (groups: readonly string[]) =>
          row.id === "girls" ? groups.includes("boys") : !groups.includes(row.id);
        for (const [side, has] of [
          [row.group, inIt],
          [row.comparator, against],
        ] as const) {
          const plain = plainSummary(
            cohort.filter(({ child }) => has(child.groups)).map(({ at }) => at),
          );
          const good = plain.onTrack + plain.above + plain.wellAbove;
          expect([side.share?.count ?? 0, side.share?.of ?? 0]).toEqual([
            good,
            good + plain.below + plain.wellBelow,
          ]);
          expect(side.mean?.mean ?? 0).toBeCloseTo(plain.assessed === 0 ? 0 : plain.mean, 6);
        }
      }
    });
  });

  it("[FI1] [SP1] [SP2] what is too small to publish is kept back in every class", () => {
    everywhere((facts, subject, key) => {
      const point = pointByKey(facts, key)!;
      const cohort = plainCohort(facts, subject, point);
      const classes = [...new Set(cohort.map(({ at }) => at.class ?? "-"))];
      const row = (id: string, who: typeof cohort) => {
        const { wellBelow, below, onTrack, above, wellAbove } = plainSummary(
          who.map(({ at }) => at),
        );
        const counts = { below: wellBelow + below, onTrack, above: above + wellAbove };
        return { id, of: counts.below + counts.onTrack + counts.above, counts };
      };
      const parts = classes.map((id) =>
        row(
          id,
          cohort.filter(({ at }) => (at.class ?? "-") === id),
        ),
      );
      const given = publishable({ total: row("*", cohort), parts });
      const shown = given.parts.flatMap((part, nth) =>
        Object.entries(part.counts).filter(
          ([name, count]) =>
            count !== null &&
            plainTooSmall(
              parts[nth]!.of,
              parts[nth]!.counts[name as "below" | "onTrack" | "above"],
            ),
        ),
      );
      expect(shown).toEqual([]);
    });
  });
});
