import type { SetEdit } from "./edit.ts";
import type { MeetingAction } from "./meeting-action.ts";

/** Writes back what a step said of what became of an action, and nothing else, for Undo. [AL1] [ED1] */
export function answersAsBefore(before: MeetingAction, step: SetEdit): SetEdit {
  const { state, doneOn, why, helped, helpedOn } = before;
  const was: SetEdit["set"] = { state, doneOn, why, helped, helpedOn };
  const set = Object.fromEntries(
    Object.keys(was)
      .filter((field) => Object.hasOwn(step.set, field))
      .map((field) => [field, was[field]]),
  );
  return { t: step.t, k: step.k, set };
}
