import { useContext } from "react";
import { sayDue } from "../../domain/action-list.ts";
import type { AttainmentFacts } from "../../domain/attainment-facts.ts";
import { writeDay } from "../../domain/calendar.ts";
import { sayOwner } from "../../domain/meeting-recap.ts";
import { writeMeeting } from "../../domain/meeting.ts";
import { writeStaffMeetingKind } from "../../domain/staff-meeting.ts";
import { LetterheadContext } from "../../files/letterhead-here.ts";
import { PaperSheet } from "../../ui/paper-sheet.tsx";
import type { StaffMeetingHeld } from "./use-meeting-themes.ts";
import { VeiledPictures } from "./veiled-pictures.tsx";
import styles from "./staff-meeting-paper.module.css";

/** The counts, and what was talked about and agreed, for the printer; nothing of it on the screen. [MR5] */
export function StaffMeetingPaper({
  held,
  facts,
}: {
  held: StaffMeetingHeld;
  facts: AttainmentFacts;
}) {
  const { school } = useContext(LetterheadContext);
  const { meeting, today, talked, actions } = held;
  return (
    <PaperSheet turned="portrait">
      <div className={styles.paper}>
        <h1>{meeting.name}</h1>
        <p>
          {[school, writeStaffMeetingKind(meeting.kind), writeMeeting(meeting, today)]
            .filter((one) => one !== "")
            .join(" · ")}
        </p>
        {meeting.people.length > 0 && <p>With {meeting.people.map(held.staffName).join(", ")}</p>}
        <VeiledPictures meeting={meeting} facts={facts} />
        <h2>What was talked about</h2>
        <p className={styles.talked}>{talked === "" ? "Nothing was written down." : talked}</p>
        <h2>What we do</h2>
        {actions.length === 0 ? (
          <p>Nothing was agreed.</p>
        ) : (
          <table>
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">Who</th>
                <th scope="col">By when</th>
              </tr>
            </thead>
            <tbody>
              {actions.map((action) => (
                <tr key={action.id}>
                  <td>{action.what}</td>
                  <td>{sayOwner(action, held.staffName)}</td>
                  <td>{sayDue(action, today)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <p>As it stood on {writeDay(today)}.</p>
      </div>
    </PaperSheet>
  );
}
