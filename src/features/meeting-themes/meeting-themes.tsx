import { sayTally } from "../../domain/action-list.ts";
import { sayList } from "../../domain/count-words.ts";
import { ENTRY_TABLE_WORDS } from "../../domain/meeting-entry.ts";
import { writeRoundDays } from "../../domain/meeting-plan.ts";
import { ENTRY_TABLES } from "../../domain/meeting-tables.ts";
import { FEWEST_OF_A_THEME, sayTheme, type Theme } from "../../domain/meeting-themes.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { SelectField } from "../../ui/field.tsx";
import { plural } from "../../ui/plural.ts";
import { ActionsByClass } from "./actions-by-class.tsx";
import type { ThemesHeld } from "./use-meeting-themes.ts";
import rows from "../../ui/rows.module.css";
import styles from "./meeting-themes.module.css";

/**
 * A round in the whole, for who leads: what was in the way and what made the difference across
 * classes, what is named again, and what became of what was agreed. [MW1]–[MW3]
 */
export function MeetingThemes({
  held,
  onRound,
}: {
  held: ThemesHeld;
  onRound: (round: string) => void;
}) {
  const { themes, round, today } = held;
  const { planned, prepared, closed } = themes.meetings;
  const isEmpty = themes.barriers.length + themes.practice.length + themes.actions.total === 0;
  const all = planned + prepared + closed;
  const spoken = ENTRY_TABLES.filter((table) => themes.entries[table] > 0).map(
    (table) => `${ENTRY_TABLE_WORDS[table].toLowerCase()} ${themes.entries[table]}`,
  );
  return (
    <div className={rows.page}>
      <div className={rows.head}>
        <h2>{round.name}</h2>
        {held.rounds.length > 1 && (
          <SelectField
            label="Round"
            value={round.id}
            onChange={(event) => onRound(event.target.value)}
          >
            {held.rounds.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}, {writeRoundDays(one, today)}
              </option>
            ))}
          </SelectField>
        )}
      </div>
      <p className={rows.soft}>
        {writeRoundDays(round, today)} · {closed} of {plural(all, "meeting")} held
        {spoken.length === 0 ? "" : ` · children and subjects spoken of: ${spoken.join(", ")}`}
      </p>
      {isEmpty ? (
        <EmptyState title="Nothing to look back on yet">
          What is ticked and agreed in the round’s meetings is gathered here, class by class in year
          order, while the round goes on.
        </EmptyState>
      ) : (
        <Said held={held} />
      )}
    </div>
  );
}

function Said({ held }: { held: ThemesHeld }) {
  const { themes } = held;
  return (
    <>
      <Themes
        title="What may be in the way"
        none="No barrier has been ticked in this round."
        themes={themes.barriers}
        held={held}
      />
      <section className={rows.section} aria-label="Named again">
        <h2>Named again</h2>
        {themes.repeated.length === 0 ? (
          <p className={rows.soft}>No barrier was named again for the same child.</p>
        ) : (
          <>
            <p className={rows.soft}>
              The same barrier for the same child as at an earlier meeting: what was agreed may not
              have reached it yet.
            </p>
            <ul className={styles.list}>
              {themes.repeated.map((one) => (
                <li key={`${one.pupil} ${one.words}`}>
                  <b>{one.words}</b>: {held.childName(one.pupil)}, {held.classOf(one.pupil)}
                  <small>{sayList(one.meetings.map(held.whenOf))}</small>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <Themes
        title="What made the difference, to be shared"
        none="Nothing has been ticked as what made the difference yet."
        themes={themes.practice}
        held={held}
      />
      <section className={rows.section} aria-label="What became of what was agreed">
        <h2>What became of what was agreed</h2>
        <p>{sayTally(themes.actions)}</p>
        {themes.actions.total > 0 && <ActionsByClass held={held} />}
      </section>
    </>
  );
}

function Themes({
  title,
  none,
  themes,
  held,
}: {
  title: string;
  none: string;
  themes: readonly Theme[];
  held: ThemesHeld;
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
            <OneTheme key={theme.words} theme={theme} held={held} />
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
              <OneTheme key={theme.words} theme={theme} held={held} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** A theme with its children, by class in year order: those who lead see them. */
function OneTheme({ theme, held }: { theme: Theme; held: ThemesHeld }) {
  const subjects = held.subjects
    .filter(({ id }) => theme.subjects.includes(id))
    .map(({ name }) => name);
  const classes = held.classes
    .map(({ name }) => ({
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
          {classes.map(({ name, children }) => (
            <li key={name}>
              <b>{name}</b> {children.map(held.childName).join(", ")}
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}
