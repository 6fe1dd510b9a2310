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
 * The actions with those carried on twice in the same words shown once, as long as nobody has said
 * anything of the other one: what somebody wrote since stays reachable, and then both stand. What was
 * carried on from the other goes on from the one that is shown. [MA16] [MA15]
 */
export function withoutTwins(actions: readonly MeetingAction[]): MeetingAction[] {
  const shownFor = new Map<string | null, string>();
  for (const one of actions) {
    const other = one.isAsMade && actions.find((twin) => standsFor(twin, one));
    if (other) shownFor.set(one.id, other.id);
  }
  if (shownFor.size === 0) return [...actions];
  const shownIn = (id: string | null): string | null => {
    const other = shownFor.get(id);
    return other === undefined ? id : shownIn(other);
  };
  const shown = actions.filter(({ id }) => !shownFor.has(id));
  return withoutTwins(shown.map((one) => ({ ...one, from: shownIn(one.from) })));
}

function standsFor(twin: MeetingAction, one: MeetingAction): boolean {
  return (
    areTwins(one, twin) &&
    twin.what === one.what &&
    (!twin.isAsMade || whenMade(twin) < whenMade(one)) &&
    one.children.every((child) => twin.children.includes(child))
  );
}

function whenMade({ stamp, id }: MeetingAction): string {
  return `${stamp} ${id}`;
}
