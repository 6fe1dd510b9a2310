import { withoutTwins } from "./action-twins.ts";
import type { MeetingAction } from "./meeting-action.ts";

/** What becomes of those that one action stands for when it is taken off. [MA16] */
export type TakenOff = {
  /** Go with it: nobody has touched any of them, nor it. */
  also: readonly MeetingAction[];
  /** Would stand in its place. */
  stands: readonly MeetingAction[];
};

/**
 * Taking off an action that was carried on twice: what nobody has touched goes together; one that
 * somebody has touched goes alone, and the other stands, for its own words were never taken back. [MA16]
 * @param actions every one, also those that are not shown
 */
export function takenOff(actions: readonly MeetingAction[], action: MeetingAction): TakenOff {
  const shown = new Set(withoutTwins(actions).map(({ id }) => id));
  const gone = new Set([action.id]);
  const behind: MeetingAction[] = [];
  for (;;) {
    const left = withoutTwins(actions.filter(({ id }) => !gone.has(id)));
    const [next] = left.filter(
      (one) => !shown.has(one.id) && one.meeting === action.meeting && one.what === action.what,
    );
    if (next === undefined) break;
    gone.add(next.id);
    behind.push(next);
  }
  if (action.isAsMade === true) return { also: behind, stands: [] };
  const ids = new Set(behind.map(({ id }) => id));
  const left = withoutTwins(actions.filter(({ id }) => id !== action.id));
  return { also: [], stands: left.filter(({ id }) => ids.has(id)) };
}

/**
 * "The one that Mrs Okafor carried on apart from it stands.": said when its twin is taken off. [MA16]
 * @param who "you", or a colleague's name
 */
export function sayStands(
  { by }: Pick<MeetingAction, "by">,
  who: (user: string) => string,
): string {
  return `The one that ${who(by)} carried on apart from it stands.`;
}
