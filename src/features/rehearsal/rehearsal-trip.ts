/**
 * How far the rehearsal has come on its way out to a class and back: kept for this tab across the
 * loading of a page, since that the page loads is what is to be proved.
 */
export type RehearsalTrip = {
  /** `out`: a class is being opened with no network. `back`: it was. */
  is: "out" | "back";
  /** The class that was opened. */
  className: string;
  /** Whether there was no network when it opened. */
  offline?: boolean;
};

const PLACE = "keepup-rehearsal";

export function readTrip(): RehearsalTrip | undefined {
  try {
    const read: unknown = JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
    return typeof read === "object" && read !== null ? (read as RehearsalTrip) : undefined;
  } catch {
    return undefined;
  }
}

export function keepTrip(trip: RehearsalTrip | undefined): void {
  try {
    if (trip === undefined) sessionStorage.removeItem(PLACE);
    else sessionStorage.setItem(PLACE, JSON.stringify(trip));
  } catch {
    // Blocked: the rehearsal then begins anew after the page has loaded.
  }
}
