import type { Change } from "./change.ts";
import { broughtUp } from "./older-change.ts";
import { ownerOf } from "./own-id.ts";
import { isInOwnName } from "./own-name.ts";
import { keyParts, tableOf } from "./schema.ts";

/**
 * Reasons that no administrator overrules: it cannot be read, is not on the scale, would break the
 * record, or is of what is gone. What a newer app wrote, and writing that waits, goes in by itself. A
 * subject or point that the school lacks can be added, so those are not among them. [SY13]
 */
const NEVER: readonly string[] = [
  "unknown-table",
  "unknown-field",
  "bad-key",
  "bad-shape",
  "bad-value",
  "off-scale",
  "no-reason",
  "written-once",
  "cycle",
  "erased",
  "note-replaced",
  "note-waiting",
  "note-full",
];

/** Why an administrator cannot let a change in, besides the reason it waits for. */
export type NotLetIn = "never" | "own-role" | "another-name";

/**
 * Whether this administrator can let in what was put aside; undefined when they can, as far as the
 * change itself says. `change` is null of what is no longer kept. [SY13] [NT5] [SN1] [AC5]
 */
export function whyNotLetIn(
  { code, author, change }: { code: string; author: string; change: Change | null },
  administrator: string,
): NotLetIn | undefined {
  if (change === null || NEVER.includes(code)) return "never";
  if (isRoleOf(administrator, change)) return "own-role";
  return isOfAnother(broughtUp(change, author), author) ? "another-name" : undefined;
}

/** Whether a change is about this person's being on the staff, whoever made it. [AC5] */
export function isRoleOf(user: string, { t, k, f }: Change): boolean {
  return t === "staff" && k === user && ("role" in f || "left" in f);
}

/** Whether it says that somebody else did something, or writes over what they alone write. [MO3] [TG4] */
function isOfAnother(change: Change, author: string): boolean {
  if (tableOf(change.t)?.writers === "moderators")
    return ownerOf(keyParts(change.t, change.k)?.id) !== author;
  return !isInOwnName(change, author, true);
}
