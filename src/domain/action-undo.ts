import type { SetEdit } from "./edit.ts";
import { type MeetingAction, removeAction } from "./meeting-action.ts";

/** Writes back what had become of an action, for Undo; who took it on stays as it is. [AL1] */
export function answersAsBefore(before: MeetingAction): SetEdit {
  const { state, doneOn, why, helped, helpedOn } = before;
  const { t, k } = removeAction(before);
  return { t, k, set: { state, doneOn, why, helped, helpedOn } };
}

/** Puts an action that was taken off every list back on it. */
export function bringActionBack(before: MeetingAction): SetEdit {
  const { t, k } = removeAction(before);
  return { t, k, set: { removed: false } };
}
