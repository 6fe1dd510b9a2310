import type { Change } from "./change.ts";

/** Schema since which these steps are made in one's own name, Undo too. [TG4] [PS20] */
const SIGNED_SINCE = 6;
const SIGNED: readonly string[] = ["target-group", "set-aside"];

/**
 * What an older app sent, as the present one would have sent it. Undoing a step on the target group,
 * or that a child was put aside, it wrote the name of whoever had taken the step before: it counts as
 * its author's, since who is known by the session is who did it. [TG4] [PS20]
 */
export function broughtUp(change: Change, author: string): Change {
  const { sv, t, op, f } = change;
  if (sv >= SIGNED_SINCE || op !== "set" || !SIGNED.includes(t) || !Object.hasOwn(f, "by"))
    return change;
  return { ...change, f: { ...f, by: author } };
}
