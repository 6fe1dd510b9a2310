import { Button } from "../../ui/button.tsx";
import type { HealthLine, HealthState } from "./health-lines.ts";
import styles from "./device-page.module.css";

const ACTIONS: Record<NonNullable<HealthLine["action"]>, string> = {
  keep: "Ask the browser to keep it",
  install: "Show me how",
  reload: "Reload",
};
const STATES: Record<HealthState, string> = {
  good: "Good",
  look: "To look at",
  loss: "Work can be lost",
  plain: "To know",
};

/** The lines of the page, each with a sign whose shape and words say the same. */
export function HealthList({
  lines,
  said,
  act,
}: {
  lines: readonly HealthLine[];
  /** What the browser said when it was asked to keep the data. */
  said: string | undefined;
  act: (action: NonNullable<HealthLine["action"]>) => void;
}) {
  return (
    <>
      <ul className={styles.lines}>
        {lines.map(({ id, state, what, means, todo, action }) => (
          <li key={id} className={styles.line}>
            <Sign state={state} />
            <div>
              <strong>{what}</strong>
              <p>{means}</p>
              {todo !== undefined && <p className={styles.todo}>{todo}</p>}
              {action !== undefined && (
                <Button onClick={() => act(action)}>{ACTIONS[action]}</Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      <output className={styles.soft}>{said}</output>
    </>
  );
}

function Sign({ state }: { state: HealthState }) {
  return (
    <svg
      className={[styles.sign, styles[state]].join(" ")}
      viewBox="0 0 20 20"
      width="20"
      height="20"
      role="img"
      aria-label={STATES[state]}
    >
      {state === "good" && <path d="M4 10.5l4 4 8-9" />}
      {state === "plain" && <path d="M10 9v5M10 5.5v.6" />}
      {state === "look" && <path d="M10 2.5 17.5 10 10 17.5 2.5 10ZM10 6.5v4M10 13v.6" />}
      {state === "loss" && <path d="M10 2.5 18 17H2ZM10 8v4M10 14v.6" />}
    </svg>
  );
}
