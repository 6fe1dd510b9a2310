import { withoutTwins } from "./action-twins.ts";
import type { MeetingAction } from "./meeting-action.ts";
import type { MeetingSummary } from "./meeting-summary.ts";

/** A meeting's actions once each; what one of its summaries says is never what is left out. [MA16] */
export function actionsOfSummaries(
  actions: readonly MeetingAction[],
  summaries: readonly Pick<MeetingSummary, "about">[],
): MeetingAction[] {
  const locked = new Set(summaries.flatMap(({ about }) => about.actions.map(({ id }) => id)));
  return withoutTwins(
    actions.map((one) => (locked.has(one.id) ? { ...one, isAsMade: false } : one)),
  );
}
