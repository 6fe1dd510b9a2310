import type { Command } from "./command.ts";

/** A schedule that once broke something, with what it broke. Always run. */
export type Regression = { was: string; seed: number; commands: readonly Command[] };

/**
 * To add one: `npm run simulate -- --schedules 1 --seed S` prints the shortest way to the failure;
 * put it here with a sentence on what was wrong, and mend the program until it passes.
 */
export const REGRESSIONS: readonly Regression[] = [];
