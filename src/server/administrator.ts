import type { AppDeps } from "./app-deps.ts";
import { type AppContext, sayNo } from "./app-request.ts";
import { placeIn, type Principal, principalOf } from "./principal.ts";

/** The signed-in person where they are this school's administrator; else an answer that says so. */
export async function administratorOf(
  c: AppContext,
  deps: AppDeps,
  school: string,
  todo: string,
): Promise<Principal | { no: Response }> {
  const principal = await principalOf(c, deps);
  if (principal === undefined) return { no: sayNo(c, 401, `Sign in to ${todo}.`) };
  if (await isAdministrator(principal.user, school, deps)) return principal;
  return { no: sayNo(c, 403, `Only an administrator of the school can ${todo}.`) };
}

/** Whether a person is this school's administrator today. */
export async function isAdministrator(
  user: string,
  school: string,
  deps: AppDeps,
): Promise<boolean> {
  return (await placeIn(user, school, deps))?.role === "administrator";
}

/** A link to a page of the app, at the address people reach this server by. */
export function linkTo(c: AppContext, { publicUrl }: AppDeps, path: string): string {
  return (publicUrl ?? new URL(c.req.url).origin) + path;
}
