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

export type RestoreWay = "undo" | "redo";

/** The value a cell gets back. */
export function restoredValue(move: TrackerMove, way: RestoreWay): string | null {
  return way === "undo" ? move.from : move.to;
}

/**
 * Whether what shows in a cell was made on this screen: only then may going back replace it, for
 * nobody undoes a colleague's judgement by a key. [CT4]
 */
export function isOwn(
  past: { entries: ReadonlySet<string> },
  showing: string | undefined,
): boolean {
  return showing !== undefined && past.entries.has(showing);
}
