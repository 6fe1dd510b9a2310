import { academicYearOf, writeYearGroup } from "../domain/calendar.ts";
import { type SchoolClass, classesOf } from "../domain/school-class.ts";
import { useLive, useSchoolDay, useStanding } from "../storage/use-live.ts";
import { Popover } from "../ui/popover.tsx";
import styles from "./class-picker.module.css";

/** The classes this person may open this year: their own first, else all, in year order. */
export function useOpenableClasses(): { own: SchoolClass[]; all: SchoolClass[] } | undefined {
  const standing = useStanding();
  const year = academicYearOf(useSchoolDay());
  const rows = useLive((view) => view.rows("class"), []);
  if (standing === undefined || rows === undefined) return undefined;
  const { roster, user, role } = standing;
  const every = classesOf(rows, year);
  const own = every.filter(({ id }) => roster.teaching.get(id)?.has(user) === true);
  const seesAll = role !== "teacher" && role !== "assistant" && role !== "governor";
  return { own, all: seesAll ? every : own };
}

/** "▾" beside the class's name: the other classes, in year order. `subject` is what follows the class in the address. */
export function ClassPicker({ here, subject }: { here: string; subject: string }) {
  const classes = useOpenableClasses();
  if (classes === undefined || classes.all.length < 2) return null;
  return (
    <Popover
      title="Another class"
      label="Another class"
      align="start"
      buttonClass={styles.opener}
      button={
        <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
          <path d="M2 4l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.8" />
        </svg>
      }
    >
      {(close) => <ClassLinks classes={classes.all} here={here} subject={subject} onGo={close} />}
    </Popover>
  );
}

/** Classes as links under their year groups. A mixed class stands under its youngest. */
export function ClassLinks({
  classes,
  here,
  subject,
  about,
  onGo,
}: {
  classes: readonly SchoolClass[];
  here?: string;
  subject: string;
  /** What stands beside each class's name, by class. */
  about?: ReadonlyMap<string, string> | undefined;
  /** A press on any of them, which also goes where it leads. */
  onGo?: () => void;
}) {
  const years = [...new Set(classes.map(({ yearGroups }) => yearGroups[0] ?? 0))];
  return (
    <div className={styles.years}>
      {years.map((year) => (
        <div key={year} className={styles.year}>
          <span>{writeYearGroup(year)}</span>
          <ul className={about === undefined ? undefined : styles.told}>
            {classes
              .filter(({ yearGroups }) => (yearGroups[0] ?? 0) === year)
              .map((one) => (
                <li key={one.id}>
                  <a
                    href={`/class/${one.id}${subject === "" ? "" : `/${subject}`}`}
                    aria-current={one.id === here ? "page" : undefined}
                    onClick={onGo}
                  >
                    {one.name}
                  </a>
                  {about?.get(one.id) !== undefined && <small>{about.get(one.id)}</small>}
                </li>
              ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
