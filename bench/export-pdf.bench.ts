import { measureExport } from "./export-measure.ts";
import type { Result } from "./measure.ts";

export function run({ rounds }: { rounds: number }): Promise<Result> {
  return measureExport("pdf-a4", rounds);
}
