import { type Day, writeDay } from "../domain/calendar.ts";
import { sayList } from "../domain/count-words.ts";
import { type Helped, isOverdue, type MeetingAction } from "../domain/meeting-action.ts";
import { useKeptOrder } from "./use-kept-order.ts";
import styles from "./action-answers.module.css";

/** What becomes of an action, said with a tap; each can be taken back. */
export type Answers = {
  done: (action: MeetingAction, done: boolean) => void;
  helped: (action: MeetingAction, helped: Helped | null) => void;
};

const HELPED_CHOICES: readonly { is: Helped; label: string }[] = [
  { is: "yes", label: "Yes" },
  { is: "some", label: "Somewhat" },
  { is: "no", label: "No" },
];

/** Actions of a meeting with two questions of each: is it done, and did it help? [MA7] */
export function ActionAnswers({
  actions,
  today,
  nameOf,
  childName,
  answers,
}: {
  actions: readonly MeetingAction[];
  today: Day;
  nameOf: (user: string) => string;
  childName: (pupil: string) => string;
  answers: Answers;
}) {
  const shown = useKeptOrder(actions);
  return (
    <ul className={styles.list}>
      {shown.map((action) => (
        <li key={action.id} className={styles.action} data-state={action.state}>
          <div className={styles.what}>
            <span>{action.what}</span>
            <small>{about(action, today, nameOf, childName)}</small>
          </div>
          {action.state === "dropped" ? (
            <span className={styles.soft}>
              Dropped{action.why === null ? "" : `: ${action.why}`}
            </span>
          ) : (
            <div className={styles.taps}>
              <button
                type="button"
                className={styles.tap}
                aria-pressed={action.state === "done"}
                aria-label={`Done: ${action.what}`}
                onClick={() => answers.done(action, action.state !== "done")}
              >
                {action.state === "done" ? "✓ Done" : "Done"}
              </button>
              {action.state === "done" && (
                <fieldset className={styles.helped} aria-label={`Did it help? ${action.what}`}>
                  <span aria-hidden="true">Did it help?</span>
                  {HELPED_CHOICES.map(({ is, label }) => (
                    <button
                      key={is}
                      type="button"
                      className={styles.tap}
                      aria-pressed={action.helped === is}
                      onClick={() => answers.helped(action, action.helped === is ? null : is)}
                    >
                      {label}
                    </button>
                  ))}
                </fieldset>
              )}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

/** "Kezia and Umar · Miss Okafor · by Fri 18 Dec, overdue". */
function about(
  action: MeetingAction,
  today: Day,
  nameOf: (user: string) => string,
  childName: (pupil: string) => string,
): string {
  const who = action.owner === null ? action.ownerWords : nameOf(action.owner);
  const by =
    action.state === "done" && action.doneOn !== null
      ? `done ${writeDay(action.doneOn, today)}`
      : `by ${writeDay(action.due, today)}${isOverdue(action, today) ? ", overdue" : ""}`;
  const children = sayList(action.children.map(childName));
  return [children, who ?? "nobody named yet", by].filter((part) => part !== "").join(" · ");
}
