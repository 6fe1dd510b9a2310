import { describe, expect, it } from "vitest";
import { nudgeSeveral } from "../../src/domain/class-tracker-several.ts";
import { drawnAt, standingScene } from "../../src/domain/class-tracker-standing.ts";
import { trackerTally } from "../../src/domain/class-tracker-tally.ts";
import { sayChip } from "../../src/domain/class-tracker-words.ts";
import { classTrackerScene, type TrackerFacts } from "../../src/domain/class-tracker.ts";
import { LEVELS } from "../../src/domain/levels-scale.ts";
import { oakFacts } from "../support/oak-list.ts";
import { PUPILS } from "../support/small-school.ts";

const { children, lastYear, points, thisYear, today, year } = oakFacts();
const facts: TrackerFacts = {
  scale: LEVELS,
  subject: "maths",
  since: "baseline",
  children,
  lastYear,
  points,
  thisYear,
  today,
  year,
};
const scene = classTrackerScene(facts);
const AUTUMN = scene.columns.findIndex((column) => column.id === "autumn");

/** Row → names of the open column, rows without names left out. */
function rowsOf({ rows }: typeof scene): Record<string, string[]> {
  return Object.fromEntries(
    rows.flatMap(({ rung, cells }): [string, string[]][] => {
      const names = (cells[AUTUMN] ?? []).map((chip) => chip.name);
      return names.length === 0 ? [] : [[rung.code, names]];
    }),
  );
}

describe("those still to do, where they stood", () => {
  it("[CR4] draws them in the rows of July, the others where they were judged", () => {
    expect(rowsOf(standingScene(scene, facts))).toEqual({
      "3S": ["Zoë B"],
      "3L": ["Amara"],
      "2S": ["Bo", "Zoe K"],
      BL1: ["Ewan"],
    });
    expect(standingScene(scene, facts).strips[AUTUMN]).toEqual([]);
  });

  it("[CR4] judges nobody by it: no level, no movement, and said aloud as not judged", () => {
    const bo = standingScene(scene, facts).chips.get(PUPILS.bo)?.[AUTUMN];
    expect(bo).toMatchObject({ value: null, level: "", rung: undefined, movement: undefined });
    expect(sayChip(LEVELS, bo!)).toBe("Bo, no level yet, stood at Level 2 Secure before");
    expect(trackerTally(scene, "autumn").toDo).toHaveLength(3);
  });

  it("moves from there: a step up is a step from where the child stood", () => {
    const stood = standingScene(scene, facts);
    const chip = stood.chips.get(PUPILS.bo)?.[AUTUMN];
    expect(drawnAt(LEVELS, chip)).toBe(scene.chips.get(PUPILS.bo)?.[0]?.rung);
    const of = { pupils: [PUPILS.bo, PUPILS.zoeK], column: "autumn", by: 1 } as const;
    expect(nudgeSeveral(LEVELS, stood, of)).toEqual({
      values: new Map([
        [PUPILS.bo, "2H"],
        [PUPILS.zoeK, "2H"],
      ]),
    });
  });

  it("leaves the scene as it is where nobody stands, or no point is open", () => {
    const none = { ...facts, lastYear: new Map() };
    const empty = classTrackerScene(none);
    expect(standingScene(empty, none)).toBe(empty);
    const closed = { ...facts, points: points.map((one) => ({ ...one, lockedAt: 1 })) };
    const shut = classTrackerScene(closed);
    expect(standingScene(shut, closed)).toBe(shut);
  });
});
