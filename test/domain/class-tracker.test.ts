import { describe, expect, it } from "vitest";
import { pointsOf } from "../../src/domain/assessment-point.ts";
import type { Entry, Row } from "../../src/domain/change.ts";
import { trackerTally } from "../../src/domain/class-tracker-tally.ts";
import { ownExpectedPlaces, trackerWindow } from "../../src/domain/class-tracker-view.ts";
import { sayChip, sayConflict, sayMade, sayMove } from "../../src/domain/class-tracker-words.ts";
import {
  classTrackerScene,
  type TrackerFacts,
  type TrackerScene,
} from "../../src/domain/class-tracker.ts";
import { rungByCode, rungsOf } from "../../src/domain/level.ts";
import { LEVELS } from "../../src/domain/levels-scale.ts";
import { membershipOf } from "../../src/domain/membership.ts";
import { pupilOf } from "../../src/domain/pupil.ts";
import {
  CLASSES,
  entry,
  NOW,
  PUPILS,
  record,
  smallSchool,
  STAFF,
  TODAY,
} from "../support/small-school.ts";

const { rows } = smallSchool();
const DAY = 86_400_000;

/** Oak in maths, with what a test puts into this year's records. */
function oak(
  cells: Readonly<Record<string, Readonly<Record<string, readonly Entry[]>>>> = {},
  more: Partial<TrackerFacts> = {},
): TrackerFacts {
  const members = rows.flatMap((row) => membershipOf(row) ?? []);
  const children = members
    .filter((one) => one.class === CLASSES.oak)
    .map((one) => ({
      pupil: pupilOf(rows.find((row) => row.t === "pupil" && row.k === one.pupil)!),
      yearGroup: one.yearGroup,
    }));
  const recordsOf = (year: number) =>
    new Map(
      rows
        .filter((row) => row.t === "attainment" && row.k.endsWith(`:${year}`))
        .map((row): [string, Row] => [row.k.split(":")[0]!, row]),
    );
  const thisYear = recordsOf(2026);
  for (const [pupil, put] of Object.entries(cells)) {
    const held = thisYear.get(pupil) ?? record(pupil, 2026, {});
    thisYear.set(pupil, { ...held, c: { ...held.c, ...put } });
  }
  return {
    scale: LEVELS,
    subject: "maths",
    year: 2026,
    points: pointsOf(rows, 2026),
    children,
    lastYear: recordsOf(2025),
    thisYear,
    since: "baseline",
    today: TODAY,
    ...more,
  };
}

/** "3L Amara ▲1": what stands in a column, highest first, then what has no level. */
function column(scene: TrackerScene, id: string): string[] {
  const at = scene.columns.findIndex((one) => one.id === id);
  return [
    ...scene.rows.flatMap((row) =>
      (row.cells[at] ?? []).map((chip) => `${row.rung.code} ${chip.name}`),
    ),
    ...(scene.strips[at] ?? []).flatMap((group) =>
      group.chips.map((chip) => `${group.label} ${chip.name}`),
    ),
  ];
}

const chip = (scene: TrackerScene, pupil: string, id: string) =>
  scene.chips.get(pupil)!.find((one) => one.column === id)!;

describe("the class tracker's scene", () => {
  it("has levels as rows, highest at the top, points as columns and names in cells", () => {
    const scene = classTrackerScene(oak());
    expect(scene.rows.map((row) => row.rung.code)).toEqual(
      [...rungsOf(LEVELS)].reverse().map((rung) => rung.code),
    );
    expect(scene.columns.map((one) => `${one.name} ${one.state}`)).toEqual([
      "Baseline free",
      "Autumn open",
      "Spring free",
      "Summer free",
    ]);
    expect(column(scene, "autumn")).toEqual([
      "3S Zoë B",
      "3L Amara",
      "No level yet Bo",
      "No level yet Ewan",
      "No level yet Zoe K",
    ]);
  });

  it("[J5] [L3] takes the baseline from last July, a whole level at Secure and marked", () => {
    const scene = classTrackerScene(oak());
    expect(column(scene, "baseline")).toEqual([
      "3L Zoë B",
      "2H Amara",
      "2S Bo",
      "2S Zoe K",
      "BL1 Ewan",
    ]);
    expect(chip(scene, PUPILS.zoeK, "baseline")).toMatchObject({ unsplit: true, level: "2" });
    expect(chip(scene, PUPILS.ewan, "baseline")).toMatchObject({ fine: "P6" });
  });

  it("[J6] leaves a questioned baseline at July's and says what was put", () => {
    const put = entry("3L", { by: STAFF.oakTeacher, ms: NOW });
    const scene = classTrackerScene(oak({ [PUPILS.bo]: { "maths.baseline": [put] } }));
    const bo = chip(scene, PUPILS.bo, "baseline");
    expect(bo).toMatchObject({ level: "2S", questioned: "3L" });
    expect(sayMove(LEVELS, bo, scene.columns[0]!)).toContain("July’s 2S stands");
  });

  it("[M1] counts movement since July, or since the point before", () => {
    const spring = { "maths.spring": [entry("3S", { by: STAFF.oakTeacher, ms: NOW })] };
    const put = { [PUPILS.amara]: spring };
    const movement = (since: TrackerFacts["since"]) =>
      chip(classTrackerScene(oak(put, { since })), PUPILS.amara, "spring").movement;
    expect(movement("baseline")).toBe(2);
    expect(movement("previous")).toBe(1);
  });

  it("[L4] keeps absent apart from not yet done, and counts it as done", () => {
    const absent = { "maths.autumn": [entry("!A", { by: STAFF.oakTeacher, ms: NOW })] };
    const scene = classTrackerScene(oak({ [PUPILS.bo]: absent }));
    expect(column(scene, "autumn")).toContain("Absent Bo");
    expect(scene.columns[1]).toMatchObject({ done: 3, children: 5 });
    expect(chip(scene, PUPILS.bo, "autumn").band).toBeUndefined();
  });

  it("[J3] marks two judgements made apart, and says both in words", () => {
    const heads = [
      entry("3H", { by: STAFF.head, ms: NOW - 4 * DAY, id: "a".repeat(32) }),
      entry("3S", { by: STAFF.oakTeacher, ms: NOW, id: "b".repeat(32) }),
    ];
    const scene = classTrackerScene(oak({ [PUPILS.bo]: { "maths.autumn": heads } }));
    expect(chip(scene, PUPILS.bo, "autumn")).toMatchObject({ conflict: true, level: "3S" });
    const told = heads.map((head, at) => ({ entry: head, who: at === 0 ? "Mrs Khan" : "you" }));
    expect(sayConflict(LEVELS, told, TODAY)).toBe(
      "Mrs Khan put 3H on Tue 17 Nov; you put 3S today. Both are kept; 3S is showing.",
    );
  });

  it("[AI4] judges a child with an agreed expectation by that one", () => {
    const aims = {
      "maths.expectation": [entry("2S", { by: STAFF.senco, why: "Agreed with home", ms: NOW })],
      "maths.summer": [entry("2S", { by: STAFF.oakTeacher, ms: NOW })],
    };
    const scene = classTrackerScene(oak({ [PUPILS.bo]: aims }));
    expect(chip(scene, PUPILS.bo, "summer")).toMatchObject({ band: "on-track", agreed: true });
  });

  it("shows what is expected of each year group of a mixed class", () => {
    const facts = oak();
    const mixed = facts.children.map((child, at) => ({ ...child, yearGroup: at === 0 ? 3 : 4 }));
    const scene = classTrackerScene({ ...facts, children: mixed });
    expect(scene.columns[3]?.expected.map((one) => one.yearGroup)).toEqual([3, 4]);
  });

  it("draws an empty class, and a baseline column where the school has no such point", () => {
    const points = pointsOf(rows, 2026).filter((point) => point.season !== "baseline");
    const scene = classTrackerScene(oak({}, { children: [], points }));
    expect(scene.columns.map((one) => one.id)).toEqual(["baseline", "autumn", "spring", "summer"]);
    expect(scene.columns[0]?.state).toBe("closed");
    expect(scene.rows.every((row) => row.cells.every((cell) => cell.length === 0))).toBe(true);
  });

  it("reads a chip aloud with level, band, movement and what is special", () => {
    const scene = classTrackerScene(oak());
    expect(sayChip(LEVELS, chip(scene, PUPILS.amara, "autumn"))).toBe(
      "Amara, Level 3 Low, on track, up 1 step",
    );
    expect(sayChip(LEVELS, chip(scene, PUPILS.bo, "autumn"))).toBe("Bo, no level yet");
  });
});

describe("what is counted and shown", () => {
  it("[CT1] counts add up to the class; arrivals are not to do before they came", () => {
    const facts = oak();
    const children = facts.children.map((child) =>
      child.pupil.id === PUPILS.bo
        ? { ...child, pupil: { ...child.pupil, arrived: "2027-01-04" } }
        : child.pupil.id === PUPILS.ewan
          ? { ...child, pupil: { ...child.pupil, left: "2026-11-01" } }
          : child,
    );
    const scene = classTrackerScene({ ...facts, children });
    for (const { id } of scene.columns) {
      const tally = trackerTally(scene, id);
      const sum = Object.values(tally).reduce((total, chips) => total + chips.length, 0);
      expect(sum).toBe(children.length);
    }
    const autumn = trackerTally(scene, "autumn");
    expect(autumn.toDo.map((one) => one.name)).toEqual(["Zoe K"]);
    expect(autumn.away.map((one) => one.name)).toEqual(["Bo", "Ewan"]);
    expect(autumn.above.map((one) => one.name)).toEqual(["Zoë B"]);
    expect(autumn.onTrack.map((one) => one.name)).toEqual(["Amara"]);
  });

  it("[CT2] folds the empty ends away and leaves one row to spare", () => {
    const scene = classTrackerScene(oak());
    const { highest, lowest } = trackerWindow(scene);
    expect(rungsOf(LEVELS)[highest]?.code).toBe("3H");
    expect(lowest).toBe(0);
  });

  it("[CT3] puts the ghost where the child's own line is, and none without a baseline", () => {
    const facts = oak();
    const scene = classTrackerScene(facts);
    const places = ownExpectedPlaces(facts, scene, PUPILS.zoeB);
    expect(places.get("summer")).toBe(rungByCode(LEVELS, "3H")!.index);
    expect(places.has("baseline")).toBe(false);
    const nobody = { ...facts, lastYear: new Map<string, Row>() };
    expect(ownExpectedPlaces(nobody, classTrackerScene(nobody), PUPILS.zoeB).size).toBe(0);
  });
});

it("[J10] the author is told the time and the device of a judgement, others the day", () => {
  const made = entry("3S", { by: "u-ada", ms: NOW, dev: "laptop", how: "typed" });
  const seen = (user: string, device: string) =>
    sayMade(made, { who: "Mrs Khan", by: { user, device }, today: TODAY });
  expect(seen("u-ada", "laptop")).toMatch(/^You, today at \d\d:\d\d, typed on this device$/);
  expect(seen("u-ada", "tablet")).toMatch(/^You, today at .* typed on another device of yours$/);
  expect(seen("u-ben", "laptop")).toBe("Mrs Khan, today, typed");
});
