import type { Row } from "./change.ts";
import type { SetEdit } from "./edit.ts";

export type Subject = {
  id: string;
  name: string;
  order: number;
  /** A subject no longer in use keeps its judgements and is not offered. */
  inUse: boolean;
  /** Id of the scale it is judged on, see `scaleOf` in access.ts for the one in force in a year. */
  scale: string;
};

export function subjectOf(row: Row): Subject | undefined {
  if (row.t !== "subject" || row.gone || typeof row.f.scale !== "string") return undefined;
  return {
    id: row.k,
    name: typeof row.f.name === "string" ? row.f.name : row.k,
    order: typeof row.f.order === "number" ? row.f.order : 99,
    inUse: row.f.inUse !== false,
    scale: row.f.scale,
  };
}

/** The subjects a school tracks, in its own order. [SU1] */
export function subjectsOf(rows: Iterable<Row>): Subject[] {
  const subjects: Subject[] = [];
  for (const row of rows) {
    const subject = subjectOf(row);
    if (subject?.inUse) subjects.push(subject);
  }
  return subjects.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}

/** Reading, writing and mathematics on levels: what a new school starts with. [SU2] */
export const DEFAULT_SUBJECTS: readonly Subject[] = [
  { id: "reading", name: "Reading", order: 0, inUse: true, scale: "levels" },
  { id: "writing", name: "Writing", order: 1, inUse: true, scale: "levels" },
  { id: "maths", name: "Maths", order: 2, inUse: true, scale: "levels" },
];

export function saveSubject({ id, name, order, inUse, scale }: Subject): SetEdit {
  return { t: "subject", k: id, set: { name, order, inUse, scale } };
}
