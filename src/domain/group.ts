import { academicYearOf, type Day, receptionYearOf, termNumber } from "./calendar.ts";
import type { Row } from "./change.ts";
import type { SetEdit } from "./edit.ts";
import { type Pupil, pupilOf } from "./pupil.ts";
import { keyParts } from "./schema.ts";
import { ended, joined, spanOn, spansOf } from "./span.ts";

/** A group children can be in, several at once, each from a day to a day. */
export type Group = {
  id: string;
  name: string;
  /** Its mark on a chip, one or two letters. Off until asked for. */
  letter: string;
  /** Never shown on a projected screen or a print unasked. */
  sensitive: boolean;
  /** Worked out from what is known, so nobody is put into it by hand. */
  derived: boolean;
};

const group = (id: string, name: string, letter: string, sensitive = true): Group => ({
  id,
  name,
  letter,
  sensitive,
  derived: false,
});
const derived = (id: string, name: string, letter: string, sensitive = false): Group => ({
  ...group(id, name, letter, sensitive),
  derived: true,
});

/** The groups every school has. Free meals, Ever-6 and pupil premium are three things. [G3] */
export const SHIPPED_GROUPS: readonly Group[] = [
  derived("girls", "Girls", "g"),
  derived("boys", "Boys", "b"),
  group("fsm", "Free school meals", "F"),
  group("ever-6", "Free school meals in the last six years", "6"),
  group("pupil-premium", "Pupil premium", "P"),
  derived("sen-n", "No special educational needs", "N", true),
  group("sen-k", "SEN support", "S"),
  group("sen-e", "Education, health and care plan", "E"),
  group("eal", "English as an additional language", "A"),
  group("looked-after", "Looked after", "LA"),
  group("service", "Service child", "SV"),
  group("ethnicity", "Ethnicity", "Et"),
  group("gifted", "Gifted and talented", "G"),
  derived("summer-born", "Summer-born", "SB"),
  derived("new-arrival", "New arrival", "NA"),
];

/** The school's groups: the shipped ones as the school renamed or removed them, then its own. [G4] */
export function groupsOf(rows: Iterable<Row>): Group[] {
  const groups = new Map(SHIPPED_GROUPS.map((one) => [one.id, one]));
  for (const row of rows) {
    if (row.t !== "group" || row.gone) continue;
    if (row.f.removed === true) {
      groups.delete(row.k);
      continue;
    }
    const held = groups.get(row.k) ?? group(row.k, row.k, row.k.slice(0, 2), true);
    groups.set(row.k, {
      ...held,
      name: typeof row.f.name === "string" ? row.f.name : held.name,
      letter: typeof row.f.letter === "string" ? row.f.letter : held.letter,
      sensitive: typeof row.f.sensitive === "boolean" ? row.f.sensitive : held.sensitive,
    });
  }
  return [...groups.values()];
}

/** Terms a child counts as newly arrived: this one and the one before. [G6] */
export const NEW_FOR_TERMS = 2;

/** Whether what is known about a child puts it into a derived group on a day. [G5] [G6] */
function isDerived(pupil: Pupil, id: string, day: Day): boolean | undefined {
  switch (id) {
    case "girls":
      return pupil.sex === "F";
    case "boys":
      return pupil.sex === "M";
    case "summer-born":
      return pupil.born !== null && ["04", "05", "06", "07", "08"].includes(pupil.born.slice(5, 7));
    case "new-arrival":
      return isNewArrival(pupil, day);
    default:
      return undefined;
  }
}

/** Joined this term or last, other than with everybody else at the start of Reception or before. */
function isNewArrival(pupil: Pupil, day: Day): boolean {
  if (pupil.arrived === null || pupil.arrived > day) return false;
  if (termNumber(day) - termNumber(pupil.arrived) >= NEW_FOR_TERMS) return false;
  if (pupil.born === null) return true;
  const starts = receptionYearOf(pupil.born);
  return academicYearOf(pupil.arrived) >= starts && pupil.arrived > `${starts}-09-30`;
}

/**
 * The children in a group on a day. `rows` are the pupils and their `pupil-group` rows; `code` asks
 * for one ethnicity (or other code) alone. "No SEN" is everybody in neither SEN group. [G1] [G2]
 */
export function inGroup(rows: Iterable<Row>, id: string, day: Day, code?: string): Set<string> {
  const found = new Set<string>();
  const withNeeds = new Set<string>();
  for (const row of rows) {
    if (row.gone) continue;
    if (row.t === "pupil") {
      if (id === "sen-n" || isDerived(pupilOf(row), id, day) === true) found.add(row.k);
      continue;
    }
    if (row.t !== "pupil-group" || spanOn(spansOf(row), day) === undefined) continue;
    const parts = keyParts(row.t, row.k);
    if (parts?.pupil === undefined) continue;
    if (parts.group === "sen-k" || parts.group === "sen-e") withNeeds.add(parts.pupil);
    if (parts.group === id && (code === undefined || row.f.code === code)) found.add(parts.pupil);
  }
  if (id === "sen-n") for (const pupil of withNeeds) found.delete(pupil);
  return found;
}

/** Puts a child into a group from a day; a child already in it that day stays as it is. [G1] */
export function joinGroup(
  row: Row | undefined,
  pupil: string,
  id: string,
  from: Day,
  code?: string,
): SetEdit {
  const after = joined(spansOf(row), from);
  const set = code === undefined ? { spans: after } : { spans: after, code };
  return { t: "pupil-group", k: `${pupil}:${id}`, set };
}

/** Takes a child out of a group: `last` is the last day in it. What went before is kept. [G2] */
export function leaveGroup(row: Row | undefined, pupil: string, id: string, last: Day): SetEdit {
  return { t: "pupil-group", k: `${pupil}:${id}`, set: { spans: ended(spansOf(row), last) } };
}
