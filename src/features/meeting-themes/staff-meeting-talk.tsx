import { NoteField } from "../../notes/note-field.tsx";
import type { StaffMeetingHeld } from "./use-meeting-themes.ts";
import rows from "../../ui/rows.module.css";
import styles from "./meeting-themes.module.css";

/** What was talked about, which several people may write at once; once held, as it was written. [MR5] [NT1] */
export function StaffMeetingTalk({ held }: { held: StaffMeetingHeld }) {
  const { meeting, mayNote, talked } = held;
  const writes = mayNote && meeting.state !== "closed";
  return (
    <section className={rows.section} aria-label="What was talked about">
      <h2>What was talked about</h2>
      {writes ? (
        <NoteField
          place={{ t: "staff-note", k: meeting.id, section: "talked" }}
          label="In your own words"
          hint="About teaching and learning. All staff but governors read this, so no child’s name or initials, and nothing about a colleague. A safeguarding concern goes to the designated safeguarding lead, and not in here."
          rows={6}
        />
      ) : (
        <p className={talked === "" ? rows.soft : styles.talked}>
          {talked === "" ? "Nothing has been written down." : talked}
        </p>
      )}
    </section>
  );
}
