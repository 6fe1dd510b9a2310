import { writeInterval, writePercent, writePoints } from "../domain/cohort-figures.ts";
import {
  type ComparedSide,
  type GroupComparison,
  sayMeanGap,
  sayShareGap,
} from "../domain/group-comparison.ts";
import { plural } from "../ui/plural.ts";
import styles from "./comparison-table.module.css";

/**
 * Groups or classes, each beside who it is compared with, both values before the gap. In the order
 * given, which is never that of a figure. [GC1]–[GC4]
 */
export function ComparisonTable(props: {
  caption: string;
  rows: readonly GroupComparison[];
  /** A share of children who reached something, or a mean of points. */
  of: "share" | "mean";
  /** What is reached, for the heading: "On track in all". */
  what: string;
  onOpen: (row: string, side: "group" | "comparator") => void;
}) {
  const { rows, of } = props;
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption>{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">Children</th>
            <th scope="col">{props.what}</th>
            <th scope="col">Compared with</th>
            <th scope="col">{props.what}</th>
            <th scope="col">Difference</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Who side={row.group} onOpen={() => props.onOpen(row.id, "group")} />
              </th>
              <td>
                <Value side={row.group} of={of} />
              </td>
              <td>
                <Who side={row.comparator} onOpen={() => props.onOpen(row.id, "comparator")} />
              </td>
              <td>
                <Value side={row.comparator} of={of} />
              </td>
              <td>
                <Difference row={row} of={of} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Who({ side, onOpen }: { side: ComparedSide; onOpen: () => void }) {
  return (
    <button
      type="button"
      className={styles.who}
      disabled={side.children.length === 0}
      onClick={onOpen}
    >
      {side.name}
      <small>
        {plural(side.children.length, "child", "children")}
        {side.small && <em>small group</em>}
      </small>
    </button>
  );
}

/** The count first, then what it can carry. [CF6] */
function Value({ side, of }: { side: ComparedSide; of: "share" | "mean" }) {
  if (of === "mean") {
    const { mean } = side;
    if (mean === undefined) return <span className={styles.none}>no points yet</span>;
    return (
      <>
        <strong>{writePoints(mean.mean)}</strong>
        <small>
          of {plural(mean.count, "child", "children")}
          {mean.interval !== undefined &&
            `, ${writePoints(mean.interval.low)} to ${writePoints(mean.interval.high)}`}
        </small>
      </>
    );
  }
  const { share } = side;
  if (share === undefined) return <span className={styles.none}>not known yet</span>;
  return (
    <>
      <strong>
        {share.count} of {share.of}
      </strong>
      <small>
        {writePercent(share)}, likely {writeInterval(share)}
      </small>
      <span className={styles.bar} aria-hidden="true">
        <i style={{ insetInlineStart: `${share.low}%`, width: `${share.high - share.low}%` }} />
        <b style={{ insetInlineStart: `${share.percent}%` }} />
      </span>
    </>
  );
}

function Difference({ row, of }: { row: GroupComparison; of: "share" | "mean" }) {
  const gap = row.gap[of];
  const says = of === "share" ? sayShares(row) : sayMeans(row);
  if (gap === undefined || says === undefined)
    return <span className={styles.none}>nothing to compare</span>;
  return (
    <>
      {says}
      {gap.uncertain && <small>Too few children to tell the two apart.</small>}
    </>
  );
}

function sayShares({ group, comparator }: GroupComparison): string | undefined {
  return group.share && comparator.share && sayShareGap(group.share, comparator.share);
}

function sayMeans({ group, comparator }: GroupComparison): string | undefined {
  return group.mean && comparator.mean && sayMeanGap(group.mean, comparator.mean);
}
