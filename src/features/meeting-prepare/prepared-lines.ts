import type { EntryTable } from "../../domain/meeting-entry.ts";
import { type Suggestion, suggestEntries } from "../../domain/meeting-suggestions.ts";
import { ENTRY_TABLES } from "../../domain/meeting-tables.ts";
import type { MeetingPrepared } from "./use-meeting-prepare.ts";

/** A child in one subject of the meeting: in it, or suggested by a rule. */
export type PreparedLine = {
  pupil: string;
  name: string;
  subject: string;
  table: EntryTable;
  why: string | null;
  /** The level as it is written; undefined where there is none. */
  level: string | undefined;
  isIn: boolean;
};

/**
 * The lines of a subject in the order of the suggestions: who is in, who is suggested; everyone of the
 * class if wanted. Whoever is taken in stays where they stood. [MS3] [MS4]
 */
export function linesOf(held: MeetingPrepared, subject: string, everyone: boolean): PreparedLine[] {
  const suggest = (settled: ReadonlySet<string>, all: boolean) =>
    suggestEntries({
      meeting: held.meeting,
      subjects: [{ subject, children: held.childrenIn(subject) }],
      lastActions: [...(held.last?.actions ?? []), ...held.open, ...held.elsewhere],
      lastParked: held.lastParked,
      settled,
      everyone: all,
      today: held.today,
    });
  const order = new Map(suggest(new Set(), true).map(({ pupil }, at) => [pupil.id, at]));
  const own = held.entries
    .filter((entry) => entry.subject === subject)
    .map((entry): PreparedLine => ({ ...lineOf(held, entry.pupil, subject), ...entryPart(entry) }));
  const suggested = suggest(held.settled, everyone).map((one) => suggestedLine(held, one));
  return [...own, ...suggested].sort(
    (a, b) => (order.get(a.pupil) ?? 0) - (order.get(b.pupil) ?? 0),
  );
}

/** A child of the class who is in no table of a subject yet, put into `none` by hand. */
export function lineOf(held: MeetingPrepared, pupil: string, subject: string): PreparedLine {
  return {
    pupil,
    name: held.childName(pupil),
    subject,
    table: "none",
    why: null,
    level: held.levelOf(pupil, subject),
    isIn: false,
  };
}

function entryPart({ table, why }: { table: EntryTable; why: string | null }) {
  return { table, why, isIn: true };
}

function suggestedLine(held: MeetingPrepared, { pupil, subject, table, why }: Suggestion) {
  return { ...lineOf(held, pupil.id, subject), table, why: why === "" ? null : why };
}

/** Lines by table, good progress first. [ME3] */
export function byTable(
  lines: readonly PreparedLine[],
): { table: EntryTable; lines: PreparedLine[] }[] {
  return ENTRY_TABLES.map((table) => ({
    table,
    lines: lines.filter((line) => line.table === table),
  }));
}
