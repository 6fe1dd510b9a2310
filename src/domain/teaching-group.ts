import type { Row } from "./change.ts";
import type { SetEdit } from "./edit.ts";
import { keyParts } from "./schema.ts";

/** A set across classes for one subject, with its teacher. */
export type TeachingGroup = {
  id: string;
  name: string;
  year: number;
  subject: string;
  /** Null while nobody teaches it. */
  teacher: string | null;
};

export function teachingGroupOf(row: Row): TeachingGroup | undefined {
  const { name, year, subject, teacher, removed } = row.f;
  if (row.t !== "teaching-group" || row.gone || removed === true) return undefined;
  if (typeof year !== "number" || typeof subject !== "string") return undefined;
  return {
    id: row.k,
    name: typeof name === "string" ? name : row.k,
    year,
    subject,
    teacher: typeof teacher === "string" ? teacher : null,
  };
}

/** The sets of an academic year, by subject and name. [C3] */
export function teachingGroupsOf(rows: Iterable<Row>, year: number): TeachingGroup[] {
  const groups: TeachingGroup[] = [];
  for (const row of rows) {
    const group = teachingGroupOf(row);
    if (group?.year === year) groups.push(group);
  }
  const place = (group: TeachingGroup) => `${group.subject} ${group.name} ${group.id}`;
  return groups.sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

/** Ids of the children in a set. [C3] */
export function pupilsInTeachingGroup(rows: Iterable<Row>, group: string): Set<string> {
  const pupils = new Set<string>();
  for (const row of rows) {
    if (row.t !== "teaching-group-pupil" || row.gone || row.f.in !== true) continue;
    const parts = keyParts(row.t, row.k);
    if (parts?.group === group && parts.pupil !== undefined) pupils.add(parts.pupil);
  }
  return pupils;
}

export function saveTeachingGroup({ id, ...set }: TeachingGroup): SetEdit {
  return { t: "teaching-group", k: id, set: { ...set, removed: false } };
}

export function putInTeachingGroup(pupil: string, group: string, isIn: boolean): SetEdit {
  return { t: "teaching-group-pupil", k: `${pupil}:${group}`, set: { in: isIn } };
}
