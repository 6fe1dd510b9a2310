import { SAFEGUARDING } from "../domain/safeguarding.ts";
import { MeetingPrepare, type PrepareSlots } from "../features/meeting-prepare/meeting-prepare.tsx";
import { NoteField } from "../notes/note-field.tsx";
import { MeetingChangesLink } from "./meeting-changes-link.tsx";
import { runPath } from "./meeting-paths.ts";

const SLOTS: PrepareSlots = {
  evidence: ({ pupil, entry, name, readOnly }) => (
    <NoteField
      place={{ t: "meeting-note", k: `${pupil}:${entry}`, section: "evidence" }}
      label={`Evidence of ${name}’s learning`}
      hint={SAFEGUARDING}
      rows={3}
      readOnly={readOnly}
    />
  ),
  voice: ({ pupil, talk, name, readOnly }) => (
    <NoteField
      place={{ t: "meeting-note", k: `${pupil}:${talk}`, section: "voice" }}
      label={`What ${name} said`}
      hint={SAFEGUARDING}
      rows={3}
      readOnly={readOnly}
    />
  ),
  aboutClass: ({ class: schoolClass, meeting, readOnly }) => (
    <>
      <NoteField
        place={{ t: "class-note", k: `${schoolClass}:${meeting}`, section: "success" }}
        label="A success to begin with"
        hint="The meeting opens with it."
        rows={3}
        readOnly={readOnly}
      />
      <MeetingChangesLink meeting={meeting} />
    </>
  ),
  childHref: (pupil) => `/child/${encodeURIComponent(pupil)}`,
  trackerHref: (schoolClass, subject) => `/class/${schoolClass}/${subject}`,
  runHref: runPath,
  meetingsHref: "/meet",
};

/** Prepares a class's pupil progress meeting. */
export function PrepareRoom({ classId, meeting }: { classId: string; meeting: string }) {
  return <MeetingPrepare classId={classId} meetingId={meeting} slots={SLOTS} />;
}
