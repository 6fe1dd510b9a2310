import type { RestoreWay, TrackerMove } from "./class-tracker-undo.ts";

/** What went in together: one typed level, several children moved, a whole paste. Never empty. */
export type ListStep = readonly TrackerMove[];

/** What was done and undone on the list or the grid, latest last. Nothing is ever deleted by going back. */
export type ListPast = {
  done: readonly ListStep[];
  undone: readonly ListStep[];
  /** Every entry made on this screen, undoing and redoing included. */
  entries: ReadonlySet<string>;
};

export const NO_LIST_PAST: ListPast = { done: [], undone: [], entries: new Set() };

/** More than a whole class in three subjects. */
const KEPT = 200;

/** A new step: what had been undone before it can no longer be done again. [LI10] */
export function rememberingStep(past: ListPast, step: ListStep): ListPast {
  if (step.length === 0) return past;
  return {
    done: [...past.done, step].slice(-KEPT),
    undone: [],
    entries: alsoOf(past.entries, step),
  };
}

/** The step that undo takes back, or redo makes again, or undefined when there is none. */
export function stepToRestore(past: ListPast, way: RestoreWay): ListStep | undefined {
  return (way === "undo" ? past.done : past.undone).at(-1);
}

/** After a step was restored, by the `moves` that could be: what a colleague changed since is let go. */
export function restoringStep(past: ListPast, way: RestoreWay, moves: ListStep): ListPast {
  const entries = alsoOf(past.entries, moves);
  const moved = moves.length === 0 ? [] : [moves];
  return way === "undo"
    ? { done: past.done.slice(0, -1), undone: [...past.undone, ...moved], entries }
    : { done: [...past.done, ...moved], undone: past.undone.slice(0, -1), entries };
}

function alsoOf(entries: ReadonlySet<string>, step: ListStep): ReadonlySet<string> {
  const all = new Set(entries);
  for (const move of step) all.add(move.entry);
  return all;
}
