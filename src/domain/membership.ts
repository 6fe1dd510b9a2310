import type { Row } from "./change.ts";
import type { SetEdit } from "./edit.ts";
import { recordKey } from "./judgement.ts";
import { keyParts } from "./schema.ts";

/** A child's class and year group in an academic year. */
export type Membership = {
  pupil: string;
  year: number;
  /** Null: in the school that year, in no class. */
  class: string | null;
  yearGroup: number;
};

export function membershipOf(row: Row): Membership | undefined {
  const parts = row.t === "membership" && !row.gone ? keyParts(row.t, row.k) : undefined;
  if (parts?.pupil === undefined || typeof row.f.yearGroup !== "number") return undefined;
  return {
    pupil: parts.pupil,
    year: Number(parts.year),
    class: typeof row.f.class === "string" ? row.f.class : null,
    yearGroup: row.f.yearGroup,
  };
}

/** Who is in a class. A class belongs to one year, so this is that year's list. [C2] */
export function pupilsInClass(rows: Iterable<Row>, schoolClass: string): Membership[] {
  const found: Membership[] = [];
  for (const row of rows) {
    const membership = membershipOf(row);
    if (membership?.class === schoolClass) found.push(membership);
  }
  return found;
}

export function saveMembership(one: Membership): SetEdit {
  return {
    t: "membership",
    k: recordKey(one.pupil, one.year),
    set: { class: one.class, yearGroup: one.yearGroup },
  };
}
