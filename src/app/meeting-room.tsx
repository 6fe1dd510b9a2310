import { Redirect } from "wouter";
import { meetingOf } from "../domain/meeting.ts";
import { MeetingSummary } from "../features/meeting-summary/meeting-summary.tsx";
import { useLive } from "../storage/use-live.ts";
import { LinkButton } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Screen } from "../ui/screen.tsx";
import { MeetingChangesLink } from "./meeting-changes-link.tsx";

/** A meeting at its address: its summary once it is closed, else the meeting itself. */
export function MeetingRoom({ classId, meetingId }: { classId: string; meetingId: string }) {
  const found = useLive(
    async (view) => ({ meeting: meetingOf(await view.row("meeting", `${classId}:${meetingId}`)) }),
    [classId, meetingId],
  );
  if (found === undefined)
    return (
      <Screen title="Progress meeting" where=" ">
        <output className="unseen">Opening the meeting</output>
      </Screen>
    );
  if (found.meeting === undefined)
    return (
      <Screen title="Progress meeting">
        <EmptyState
          title="This meeting is not on this device"
          step={
            <LinkButton kind="main" href="/meet">
              To the meetings
            </LinkButton>
          }
        >
          It may have been taken off the list, or it is about a class that is not one of yours.
        </EmptyState>
      </Screen>
    );
  const href = `/meet/${encodeURIComponent(classId)}/${encodeURIComponent(meetingId)}`;
  if (found.meeting.state !== "closed") return <Redirect to={`${href}/run`} replace />;
  return (
    <MeetingSummary
      classId={classId}
      meetingId={meetingId}
      snapshotHref={(id) => `/look/snapshots/${id}`}
      meetingsHref="/meet"
      beside={<MeetingChangesLink meeting={meetingId} />}
    />
  );
}
