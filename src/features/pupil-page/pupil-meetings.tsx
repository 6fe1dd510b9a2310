import { sayDue } from "../../domain/action-list.ts";
import { writeDay } from "../../domain/calendar.ts";
import { type MeetingAction, sayHelpedWords } from "../../domain/meeting-action.ts";
import { ENTRY_TABLE_WORDS, type MeetingEntry } from "../../domain/meeting-entry.ts";
import { type MeetingOfChild, NOTE_HEADINGS } from "../../domain/meeting-history.ts";
import { sayOwner } from "../../domain/meeting-recap.ts";
import { TakeTextOut } from "../../notes/take-text-out.tsx";
import { CheckField } from "../../ui/field.tsx";
import { plural } from "../../ui/plural.ts";
import { SAID_AT_MEETINGS } from "./pupil-paper.ts";
import { PupilRestricted } from "./pupil-restricted.tsx";
import { sayMeeting } from "./said-paper.ts";
import type { PupilMeetings as Meetings } from "./use-pupil-meetings.ts";
import type { PupilPage } from "./use-pupil-page.ts";
import styles from "./pupil-page.module.css";

type PupilMeetingsProps = { held: PupilPage; said: Meetings };

/** Whether it goes onto the paper of Print and Ctrl+P. */
type OnPaper = { printed: boolean; onPrinted: (isPrinted: boolean) => void };

/** What was said and agreed of the child in progress meetings, folded until it is asked for. [MH1] */
export function PupilMeetings({ held, said, printed, onPrinted }: PupilMeetingsProps & OnPaper) {
  const count = said.meetings.filter(({ meeting }) => meeting !== null).length;
  return (
    <section className={styles.subject} aria-label="Progress meetings">
      <h2>Progress meetings</h2>
      {said.meetings.length === 0 ? (
        <p className={styles.quiet}>Not spoken of in a progress meeting so far.</p>
      ) : (
        <details className={styles.more}>
          <summary>
            {count === 0
              ? "What was agreed"
              : `What was said and agreed: ${plural(count, "meeting")}`}
          </summary>
          <div className={styles.history}>
            {said.meetings.map((one) => (
              <OneMeeting key={one.meeting ?? ""} one={one} held={held} said={said} />
            ))}
          </div>
        </details>
      )}
      {said.meetings.length > 0 && (
        <CheckField
          label={SAID_AT_MEETINGS}
          hint="On paper, by Print and Ctrl+P. Unticked again whenever the page is opened."
          checked={printed}
          disabled={!said.isWhole}
          onChange={({ target }) => onPrinted(target.checked)}
        />
      )}
      <PupilRestricted held={held} said={said} />
    </section>
  );
}

function OneMeeting({ one, held, said }: { one: MeetingOfChild } & PupilMeetingsProps) {
  const { entries, actions, talks, additions } = one;
  return (
    <>
      <h3>{sayMeeting(one, held.today)}</h3>
      <ul className={styles.said}>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} held={held} said={said} />
        ))}
        {talks.map(({ id, on: talked, by }) => {
          const words = said.text(id, "voice");
          return words === "" ? null : (
            <li key={id}>
              The child said, to {held.who(by)} on {writeDay(talked, held.today)}: <q>{words}</q>
              <TakeTextOut
                place={{ t: "meeting-note", k: `${held.pupil.id}:${id}`, section: "voice" }}
                label="What the child said"
              />
            </li>
          );
        })}
        {actions.map((action) => (
          <li key={action.id}>
            Agreed: {action.what}. {sayAction(action, held)}
          </li>
        ))}
        {additions.map(({ id, on: added, text, by }) => (
          <li key={id}>
            Added on {writeDay(added, held.today)}, by {held.who(by)}: <q>{text}</q>
          </li>
        ))}
      </ul>
    </>
  );
}

function sayAction(action: MeetingAction, held: PupilPage): string {
  const who = sayOwner(action, held.who);
  const helped = action.state === "done" ? ` ${sayHelpedWords(action.helped)}.` : "";
  return `${who.charAt(0).toUpperCase()}${who.slice(1)}. ${sayDue(action, held.today)}.${helped}`;
}

type Ticked = MeetingOfChild["entries"][number];

function Entry({
  entry,
  held,
  said,
}: { entry: MeetingEntry & Pick<Ticked, "ticked"> } & PupilMeetingsProps) {
  const { id, subject, table, why, ticked } = entry;
  const words = [...new Set(ticked.map((one) => one.words))].join("; ");
  return (
    <li>
      {said.subject(subject)}: {ENTRY_TABLE_WORDS[table].toLowerCase()}.
      {why === null ? "" : ` ${why}`}
      {words === "" ? "" : ` ${words}.`}
      {NOTE_HEADINGS.map(([section, heading]) => {
        const text = said.text(id, section);
        return text === "" ? null : (
          <div key={section}>
            {heading}: <q>{text}</q>
            <TakeTextOut
              place={{ t: "meeting-note", k: `${held.pupil.id}:${id}`, section }}
              label={heading}
            />
          </div>
        );
      })}
    </li>
  );
}
