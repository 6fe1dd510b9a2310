import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AttainmentFacts } from "../../src/domain/attainment-facts.ts";
import { applyChange, type Change, type Row } from "../../src/domain/change.ts";
import { type TrackerScene, classTrackerScene } from "../../src/domain/class-tracker.ts";
import { clockAt } from "../../src/domain/clock.ts";
import { cohortFigures } from "../../src/domain/cohort-figures.ts";
import { combinedAttainment } from "../../src/domain/combined-attainment.ts";
import { shortId } from "../../src/domain/frozen-facts.ts";
import { frozenTracker } from "../../src/domain/frozen-tracker.ts";
import { EVERYBODY } from "../../src/domain/group-filter.ts";
import { lateArrivals } from "../../src/domain/late-arrivals.ts";
import { pupilOf } from "../../src/domain/pupil.ts";
import { classViews, reviewViews } from "../../src/domain/review-set.ts";
import { tableOf } from "../../src/domain/schema.ts";
import { isSame, snapshotDifference } from "../../src/domain/snapshot-difference.ts";
import { nameOfView, searchOf } from "../../src/domain/snapshot-words.ts";
import {
  byTerm,
  openSnapshot,
  type Snapshot,
  snapshotOf,
  versionsOf,
} from "../../src/domain/snapshot.ts";
import { standingAt } from "../../src/domain/standing-at.ts";
import {
  factsIn,
  freezing,
  frozenRows,
  frozenSchool,
  opened,
  rowsIn,
} from "../support/frozen-school.ts";
import { entry, idOf, NOW, STAFF } from "../support/small-school.ts";

const rows = frozenSchool();
const facts = factsIn(rows);
const edits = freezing(rows);
const whole = opened(edits);
const inMaths = facts.subjects.find(({ id }) => id === "maths")!;

/** The same facts without the ids of judgements, of which a snapshot keeps the first digits. */
function withoutIds(of: AttainmentFacts): AttainmentFacts {
  const children = of.children.map((child) => ({
    ...child,
    years: child.years.map((year) => ({
      ...year,
      levels: Object.fromEntries(
        Object.entries(year.levels).map(([cell, { v }]) => [cell, { v, id: "" }]),
      ),
    })),
  }));
  return { ...of, children };
}

/** A judgement more in a child's record of this year. */
function judgedAlso(of: readonly Row[], pupil: string, v: string, ms: number, id = "late"): Row[] {
  const made = entry(v, { by: STAFF.oakTeacher, ms, id: idOf(id) });
  return of.map((row) =>
    row.t === "attainment" && row.k === `${pupil}:2026`
      ? {
          ...row,
          c: {
            ...row.c,
            "maths.autumn": [
              ...(row.c?.["maths.autumn"] ?? []),
              { ...made, prev: (row.c?.["maths.autumn"] ?? []).map((one) => one.id) },
            ],
          },
        }
      : row,
  );
}
const judged = facts.children.filter(
  (child) => child.left === null && child.years.at(-1)?.levels["maths.autumn"] !== undefined,
);
const pupil = judged[0]!.id;

describe("freezing", () => {
  it("[SN3] keeps every fact of every child, and so every figure, as it was", () => {
    expect(withoutIds(whole.facts)).toEqual(withoutIds(facts));
    const subjects = [{ subject: "reading" }, { subject: "writing" }, { subject: "maths" }];
    for (const point of facts.points) {
      const key = `${point.year}:${point.id}`;
      const figures = (of: AttainmentFacts) => [
        combinedAttainment(of, { point: key, filter: EVERYBODY, subjects }),
        cohortFigures(of.children.map((child) => standingAt(of, child, inMaths, point))),
      ];
      expect(figures(withoutIds(whole.facts))).toEqual(figures(withoutIds(facts)));
    }
  });

  it("[SN3] fits the fields of its tables and the size of a change, and is whole from parts in any order", () => {
    for (const { t, set } of edits) {
      for (const [field, guard] of Object.entries(tableOf(t)?.fields ?? {}))
        expect(guard(set[field]), `${t}.${field}`).toBeUndefined();
      expect(JSON.stringify(set).length).toBeLessThan(256 * 1024);
    }
    const { head, parts } = frozenRows(edits);
    expect(parts.length).toBeGreaterThan(1);
    fc.assert(
      fc.property(fc.shuffledSubarray(parts, { minLength: parts.length }), (shuffled) => {
        expect(openSnapshot(snapshotOf(head)!, shuffled)).toEqual(whole);
      }),
      { numRuns: 10 },
    );
  });

  it("[SN4] is not shown by half: it says how many parts have not come", () => {
    const { head, parts } = frozenRows(edits);
    const snapshot = snapshotOf(head)!;
    fc.assert(
      fc.property(fc.subarray(parts, { maxLength: parts.length - 1 }), (some) => {
        expect(openSnapshot(snapshot, some)).toEqual({
          snapshot,
          is: "arriving",
          missing: parts.length - some.length,
        });
      }),
      { numRuns: 20 },
    );
    const nonsense = parts.map((part) => ({ ...part, f: { about: {}, children: [] } }));
    expect(openSnapshot(snapshot, nonsense).is).toBe("unreadable");
  });

  it("[SN1] a snapshot is the same after whatever is done to the school or to its own rows", () => {
    const { head, parts } = frozenRows(edits);
    const changes = fc.record({
      k: fc.constantFrom(head.k, ...parts.map((part) => part.k)),
      f: fc.oneof(
        fc.record({ name: fc.string(), note: fc.string() }),
        fc.record({ children: fc.constant([]), about: fc.constant(null) }),
      ),
      h: fc.integer({ min: 1, max: 2 * NOW }).map((ms) => clockAt(ms)),
    });
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 8 }), (later) => {
        const after = [head, ...parts].map((row) =>
          later.reduce((held, { k, f, h }, at) => {
            const change: Change = {
              id: idOf(`${k} ${at}`),
              t: row.t,
              k: row.k,
              op: "set",
              f,
              h,
              sv: 1,
            };
            return k === row.k ? applyChange(held, change, { by: "x", dev: "y", at: 1 }) : held;
          }, row),
        );
        const [first, ...rest] = after;
        expect(openSnapshot(snapshotOf(first!)!, rest)).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });

  it("[SN5] says whose device it was, when, and what the school did not have yet", () => {
    const { snapshot } = opened(freezing(rows, { waiting: 3, note: " For the review. " }));
    expect(snapshot).toMatchObject({ by: STAFF.head, at: NOW, waiting: 3, day: "2026-11-21" });
    expect(snapshot.note).toBe("For the review.");
    expect(snapshot.seenBy).toEqual([STAFF.head]);
  });

  it("[SN2] of a class holds the class's children and nobody else's", () => {
    const [{ id } = { id: "" }] = facts.classes;
    const { facts: held } = opened(freezing(rows, { class: id }));
    const there = facts.children.filter((child) => child.years.at(-1)?.class === id);
    expect(held.children.map((child) => child.id)).toEqual(there.map((child) => child.id));
    expect(held.classes.map((one) => one.id)).toEqual([id]);
  });
});

describe("a class as its tracker stands", () => {
  it("[SN13] is drawn from the frozen facts as it was from the live records", () => {
    const records = (year: number) =>
      new Map(
        rowsIn(rows, "attainment").flatMap((row) => {
          const [id = "", of] = row.k.split(":");
          return Number(of) === year ? [[id, row] as const] : [];
        }),
      );
    const pupils = new Map(rowsIn(rows, "pupil").map((row) => [row.k, pupilOf(row)]));
    for (const schoolClass of facts.classes.filter(({ yearGroups }) => !yearGroups.includes(0)))
      for (const { id: subject } of facts.subjects) {
        const frozen = frozenTracker(opened(freezing(rows, { class: schoolClass.id })).facts, {
          class: schoolClass.id,
          subject,
        })!;
        const live = classTrackerScene({
          ...frozen,
          children: frozen.children.map(({ pupil: { id }, yearGroup }) => ({
            pupil: pupils.get(id)!,
            yearGroup,
          })),
          lastYear: records(2025),
          thisYear: records(2026),
        });
        // Where a child stands and by how many steps; that two people differ or why is not frozen.
        const told = ({ chips }: TrackerScene) =>
          [...chips].map(([id, some]) => [
            id,
            some.map(({ column, value, movement }) => [column, value, movement]),
          ]);
        expect(told(classTrackerScene(frozen))).toEqual(told(live));
      }
  });

  it("[SN13] is frozen in every subject, the one on the screen first", () => {
    const names = classViews(facts, "maths").map(nameOfView);
    expect(names.slice(0, 3)).toEqual(["Maths tracker", "Reading tracker", "Writing tracker"]);
    expect(names.slice(3)).toEqual(["Reading", "Writing", "Maths"]);
  });
});

describe("late arrivals", () => {
  const late = (now: readonly Row[]) =>
    lateArrivals({ at: NOW, year: 2026, known: whole.known }, rowsIn(now, "attainment"));

  it("[SN6] nothing is late of what was known, superseded judgements too", () => {
    expect(late(rows)).toEqual([]);
    const twice = judgedAlso(rows, pupil, "3S", NOW - 5000);
    const second = opened(freezing(twice));
    const known = second.known;
    expect(lateArrivals({ at: NOW, year: 2026, known }, rowsIn(twice, "attainment"))).toEqual([]);
  });

  it("[SN6] judged before and arrived after is late; judged after is not", () => {
    const of = { pupil, subject: "maths", slot: "autumn", v: "3S", by: STAFF.oakTeacher };
    expect(late(judgedAlso(rows, pupil, "3S", NOW - 5000))).toEqual([
      { ...of, madeAt: NOW - 5000, receivedAt: NOW - 4000 },
    ]);
    expect(late(judgedAlso(rows, pupil, "3S", NOW + 5000))).toEqual([]);
  });

  it("[SN12] a device whose clock was ahead froze when the school says it did", () => {
    const ahead = freezing(rows, { at: NOW + 86_400_000 });
    const { head } = frozenRows(ahead);
    // The school pulls a clock from the future back; what the device wrote stays as it is.
    const stamped = { ...head, h: { ...head.h, at: { h: clockAt(NOW), id: idOf("at") } } };
    const { at } = snapshotOf(stamped)!;
    expect(at).toBe(NOW);
    const after = judgedAlso(rows, pupil, "3S", NOW + 3_600_000);
    const records = rowsIn(after, "attainment");
    expect(lateArrivals({ at, year: 2026, known: whole.known }, records)).toEqual([]);
  });
});

describe("the difference of two snapshots", () => {
  it("[SN8] with itself nothing moved, whatever the subject", () => {
    for (const { id } of facts.subjects) {
      const difference = snapshotDifference(whole.facts, whole.facts, { subject: id })!;
      expect(isSame(difference)).toBe(true);
    }
  });

  it("[SN8] names who moved by steps, who came, who left and who is newly judged", () => {
    const moved = factsIn(judgedAlso(rows, pupil, "6H", NOW - 1000));
    const [gone, fresh] = judged.slice(1);
    const later: AttainmentFacts = {
      ...moved,
      children: moved.children
        .filter(({ id }) => id !== gone!.id)
        .concat({ ...fresh!, id: "p-fresh", name: "Fresh" }),
    };
    const point = facts.points.find(({ year, id }) => year === 2026 && id === "autumn")!;
    const difference = snapshotDifference(whole.facts, later, {
      subject: "maths",
      from: point,
      to: point,
    })!;
    expect(difference.up.map(({ child, to }) => [child.id, to])).toEqual([[pupil, "6H"]]);
    expect(difference.up[0]!.steps).toBeGreaterThan(0);
    expect(difference.arrived.map(({ id }) => id)).toEqual(["p-fresh"]);
    expect(difference.left.map(({ id }) => id)).toEqual([gone!.id]);
    const back = snapshotDifference(later, whole.facts, {
      subject: "maths",
      from: point,
      to: point,
    })!;
    expect(back.down.map(({ child }) => child.id)).toEqual([pupil]);
  });

  it("[SN8] every child of either picture is in exactly one place", () => {
    const subset = fc.subarray([...facts.children], { minLength: 1 });
    fc.assert(
      fc.property(subset, subset, (one, other) => {
        const difference = snapshotDifference(
          { ...facts, children: one },
          { ...facts, children: other },
          { subject: "maths" },
        )!;
        const { subject: _, from: __, to: ___, arrived, left, ...compared } = difference;
        const ids = [
          ...Object.values(compared).flatMap((some) => some.map(({ child }) => child.id)),
          ...arrived.map(({ id }) => id),
          ...left.map(({ id }) => id),
        ];
        expect(new Set(ids).size).toBe(ids.length);
        const here = [...one, ...other].filter(({ left: day }) => day === null || day > facts.day);
        expect(new Set(ids)).toEqual(new Set(here.map(({ id }) => id)));
      }),
      { numRuns: 30 },
    );
  });
});

describe("the gallery", () => {
  const made = (id: string, more: Partial<Snapshot>): Snapshot => ({
    ...whole.snapshot,
    id,
    ...more,
  });

  it("[SN9] has the latest term first, and in it the latest snapshot", () => {
    const terms = byTerm([
      made("old", { day: "2026-07-01", year: 2025, at: 1 }),
      made("first", { at: 2 }),
      made("second", { at: 3 }),
    ]);
    expect(
      terms.map(({ year, season, snapshots }) => [year, season, snapshots.map(({ id }) => id)]),
    ).toEqual([
      [2026, "autumn", ["second", "first"]],
      [2025, "summer", ["old"]],
    ]);
  });

  it("[SN7] versions belong together, the first first; a circle ends", () => {
    const first = made("first", { at: 1 });
    const second = made("second", { at: 2, versionOf: "first" });
    const third = made("third", { at: 3, versionOf: "second" });
    const other = made("other", { at: 4, versionOf: "nobody" });
    for (const one of [first, second, third])
      expect(versionsOf(one, [third, second, first, other])).toEqual([first, second, third]);
    const circle = { ...first, versionOf: "third" };
    expect(versionsOf(circle, [circle, second, third]).length).toBeGreaterThan(0);
  });
});

it("[SN6] the digits of an id that are kept tell a cell's judgements apart", () => {
  expect(shortId(idOf("one"))).toMatch(/^[0-9a-f]{8}$/);
  for (const row of rowsIn(rows, "attainment"))
    for (const entries of Object.values(row.c ?? {}))
      expect(new Set(entries.map(({ id }) => shortId(id))).size).toBe(entries.length);
});

it("[SN10] the review set is every subject, every year group in all, target groups and progress", () => {
  const names = reviewViews(facts).map((view) => nameOfView(view));
  const years = new Set(facts.children.map((child) => child.years.at(-1)!.yearGroup));
  expect(names.slice(0, 3)).toEqual(["Reading", "Writing", "Maths"]);
  for (const yearGroup of years)
    expect(names.includes(`Year ${yearGroup} combined`)).toBe(yearGroup > 0);
  expect(names.slice(-3)).toEqual(["Reading progress", "Writing progress", "Maths progress"]);
  expect(names.includes("Target groups")).toBe(
    facts.children.some(({ targets }) => targets.length > 0),
  );
  for (const view of reviewViews(facts)) expect(searchOf(view)).not.toBe("");
});
