import styles from "./chip-choice.module.css";

/** Several yes-or-no choices as chips: which year groups, which classes. */
export function ChipChoice({
  label,
  choices,
  chosen,
  onChange,
  hideLabel = false,
}: {
  label: string;
  choices: readonly { id: string; label: string }[];
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
  hideLabel?: boolean;
}) {
  function turn(id: string): void {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChange(next);
  }
  return (
    <fieldset className={styles.group}>
      <legend className={hideLabel ? "unseen" : styles.label}>{label}</legend>
      <div className={styles.chips}>
        {choices.map((choice) => (
          <label key={choice.id} className={styles.chip}>
            <input
              type="checkbox"
              checked={chosen.has(choice.id)}
              onChange={() => turn(choice.id)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
