import type { AssessmentPoint } from "./assessment-point.ts";
import { academicYearOf, type Day, seasonOf } from "./calendar.ts";
import type { Row } from "./change.ts";
import { bandOf, progressLine, type ProgressYear } from "./progress-line.ts";
import type { ProgressSettings } from "./progress-settings.ts";
import { progressState } from "./progress-state.ts";
import { sayState } from "./progress-words.ts";
import type { ChildToWeigh } from "./progress-worth-a-look.ts";
import type { Pupil } from "./pupil.ts";
import type { Scale } from "./scale.ts";

/** What is known of a child, with the sentence of the rule that fired. */
export type ChildInSight = ChildToWeigh & { says: string };

/** Reads one child's progress in a subject from the years before and this year's record. [PS14] [PS16] */
export function childInSight(of: {
  pupil: Pupil;
  yearGroup: number;
  year: number;
  points: readonly AssessmentPoint[];
  record: Row | undefined;
  /** The years before, as far as they are known. */
  before: readonly ProgressYear[];
  scale: Scale;
  subject: string;
  settings: ProgressSettings;
  today: Day;
}): ChildInSight {
  const { pupil, scale, subject, year, yearGroup, points, record, today } = of;
  const years = [...of.before, { year, yearGroup, points, record }];
  const line = progressLine({ scale, subject, years });
  const now = { year: academicYearOf(today), season: seasonOf(today) };
  const finding = progressState(line, { settings: of.settings, now });
  return {
    pupil,
    finding,
    band: bandOf(line),
    planned: line.agreed.has(year),
    says: sayState(line, finding, year),
  };
}
