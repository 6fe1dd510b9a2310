import { writeDay } from "../../domain/calendar.ts";
import { ENTRY_TABLE_WORDS } from "../../domain/meeting-entry.ts";
import { actionsForClass, formActions, sayAgreed } from "../../domain/meeting-form.ts";
import { recapOfSummary, sayActionSince } from "../../domain/meeting-since.ts";
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

/** By person it is what was agreed then; beside it stands what became of it since. */
function ByPerson({ held, summary }: Omit<SummaryRecapProps, "by">) {
  const { today } = held;
  const was = new Map(summary.about.actions.map((one) => [one.id, one]));
  const is = new Map(held.actions.map((one) => [one.id, one]));
  const people = recapOfSummary(summary, { reader: held.user, today });
  if (people.length === 0) return <p className={styles.quiet}>No action was agreed.</p>;
  const since = (id: string) => {
    const then = was.get(id);
    return then && sayActionSince(then, is.get(id), { person: held.staffName, today });
  };
  return people.map((person) => (
    <section key={person.owner ?? person.who} className={styles.part}>
      <h2>{person.says}</h2>
      <ul className={styles.lines}>
        {person.lines.map(({ action, says }) => (
          <li key={action.id}>
            {says}
            {since(action.id) && <small>{since(action.id)}</small>}
          </li>
        ))}
      </ul>
    </section>
  ));
}

/** By child it is what was locked, and at the end what was agreed for the class. */
function ByChild({ summary, today }: { summary: MeetingSummary; today: string }) {
  const actions = formActions(summary);
  const forClass = actionsForClass(summary);
  const subjects = new Map(summary.about.subjects.map(({ id, name }) => [id, name]));
  return (
    <>
      {summary.children.length === 0 && (
        <p className={styles.quiet}>No child was spoken of by name.</p>
      )}
      {summary.children.map((child) => (
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
                  <li key={action.id}>{sayAgreed(action)}</li>
                ))}
            </ul>
          )}
        </section>
      ))}
      {forClass.length > 0 && (
        <section className={styles.part}>
          <h2>For the class</h2>
          <ul className={styles.lines}>
            {forClass.map((action) => (
              <li key={action.id}>{sayAgreed(action)}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
