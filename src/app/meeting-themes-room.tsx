import { useLocation } from "wouter";
import { academicYearOf } from "../domain/calendar.ts";
import { MeetingThemes } from "../features/meeting-themes/meeting-themes.tsx";
import { StaffMeetingPage } from "../features/meeting-themes/staff-meeting.tsx";
import type { ThemeHrefs } from "../features/meeting-themes/theme-list.tsx";
import {
  useMeetingThemes,
  useStaffMeeting,
} from "../features/meeting-themes/use-meeting-themes.ts";
import { useFacts } from "../storage/use-facts.ts";
import { useSchoolDay } from "../storage/use-live.ts";
import { LinkButton } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Screen } from "../ui/screen.tsx";
import { actionsPath, meetingPath } from "./meeting-paths.ts";

const HREFS: ThemeHrefs = {
  child: (pupil) => `/child/${encodeURIComponent(pupil)}`,
  meeting: meetingPath,
  actions: actionsPath,
};

const BACK = <LinkButton href="/meet">To the meetings</LinkButton>;

/** A round of meetings in the whole. */
export function MeetingThemesRoom({ round }: { round: string }) {
  const held = useMeetingThemes(round);
  const [, navigate] = useLocation();
  return (
    <Screen title="Overview of a round" where={held === undefined ? " " : "Overview"} tools={BACK}>
      {held === undefined && <output className="unseen">Gathering the round</output>}
      {held === null && (
        <EmptyState title="There is no round here">
          It was taken off the list, or it has not reached this device yet.
        </EmptyState>
      )}
      {held != null && (
        <MeetingThemes held={held} hrefs={HREFS} onRound={(id) => navigate(`/meet/themes/${id}`)} />
      )}
    </Screen>
  );
}

/** A meeting of a phase, a subject or the whole staff. `leads`: sees what every class's meetings said. */
export function StaffMeetingRoom({ id, leads }: { id: string; leads: boolean }) {
  const held = useStaffMeeting(id);
  const themes = useMeetingThemes(held?.meeting.round ?? "");
  const facts = useFacts(academicYearOf(useSchoolDay()));
  const isRead = held !== undefined && facts !== undefined && themes !== undefined;
  return (
    <Screen
      title={held?.meeting.name ?? "Meeting"}
      where={isRead ? "Meeting of the staff" : " "}
      tools={BACK}
    >
      {!isRead && <output className="unseen">Opening the meeting</output>}
      {isRead && held === null && (
        <EmptyState title="There is no meeting here">
          It was called off, or it has not reached this device yet.
        </EmptyState>
      )}
      {isRead && held !== null && (
        <StaffMeetingPage held={held} facts={facts} themes={leads ? themes : null} />
      )}
    </Screen>
  );
}
