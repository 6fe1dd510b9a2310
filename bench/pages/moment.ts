/** Milliseconds on a clock that all pages of this machine share, finer than `Date`. */
export function moment(): number {
  return performance.timeOrigin + performance.now();
}

const STEPS = ["2L", "2S", "2H", "3L", "3S", "3H", "4L", "4S"];

/** The step that the so-manieth edit puts; no two in a row are the same. */
export function stepOf(edit: number): string {
  return STEPS[edit % STEPS.length] as string;
}
