import { sayDue } from "../../domain/action-list.ts";
import { writeDay } from "../../domain/calendar.ts";
import { ENTRY_TABLE_WORDS } from "../../domain/meeting-entry.ts";
import { formActions } from "../../domain/meeting-form.ts";
import { recapByPerson } from "../../domain/meeting-recap.ts";
import type { MeetingSummary } from "../../domain/meeting-summary.ts";
import type { ClosedMeeting } from "./use-meeting-summary.ts";
import styles from "./meeting-summary.module.css";

type SummaryRecapProps = {
  held: ClosedMeeting;
  summary: MeetingSummary;
  by: "people" | "children";
};

/** Who agreed to what, or what was said and agreed for each child. [ML4] */
export function SummaryRecap({ held, summary, by }: SummaryRecapProps) {
  return by === "people" ? (
    <ByPerson held={held} summary={summary} />
  ) : (
    <ByChild summary={summary} today={held.today} />
  );
}

/** By person it says what became of each action since: that is what one comes back for. */
function ByPerson({ held, summary }: Omit<SummaryRecapProps, "by">) {
  const children = new Map(summary.children.map(({ id, name }) => [id, name]));
  const people = recapByPerson(held.actions, {
    person: held.staffName,
    child: (pupil) => children.get(pupil) ?? "a child",
    reader: held.user,
    today: held.today,
  });
  if (people.length === 0) return <p className={styles.quiet}>No action was agreed.</p>;
  return people.map((person) => (
    <section key={person.owner ?? person.who} className={styles.part}>
      <h2>{person.says}</h2>
      <ul className={styles.lines}>
        {person.lines.map(({ action, says }) => (
          <li key={action.id}>
            {says}
            {action.state !== "open" && <small>{sayDue(action, held.today)}</small>}
          </li>
        ))}
      </ul>
    </section>
  ));
}

/** By child it is what was locked. */
function ByChild({ summary, today }: { summary: MeetingSummary; today: string }) {
  const actions = formActions(summary);
  const subjects = new Map(summary.about.subjects.map(({ id, name }) => [id, name]));
  if (summary.children.length === 0)
    return <p className={styles.quiet}>No child was spoken of by name.</p>;
  return summary.children.map((child) => (
    <section key={child.id} className={styles.part}>
      <h2>{child.name}</h2>
      {child.entries.map((entry) => (
        <div key={entry.subject} className={styles.entry}>
          <h3>
            {subjects.get(entry.subject)}: {ENTRY_TABLE_WORDS[entry.table].toLowerCase()}
            {entry.parked ? ", for later" : ""}
          </h3>
          {entry.why !== null && <p className={styles.quiet}>{entry.why}</p>}
          {entry.phrases.length > 0 && (
            <ul className={styles.phrases}>
              {entry.phrases.map(({ kind, words }) => (
                <li key={`${kind} ${words}`}>{words}</li>
              ))}
            </ul>
          )}
          {[entry.evidence, entry.difference, entry.barriers, entry.agreed]
            .filter((text) => text !== "")
            .map((text) => (
              <p key={text} className={styles.text}>
                {text}
              </p>
            ))}
        </div>
      ))}
      {child.voice.map(({ on, words }) => (
        <blockquote key={`${on} ${words}`} className={styles.text}>
          “{words}”{" "}
          <small>
            {child.name}, {writeDay(on, today)}
          </small>
        </blockquote>
      ))}
      {child.actions.length > 0 && (
        <ul className={styles.lines}>
          {actions
            .filter(({ id }) => child.actions.includes(id))
            .map((action) => (
              <li key={action.id}>
                {action.what}: {action.who === "" ? "nobody yet" : action.who}, by{" "}
                {writeDay(action.due, today)}
              </li>
            ))}
        </ul>
      )}
    </section>
  ));
}
