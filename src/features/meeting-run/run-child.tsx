import { useMemo } from "react";
import { writeDay, writeYearGroup } from "../../domain/calendar.ts";
import { sayBand } from "../../domain/expectation.ts";
import { writeLevel } from "../../domain/level.ts";
import type { MeetingAction } from "../../domain/meeting-action.ts";
import { type EntryTable } from "../../domain/meeting-entry.ts";
import type { RunItem } from "../../domain/meeting-running.ts";
import { ENTRY_TABLES } from "../../domain/meeting-tables.ts";
import { bandOf } from "../../domain/progress-line.ts";
import { fullName } from "../../domain/pupil.ts";
import { NoteField } from "../../notes/note-field.tsx";
import { childLine } from "../../pictures/child-line.ts";
import { DrawingView } from "../../pictures/drawing-view.tsx";
import { Button } from "../../ui/button.tsx";
import { Segments } from "../../ui/segments.tsx";
import { LastTime } from "./last-time.tsx";
import { RunActions } from "./run-actions.tsx";
import { isLeftOut } from "./run-items.ts";
import { RunNotes } from "./run-notes.tsx";
import { RunPhrases } from "./run-phrases.tsx";
import type { MeetingRun, RunChild as Child } from "./use-meeting-run.ts";
import type { RunOvertaken } from "./use-overtaken.ts";
import type { RunWriting } from "./use-run-writing.ts";
import styles from "./run-child.module.css";

const TABLE_LABELS: Readonly<Record<EntryTable, string>> = {
  good: "Going well",
  slow: "Slow or stuck",
  behind: "Falling behind",
  none: "None of these",
};

/** Pixels of the line beside the work; on a tablet held upright it stands above it. */
const LINE = { width: 330, height: 190 };

type RunChildProps = {
  run: MeetingRun;
  writing: RunWriting;
  overtaken: RunOvertaken;
  child: Child;
  item: RunItem;
  onSubject: (subject: string) => void;
  onLevels: () => void;
  onEdit: (action: MeetingAction) => void;
  onNew: () => void;
};

/** A child in a subject: where they stand, which table, what was said, what is agreed. */
export function RunChild(props: RunChildProps) {
  const { run, writing, child, item } = props;
  const { pupil } = child;
  const readOnly = !run.mayWrite || !run.mayWriteAbout(child.id);
  const about = useAbout(run, child.id, item.subject);
  const subject = run.subjects.find(({ id }) => id === item.subject);
  const isOut = !item.isEntry && isLeftOut(run, child.id, item.subject);
  const line = run.insight.line(child.id, item.subject);
  const title = `${child.name}’s ${subject?.name.toLowerCase() ?? "levels"} over the years`;
  const drawing = line && childLine(line, { title, ...LINE });
  const ofChild = (actions: readonly MeetingAction[]) =>
    actions.filter(({ children }) => children.includes(child.id));
  const before = {
    last: ofChild(run.before.last),
    open: ofChild(run.before.open),
    elsewhere: ofChild(run.before.elsewhere),
  };
  return (
    <div className={styles.pane}>
      <header className={styles.head}>
        <h2>
          {fullName(pupil)} <small>{writeYearGroup(child.yearGroup)}</small>
        </h2>
        {about.marks !== "" && <p className={styles.marks}>{about.marks}</p>}
        <p>{about.reason(item.why)}</p>
        {isOut && (
          <p>
            {child.name} was left out of this meeting in {subject?.name.toLowerCase()}, by choice.
            {!readOnly && " What is written or ticked here brings them in."}
          </p>
        )}
        <fieldset className={styles.levels} aria-label="Subject">
          {run.subjects.map(({ id, name }) => {
            const own = run.insight.line(child.id, id);
            const now = own?.moments.at(-1);
            const band = own === undefined ? undefined : bandOf(own);
            return (
              <button
                key={id}
                type="button"
                className={styles.level}
                aria-pressed={id === item.subject}
                data-band={band}
                onClick={() => props.onSubject(id)}
              >
                <strong>
                  {own === undefined || now === undefined ? "–" : writeLevel(own.scale, now.value)}
                </strong>
                <small>
                  {name.toLowerCase()}
                  {now === undefined
                    ? ", no level yet"
                    : band === undefined
                      ? ""
                      : `, ${sayBand(band)}`}
                </small>
              </button>
            );
          })}
          <Button className={styles.change} onClick={props.onLevels}>
            Change a level
          </Button>
        </fieldset>
      </header>
      <aside className={styles.aside} aria-label={`About ${child.name}`}>
        <figure className={styles.line}>
          <figcaption>{subject?.name} over the years</figcaption>
          {drawing === undefined ? (
            <p className={styles.quiet}>A line needs two levels; there are not two yet.</p>
          ) : (
            <DrawingView drawing={drawing} />
          )}
        </figure>
        {run.talks
          .filter((talk) => talk.pupil === child.id)
          .map((talk) => (
            <NoteField
              key={talk.id}
              place={{ t: "meeting-note", k: `${child.id}:${talk.id}`, section: "voice" }}
              label={`What ${child.name} said, ${writeDay(talk.on, run.today)}`}
              rows={2}
              readOnly={readOnly}
            />
          ))}
        <LastTime
          key={child.id}
          run={run}
          writing={writing}
          overtaken={props.overtaken}
          actions={before}
          readOnly={!run.mayWrite}
          named={false}
        />
      </aside>
      <div className={styles.dock}>
        <div className={styles.table}>
          <Segments
            label={`Which table for ${child.name}?`}
            segments={ENTRY_TABLES.map((id) => ({ id, label: TABLE_LABELS[id] }))}
            chosen={item.table}
            onChoose={(id) => {
              const table = ENTRY_TABLES.find((one) => one === id);
              if (table !== undefined && table !== item.table && !readOnly)
                void writing.move(item, table);
            }}
          />
          {!readOnly && (
            <>
              <Button onClick={() => void writing.park(item, !item.parked)}>
                {item.parked ? "Take up now" : "Park"}
              </Button>
              {!isOut && <Button onClick={() => void writing.leave(item)}>Leave out</Button>}
            </>
          )}
        </div>
        <RunPhrases
          key={`${item.pupil} ${item.subject} phrases`}
          run={run}
          writing={writing}
          item={item}
          readOnly={readOnly}
        />
        <RunNotes
          key={`${item.pupil} ${item.subject} notes`}
          run={run}
          writing={writing}
          item={item}
          readOnly={readOnly}
        />
      </div>
      <div className={styles.agreed}>
        <RunActions
          run={run}
          actions={run.actions.filter(({ children }) => children.includes(child.id))}
          pupil={child.id}
          readOnly={readOnly}
          onEdit={props.onEdit}
          onNew={props.onNew}
        />
      </div>
    </div>
  );
}

/** What a person should know of a child before speaking: the rule's sentence, and what is in place. */
function useAbout(run: MeetingRun, pupil: string, subject: string) {
  const { insight, point } = run;
  return useMemo(() => {
    const known = insight.children(subject, point).find((one) => one.pupil.id === pupil);
    const marks = [
      known?.targetedSince == null ? "" : "◆ target group",
      ...(known?.interventions ?? []).map(({ name }) => `● ${name}`),
    ];
    // The sentence of the rule is of the day it was prepared; a level put since answers its end.
    const reason = (why: string | null) =>
      why === null || known?.missing === false
        ? (why?.replace(/ ?No level yet.*$/, "") ?? "") || (known?.says ?? "")
        : why;
    return { reason, marks: marks.filter((one) => one !== "").join("  ") };
  }, [insight, point, pupil, subject]);
}
