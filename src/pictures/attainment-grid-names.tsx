import { type GridMarks, writeGridMarks } from "../domain/attainment-grid-marks.ts";
import type { GridCell, GridChild } from "../domain/attainment-grid.ts";
import { writeMovement } from "../domain/movement.ts";
import type { CellLayout } from "./attainment-grid-layout.ts";
import styles from "./attainment-grid-names.module.css";

/** Who stands in a cell, as many as it has room for. */
export function GridNames({
  cell,
  layout,
  highlights,
  ghosts,
  marks,
}: {
  cell: GridCell;
  layout: CellLayout;
  highlights: boolean;
  ghosts: boolean;
  /** Marks of the plans and groups asked for, by child. */
  marks: GridMarks | undefined;
}) {
  return (
    <span className={styles.names}>
      {layout.lines.map((line, at) => (
        <span key={line[0]?.id ?? "more"} className={styles.line}>
          {line.map((child) => (
            <Name
              key={child.id}
              child={child}
              marks={writeGridMarks(marks, child.id)}
              dim={highlights && !child.lit}
              lit={highlights && child.lit}
            />
          ))}
          {layout.hidden > 0 && at === layout.lines.length - 1 && (
            <span className={styles.more}>+{layout.hidden}</span>
          )}
        </span>
      ))}
      {ghosts && layout.ghosts && (
        <span className={styles.wereHere} data-alone={cell.children.length === 0 || undefined}>
          {cell.ghosts.length} {cell.ghosts.length === 1 ? "was" : "were"} here
        </span>
      )}
    </span>
  );
}

function Name(props: { child: GridChild; marks: string; dim: boolean; lit: boolean }) {
  const { child, marks } = props;
  return (
    <span
      className={styles.name}
      data-dim={props.dim || undefined}
      data-lit={props.lit || undefined}
    >
      {child.name}
      {child.unsplit && <small>[{child.level}]</small>}
      {child.fine !== undefined && <small>{child.fine}</small>}
      {child.agreed && <small>◇</small>}
      {marks !== "" && <small>{marks}</small>}
      {child.movement !== undefined && (
        <small data-way={Math.sign(child.movement)}>{writeMovement(child.movement)}</small>
      )}
    </span>
  );
}
