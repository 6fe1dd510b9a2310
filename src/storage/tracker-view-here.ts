import type { Shelf } from "./people-here.ts";

/** How somebody likes to see the class tracker; nothing about any child. */
export type TrackerViewHere = {
  targetGroup: boolean;
  intervention: boolean;
  note: boolean;
  /** Ids of groups that are not sensitive. */
  groups: readonly string[];
  form: boolean;
  midYear?: string;
};

const PLACE = "keepup-tracker-view";

type Held = Readonly<Record<string, TrackerViewHere>>;

function all(shelf: Shelf): Held {
  try {
    const read: unknown = JSON.parse(shelf.getItem(PLACE) ?? "{}");
    return typeof read === "object" && read !== null ? (read as Held) : {};
  } catch {
    // Blocked or damaged: as on a new profile.
    return {};
  }
}

/** What this person chose on this device before, or undefined. */
export function trackerViewHere(
  user: string,
  shelf: Shelf = localStorage,
): TrackerViewHere | undefined {
  const held = all(shelf)[user];
  return held !== undefined && Array.isArray(held.groups) ? held : undefined;
}

/** Keeps what this person chose, on this device and for them alone. */
export function rememberTrackerView(
  user: string,
  view: TrackerViewHere,
  shelf: Shelf = localStorage,
): void {
  try {
    shelf.setItem(PLACE, JSON.stringify({ ...all(shelf), [user]: view }));
  } catch {
    // No room or blocked: it is as chosen until this screen is left.
  }
}
