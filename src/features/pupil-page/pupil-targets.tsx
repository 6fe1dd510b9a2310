import { writeAcademicYear, writeDay } from "../../domain/calendar.ts";
import { sayTargetOfChild } from "../../domain/curricular-target-child.ts";
import { writeHalfTerm } from "../../domain/curricular-target.ts";
import type { PupilPage } from "./use-pupil-page.ts";
import styles from "./pupil-page.module.css";

/** How far the child got in the school's targets of a half-term; nothing where nobody has said. [CU6] */
export function PupilTargets({ held }: { held: PupilPage }) {
  const shown = held.targetsAchieved.filter(({ isOff }) => !isOff);
  if (shown.length === 0) return null;
  return (
    <section className={styles.subject} aria-label="Curricular targets">
      <h2>Curricular targets</h2>
      <ul className={styles.targets}>
        {shown.map((one) => (
          <li key={one.target.id}>
            <strong>{one.target.focus}</strong>
            <small>
              {writeHalfTerm(one.target.halfTerm)} {writeAcademicYear(one.target.year)},{" "}
              {held.subjectName(one.target.subject).toLowerCase()}
            </small>
            <span>{sayTargetOfChild(one)}</span>
            <small>
              {[one.by === "" ? "" : capital(held.who(one.by)), writeDay(one.on, held.today)]
                .filter((part) => part !== "")
                .join(", ")}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** "you" begins the line here. */
function capital(who: string): string {
  return `${who.charAt(0).toUpperCase()}${who.slice(1)}`;
}
