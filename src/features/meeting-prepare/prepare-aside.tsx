import { ENTRY_TABLE_WORDS } from "../../domain/meeting-entry.ts";
import { Button } from "../../ui/button.tsx";
import type { MeetingPrepared } from "./use-meeting-prepare.ts";
import type { PrepareSteps } from "./use-prepare-steps.ts";
import rows from "../../ui/rows.module.css";
import styles from "./meeting-prepare.module.css";

/** Beside the tables: whose level is missing, and who was left out. */
export function PrepareAside({
  held,
  steps,
  trackerHref,
}: {
  held: MeetingPrepared;
  steps: PrepareSteps;
  trackerHref: (schoolClass: string, subject: string) => string;
}) {
  const missing = held.subjects.map(({ id, name }) => ({
    id,
    name,
    children: held.childrenIn(id).filter((child) => child.missing),
  }));
  const some = missing.filter(({ children }) => children.length > 0);
  return (
    <>
      <section className={styles.section} aria-label="No level yet">
        <h2>No level yet{held.point === "" ? "" : `, ${held.point}`}</h2>
        {some.length === 0 ? (
          <p className={styles.complete}>✓ All levels are in.</p>
        ) : (
          <ul className={styles.list}>
            {some.map(({ id, name, children }) => (
              <li key={id}>
                <a href={trackerHref(held.schoolClass.id, id)}>
                  {name}: {children.length} of {held.children.length}
                </a>
                <small>{namesOf(held, children)}</small>
              </li>
            ))}
          </ul>
        )}
      </section>
      {held.leftOut.length > 0 && (
        <section className={styles.section} aria-label="Left out">
          <h2>Left out of this meeting</h2>
          <ul className={styles.list}>
            {held.leftOut.map((one) => (
              <li
                key={`${one.pupil}:${one.id}`}
                className={styles.out}
                data-line={`${one.pupil}:${one.id}`}
              >
                <span>
                  {held.childName(one.pupil)}, {held.subjectName(one.subject)}
                  <small>{ENTRY_TABLE_WORDS[one.table]}</small>
                </span>
                {held.mayPrepare(one.pupil) && (
                  <Button
                    kind="quiet"
                    aria-label={`Bring back ${held.childName(one.pupil)}, ${held.subjectName(one.subject)}`}
                    onClick={() => steps.bringBack(one)}
                  >
                    Bring back
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {held.meeting.state === "closed" && (
        <p className={rows.soft}>This meeting has been held; what was written is in its summary.</p>
      )}
    </>
  );
}

const MOST_NAMES = 8;

function namesOf(held: MeetingPrepared, children: readonly { pupil: { id: string } }[]): string {
  const names = children.map(({ pupil }) => held.childName(pupil.id));
  if (names.length <= MOST_NAMES) return names.join(", ");
  return `${names.slice(0, MOST_NAMES).join(", ")} and ${names.length - MOST_NAMES} more`;
}
