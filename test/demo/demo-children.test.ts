import fc from "fast-check";
import { expect, it } from "vitest";
import { dayNumber, dayOf, isOpenOn } from "../../src/demo/demo-calendar.ts";
import { demoSchool } from "../../src/demo/demo-school.ts";

type Span = { from: string; to: string | null };

it("[G2] nobody comes, goes in the middle of a year, or joins or leaves a group when the demo school is closed", () => {
  const days = fc.integer({ min: dayNumber("2026-09-05"), max: dayNumber("2027-08-28") });
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 99 }), (at, seed) => {
      const day = dayOf(at);
      const { rows } = demoSchool({ seed, day, pupils: 105, classesPerYear: 1 });
      const pupils = rows.filter(({ t }) => t === "pupil");
      const arrived = new Map(pupils.map(({ k, f }) => [k, f.arrived as string]));
      const left = pupils.flatMap(({ f }) => (f.left ?? []) as string | []);
      const spells = rows
        .filter(({ t }) => t === "pupil-group")
        .flatMap(({ k, f }) =>
          (f.spans as Span[]).map((span) => ({ ...span, pupil: k.split(":")[0] ?? "" })),
        );
      const on = [
        ...arrived.values(),
        // Who leaves with Year 6 is on roll until the end of the year.
        ...left.filter((one) => !one.endsWith("-08-31")),
        ...spells.flatMap(({ from, to }) => (to === null ? [from] : [from, to])),
      ];
      expect([...new Set(on)].filter((one) => !isOpenOn(dayNumber(one)))).toEqual([]);
      expect(on.filter((one) => one >= day)).toEqual([]);
      expect(spells.filter(({ pupil, from }) => from < (arrived.get(pupil) ?? ""))).toEqual([]);
      expect(spells.filter(({ from, to }) => to !== null && to < from)).toEqual([]);
    }),
    { numRuns: 4 },
  );
});
