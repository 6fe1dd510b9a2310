import { sayDue } from "../domain/action-list.ts";
import type { Day } from "../domain/calendar.ts";
import { sayList } from "../domain/count-words.ts";
import type { Helped, MeetingAction } from "../domain/meeting-action.ts";
import { sayOwner } from "../domain/meeting-recap.ts";
import { useKeptOrder } from "./use-kept-order.ts";
import styles from "./action-answers.module.css";

/** What becomes of an action, said with a tap; each can be taken back. */
export type Answers = {
  done: (action: MeetingAction, done: boolean) => void;
  helped: (action: MeetingAction, helped: Helped | null) => void;
};

/** What is answered to “did it help?”. [MA7] */
export const HELPED_CHOICES: readonly { id: Helped; label: string }[] = [
  { id: "yes", label: "Yes" },
  { id: "some", label: "Somewhat" },
  { id: "no", label: "No" },
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
          {action.state !== "dropped" && (
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
                  {HELPED_CHOICES.map(({ id, label }) => (
                    <button
                      key={id}
                      type="button"
                      className={styles.tap}
                      aria-pressed={action.helped === id}
                      onClick={() => answers.helped(action, action.helped === id ? null : id)}
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

/** "Kezia and Umar · Miss Okafor · Due Fri 18 Dec": as the plan says it. */
function about(
  action: MeetingAction,
  today: Day,
  nameOf: (user: string) => string,
  childName: (pupil: string) => string,
): string {
  const children = sayList(action.children.map(childName));
  const parts = [children, sayOwner(action, nameOf), sayDue(action, today)];
  return parts.filter((part) => part !== "").join(" · ");
}
