import { canonical } from "./canonical.ts";
import type { Row } from "./change.ts";
import type { SetEdit } from "./edit.ts";

/**
 * What Undo writes: the way back from a step, as far as the row still says what the step wrote. What a
 * colleague has said there since stays theirs. [ED1] [AL1]
 */
export function wayBack(
  step: SetEdit,
  back: SetEdit,
  /** The row as it is by now. */
  row: Row | undefined,
  /** `whole`: one thing was said, so one field written anew keeps all of it; `fields`: each by itself. */
  as: "whole" | "fields",
): SetEdit[] {
  const stands = (field: string) =>
    row !== undefined && canonical(row.f[field] ?? null) === canonical(step.set[field] ?? null);
  if (as === "whole") return Object.keys(step.set).every(stands) ? [back] : [];
  const set = Object.fromEntries(Object.entries(back.set).filter(([field]) => stands(field)));
  return Object.keys(set).length === 0 ? [] : [{ ...back, set }];
}
