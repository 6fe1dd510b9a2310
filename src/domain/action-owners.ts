import { roleOf, SEES_ALL } from "./access.ts";
import type { Roster } from "./roster.ts";

/**
 * Whether somebody may be asked to do an action of a class (null: of the staff): those who see it, so
 * that nobody is asked unseen. Who leaves later is still here. [MA4]
 */
export function mayBeAsked(
  roster: Roster,
  user: string,
  schoolClass: string | null,
  today: string,
): boolean {
  const role = roleOf(roster, user, today);
  if (role === undefined || role === "governor") return false;
  if (schoolClass === null || SEES_ALL.includes(role)) return true;
  return roster.teaching.get(schoolClass)?.has(user) === true;
}
