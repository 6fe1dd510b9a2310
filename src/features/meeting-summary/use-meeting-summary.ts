import { useCallback, useMemo } from "react";
import { mayAgree } from "../../domain/access.ts";
import { actionsOfSummaries } from "../../domain/actions-of-summaries.ts";
import { type MeetingAction, meetingActionsOf } from "../../domain/meeting-action.ts";
import { isBehind } from "../../domain/meeting-again.ts";
import {
  additionsOf,
  addToMeeting,
  type MeetingAddition,
  type MeetingSummary,
} from "../../domain/meeting-summary.ts";
import { summaryOf } from "../../domain/meeting-summing.ts";
import { type Meeting, meetingOf } from "../../domain/meeting.ts";
import { ownId } from "../../domain/own-id.ts";
import { readAway, readMeetingSaid } from "../../notes/read-meeting-said.ts";
import { sayCommit } from "../../storage/commit.ts";
import { readSummaries } from "../../storage/read-summaries.ts";
import { schoolNow } from "../../storage/school-clock.ts";
import {
  useCommit,
  useDevice,
  useLive,
  useSchoolDay,
  useStanding,
} from "../../storage/use-live.ts";

export type ClosedMeeting = {
  meeting: Meeting;
  /** The first first. */
  versions: readonly MeetingSummary[];
  additions: readonly MeetingAddition[];
  /** What was agreed, with what became of it since. */
  actions: readonly MeetingAction[];
  today: string;
  user: string;
  mayAdd: boolean;
  /** Something was written that the last version does not have: on a device that had not heard. [MF3] */
  isBehind: boolean;
  /** A text was taken out of the record after the last closing. [NT5] */
  isTakenOut: boolean;
  /** May add, and sees every child of the last version: nobody else closes it again. [MF3] */
  mayCloseAgain: boolean;
  staffName: (user: string) => string;
  /** Adds what came later; null: about the class. Answers why nothing was kept. */
  add: (pupil: string | null, text: string) => Promise<string | undefined>;
};

/** A closed meeting with everything beside it; null: it is not here. Undefined while it is read. */
export function useMeetingSummary(
  classId: string,
  meetingId: string,
): ClosedMeeting | null | undefined {
  const device = useDevice();
  const standing = useStanding();
  const commit = useCommit();
  const today = useSchoolDay();
  const read = useLive(
    async (view) => {
      const versions = await readSummaries(view, classId, meetingId);
      const actions = meetingActionsOf(await view.found("meeting-action", classId));
      return {
        meeting: meetingOf(await view.row("meeting", `${classId}:${meetingId}`)),
        versions,
        additions: additionsOf(await view.found("meeting-addition", classId), meetingId),
        actions: actionsOfSummaries(
          actions.filter((one) => one.meeting === meetingId),
          versions,
        ),
        staff: new Map((await view.rows("staff")).map((row) => [row.k, String(row.f.name)])),
      };
    },
    [classId, meetingId],
  );
  const now = useLive(
    async (view) => {
      const last = (await readSummaries(view, classId, meetingId)).at(-1);
      const found = await readMeetingSaid(view, classId, meetingId, last?.at);
      if (found === undefined) return undefined;
      const away = await readAway(view, last);
      return {
        isBehind: last !== undefined && isBehind(last, summaryOf(found.said), away),
        isTakenOut: found.isTakenOut,
        isWhole: away.size === 0,
      };
    },
    [classId, meetingId],
  );
  const add = useCallback<ClosedMeeting["add"]>(
    async (pupil, text) => {
      const id = ownId(device.user, device.randomHex(6));
      const meeting = { id: meetingId, class: classId };
      const of = { id, meeting, pupil, text, at: await schoolNow(device), by: device.user };
      return sayCommit(await commit([addToMeeting(of)]));
    },
    [device, commit, classId, meetingId],
  );
  return useMemo(() => {
    if (read === undefined || standing === undefined) return undefined;
    const { meeting, staff } = read;
    const mayAdd = mayAgree(standing, true);
    if (meeting === undefined) return null;
    return {
      ...read,
      meeting,
      today,
      user: device.user,
      mayAdd,
      isBehind: now?.isBehind === true,
      isTakenOut: now?.isTakenOut === true,
      mayCloseAgain: mayAdd && now?.isWhole === true,
      staffName: (user) => staff.get(user) ?? "a colleague",
      add,
    };
  }, [read, now, standing, device, today, add]);
}
