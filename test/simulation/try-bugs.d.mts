export const MOST_SCHEDULES: number;
export type Found = {
  name: string;
  foundBy: readonly string[];
  /** Schedules until it was found. */
  schedules: number;
  /** The invariant that broke; undefined when the bug survived. */
  by: string | undefined;
  what: string | undefined;
};
export function tryBugs(
  from: number,
  threads?: number,
  which?: (name: string) => boolean,
): Promise<Found[]>;
