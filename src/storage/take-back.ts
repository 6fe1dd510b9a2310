import type { SetEdit } from "../domain/edit.ts";
import { wayBack } from "../domain/way-back.ts";
import { type CommitResult, sayCommit } from "./commit.ts";
import type { Device } from "./open-device.ts";
import { viewOf } from "./view.ts";

/**
 * Takes a step back where it still stands as it was written. Answers why nothing, or not all of it, was
 * taken back. [AL1] [ED1]
 */
export async function takeBack(
  device: Device,
  commit: (edits: readonly SetEdit[]) => Promise<CommitResult>,
  /** Each with its way back. */
  steps: readonly { step: SetEdit; back: SetEdit }[],
  as: "whole" | "fields" = "whole",
): Promise<string | undefined> {
  const view = viewOf(device);
  const edits: SetEdit[] = [];
  for (const { step, back } of steps)
    edits.push(...wayBack(step, back, await view.row(step.t, step.k), as));
  const isWhole = edits.length === steps.length;
  const problem = edits.length === 0 ? undefined : sayCommit(await commit(edits));
  if (problem !== undefined || isWhole) return problem;
  return "A colleague has changed it since, so it stays as it is now.";
}
