/** One judgement made on this screen, as far as taking it back needs to know. */
export type TrackerMove = {
  pupil: string;
  subject: string;
  slot: string;
  from: string | null;
  to: string | null;
  /** The entry that shows because of it: of the move itself, or of its undoing. */
  entry: string;
};

/** What was done and undone on this screen, latest last. Nothing is ever deleted by going back. */
export type TrackerPast = { done: readonly TrackerMove[]; undone: readonly TrackerMove[] };

export const NO_PAST: TrackerPast = { done: [], undone: [] };

/** More than a whole class in three subjects. */
const KEPT = 200;

/** A new move: what had been undone before it can no longer be done again. */
export function remembering(past: TrackerPast, move: TrackerMove): TrackerPast {
  return { done: [...past.done, move].slice(-KEPT), undone: [] };
}

/** The move that undo takes back, or redo makes again, or undefined when there is none. */
export function moveToRestore(past: TrackerPast, way: "undo" | "redo"): TrackerMove | undefined {
  return (way === "undo" ? past.done : past.undone).at(-1);
}

/** The value a cell gets back. */
export function restoredValue(move: TrackerMove, way: "undo" | "redo"): string | null {
  return way === "undo" ? move.from : move.to;
}

/** After the restoring `entry` was made, or (undefined) when it could not be and is let go. */
export function restoring(
  past: TrackerPast,
  way: "undo" | "redo",
  entry: string | undefined,
): TrackerPast {
  const move = moveToRestore(past, way);
  if (move === undefined) return past;
  const moved = entry === undefined ? [] : [{ ...move, entry }];
  return way === "undo"
    ? { done: past.done.slice(0, -1), undone: [...past.undone, ...moved] }
    : { done: [...past.done, ...moved], undone: past.undone.slice(0, -1) };
}
