import { schoolToday } from "./answer-sync.ts";
import type { AppDeps } from "./app-deps.ts";
import type { AppContext } from "./app-request.ts";
import { isDemoSchool } from "./demo-entry.ts";
import { isOfSchool, schoolsOf } from "./school-accounts.ts";
import type { Membership } from "./store.ts";

/** The person a request speaks for. */
export type Principal = { user: string; name: string; email: string };

/**
 * Who is asking, undefined when nobody is signed in: the only way any route learns it. What the
 * person may do is asked of the school, see {@link placesOf} and {@link isLetIn}.
 */
export async function principalOf(c: AppContext, deps: AppDeps): Promise<Principal | undefined> {
  const session = await deps.accounts.sessionOf(c.req.raw.headers);
  if (session === undefined) return undefined;
  const { cookies, ...principal } = session;
  c.get("cookies").push(...cookies);
  return principal;
}

/**
 * Whether this account was let into a school by set-up, invitation or the demo's door. A staff row
 * alone does not do it: it is data that any school may write about any id.
 */
export async function isLetIn(user: string, school: string, deps: AppDeps): Promise<boolean> {
  if (!(await isOfSchool(deps.accounts.db, school, user))) return false;
  return !isDemoSchool(school) || deps.demo.isOn();
}

/** Schools where a person was let in and is on the staff now, the latest joined first. */
export async function placesOf(user: string, deps: AppDeps): Promise<Membership[]> {
  const joined = await schoolsOf(deps.accounts.db, user);
  // Who leaves today is not on the staff from midnight on, even where nobody has synced since.
  for (const school of joined) await schoolToday(deps.store, school, deps.now());
  const staffOf = await deps.store.memberships(user);
  const demo = joined.some(isDemoSchool) && (await deps.demo.isOn());
  return joined.flatMap((school) =>
    isDemoSchool(school) && !demo ? [] : staffOf.filter((one) => one.school === school),
  );
}

/** The person's place in one school, undefined when they have none. */
export async function placeIn(
  user: string,
  school: string,
  deps: AppDeps,
): Promise<Membership | undefined> {
  return (await placesOf(user, deps)).find((one) => one.school === school);
}

/** What the app is told about who is signed in. */
export type PersonAnswer = {
  user: string;
  name: string;
  school: string;
  schoolName: string;
  role: string;
  demo: boolean;
};

/** The person at the school that is wanted, else at the one joined last; null without a place. */
export function personAnswer(
  { user, name }: { user: string; name: string },
  places: readonly Membership[],
  wanted?: string,
): PersonAnswer | null {
  const place = places.find((one) => one.school === wanted) ?? places[0];
  if (place === undefined) return null;
  const { school, schoolName, role } = place;
  return { user, name, school, schoolName, role, demo: isDemoSchool(school) };
}
