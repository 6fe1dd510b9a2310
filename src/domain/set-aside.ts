import { mayJudge, type Standing } from "./access.ts";
import type { Day } from "./calendar.ts";
import type { Row } from "./change.ts";
import type { SetEdit } from "./edit.ts";
import type { ProgressState } from "./progress-state.ts";
import type { LookReason, WorthALook } from "./progress-worth-a-look.ts";
import { keyParts } from "./schema.ts";

/** A child whom somebody has put aside from the list of those worth a look, in one subject of a year. */
export type SetAside = {
  pupil: string;
  year: number;
  subject: string;
  /** What was said of the child's work then: once it changes, the child is back on the list. */
  state: ProgressState;
  reason: LookReason;
  /** Id of the point that was worked towards. */
  point: string;
  /** Why, if anybody wished to say so. */
  why: string | null;
  /** User id of who did it, and the day. */
  by: string;
  on: Day;
};

/** Longest reason, in characters: a line, not a report. */
export const LONGEST_WHY = 200;

/** Key of the row: `<pupil>:2026:maths`. */
export function setAsideKey(pupil: string, year: number, subject: string): string {
  return `${pupil}:${year}:${subject}`;
}

/** What a row says; undefined when it says nothing or the child was brought back. */
export function setAsideOf(row: Row | undefined): SetAside | undefined {
  if (row === undefined || row.gone || row.f.aside !== true) return undefined;
  const parts = keyParts(row.t, row.k);
  const { state, reason, point, why, by, on } = row.f;
  if (parts?.pupil === undefined || parts.subject === undefined) return undefined;
  return {
    pupil: parts.pupil,
    year: Number(parts.year),
    subject: parts.subject,
    state: String(state) as ProgressState,
    reason: String(reason) as LookReason,
    point: String(point),
    why: typeof why === "string" && why !== "" ? why : null,
    by: String(by),
    on: String(on),
  };
}

/** Puts a child aside, or puts one back aside as it was. Every field is written, so none mix. [PS17] */
export function setAside({ pupil, year, subject, why, ...rest }: SetAside): SetEdit {
  const said = why?.trim().slice(0, LONGEST_WHY).trim() ?? "";
  const k = setAsideKey(pupil, year, subject);
  return { t: "set-aside", k, set: { aside: true, ...rest, why: said === "" ? null : said } };
}

/** Brings a child back to the list. [PS17] */
export function bringBack(of: Pick<SetAside, "pupil" | "year" | "subject" | "by" | "on">): SetEdit {
  const k = setAsideKey(of.pupil, of.year, of.subject);
  return { t: "set-aside", k, set: { aside: false, why: null, by: of.by, on: of.on } };
}

/**
 * Splits the list into those to look at and those put aside. Who was put aside is back when what is
 * said of the work has changed, or at the next assessment point. [PS17]
 */
export function partedBySetAside<Look extends WorthALook>(
  looks: readonly Look[],
  aside: ReadonlyMap<string, SetAside>,
  /** Id of the point that is worked towards now. */
  point: string,
): { open: Look[]; aside: { look: Look; by: SetAside }[] } {
  const parted: ReturnType<typeof partedBySetAside<Look>> = { open: [], aside: [] };
  for (const look of looks) {
    const by = aside.get(look.pupil.id);
    const holds =
      by !== undefined &&
      by.state === look.finding.state &&
      by.reason === look.reason &&
      by.point === point;
    if (holds) parted.aside.push({ look, by });
    else parted.open.push(look);
  }
  return parted;
}

/** Who answers for children across classes and is shown what is worth a look in any of them. */
const LEADS: readonly Standing["role"][] = ["senior-leader", "senco", "subject-leader"];

/** Whether a person is shown that a child is worth a look: those who lead, and the child's teachers. [PS18] */
export function mayLook(standing: Standing, pupil: string, year: number, subject: string): boolean {
  if (LEADS.includes(standing.role)) return true;
  return standing.role === "teacher" && mayJudge(standing, pupil, year, subject);
}
