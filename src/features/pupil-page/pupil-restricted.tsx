import { useState } from "react";
import { writeDay } from "../../domain/calendar.ts";
import { TakeTextOut } from "../../notes/take-text-out.tsx";
import type { PupilMeetings } from "./use-pupil-meetings.ts";
import type { PupilPage } from "./use-pupil-page.ts";
import styles from "./pupil-page.module.css";

/**
 * What leaders and the SENCO alone read of the child, folded on every visit and behind the same words
 * whether there is any or not. It is on no print of the page. [MH3]
 */
export function PupilRestricted({ held, said }: { held: PupilPage; said: PupilMeetings }) {
  const [isOpen, setOpen] = useState(false);
  const { restricted } = said;
  if (restricted === undefined) return null;
  return (
    <details
      className={styles.more}
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>Restricted notes, for leaders and the SENCO only</summary>
      {isOpen && (
        <div className={styles.history}>
          {restricted.length === 0 && <p className={styles.quiet}>Nothing was written.</p>}
          {restricted.map(({ id, on, subject, words }) => (
            <section key={id}>
              <h3>
                {on === ""
                  ? "A meeting of an earlier class"
                  : `Meeting of ${writeDay(on, held.today)}`}
                {subject !== "" && `, ${subject.toLowerCase()}`}
              </h3>
              <p className={styles.words}>{words}</p>
              <TakeTextOut
                place={{ t: "restricted-note", k: `${held.pupil.id}:${id}`, section: "text" }}
                label="Restricted note"
              />
            </section>
          ))}
        </div>
      )}
    </details>
  );
}
