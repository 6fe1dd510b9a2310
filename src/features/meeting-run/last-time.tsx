import { useState } from "react";
import type { ActionsBefore } from "../../domain/actions-before.ts";
import { writeDay } from "../../domain/calendar.ts";
import { sayList } from "../../domain/count-words.ts";
import { isOverdue, type MeetingAction } from "../../domain/meeting-action.ts";
import { LONGEST_REASON } from "../../domain/meeting-tables.ts";
import { HELPED_CHOICES } from "../../ui/action-answers.tsx";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { OvertakenNotice } from "../../ui/overtaken-notice.tsx";
import { Segments } from "../../ui/segments.tsx";
import { useKeptOrder } from "../../ui/use-kept-order.ts";
import { sayOwner } from "./run-actions.tsx";
import type { MeetingRun } from "./use-meeting-run.ts";
import type { RunOvertaken } from "./use-overtaken.ts";
import type { RunWriting } from "./use-run-writing.ts";
import styles from "./last-time.module.css";

type LastTimeProps = {
  run: MeetingRun;
  writing: RunWriting;
  /** What this person said of actions that did not last. */
  overtaken: RunOvertaken;
  actions: ActionsBefore;
  readOnly: boolean;
  /** With the children's names, where they are not plain from the place. */
  named: boolean;
};

/** What was agreed before: done or not, did it help, go on with it. [MS1] [MA6] [MA7] [MA8] */
export function LastTime({ actions, ...of }: LastTimeProps) {
  const { run } = of;
  const on = run.previous && writeDay(run.previous.on, run.today);
  const parts = [
    { label: "Agreed last time", title: `Agreed on ${on}`, actions: actions.last },
    {
      label: "Still open",
      title: on === undefined ? "Agreed before, still open" : "Agreed at other times, still open",
      actions: actions.open,
    },
    {
      label: "From another class",
      title: "Agreed in the class they came from, still open",
      actions: actions.elsewhere,
    },
  ].filter((part) => part.actions.length > 0);
  return parts.map(({ label, title, actions: some }) => (
    <Part key={label} label={label} title={title} actions={some} {...of} />
  ));
}

type OfOne = Omit<LastTimeProps, "actions">;

function Part({
  label,
  title,
  actions,
  ...of
}: OfOne & { label: string; title: string; actions: readonly MeetingAction[] }) {
  const shown = useKeptOrder(actions);
  return (
    <section className={styles.last} aria-label={label}>
      <h3>{title}</h3>
      <ul>
        {shown.map((action) => (
          <li key={action.id}>
            <One action={action} {...of} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function One({
  run,
  writing,
  action,
  readOnly,
  named,
  overtaken,
}: OfOne & { action: MeetingAction }) {
  const lost = overtaken.of(action);
  const [why, setWhy] = useState<string>();
  const carried = run.actions.some(({ from }) => from === action.id);
  const owner = sayOwner(run, action);
  return (
    <article className={styles.one} aria-label={action.what}>
      <p>
        <strong>{action.what}</strong>
      </p>
      <p className={styles.quiet}>
        {[
          named ? sayList(action.children.map(run.nameOf)) : "",
          owner,
          sayState(action, run.today),
          carried ? "carried on in this meeting" : "",
        ]
          .filter((part) => part !== "")
          .join(" · ")}
      </p>
      {!readOnly && lost !== undefined && (
        <div className={styles.lost}>
          <OvertakenNotice
            overtaken={{ ...lost, action, colleague: run.colleagueName(lost.by) }}
            onAgain={() =>
              void (lost.said === "dropped"
                ? writing.drop(action, lost.why)
                : writing.finish(action, true))
            }
            onLeave={() => overtaken.putAway(lost)}
          />
        </div>
      )}
      {!readOnly && why === undefined && (
        <div className={styles.ways}>
          {action.state !== "dropped" && (
            <button
              type="button"
              className={styles.way}
              aria-pressed={action.state === "done"}
              onClick={() => void writing.finish(action, action.state !== "done")}
            >
              {action.state === "done" && <span aria-hidden="true">✓ </span>}Done
            </button>
          )}
          {action.state === "open" && (
            <button type="button" className={styles.way} onClick={() => setWhy("")}>
              Drop it
            </button>
          )}
          {action.state === "dropped" && (
            <button
              type="button"
              className={styles.way}
              onClick={() => void writing.finish(action, false)}
            >
              Take it up again
            </button>
          )}
          {action.state !== "dropped" && !carried && (
            <button type="button" className={styles.way} onClick={() => void writing.carry(action)}>
              Carry it on
            </button>
          )}
        </div>
      )}
      {!readOnly && action.state === "done" && (
        <div className={styles.helped}>
          <span aria-hidden="true">Did it help?</span>
          <Segments
            label={`Did it help? ${action.what}`}
            segments={HELPED_CHOICES}
            chosen={action.helped ?? ""}
            onChoose={(id) =>
              void writing.helped(
                action,
                id === action.helped
                  ? null
                  : (HELPED_CHOICES.find((one) => one.id === id)?.id ?? null),
              )
            }
          />
        </div>
      )}
      {why !== undefined && (
        <form
          className={styles.drop}
          onSubmit={(event) => {
            event.preventDefault();
            void writing.drop(action, why).then((kept) => kept && setWhy(undefined));
          }}
        >
          <TextField
            label="Why it is dropped"
            value={why}
            maxLength={LONGEST_REASON}
            autoComplete="off"
            onChange={(event) => setWhy(event.target.value)}
          />
          <div className={styles.ways}>
            <Button type="submit" kind="main" disabled={why.trim() === ""}>
              Drop it
            </Button>
            <Button onClick={() => setWhy(undefined)}>Leave it open</Button>
          </div>
        </form>
      )}
    </article>
  );
}

function sayState(action: MeetingAction, today: string): string {
  const { state, due, doneOn, why } = action;
  if (state === "done") return doneOn === null ? "done" : `done ${writeDay(doneOn, today)}`;
  if (state === "dropped") return why === null ? "dropped" : `dropped: ${why}`;
  return `${isOverdue(action, today) ? "was due" : "due"} ${writeDay(due, today)}`;
}
