import { SEES_ALL } from "../domain/access.ts";
import type { Day } from "../domain/calendar.ts";
import type { Row } from "../domain/change.ts";
import { clockMs } from "../domain/clock.ts";
import { countsToPublish } from "../domain/counts-to-publish.ts";
import { type FactsRows, gatherFacts } from "../domain/gather-facts.ts";
import { nameOfSet, reviewViews } from "../domain/review-set.ts";
import { rosterOf } from "../domain/roster.ts";
import { keyParts } from "../domain/schema.ts";
import { freeze } from "../domain/snapshot.ts";
import { DAY_MS, dayOf, type DemoYear } from "./demo-calendar.ts";
import type { RowMaker } from "./demo-row.ts";
import { seeded } from "./seeded.ts";

/** When the head froze it, of which academic year, and with what note. */
type Moment = { year: number; ms: number; note: string };

const AFTERNOON_MS = 15.4 * 3_600_000;

/** How long ago this term's set may have been frozen: most levels were in, and some have come since. */
const DAYS_AGO = [2, 3, 4, 5, 6, 7];

/**
 * What the head froze: last summer's review set, of which governors have the counts, and this term's
 * a week ago, so that two can be laid beside each other and what came late is named. Each holds what
 * the school knew then.
 */
export function snapshotRows(of: {
  /** All the school has. */
  held: readonly Row[];
  years: readonly DemoYear[];
  /** User id of the head. */
  head: string;
  rows: RowMaker;
}): readonly Row[] {
  const { held, rows, head } = of;
  return momentsOf(of.years, rows.lastMs, held).flatMap((moment, at) => {
    const { year, ms, note } = moment;
    const day = dayOf(Math.floor(ms / DAY_MS));
    const known = knownAt(held, year, ms, day);
    const facts = gatherFacts({ rows: known, roster: rosterOf(held), year, day });
    const id = seeded(rows.seed, "snapshot", year, at).hex(20);
    const name = nameOfSet("Review set", facts);
    const snapshot = {
      id,
      class: null,
      name,
      note,
      at: ms,
      by: head,
      views: reviewViews(facts),
      waiting: 0,
      seenBy: leadersOf(held, day),
      versionOf: null,
    };
    const frozen = freeze({ snapshot, facts, records: known.attainment }).map(({ t, k, set }) =>
      rows.make(t, k, { ...set }, ms),
    );
    if (at > 0) return frozen;
    const counts = countsToPublish(
      { name, day, year },
      facts,
      "What our children reached by July.",
    );
    const set = { counts, by: head, on: dayOf(Math.floor(ms / DAY_MS) + 1), state: "published" };
    return [...frozen, rows.make("published-counts", id, set, ms + DAY_MS)];
  });
}

function momentsOf(years: readonly DemoYear[], lastMs: number, held: readonly Row[]): Moment[] {
  const [before, present] = years.slice(-2);
  if (before === undefined || present === undefined) return [];
  const july = before.points.find(({ id }) => id === "summer")?.closes ?? before.ends;
  const summer: Moment = {
    year: before.year,
    ms: (july + 2) * DAY_MS + AFTERNOON_MS,
    note: "The end of the year, for the raising attainment plan.",
  };
  const days = DAYS_AGO.map((ago) => Math.floor(lastMs / DAY_MS - ago) * DAY_MS + AFTERNOON_MS);
  const records = held.filter(({ t, k }) => t === "attainment" && k.endsWith(`:${present.year}`));
  // A day on which somebody's laptop still held judgements: what came late is to be seen as well.
  const ms = days.find((one) => records.some((row) => isLate(row, one))) ?? days[0] ?? lastMs;
  // In the first weeks of a year nobody has judged anything yet.
  const begun = present.points.some(({ id, opens }) => id !== "baseline" && opens * DAY_MS < ms);
  const now: Moment = {
    year: present.year,
    ms,
    note: "Before the governors meet; a few levels are still to come.",
  };
  return begun && ms > summer.ms ? [summer, now] : [summer];
}

/** What the school had by a moment: nothing judged, come or gone since. */
function knownAt(held: readonly Row[], year: number, ms: number, day: Day): FactsRows {
  const of = (t: string) => held.filter((row) => row.t === t);
  const until = (row: Row) => Number(keyParts(row.t, row.k)?.year ?? 0) <= year;
  return {
    school: of("school"),
    subject: of("subject"),
    point: of("point").map((row) =>
      Number(row.f.lockedAt ?? 0) > ms ? { ...row, f: { ...row.f, lockedAt: null } } : row,
    ),
    class: of("class"),
    group: of("group"),
    pupil: of("pupil")
      .filter(({ f }) => String(f.arrived) <= day)
      .map((row) => (hadLeft(row, day) ? row : { ...row, f: { ...row.f, left: null } })),
    membership: of("membership").filter(until),
    "pupil-group": of("pupil-group"),
    attainment: of("attainment")
      .filter(until)
      .map((row) => heardBy(row, ms)),
    "target-group": of("target-group"),
    intervention: of("intervention"),
    "intervention-pupil": of("intervention-pupil"),
  };
}

/** A record without the judgements that had not reached the school. */
function heardBy(row: Row, ms: number): Row {
  const cells = Object.entries(row.c ?? {}).flatMap(([cell, entries]) => {
    const heard = entries.filter(({ at, h }) => at <= ms && clockMs(h) <= ms);
    return heard.length === 0 ? [] : [[cell, heard] as const];
  });
  return { ...row, c: Object.fromEntries(cells) };
}

function isLate(row: Row, ms: number): boolean {
  return Object.values(row.c ?? {}).some((entries) =>
    entries.some(({ at, h }) => at > ms && clockMs(h) < ms),
  );
}

/** Whether a child or a person had left by the end of a day. */
function hadLeft({ f: { left } }: Row, day: Day): boolean {
  return typeof left === "string" && left <= day;
}

function leadersOf(held: readonly Row[], day: Day): string[] {
  return held
    .filter(({ t, f }) => t === "staff" && (SEES_ALL as readonly unknown[]).includes(f.role))
    .filter((row) => !hadLeft(row, day))
    .map(({ k }) => k);
}
