import { useState } from "react";
import { SEES_ALL } from "../../domain/access.ts";
import type { MeetingRound } from "../../domain/meeting-round.ts";
import { type StaffMeeting, writeStaffMeetingKind } from "../../domain/staff-meeting.ts";
import { Button } from "../../ui/button.tsx";
import { sayWhen } from "./meeting-words.ts";
import type { MeetingHrefs } from "./readiness-board.tsx";
import { StaffMeetingDialog } from "./staff-meeting-dialog.tsx";
import type { MeetingsHeld } from "./use-meeting-rounds.ts";
import rows from "../../ui/rows.module.css";
import styles from "./meeting-round.module.css";

/** How many of those that were held are shown. */
const MOST_OVER = 4;

/** Meetings of a phase, a subject or the whole staff: in them no child is named. [MR5] */
export function StaffMeetings({
  held,
  round,
  hrefs,
}: {
  held: MeetingsHeld;
  round: MeetingRound | undefined;
  hrefs: MeetingHrefs;
}) {
  const [editing, setEditing] = useState<StaffMeeting | "new">();
  const { staffMeetings, today, role } = held;
  const mayPlan = role !== undefined && SEES_ALL.includes(role);
  const toCome = staffMeetings.filter(({ state }) => state !== "closed");
  const over = staffMeetings
    .filter(({ state }) => state === "closed")
    .reverse()
    .slice(0, MOST_OVER);
  if (!mayPlan && staffMeetings.length === 0) return null;
  return (
    <section className={rows.section} aria-label="Meetings of the staff">
      <div className={rows.head}>
        <h2>Phase, subject and whole-staff meetings</h2>
        {mayPlan && <Button onClick={() => setEditing("new")}>Plan one</Button>}
      </div>
      {staffMeetings.length === 0 ? (
        <p className={rows.soft}>
          None is planned. In these meetings children are counted and never named.
        </p>
      ) : (
        <ul className={styles.staff}>
          {[...toCome, ...over].map((one) => (
            <li key={one.id}>
              <a href={hrefs.staffMeeting(one.id)}>{one.name}</a>
              <span className={rows.soft}>
                {writeStaffMeetingKind(one.kind)} · {sayWhen(one, today)}
                {one.state === "closed" ? " · held" : ""}
              </span>
              {mayPlan && one.state !== "closed" && (
                <Button
                  kind="quiet"
                  aria-label={`Change ${one.name}`}
                  onClick={() => setEditing(one)}
                >
                  Change
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {editing !== undefined && (
        <StaffMeetingDialog
          held={held}
          meeting={editing === "new" ? undefined : editing}
          round={round}
          onClose={() => setEditing(undefined)}
        />
      )}
    </section>
  );
}
