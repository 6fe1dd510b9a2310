import { useId } from "react";
import type { MeetingRun } from "./use-meeting-run.ts";
import styles from "./action-form.module.css";

/** Chosen where who does it has no account: the name is said in words. */
export const OTHER = "…other";

/** Who will do it: those near the class first, any other colleague behind a list. */
export function ActionOwner({
  run,
  owner,
  onOwner,
}: {
  run: MeetingRun;
  owner: string;
  onOwner: (id: string) => void;
}) {
  const name = useId();
  const near = run.people.filter((one) => one.isNear || one.id === owner);
  const others = run.people.filter((one) => !near.includes(one));
  const isHere = owner === "" || owner === OTHER || run.people.some(({ id }) => id === owner);
  const choices = [
    // Who does it by now, though they would not be asked any more: left, or in another class.
    ...(isHere ? [] : [{ id: owner, label: run.staffName(owner) }]),
    ...near.map(({ id, name }) => ({ id, label: id === run.user ? `${name} (you)` : name })),
    { id: OTHER, label: "Somebody without an account" },
  ];
  return (
    <fieldset className={styles.field}>
      <legend>Who will do it?</legend>
      <div className={styles.chips}>
        {choices.map(({ id, label }) => (
          <label key={id} className={styles.radio}>
            <input type="radio" name={name} checked={owner === id} onChange={() => onOwner(id)} />
            <span>{label}</span>
          </label>
        ))}
        {others.length > 0 && (
          <select
            className={styles.select}
            aria-label="Another colleague"
            value=""
            onChange={(event) => onOwner(event.target.value)}
          >
            <option value="">Another colleague…</option>
            {others.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        )}
      </div>
    </fieldset>
  );
}
