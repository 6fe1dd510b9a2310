import type { ChildMark } from "../../domain/class-tracker-marks.ts";
import styles from "./tracker-legend.module.css";

const SIGNS: readonly (readonly [string, string])[] = [
  ["▲2 = ▼1", "steps up, none, down"],
  ["P6", "value below Level 1"],
  ["[3]", "given as a whole level"],
  ["≠", "two judgements differ"],
  ["?", "baseline questioned"],
  ["◇", "own expectation agreed"],
];

/** What the signs on the chips mean; on paper it is always there. */
export function TrackerLegend({ marks = [] }: { marks?: readonly ChildMark[] }) {
  return (
    <details
      className={styles.legend}
      onToggle={({ currentTarget }) => {
        // It stands at the foot and opens downwards, out of sight.
        if (currentTarget.open) currentTarget.scrollIntoView?.({ block: "nearest" });
      }}
    >
      <summary>What the signs mean</summary>
      <dl>
        <div>
          <dt>
            <i className={styles.signExpected} />
          </dt>
          <dd>expected at that point</dd>
        </div>
        <div>
          <dt>
            <i className={styles.signGhost} />
          </dt>
          <dd>where the picked child was expected, from their own baseline</dd>
        </div>
        {SIGNS.map(([sign, words]) => (
          <div key={sign}>
            <dt>{sign}</dt>
            <dd>{words}</dd>
          </div>
        ))}
        {marks.map(({ sign, words }) => (
          <div key={`${sign} ${words}`}>
            <dt>{sign}</dt>
            <dd>{words}</dd>
          </div>
        ))}
        <div>
          <dt>
            <i className={styles.signUnsent} />
          </dt>
          <dd>only on this device so far</dd>
        </div>
      </dl>
    </details>
  );
}
