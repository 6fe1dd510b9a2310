import { type MeetingSummary, summariesOf } from "../domain/meeting-summary.ts";
import type { View } from "./view.ts";

/** The versions of a meeting's summary that are here whole, the first first. [ML1] [ML5] */
export async function readSummaries(
  view: View,
  classId: string,
  meetingId: string,
): Promise<MeetingSummary[]> {
  const rows = await view.found("meeting-summary", classId);
  const parts = await view.found("meeting-summary-part", classId);
  return summariesOf([...rows, ...parts], meetingId);
}
