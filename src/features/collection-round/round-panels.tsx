import { writeDay } from "../../domain/calendar.ts";
import { plural } from "../../ui/plural.ts";
import { Popover } from "../../ui/popover.tsx";
import { sayBudget, sayMissing } from "./round-words.ts";
import type { HeldRound, SubjectRound } from "./use-collection-round.ts";
import styles from "./collection-round.module.css";

/** Children who need a look before they have a level: each name leads to the child. [CR5] */
export function MissingPanel({
  held,
  of,
  onChild,
}: {
  held: HeldRound;
  of: SubjectRound;
  onChild: (pupil: string) => void;
}) {
  const missing = of.children.flatMap((child) => (child.is === "missing" ? [child] : []));
  if (missing.length === 0) return null;
  return (
    <Popover
      title={`Missing in ${of.name}`}
      button={`${missing.length} missing`}
      buttonClass={styles.opener}
      align="up-start"
    >
      {(close) => (
        <ul className={styles.names}>
          {missing.map(({ pupil, why }) => (
            <li key={pupil.id}>
              <button
                type="button"
                onClick={() => {
                  close();
                  onChild(pupil.id);
                }}
              >
                {held.nameOf(pupil.id)} <small>{sayMissing(why)}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Popover>
  );
}

/** How far the other subjects are, and what the year asks for. [CR6] [CR7] */
export function YearPanel({
  held,
  onSubject,
}: {
  held: HeldRound;
  onSubject: (subject: string) => void;
}) {
  const { budget, point, today } = held;
  return (
    <Popover
      title={`${point.name} round of ${held.schoolClass.name}`}
      button={
        <>
          This year <b>{budget.made}</b> of <b>{budget.asked}</b>
        </>
      }
      buttonClass={styles.opener}
      align="up-end"
    >
      {(close) => (
        <div className={styles.year}>
          <h3>{point.name} by subject</h3>
          <ul className={styles.names}>
            {held.subjects.map((one) => (
              <li key={one.id}>
                <button
                  type="button"
                  onClick={() => {
                    close();
                    onSubject(one.id);
                  }}
                >
                  {one.name} <small>{saySubject(one, today)}</small>
                </button>
              </li>
            ))}
          </ul>
          <p>{sayBudget(budget, { isAsked: held.isAsked, className: held.schoolClass.name })}</p>
        </div>
      )}
    </Popover>
  );
}

function saySubject({ counts, done }: SubjectRound, today: string): string {
  const left = counts.ready + counts.missing;
  const filled = `${counts.asked - left} of ${plural(counts.asked, "child", "children")}`;
  return done === undefined ? filled : `${filled}, done ${writeDay(done.on, today)}`;
}
