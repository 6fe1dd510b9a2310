import { type Standing, scaleOf } from "./access.ts";
import { type AssessmentPoint, pointOf } from "./assessment-point.ts";
import {
  type AttainmentFacts,
  type FactsChild,
  type FactsLevel,
  type FactsSubject,
  type FactsYear,
  factsName,
} from "./attainment-facts.ts";
import { type Day, daysOfYear } from "./calendar.ts";
import { currentEntry, type Row } from "./change.ts";
import { groupsOf, inGroup } from "./group.ts";
import { interventionPlaceOf, interventionsOf, supportedOn } from "./intervention.ts";
import { baselineOf, cellParts } from "./judgement.ts";
import { type Membership, membershipOf } from "./membership.ts";
import { PROGRESS_DEFAULTS, progressSettings } from "./progress-settings.ts";
import { compareByName, type Pupil, pupilOf, shortNames } from "./pupil.ts";
import { keptForRows } from "./same-rows.ts";
import type { Scale } from "./scale.ts";
import { keyParts } from "./schema.ts";
import { classesOf } from "./school-class.ts";
import { spanOn, spansOf } from "./span.ts";
import { subjectsOf } from "./subject.ts";
import { targetGroupOf } from "./target-group.ts";

/** The rows facts are gathered from, by table; those of children this person does not see are absent. */
export type FactsRows = {
  school: readonly Row[];
  subject: readonly Row[];
  point: readonly Row[];
  class: readonly Row[];
  group: readonly Row[];
  pupil: readonly Row[];
  membership: readonly Row[];
  "pupil-group": readonly Row[];
  attainment: readonly Row[];
  "target-group"?: readonly Row[];
  intervention?: readonly Row[];
  "intervention-pupil"?: readonly Row[];
};

/**
 * What is known about the children of an academic year, as of a day. Children stand in it who have a
 * place (a membership) in that year; their earlier years come along. [AF1]
 */
export function gatherFacts(of: {
  rows: FactsRows;
  roster: Standing["roster"];
  year: number;
  day: Day;
}): AttainmentFacts {
  const { rows, roster, year, day } = of;
  const memberships = keptPlaces([rows.membership], String(year), () =>
    placesUntil(rows.membership, year),
  );
  const placed = rows.pupil.filter(
    (row) => !row.gone && memberships.get(row.k)?.some((one) => one.year === year),
  );
  const { pupils, names } = keptPupils([placed], "", () => namedPupils(placed));
  const points = rows.point
    .flatMap((row) => pointOf(row) ?? [])
    .filter((point) => point.year <= year)
    .sort((a, b) => a.year - b.year || a.order - b.order || (a.id < b.id ? -1 : 1));
  const years = [...new Set([...memberships.values()].flat().map((one) => one.year))].sort(
    (a, b) => a - b,
  );
  const scales: Record<string, Scale> = {};
  const subjects = subjectsOf(rows.subject).map((subject): FactsSubject => {
    const scaleIn: Record<number, string> = {};
    for (const one of years) {
      const scale = scaleOf(roster, subject.id, one);
      if (scale === undefined) continue;
      const key = keyOf(scales, scale);
      scaleIn[one] = key;
    }
    return { id: subject.id, name: subject.name, scaleIn };
  });
  const records = new Map(rows.attainment.map((row) => [row.k, row]));
  const groups = groupsOf(rows.group);
  const inThem = keptMembers([rows.pupil, rows["pupil-group"], rows.group], day, () =>
    membersOf(rows, groups, day),
  );
  const planned = plansOf(rows, year, day);
  const own = rows.school.find((row) => row.k === "school");
  const progress = progressSettings(own);
  const name = own?.f.name;
  return {
    day,
    year,
    school: typeof name === "string" ? name : "",
    subjects,
    scales,
    points,
    classes: classesOf(rows.class, year),
    ...(progress === PROGRESS_DEFAULTS ? {} : { progress }),
    groups,
    interventionIn: planned.interventionIn,
    children: pupils.map((pupil): FactsChild => ({
      id: pupil.id,
      name: names.get(pupil.id) ?? pupil.given,
      ...factsName(pupil),
      sex: pupil.sex,
      arrived: pupil.arrived,
      left: pupil.left,
      groups: inThem.get(pupil.id) ?? [],
      targets: planned.targets.get(pupil.id) ?? [],
      interventions: planned.interventions.get(pupil.id) ?? [],
      years: yearsOf(pupil, memberships.get(pupil.id) ?? [], records, points),
    })),
  };
}

// Facts are gathered again at every judgement, when hardly a row is another: what hangs on the rows
// that stayed is kept from the time before. [AF1]
const keptPupils = keptForRows<ReturnType<typeof namedPupils>>();
const keptMembers = keptForRows<Map<string, string[]>>();
const keptPlaces = keptForRows<Map<string, Membership[]>>();

function namedPupils(rows: readonly Row[]) {
  const pupils = rows.map(pupilOf).sort(compareByName);
  return { pupils, names: shortNames(pupils) };
}

function placesUntil(rows: readonly Row[], year: number): Map<string, Membership[]> {
  const places = new Map<string, Membership[]>();
  for (const row of rows) {
    const one = membershipOf(row);
    if (one === undefined || one.year > year) continue;
    const held = places.get(one.pupil);
    if (held === undefined) places.set(one.pupil, [one]);
    else held.push(one);
  }
  for (const held of places.values()) held.sort((a, b) => a.year - b.year);
  return places;
}

/** The key a scale stands under; the same scale is kept once. */
function keyOf(scales: Record<string, Scale>, scale: Scale): string {
  const held = Object.entries(scales).find(([, one]) => one === scale);
  if (held !== undefined) return held[0];
  let key: string = scale.id;
  for (let count = 2; Object.hasOwn(scales, key); count += 1) key = `${scale.id}-${count}`;
  scales[key] = scale;
  return key;
}

/** The target groups of the year and the interventions that run, as of the day or the year's last. [AF1] */
function plansOf(rows: FactsRows, year: number, today: Day) {
  const { to } = daysOfYear(year);
  const day = today < to ? today : to;
  const targets = new Map<string, string[]>();
  for (const row of rows["target-group"] ?? []) {
    const place = targetGroupOf(row);
    if (place?.year === year && spanOn(place.spans, day) !== undefined)
      put(targets, place.pupil, place.subject);
  }
  const listed = interventionsOf(rows.intervention ?? []);
  const known = new Map(listed.map((one) => [one.id, one]));
  const interventions = new Map<string, string[]>();
  const subjects = new Map<string, Set<string | null>>();
  for (const row of rows["intervention-pupil"] ?? []) {
    const place = interventionPlaceOf(row);
    const one = known.get(place?.intervention ?? "");
    if (place === undefined || one === undefined || supportedOn(row, day) === undefined) continue;
    put(interventions, place.pupil, one.name);
    subjects.set(one.name, (subjects.get(one.name) ?? new Set()).add(one.subject));
  }
  const interventionIn = Object.fromEntries([...subjects].map(([name, of]) => [name, [...of]]));
  return { targets, interventions, interventionIn };
}

function put(held: Map<string, string[]>, key: string, value: string): void {
  const some = held.get(key);
  if (some === undefined) held.set(key, [value]);
  else some.push(value);
}

function membersOf(
  rows: FactsRows,
  groups: AttainmentFacts["groups"],
  day: Day,
): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const about = [...rows.pupil, ...rows["pupil-group"]];
  for (const { id } of groups) for (const pupil of inGroup(about, id, day)) put(found, pupil, id);
  for (const row of rows["pupil-group"]) {
    const parts = keyParts(row.t, row.k);
    const code = row.gone ? undefined : row.f.code;
    if (parts?.pupil === undefined || typeof code !== "string" || code === "") continue;
    if (spanOn(spansOf(row), day) !== undefined) put(found, parts.pupil, `${parts.group}:${code}`);
  }
  return found;
}

function yearsOf(
  pupil: Pupil,
  places: readonly Membership[],
  records: ReadonlyMap<string, Row>,
  points: readonly AssessmentPoint[],
): FactsYear[] {
  return places.map(({ year, yearGroup, class: schoolClass }) => ({
    year,
    yearGroup,
    class: schoolClass,
    levels: levelsOf(
      records.get(`${pupil.id}:${year - 1}`),
      records.get(`${pupil.id}:${year}`),
      points.filter((point) => point.year === year - 1 && point.season === "summer").at(-1)?.id,
    ),
  }));
}

type Levels = Record<string, FactsLevel>;
const keptLevels = new WeakMap<
  Row,
  { before: Row | undefined; record: Row | undefined; lastSlot: string | undefined; levels: Levels }
>();

/** The levels of a child's year, kept as long as its two records are the same rows. */
function levelsOf(
  before: Row | undefined,
  record: Row | undefined,
  lastSlot: string | undefined,
): Levels {
  const row = record ?? before;
  if (row === undefined) return {};
  const kept = keptLevels.get(row);
  if (kept?.before === before && kept?.record === record && kept?.lastSlot === lastSlot)
    return kept?.levels ?? {};
  const levels = levelsFrom(before, record, lastSlot);
  keptLevels.set(row, { before, record, lastSlot, levels });
  return levels;
}

function levelsFrom(
  before: Row | undefined,
  record: Row | undefined,
  lastSlot: string | undefined,
): Levels {
  const levels: Levels = {};
  const subjects = new Set<string>();
  for (const [cell, entries] of Object.entries(record?.gone ? {} : (record?.c ?? {}))) {
    const { subject, slot } = cellParts(cell);
    subjects.add(subject);
    const now = slot === "baseline" ? undefined : currentEntry(entries);
    if (now?.v != null) levels[cell] = { v: now.v, id: now.id };
  }
  for (const cell of Object.keys(before?.gone ? {} : (before?.c ?? {})))
    subjects.add(cellParts(cell).subject);
  for (const subject of subjects) {
    const stands = baselineOf(before, record, subject, lastSlot).entry;
    if (stands?.v != null) levels[`${subject}.baseline`] = { v: stands.v, id: stands.id };
  }
  return levels;
}
