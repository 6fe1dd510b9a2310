import { LEVELS } from "./levels-scale.ts";
import { RELATIVE } from "./relative-scale.ts";
import type { Scale } from "./scale.ts";
import { YEAR_BANDS } from "./year-bands-scale.ts";

/** The scales that come with Keepup; a school's own row with the same id stands before one of these. */
export const SHIPPED_SCALES: readonly Scale[] = [LEVELS, YEAR_BANDS, RELATIVE];

/** A scale that comes with Keepup, by id. [SC1] */
export function shippedScale(id: string): Scale | undefined {
  return SHIPPED_SCALES.find((scale) => scale.id === id);
}
