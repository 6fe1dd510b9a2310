/** An invariant of research/sync.md §5 that did not hold, by its ID. */
export class Broken extends Error {
  override name = "Broken";
  readonly invariant: string;

  constructor(invariant: string, what: string) {
    super(`[${invariant}] ${what}`);
    this.invariant = invariant;
  }
}

/** Throws {@link Broken} unless it is so. */
export function holds(invariant: string, so: boolean, what: () => string): asserts so {
  if (!so) throw new Broken(invariant, what());
}
