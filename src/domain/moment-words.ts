import { writeLevel } from "./level.ts";
import type { ProgressLine, ProgressMoment } from "./progress-line.ts";

/** "2S at Autumn", "Below L1 at Summer": a level with the point it is of. */
export function writeMoment(line: ProgressLine | undefined, moment: ProgressMoment): string {
  const { rung, fine, value, point } = moment;
  const inWords = rung.band === undefined && fine === undefined;
  const level = line === undefined ? value : inWords ? rung.label : writeLevel(line.scale, value);
  return `${level} at ${point}`;
}

/** "2S at Summer, 2H at Autumn": before and since, or that there is none. */
export function sayBeforeAndSince(
  line: ProgressLine | undefined,
  { before, after }: { before: ProgressMoment | undefined; after: ProgressMoment | undefined },
): string {
  const then = before === undefined ? "no level before" : writeMoment(line, before);
  return `${then}, ${after === undefined ? "none since" : writeMoment(line, after)}`;
}
