import styles from "./progress-line.module.css";

/** A thin line that fills; without `done` (0 to 1) it says only that something is under way. */
export function ProgressLine({ label, done }: { label: string; done?: number }) {
  return (
    <div className={styles.progress}>
      <div className={styles.label}>{label}</div>
      <progress
        className={styles.line}
        aria-label={label}
        max={1}
        {...(done === undefined ? {} : { value: Math.min(1, Math.max(0, done)) })}
      />
    </div>
  );
}
