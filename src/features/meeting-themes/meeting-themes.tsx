import { sayTally } from "../../domain/action-list.ts";
import { ENTRY_TABLE_WORDS } from "../../domain/meeting-entry.ts";
import { writeRoundDays } from "../../domain/meeting-plan.ts";
import { ENTRY_TABLES } from "../../domain/meeting-tables.ts";
import { writeMeeting } from "../../domain/meeting.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { SelectField } from "../../ui/field.tsx";
import { plural } from "../../ui/plural.ts";
import { ActionsByClass } from "./actions-by-class.tsx";
import { GoodPractice } from "./good-practice.tsx";
import { type ThemeHrefs, Themes, type ThemesProps } from "./theme-list.tsx";
import type { ThemesHeld } from "./use-meeting-themes.ts";
import rows from "../../ui/rows.module.css";
import styles from "./meeting-themes.module.css";

/**
 * A round in the whole, for who leads: what was in the way and what made the difference across
 * classes, what is named again, and what became of what was agreed. [MW1]–[MW3]
 */
export function MeetingThemes({
  held,
  hrefs,
  onRound,
}: {
  held: ThemesHeld;
  hrefs: ThemeHrefs;
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
          <div className={styles.rounds}>
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
          </div>
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
        <Said held={held} hrefs={hrefs} />
      )}
    </div>
  );
}

function Said({ held, hrefs }: ThemesProps) {
  const { themes } = held;
  return (
    <>
      <Themes
        title="What may be in the way"
        none="No barrier has been ticked in this round."
        themes={themes.barriers}
        held={held}
        hrefs={hrefs}
      />
      <NamedAgain held={held} hrefs={hrefs} />
      <GoodPractice held={held} hrefs={hrefs} />
      <section className={rows.section} aria-label="What became of what was agreed">
        <h2>What became of what was agreed</h2>
        <p>{sayTally(themes.actions)}</p>
        {themes.actions.total > 0 && <ActionsByClass held={held} hrefs={hrefs} />}
      </section>
    </>
  );
}

/** Barriers named again for the same child, with the meetings in which they were. [MW2] */
function NamedAgain({ held, hrefs }: ThemesProps) {
  const { themes, today } = held;
  return (
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
                <b>{one.words}</b>:{" "}
                <a className={styles.child} href={hrefs.child(one.pupil)}>
                  {held.childName(one.pupil)}
                </a>
                , {held.classOf(one.pupil)}
                <small className={styles.links}>
                  {one.meetings.map((id) => {
                    const meeting = held.meetings.get(id);
                    if (meeting === undefined) return <span key={id}>an earlier meeting</span>;
                    return (
                      <a key={id} href={hrefs.meeting(meeting)}>
                        {writeMeeting({ ...meeting, at: null }, today)}
                      </a>
                    );
                  })}
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
