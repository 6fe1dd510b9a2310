import type { MeetingAction } from "./meeting-action.ts";

/**
 * Whether two actions are one that was carried on twice, from the same action into the same meeting, on
 * devices that had not heard of each other. [MA16]
 */
export function areTwins(one: MeetingAction, other: MeetingAction): boolean {
  return (
    one.id !== other.id &&
    one.from !== null &&
    one.from === other.from &&
    one.meeting !== null &&
    one.meeting === other.meeting
  );
}

/**
 * The actions with those carried on twice shown once, as long as nobody has said anything of the other
 * one: what somebody wrote since stays reachable, and then both stand. [MA16]
 */
export function withoutTwins(actions: readonly MeetingAction[]): MeetingAction[] {
  return actions.filter(
    (one) =>
      !one.isAsMade ||
      !actions.some(
        (other) =>
          areTwins(one, other) &&
          (!other.isAsMade || whenMade(other) < whenMade(one)) &&
          one.children.every((child) => other.children.includes(child)),
      ),
  );
}

function whenMade({ stamp, id }: MeetingAction): string {
  return `${stamp} ${id}`;
}
