import { areTwins } from "../../domain/action-twins.ts";
import { writeDay } from "../../domain/calendar.ts";
import { sayList } from "../../domain/count-words.ts";
import { type MeetingAction, writeActionKind } from "../../domain/meeting-action.ts";
import { sayOwner as sayOwnerAs } from "../../domain/meeting-recap.ts";
import { Button } from "../../ui/button.tsx";
import type { MeetingRun } from "./use-meeting-run.ts";
import styles from "./run-actions.module.css";

/** "Miss Okafor", "you", "a visiting therapist", "Nobody yet". */
export function sayOwner(
  run: MeetingRun,
  action: Pick<MeetingAction, "owner" | "ownerWords">,
): string {
  return sayOwnerAs(action, run.who);
}

type RunActionsProps = {
  run: MeetingRun;
  actions: readonly MeetingAction[];
  /** The child whose pane they stand in; left out where all stand together. */
  pupil?: string;
  readOnly: boolean;
  onEdit: (action: MeetingAction) => void;
  onNew?: () => void;
};

/** What was agreed in this meeting: each a line to tap. [MA1] */
export function RunActions({ run, actions, pupil, readOnly, onEdit, onNew }: RunActionsProps) {
  return (
    <section className={styles.actions} aria-label="Agreed actions">
      <h3>Who will do what?</h3>
      {actions.length > 0 && (
        <ul>
          {actions.map((action) => (
            <li key={action.id}>
              <button
                type="button"
                className={styles.action}
                disabled={readOnly}
                onClick={() => onEdit(action)}
              >
                <strong>{action.what}</strong>
                <small>{sayAction(run, action, pupil)}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
      {!readOnly && onNew !== undefined && <Button onClick={onNew}>+ Agree an action</Button>}
    </section>
  );
}

function sayAction(run: MeetingRun, action: MeetingAction, pupil: string | undefined): string {
  const others = action.children.filter((child) => child !== pupil).map(run.nameOf);
  const forWhom =
    pupil === undefined ? sayList(others) : others.length === 0 ? "" : `with ${sayList(others)}`;
  const owner = sayOwner(run, action);
  return [
    owner.charAt(0).toUpperCase() +
      owner.slice(1) +
      (action.accepted === null ? "" : " ✓ taken on"),
    `by ${writeDay(action.due, run.today)}`,
    forWhom,
    writeActionKind(action.kind).toLowerCase(),
    action.wave === null ? "" : `wave ${action.wave}`,
    action.from === null ? "" : "carried on",
    // Each was changed by somebody, so both stand until one is taken off. [MA16]
    run.actions.some((other) => areTwins(action, other)) ? "here twice: take one off" : "",
  ]
    .filter((part) => part !== "")
    .join(" · ");
}
