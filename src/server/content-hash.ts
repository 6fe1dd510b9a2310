import { createHash } from "node:crypto";
import { canonical } from "../domain/canonical.ts";
import type { Change } from "../domain/change.ts";

/** Fingerprint of what a change says: the same id with another one is another change. */
export function contentHash({ t, k, op, f }: Change): string {
  return createHash("sha256").update(canonical({ t, k, op, f })).digest("hex").slice(0, 32);
}
