/** One judgement made on this screen, as far as taking it back needs to know. */
export type TrackerMove = {
  pupil: string;
  subject: string;
  slot: string;
  from: string | null;
  to: string | null;
  /** The entry that was made. */
  entry: string;
};

/** What was done and undone on this screen, latest last. Nothing is ever deleted by going back. */
export type TrackerPast = {
  done: readonly TrackerMove[];
  undone: readonly TrackerMove[];
  /** Every entry made on this screen, its undoing and redoing included. */
  entries: ReadonlySet<string>;
};

export type RestoreWay = "undo" | "redo";

export const NO_PAST: TrackerPast = { done: [], undone: [], entries: new Set() };

/** More than a whole class in three subjects. */
const KEPT = 200;

/** A new move: what had been undone before it can no longer be done again. */
export function remembering(past: TrackerPast, move: TrackerMove): TrackerPast {
  const entries = new Set(past.entries).add(move.entry);
  return { done: [...past.done, move].slice(-KEPT), undone: [], entries };
}

/** The move that undo takes back, or redo makes again, or undefined when there is none. */
export function moveToRestore(past: TrackerPast, way: RestoreWay): TrackerMove | undefined {
  return (way === "undo" ? past.done : past.undone).at(-1);
}

/** The value a cell gets back. */
export function restoredValue(move: TrackerMove, way: RestoreWay): string | null {
  return way === "undo" ? move.from : move.to;
}

/**
 * Whether what shows in a cell was made on this screen: only then may going back replace it, for
 * nobody undoes a colleague's judgement by a key. [CT4]
 */
export function isOwn(past: Pick<TrackerPast, "entries">, showing: string | undefined): boolean {
  return showing !== undefined && past.entries.has(showing);
}

/** After the restoring `entry` was made, or (undefined) when it could not be and the move is let go. */
export function restoring(
  past: TrackerPast,
  way: RestoreWay,
  entry: string | undefined,
): TrackerPast {
  const move = moveToRestore(past, way);
  if (move === undefined) return past;
  const moved = entry === undefined ? [] : [move];
  const entries = entry === undefined ? past.entries : new Set(past.entries).add(entry);
  return way === "undo"
    ? { done: past.done.slice(0, -1), undone: [...past.undone, ...moved], entries }
    : { done: [...past.done, ...moved], undone: past.undone.slice(0, -1), entries };
}
