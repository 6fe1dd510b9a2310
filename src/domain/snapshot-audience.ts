import { SEES_ALL } from "./access.ts";
import type { Row } from "./change.ts";

/** Who sees a snapshot: everybody who sees every child, and a class's adults. [AC7] */
export function snapshotAudience(
  staff: readonly Row[],
  teaching: readonly Row[],
  schoolClass: string | null,
): string[] {
  const here = staff.filter((row) => row.f.left == null);
  const ofClass = new Set(
    teaching
      .filter((row) => row.f.as != null && row.k.endsWith(`:${schoolClass}`))
      .map((row) => row.k.split(":")[0]),
  );
  return here
    .filter((row) => (SEES_ALL as readonly unknown[]).includes(row.f.role) || ofClass.has(row.k))
    .map((row) => row.k);
}
