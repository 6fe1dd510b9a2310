import { useMemo } from "react";
import { writePoints } from "../../domain/cohort-figures.ts";
import {
  type MatrixChild,
  type ProgressMatrix,
  progressMatrix,
} from "../../domain/progress-matrix.ts";
import { sayPoint } from "../../domain/standing-at.ts";
import { MatrixGrid } from "../../pictures/matrix-grid.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { plural } from "../../ui/plural.ts";
import { listedMoves } from "./progress-list.ts";
import type { PartProps } from "./progress.tsx";
import styles from "../../pictures/figure-screen.module.css";

const NONE = {
  "no-point": ["That point is not there", "Choose two points that the school has."],
  "no-subject": ["Nothing to show yet", "The subject was not tracked at this point."],
  "scale-changed": [
    "The scale changed between these points",
    "Levels of two scales are never compared. Choose two points that were judged on the same scale.",
  ],
} as const;

/** The matrix, its sums, and who is not in it. [PM1]–[PM4] */
export function ProgressMoves({ facts, options, view, who, onOpen }: PartProps) {
  const found = useMemo(() => progressMatrix(facts, options), [facts, options]);
  if ("none" in found) {
    const [title, words] = NONE[found.none];
    return <EmptyState title={title}>{words}</EmptyState>;
  }
  const matrix = found;
  if (matrix.both.length === 0)
    return (
      <EmptyState title="Nobody has a level at both points">
        {`${who}: no child has a level in ${matrix.subject.name} at ${sayPoint(matrix.from)} and at ${sayPoint(matrix.to)}. Another pair of points may have them.`}
      </EmptyState>
    );
  const open = (title: string, children: readonly MatrixChild[]) =>
    onOpen({
      title,
      about: `${sayPoint(matrix.from)} to ${sayPoint(matrix.to)} · ${who}`,
      sections: [{ children: listedMoves(facts, matrix, children) }],
    });
  return (
    <>
      <Sums matrix={matrix} onOpen={open} />
      {view.table ? (
        <MovesTable matrix={matrix} rows={listedMoves(facts, matrix, matrix.children)} />
      ) : (
        <MatrixGrid
          matrix={matrix}
          label={`${matrix.subject.name}, from ${sayPoint(matrix.from)} to ${sayPoint(matrix.to)}, ${who}`}
          onOpen={(from, to) =>
            open(
              `${from.code} to ${to.code}`,
              matrix.both.filter(
                (one) => one.from.rung?.index === from.index && one.to.rung?.index === to.index,
              ),
            )
          }
        />
      )}
    </>
  );
}

function Sums(props: {
  matrix: ProgressMatrix;
  onOpen: (title: string, children: readonly MatrixChild[]) => void;
}) {
  const { matrix } = props;
  const { gain } = matrix;
  const sums: readonly (readonly [string, readonly MatrixChild[]])[] = [
    ["Higher", matrix.up],
    ["No change", matrix.same],
    ["Lower", matrix.down],
    ["Cannot be compared", matrix.apart],
    ["No level at the start", matrix.noStart],
    ["No level now", matrix.noEnd],
    ["No level at either", matrix.neither],
  ];
  return (
    <section aria-label="Sums">
      <div className={styles.quarters}>
        {sums.map(
          ([says, children]) =>
            (children.length > 0 || says === "Higher" || says === "Lower") && (
              <button
                key={says}
                type="button"
                className={styles.count}
                disabled={children.length === 0}
                onClick={() => props.onOpen(says, children)}
              >
                {says} <b>{children.length}</b>
              </button>
            ),
        )}
      </div>
      <p className={styles.note}>
        {plural(matrix.both.length, "child", "children")} with a level at both points
        {gain !== undefined && `; on average ${writePoints(gain.mean)} points gained`}
        {gain?.interval !== undefined &&
          ` (likely ${writePoints(gain.interval.low)} to ${writePoints(gain.interval.high)})`}
        . {matrix.small && <span className={styles.small}>small group</span>}
      </p>
    </section>
  );
}

function MovesTable(props: { matrix: ProgressMatrix; rows: ReturnType<typeof listedMoves> }) {
  return (
    <section className={styles.scroll}>
      <table className={styles.table}>
        <caption className="unseen">
          {sayPoint(props.matrix.from)} to {sayPoint(props.matrix.to)}
        </caption>
        <thead>
          <tr>
            <th scope="col">Child</th>
            <th scope="col">Class, from and to</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map(({ child, under }) => (
            <tr key={child.id}>
              <th scope="row">{child.name}</th>
              <td>{under}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
