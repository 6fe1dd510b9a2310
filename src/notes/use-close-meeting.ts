import { useCallback } from "react";
import { type Day, schoolDay } from "../domain/calendar.ts";
import type { SetEdit } from "../domain/edit.ts";
import { gatherFacts } from "../domain/gather-facts.ts";
import { summaryAgain } from "../domain/meeting-again.ts";
import { closeMeeting } from "../domain/meeting-summary.ts";
import { summaryOf } from "../domain/meeting-summing.ts";
import { ownId } from "../domain/own-id.ts";
import { classViews, nameOfSet } from "../domain/review-set.ts";
import { snapshotAudience } from "../domain/snapshot-audience.ts";
import { freeze } from "../domain/snapshot.ts";
import { sayCommit } from "../storage/commit.ts";
import type { Device } from "../storage/open-device.ts";
import { readSummaries } from "../storage/read-summaries.ts";
import { savingOf } from "../storage/saving.ts";
import { schoolNow } from "../storage/school-clock.ts";
import { readStanding } from "../storage/standing.ts";
import { useCommit, useDevice } from "../storage/use-live.ts";
import { type View, viewOf } from "../storage/view.ts";
import { leftWordsOf } from "./left-words.ts";
import { keepNotes } from "./note-binding.ts";
import { readAway, readMeetingSaid } from "./read-meeting-said.ts";

/** The tables a class's snapshot is worked out from. */
const FACTS = [
  "school",
  "subject",
  "point",
  "class",
  "group",
  "pupil",
  "membership",
  "pupil-group",
  "attainment",
  "target-group",
  "intervention",
  "intervention-pupil",
] as const;

/**
 * Closes a meeting on this device with everything it has at this moment, or closes it again with what
 * was written since: the summary, the class's snapshot and that it is closed are kept together or not
 * at all. When it was closed goes by the school's clock. Answers why nothing was kept. [ML1] [MF3] [ML6]
 */
export function useCloseMeeting(
  classId: string,
  meetingId: string,
): () => Promise<string | undefined> {
  const device = useDevice();
  const commit = useCommit();
  return useCallback(async () => {
    const unkept = (await keepNotes()) ?? leftWordsOf(device.outbox.name)[0]?.problem;
    if (unkept !== undefined) return unkept;
    const view = viewOf(device);
    const found = await readMeetingSaid(view, classId, meetingId);
    if (found === undefined) return "This meeting is not on this device any more.";
    const { meeting, said } = found;
    const before = await readSummaries(view, classId, meetingId);
    const last = before.at(-1);
    const now = summaryOf(said);
    const away = await readAway(view, last);
    // Who does not see them all would put a summary that lacks some before everybody.
    if (away.size > 0)
      return "A child of this meeting is not in your classes any more, so it can be closed again by those who see every child of it.";
    const at = await schoolNow(device);
    const day = schoolDay(at);
    const snapshot = await freezeClass(device, view, { classId, name: said.about.class, at, day });
    const edits = closeMeeting({
      id: ownId(device.user, device.randomHex(6)),
      meeting,
      before,
      at,
      day,
      by: device.user,
      ...(last === undefined ? now : summaryAgain(last, now, away)),
      snapshot: snapshot.id,
    });
    return sayCommit(await commit([...snapshot.edits, ...edits]));
  }, [device, commit, classId, meetingId]);
}

/** The class as it stands at this moment, for everybody who sees it. [SN1] */
async function freezeClass(
  device: Device,
  view: View,
  of: { classId: string; name: string; at: number; day: Day },
): Promise<{ id: string | null; edits: SetEdit[] }> {
  const read = await Promise.all(FACTS.map(async (t) => [t, await view.rows(t)] as const));
  const rows = Object.fromEntries(read) as Record<(typeof FACTS)[number], (typeof read)[0][1]>;
  const { roster } = await readStanding(view, device.user, of.day);
  const year = roster.classYear.get(of.classId);
  if (year === undefined) return { id: null, edits: [] };
  const facts = gatherFacts({ rows, roster, year, day: of.day });
  const { onDevice } = await savingOf(device);
  const id = device.randomHex(10);
  const snapshot = {
    id,
    class: of.classId,
    name: nameOfSet(`${of.name} at its progress meeting`, facts),
    note: "",
    at: of.at,
    by: device.user,
    views: classViews(facts),
    waiting: onDevice,
    seenBy: snapshotAudience(await view.rows("staff"), await view.rows("staff-class"), of.classId),
    versionOf: null,
  };
  return { id, edits: freeze({ snapshot, facts, records: rows.attainment }) };
}
