import { sayList } from "../../domain/count-words.ts";
import { FEWEST_OF_A_THEME, sayTheme, type Theme } from "../../domain/meeting-themes.ts";
import type { Meeting } from "../../domain/meeting.ts";
import { plural } from "../../ui/plural.ts";
import type { ThemesHeld } from "./use-meeting-themes.ts";
import rows from "../../ui/rows.module.css";
import styles from "./meeting-themes.module.css";

/** Where what a round says leads to. */
export type ThemeHrefs = {
  child: (pupil: string) => string;
  /** A meeting to be held, or its summary. */
  meeting: (meeting: Meeting) => string;
  /** The actions of a meeting. */
  actions: (meeting: Meeting) => string;
};

export type ThemesProps = { held: ThemesHeld; hrefs: ThemeHrefs };

/** Phrases across classes, those of few children folded; each opens to its classes and children. [MW1] */
export function Themes({
  title,
  none,
  themes,
  asks = false,
  held,
  hrefs,
}: ThemesProps & {
  title: string;
  none: string;
  themes: readonly Theme[];
  /** Whether each class says whom to ask about it. [MW4] */
  asks?: boolean;
}) {
  const often = themes.filter(({ pupils }) => pupils.length >= FEWEST_OF_A_THEME);
  const seldom = themes.filter((one) => !often.includes(one));
  return (
    <section className={rows.section} aria-label={title}>
      <h2>{title}</h2>
      {themes.length === 0 && <p className={rows.soft}>{none}</p>}
      {often.length > 0 && (
        <ul className={styles.list}>
          {often.map((theme) => (
            <OneTheme key={theme.words} theme={theme} asks={asks} held={held} hrefs={hrefs} />
          ))}
        </ul>
      )}
      {seldom.length > 0 && (
        <details className={styles.details}>
          <summary>
            {often.length === 0 ? "" : "Also, "}
            {plural(seldom.length, "other", "others")}, each for one or two children
          </summary>
          <ul className={styles.list}>
            {seldom.map((theme) => (
              <OneTheme key={theme.words} theme={theme} asks={asks} held={held} hrefs={hrefs} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** A theme with its children, by class in year order: those who lead see them. */
function OneTheme({ theme, asks, held, hrefs }: ThemesProps & { theme: Theme; asks: boolean }) {
  const subjects = held.subjects
    .filter(({ id }) => theme.subjects.includes(id))
    .map(({ name }) => name);
  const classes = held.classes
    .map(({ id, name }) => ({
      id,
      name,
      children: theme.pupils.filter((pupil) => held.classOf(pupil) === name),
    }))
    .filter(({ children }) => children.length > 0);
  return (
    <li>
      <details className={styles.details}>
        <summary>
          {sayTheme(theme)} <span className={rows.soft}>{sayList(subjects)}</span>
        </summary>
        <ul className={styles.names}>
          {classes.map(({ id, name, children }) => (
            <li key={id}>
              <b>
                <ClassLink id={id} name={name} held={held} hrefs={hrefs} />
              </b>
              {children.map((pupil) => (
                <a key={pupil} href={hrefs.child(pupil)}>
                  {held.childName(pupil)}
                </a>
              ))}
              {asks && <WhomToAsk schoolClass={id} held={held} />}
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

/** A class, which leads to its meeting in the round. */
export function ClassLink({ id, name, held, hrefs }: ThemesProps & { id: string; name: string }) {
  const meeting = held.meetingIn(id);
  return meeting === undefined ? <>{name}</> : <a href={hrefs.meeting(meeting)}>{name}</a>;
}

function WhomToAsk({ schoolClass, held }: { schoolClass: string; held: ThemesHeld }) {
  const teachers = held.teachersOf(schoolClass);
  if (teachers.length === 0) return null;
  return <span className={rows.soft}>ask {sayList(teachers)}</span>;
}
