import { sayList } from "../../domain/count-words.ts";
import { entryId, entryKey } from "../../domain/meeting-entry.ts";
import { itemKey, type RunItem } from "../../domain/meeting-running.ts";
import { tableOfState } from "../../domain/meeting-suggestions.ts";
import type { MeetingRun } from "./use-meeting-run.ts";

/**
 * Who is listed beside those who have an entry: of a meeting that was prepared nobody, for the teacher
 * has chosen; else the target group, the outliers and whoever has a plan, not those who only lack a
 * level. The others are a tap away. [RN2]
 */
export function suggestedTo(run: MeetingRun) {
  if (run.meeting.state !== "planned") return [];
  return run.suggestions.filter(({ reason }) => reason !== "missing");
}

/** The child and subject of a place as an item: an entry, a suggestion, or somebody added on the spot. */
export function itemOf(
  run: MeetingRun,
  { pupil, subject }: { pupil: string; subject: string },
): RunItem {
  const entry = run.entries.find((one) => one.pupil === pupil && one.subject === subject);
  if (entry !== undefined) return { ...entry, isEntry: true };
  const suggested = run.suggestions.find(
    (one) => one.pupil.id === pupil && one.subject === subject,
  );
  const own = { pupil, subject, parked: false, isEntry: false };
  if (suggested !== undefined) return { ...own, table: suggested.table, why: suggested.why };
  const known = run.insight.children(subject, run.point).find((one) => one.pupil.id === pupil);
  const table = known === undefined ? "none" : tableOfState(known.finding.state);
  return { ...own, table, why: null };
}

/** Whether somebody left a child out of the meeting in a subject. [ME2] */
export function isLeftOut(run: MeetingRun, pupil: string, subject: string): boolean {
  return run.leftOut.has(entryKey({ pupil, id: entryId(run.meeting.id, subject) }));
}

/** "left out by choice", "left out of reading"; empty of a child whom nobody left out. [RN2] */
export function sayLeftOut(run: MeetingRun, pupil: string): string {
  const out = run.subjects.filter(({ id }) => isLeftOut(run, pupil, id));
  if (out.length === 0) return "";
  if (out.length === run.subjects.length) return "left out by choice";
  return `left out of ${sayList(out.map(({ name }) => name.toLowerCase()))}`;
}

/** Keys of the items of which something is written: a word, a tick, an action. */
export function spokenOf(run: MeetingRun): Set<string> {
  const spoken = new Set<string>();
  const ticked = new Set(run.ticked.map(({ pupil, entry }) => `${pupil}:${entry}`));
  for (const entry of run.entries) {
    const key = entryKey(entry);
    const agreed = run.actions.some(
      (one) =>
        one.children.includes(entry.pupil) &&
        (one.subject === null || one.subject === entry.subject),
    );
    if (ticked.has(key) || agreed || run.noted.has(key)) spoken.add(itemKey(entry));
  }
  return spoken;
}
