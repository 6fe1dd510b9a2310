import type { MarkRows } from "../../domain/class-tracker-marks.ts";
import { plainSheet, TrackerPaper } from "./tracker-paper.tsx";
import type { ClassTracker } from "./use-class-tracker.ts";

/** What the browser's own print puts on paper, for which nothing was chosen. [CT7] */
export function PlainPaper({ tracker, rows }: { tracker: ClassTracker; rows: MarkRows }) {
  return <TrackerPaper tracker={tracker} choice={plainSheet(tracker)} rows={rows} />;
}
