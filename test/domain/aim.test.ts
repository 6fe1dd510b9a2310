import { describe, expect, it } from "vitest";
import {
  aimIn,
  childRange,
  negotiate,
  negotiationOf,
  predict,
  setTarget,
} from "../../src/domain/aim.ts";
import { expectedRange } from "../../src/domain/expectation.ts";
import { currentEntryIn } from "../../src/domain/judgement.ts";
import { LEVELS } from "../../src/domain/levels-scale.ts";
import type { PointSeason } from "../../src/domain/scale.ts";
import { entry, NOW, PUPILS, record, STAFF, YEAR } from "../support/small-school.ts";

const of = {
  row: undefined,
  pupil: PUPILS.ewan,
  year: YEAR,
  subject: "maths",
  value: "1L",
  how: "typed",
} as const;

describe("targets and predictions", () => {
  const held = record(PUPILS.ewan, YEAR, {
    "maths.target": [
      entry("1L", { by: STAFF.oakTeacher, id: "1" }),
      entry("1S", { by: STAFF.head, id: "2", ms: NOW, prev: ["1"] }),
    ],
    "maths.prediction": [entry("P8", { by: STAFF.oakTeacher, id: "3" })],
    "reading.target": [
      entry("1L", { by: STAFF.head, id: "4" }),
      entry(null, { by: STAFF.head, id: "5", ms: NOW, prev: ["4"] }),
    ],
  });

  it("[AI1] a target is a judgement of its own kind, with who and history", () => {
    expect(setTarget(of)).toMatchObject({ t: "attainment", cell: "maths.target", v: "1L" });
    expect(aimIn(held, "maths", "target")).toMatchObject({ v: "1S", by: STAFF.head, prev: ["1"] });
    expect(aimIn(held, "reading", "target")).toBeUndefined();
    expect(setTarget({ ...of, row: held }).prev).toEqual(["2"]);
  });

  it("[AI2] a prediction is kept apart from the target", () => {
    expect(predict(of)).toMatchObject({ cell: "maths.prediction", v: "1L" });
    expect(aimIn(held, "maths", "prediction")?.v).toBe("P8");
    expect(predict({ ...of, row: held }).prev).toEqual(["3"]);
  });
});

describe("an expectation agreed for one child", () => {
  const { how: _, ...child } = of;

  it("[AI3] carries with whom it was agreed and why", () => {
    const edit = negotiate({
      ...child,
      with: "Mr Sidhu and Ewan’s mother",
      why: "P8 is a year’s work\nfor him",
    });
    expect(edit).toMatchObject({ cell: "maths.expectation", v: "1L" });
    const kept = record(PUPILS.ewan, YEAR, {
      [edit.cell]: [entry("1L", { by: STAFF.head, why: edit.why! })],
    });
    expect(negotiationOf(currentEntryIn(kept, edit.cell)!)).toEqual({
      with: "Mr Sidhu and Ewan’s mother",
      why: "P8 is a year’s work\nfor him",
    });
    expect(negotiationOf(entry("1L", { by: "u", why: "Just so" }))).toEqual({
      with: undefined,
      why: "Just so",
    });
  });

  it("[AI4] replaces the general range by summer, and leads to it from the baseline", () => {
    const range = (season: PointSeason, agreed?: string, baseline?: string) => {
      const found = childRange({ scale: LEVELS, yearGroup: 4, season, agreed, baseline });
      return found && `${found.lo.code} ${found.hi.code}`;
    };
    expect(range("summer", "1H", "1L")).toBe("1H 1H");
    expect(range("autumn", "1H", "1L")).toBe("1L 1S");
    expect(range("spring", "1H", "1L")).toBe("1S 1H");
    expect(range("spring", "1H")).toBeUndefined();
    expect(range("spring", undefined, "1L")).toBe("3L 3S");
    const general = expectedRange(LEVELS, 4, "baseline")!;
    expect(range("baseline", "1H", "1L")).toBe(`${general.lo.code} ${general.hi.code}`);
    expect(range("summer", "!D", "1L")).toBe("3S 3S");
  });
});
