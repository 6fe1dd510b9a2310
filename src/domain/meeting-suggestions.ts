import { type Day, writeDay } from "./calendar.ts";
import type { ChildInSight } from "./class-look.ts";
import { sayCount } from "./count-words.ts";
import { byDue, type MeetingAction } from "./meeting-action.ts";
import { entryId, entryKey, type EntryTable, type MeetingEntry } from "./meeting-entry.ts";
import type { Meeting } from "./meeting.ts";
import type { ProgressState } from "./progress-state.ts";
import { LOOK_REASONS, type LookReason, worthALook } from "./progress-worth-a-look.ts";
import { compareByName, type Pupil } from "./pupil.ts";

/** What is known of a child in a subject when a meeting is prepared. */
export type ChildToSuggest = ChildInSight & {
  /** First day in the subject's target group; null: not in it. */
  targetedSince: Day | null;
  /** Interventions the child takes part in, in this subject or in none. */
  interventions: readonly { name: string; since: Day }[];
  /** Open actions for the child, in this subject or in none. */
  agreed: number;
  /** Asked for at the round's point, and without a level yet. */
  missing: boolean;
};

/** Why a child is suggested, in the order of the list. [MS3] */
export const SUGGESTION_REASONS = [
  ...LOOK_REASONS,
  "agreed-last-time",
  "parked-last-time",
  "target-group",
  "intervention",
  "missing",
  "everyone",
] as const;
export type SuggestionReason = (typeof SUGGESTION_REASONS)[number];

/** A child suggested for a table of a meeting, with the sentence of the rule. */
export type Suggestion = {
  pupil: Pupil;
  subject: string;
  table: EntryTable;
  reason: SuggestionReason;
  why: string;
  /** What was agreed for the child in this subject, or in none, last time. */
  actions: readonly MeetingAction[];
};

const TABLES: Partial<Record<ProgressState, EntryTable>> = {
  accelerated: "good",
  "good-progress": "good",
  slow: "slow",
  stuck: "slow",
  "falling-behind": "behind",
};

/** The table a state belongs to; on track and not enough evidence belong to none. [MS2] */
export function tableOfState(state: ProgressState): EntryTable {
  return TABLES[state] ?? "none";
}

/**
 * Last meeting's actions in the order a meeting asks after them: the open ones by the day they are
 * due, then those done of which nobody has said whether they helped, then the rest. [MS1]
 */
export function actionsToAskAfter(actions: readonly MeetingAction[]): MeetingAction[] {
  return [...actions].sort((a, b) => rankOf(a) - rankOf(b) || byDue(a, b));
}

function rankOf({ state, helped }: MeetingAction): number {
  if (state === "open") return 0;
  if (state === "done") return helped === null ? 1 : 2;
  return 3;
}

/**
 * Who a meeting might speak of, for each of its subjects: the outliers, the target group, those in
 * an intervention or with an action from last time, and whoever has no level yet; everyone if wanted.
 * Not those who are in it already, nor those somebody left out. [MS2]–[MS5] ISP handbook §2.6.
 */
export function suggestEntries(of: {
  meeting: Pick<Meeting, "id">;
  subjects: readonly { subject: string; children: readonly ChildToSuggest[] }[];
  /** Actions of the meeting before. */
  lastActions: readonly MeetingAction[];
  /** Entries that the meeting before put by for later and did not come to. */
  lastParked: readonly Pick<MeetingEntry, "pupil" | "subject">[];
  /** Keys of entries that are in the meeting, and of those left out, see `leftOutOf`. */
  settled: ReadonlySet<string>;
  everyone: boolean;
  today: Day;
}): Suggestion[] {
  const found = of.subjects.flatMap(({ subject, children }) => {
    const id = entryId(of.meeting.id, subject);
    const open = children.filter(({ pupil }) => !of.settled.has(entryKey({ pupil: pupil.id, id })));
    // Before a point is judged nearly everyone has no level: that is no reason to speak of each.
    const fewMissing = children.filter(({ missing }) => missing).length * 2 <= children.length;
    const parked = new Set(
      of.lastParked.flatMap((one) => (one.subject === subject ? one.pupil : [])),
    );
    return suggestIn(subject, open, of.lastActions, { ...of, fewMissing, parked });
  });
  // Stable: subjects keep their order, and within a reason the order of who is worth a look.
  return found.sort((a, b) => placeOf(a.reason) - placeOf(b.reason));
}

function placeOf(reason: SuggestionReason): number {
  return SUGGESTION_REASONS.indexOf(reason);
}

function suggestIn(
  subject: string,
  children: readonly ChildToSuggest[],
  actions: readonly MeetingAction[],
  of: { everyone: boolean; fewMissing: boolean; parked: ReadonlySet<string>; today: Day },
): Suggestion[] {
  const agreed = actionsByChild(subject, actions);
  const looks = worthALook(
    children.map((child) => ({ ...child, planned: hasPlan(child) })),
  ) as (ChildToSuggest & { reason: LookReason })[];
  const outliers = new Set(looks.map(({ pupil }) => pupil.id));
  const suggest = (child: ChildToSuggest, reason: SuggestionReason): Suggestion => {
    const own = agreed.get(child.pupil.id) ?? [];
    const table =
      child.missing && reason === "missing" ? "none" : tableOfState(child.finding.state);
    const was = { agreed: own.length, parked: of.parked.has(child.pupil.id) };
    const why = sentence(child, reason, was, of.today);
    return { pupil: child.pupil, subject, table, reason, why, actions: own };
  };
  const others = children
    .filter(({ pupil }) => !outliers.has(pupil.id))
    .sort((a, b) => compareByName(a.pupil, b.pupil))
    .flatMap((child): Suggestion[] => {
      const reason = otherReason(child, {
        agreed: agreed.has(child.pupil.id),
        parked: of.parked.has(child.pupil.id),
        missing: of.fewMissing && child.missing,
        everyone: of.everyone,
      });
      return reason === undefined ? [] : [suggest(child, reason)];
    });
  return [...looks.map((look) => suggest(look, look.reason)), ...others];
}

/**
 * Whether anything is planned for a child in a subject: a target group, an intervention or an open
 * action is a plan, as much as an agreed expectation. [PS16]
 */
export function hasPlan(child: ChildToSuggest): boolean {
  const { planned, targetedSince, interventions, agreed } = child;
  return planned || targetedSince !== null || interventions.length > 0 || agreed > 0;
}

function actionsByChild(
  subject: string,
  actions: readonly MeetingAction[],
): Map<string, MeetingAction[]> {
  const found = new Map<string, MeetingAction[]>();
  for (const action of actionsToAskAfter(actions)) {
    if (action.subject !== null && action.subject !== subject) continue;
    for (const pupil of action.children) {
      const held = found.get(pupil);
      if (held === undefined) found.set(pupil, [action]);
      else held.push(action);
    }
  }
  return found;
}

/** Why a child who is no outlier is suggested; undefined: not unless everyone is wanted. [MS4] */
function otherReason(
  child: ChildToSuggest,
  is: { agreed: boolean; parked: boolean; missing: boolean; everyone: boolean },
): SuggestionReason | undefined {
  if (is.agreed) return "agreed-last-time";
  if (is.parked) return "parked-last-time";
  if (child.targetedSince !== null) return "target-group";
  if (child.interventions.length > 0) return "intervention";
  if (is.missing) return "missing";
  return is.everyone ? "everyone" : undefined;
}

/** The rule's sentence, with what else put the child on the list. [MS2] */
function sentence(
  child: ChildToSuggest,
  reason: SuggestionReason,
  was: { agreed: number; parked: boolean },
  today: Day,
): string {
  const { targetedSince, interventions, missing, says } = child;
  const parts: string[] = [];
  if (reason === "well-below-no-plan") parts.push("Well below, and no plan yet.");
  if (was.agreed > 0) parts.push(`${sayCount(was.agreed, "action")} agreed before.`);
  if (was.parked) parts.push("Put by for later last time.");
  if (targetedSince !== null)
    parts.push(`In the target group since ${writeDay(targetedSince, today)}.`);
  for (const { name, since } of interventions)
    parts.push(`${name} since ${writeDay(since, today)}.`);
  if (says !== "") parts.push(says);
  if (missing && !says.startsWith("No level yet")) parts.push("No level yet this time.");
  return parts.join(" ");
}
