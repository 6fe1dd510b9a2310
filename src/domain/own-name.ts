import type { Change } from "./change.ts";
import { ownerOf } from "./own-id.ts";
import { keyParts, tableOf } from "./schema.ts";

/**
 * Whether a change says of nobody but its author that they did something: what is shown with who did
 * it. `mayAgree`: whether its author may write down what is agreed. [CR9] [TG4] [PS20] [MA4] [MA14] [MA17]
 */
export function isInOwnName({ t, k, f }: Change, user: string, mayAgree: boolean): boolean {
  const signed = tableOf(t)?.signed;
  if (signed === "always" && f.by !== user) return false;
  const isOwn = ownerOf(keyParts(t, k)?.id) === user;
  if (signed === "own" && !isOwn) return false;
  // Who made it stays, whoever changes it later.
  if (signed === "made" && Object.hasOwn(f, "by") && !(isOwn && f.by === user)) return false;
  if (t !== "meeting-action" && t !== "staff-action") return true;
  if ((f.saidBy ?? user) !== user) return false;
  const { accepted, acceptedBy, acceptedFor } = f;
  const isTaken = [accepted, acceptedBy, acceptedFor].some((value) => typeof value === "string");
  // That it is taken on is said by who does it, or by who writes down what is agreed.
  return !isTaken || (acceptedBy === user && (acceptedFor === user || mayAgree));
}
