import { useState } from "react";
import { writeDay } from "../../domain/calendar.ts";
import { sayList } from "../../domain/count-words.ts";
import type { MeetingAction } from "../../domain/meeting-action.ts";
import { countActions, sayMeetingCount, sayTooMuch } from "../../domain/meeting-count.ts";
import { recapByPerson } from "../../domain/meeting-recap.ts";
import { itemKey, type RunSection } from "../../domain/meeting-running.ts";
import { meetingKey } from "../../domain/meeting.ts";
import { NoteField } from "../../notes/note-field.tsx";
import { useCloseMeeting } from "../../notes/use-close-meeting.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { plural } from "../../ui/plural.ts";
import { RunActions } from "./run-actions.tsx";
import type { MeetingRun } from "./use-meeting-run.ts";
import styles from "./run-page.module.css";

type RunCloseProps = {
  run: MeetingRun;
  sections: readonly RunSection[];
  spoken: ReadonlySet<string>;
  onEdit: (action: MeetingAction) => void;
  onNew: () => void;
  onClosed: () => void;
};

/** How a meeting ends: what was agreed and by whom, what is left, and the summary locked. [ML1] [MA13] */
export function RunClose({ run, sections, spoken, onEdit, onNew, onClosed }: RunCloseProps) {
  const close = useCloseMeeting(run.meeting.class, run.meeting.id);
  const [isClosing, setClosing] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const [problem, setProblem] = useState<string>();
  const items = sections.flatMap((section) => section.items);
  const parked = items.filter((item) => item.parked).map(({ pupil }) => run.nameOf(pupil));
  const silent = items
    .filter((item) => !item.parked && !spoken.has(itemKey(item)))
    .map(({ pupil }) => run.nameOf(pupil));
  const count = countActions(run.actions);
  const tooMuch = sayTooMuch(count, run.staffName);
  const names = {
    person: run.staffName,
    child: run.nameOf,
    reader: run.user,
    today: run.today,
  };
  const doubts = sayDoubts({ run, silent: new Set(silent).size });
  async function finish(): Promise<void> {
    if (doubts !== "" && !isAsked) return setAsked(true);
    setClosing(true);
    const why = await close();
    setClosing(false);
    if (why === undefined) onClosed();
    else setProblem(why);
  }
  return (
    <div className={styles.page}>
      <h2>{sayMeetingCount(count)}</h2>
      {tooMuch !== "" && <Notice kind="look">{tooMuch}</Notice>}
      {recapByPerson(run.actions, names).map((person) => (
        <section key={person.owner ?? person.who} className={styles.recap}>
          <h3>{person.says}</h3>
          <ul>
            {person.lines.map(({ action, says }) => (
              <li key={action.id}>{says}</li>
            ))}
          </ul>
        </section>
      ))}
      {run.actions.length > 0 && (
        <details>
          <summary className={styles.fold}>Change what was agreed</summary>
          <RunActions run={run} actions={run.actions} readOnly={!run.mayWrite} onEdit={onEdit} />
        </details>
      )}
      {run.mayWrite && (
        <p>
          <Button onClick={onNew}>+ Agree an action for the class</Button>
        </p>
      )}
      {(parked.length > 0 || silent.length > 0) && (
        <p className={styles.quiet}>
          {parked.length > 0 && `For later: ${sayList([...new Set(parked)])}. `}
          {silent.length > 0 && `Nothing written yet: ${sayList([...new Set(silent)])}.`}
        </p>
      )}
      <NoteField
        place={{ t: "class-note", k: meetingKey(run.meeting), section: "general" }}
        label={`Anything else about ${run.schoolClass.name}`}
        rows={2}
        readOnly={!run.mayWrite}
      />
      {problem !== undefined && <Notice kind="look">{problem}</Notice>}
      {run.mayWrite && (
        <>
          <p className={styles.quiet}>
            Closing locks the summary as it stands now, with the class as it stands now. What comes
            later is added beside it. If somebody writes on another device without a network, wait
            until both are online.
          </p>
          {isAsked && <Notice kind="look">{doubts} Closing cannot be undone.</Notice>}
          <Button
            kind={isAsked ? "plain" : "main"}
            className={styles.finish}
            disabled={isClosing}
            onClick={() => void finish()}
          >
            {isClosing ? "Closing" : isAsked ? "Close it all the same" : "Close the meeting"}
          </Button>
        </>
      )}
    </div>
  );
}

/** What speaks against closing now, in words; empty when nothing does. */
function sayDoubts({ run, silent }: { run: MeetingRun; silent: number }): string {
  const { meeting, today, actions } = run;
  const parts = [
    ...(meeting.on > today ? [`This meeting is planned for ${writeDay(meeting.on, today)}.`] : []),
    ...(silent > 0 ? [`Nothing is written of ${plural(silent, "child", "children")}.`] : []),
    ...(actions.length === 0 ? ["Nothing was agreed."] : []),
  ];
  return parts.join(" ");
}
