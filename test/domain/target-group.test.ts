import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../src/domain/calendar.ts";
import type { Row } from "../../src/domain/change.ts";
import { tableOf } from "../../src/domain/schema.ts";
import {
  joinTargetGroup,
  leaveTargetGroup,
  targetedOn,
  targetGroupAsBefore,
  targetGroupOf,
  targetSpans,
} from "../../src/domain/target-group.ts";
import { PUPILS, row, rowOf, STAFF, TODAY, YEAR } from "../support/small-school.ts";

const of = { pupil: PUPILS.amara, year: YEAR, subject: "maths", by: STAFF.oakTeacher };
const join = (before: Row | undefined, day: string, why?: string) =>
  rowOf(joinTargetGroup({ ...of, row: before, day, ...(why === undefined ? {} : { why }) }));
const leave = (before: Row | undefined, day: string, why?: string) =>
  rowOf(leaveTargetGroup({ ...of, row: before, day, ...(why === undefined ? {} : { why }) }));

describe("target group", () => {
  it("[TG1] a person takes a child in, with a reason if they like, and the row says who", () => {
    const chosen = join(undefined, "2026-09-21", "  Ready for more  ");
    expect(targetGroupOf(chosen)).toEqual({
      pupil: PUPILS.amara,
      year: YEAR,
      subject: "maths",
      spans: [{ from: "2026-09-21", to: null }],
      why: "Ready for more",
      by: STAFF.oakTeacher,
    });
    const fields = tableOf("target-group")!.fields;
    for (const [field, value] of Object.entries(chosen.f))
      expect(fields[field]?.(value)).toBeUndefined();
    expect(targetGroupOf(join(undefined, "2026-09-21", "  "))?.why).toBeNull();
  });

  it("[TG2] out again, the time before is kept; out on the day of the choice was a slip", () => {
    const chosen = join(undefined, "2026-09-21");
    expect(targetedOn(chosen, "2026-09-20")).toBeUndefined();
    expect(targetedOn(chosen, TODAY)).toEqual({ from: "2026-09-21", to: null });
    const out = leave(chosen, TODAY, "Keeps up now");
    expect(targetedOn(out, TODAY)).toBeUndefined();
    expect(targetedOn(out, addDays(TODAY, -1))).toEqual({ from: "2026-09-21", to: "2026-11-20" });
    expect(targetGroupOf(out)?.why).toBe("Keeps up now");
    expect(targetGroupOf(leave(chosen, "2026-09-21"))).toBeUndefined();
    const again = join(out, "2027-01-11");
    expect(targetGroupOf(again)?.spans).toHaveLength(2);
  });

  it("[TG2] whatever was done in whatever order, spans follow one another and each has a day", () => {
    const days = fc.integer({ min: 0, max: 200 }).map((days) => addDays("2026-09-01", days));
    const steps = fc.array(fc.record({ day: days, in: fc.boolean() }), { maxLength: 12 });
    fc.assert(
      fc.property(steps, (taken) => {
        let held: Row | undefined;
        for (const step of taken.toSorted((a, b) => (a.day < b.day ? -1 : 1))) {
          held = step.in ? join(held, step.day) : leave(held, step.day);
          expect(targetedOn(held, step.day) !== undefined).toBe(step.in);
          const spans = targetGroupOf(held)?.spans ?? [];
          for (const [at, { from, to }] of spans.entries()) {
            expect(to === null || from <= to).toBe(true);
            const next = spans[at + 1]?.from ?? "9999-12-31";
            expect((to ?? "2027-08-31") < next).toBe(true);
          }
        }
      }),
    );
  });

  it("[TG4] what was just done is written back as it stood, in the name of whoever undoes it", () => {
    const chosen = join(undefined, "2026-09-21", "Ready for more");
    const before = targetGroupAsBefore({ ...of, by: STAFF.head, row: chosen });
    expect(targetGroupOf(rowOf(before))).toEqual({ ...targetGroupOf(chosen), by: STAFF.head });
    expect(targetGroupOf(rowOf(targetGroupAsBefore({ ...of, row: undefined })))).toBeUndefined();
  });

  it("passes over what is none", () => {
    expect(targetGroupOf(undefined)).toBeUndefined();
    expect(targetGroupOf({ ...join(undefined, TODAY), gone: true })).toBeUndefined();
    expect(targetGroupOf(row("pupil", "p", { spans: [] }))).toBeUndefined();
  });
});

it("[TG2] who stays in it is in it to the year's last day, and in the year itself until now", () => {
  const place = targetGroupOf(join(undefined, `${YEAR}-09-20`));
  const spans = (today: string) => place && targetSpans(place, today);
  expect(spans(`${YEAR + 1}-08-31`)).toEqual([{ from: `${YEAR}-09-20`, to: null }]);
  expect(spans(`${YEAR + 1}-09-01`)).toEqual([{ from: `${YEAR}-09-20`, to: `${YEAR + 1}-08-31` }]);
});
