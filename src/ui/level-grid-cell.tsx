import { memo } from "react";
import { type LevelName, nameAt } from "./level-grid-chip.tsx";
import { CROWD, type InPlace, NameList, sameNames } from "./level-grid-names.tsx";
import { CellNote } from "./level-grid-note.tsx";
import styles from "./level-grid-cell.module.css";

/** How a cell stands to what is expected in its column. */
export type CellShade = {
  /** Within the expected rows. */
  inside: boolean;
  /** The line at the upper edge, with its words; empty for a line without. */
  top: string | undefined;
  /** The line at the lower edge. */
  foot: boolean;
};

export type LevelGridCellProps = {
  row: string;
  column: string;
  /** What the cell is, aloud: "Level 3 Secure, Spring". */
  label: string;
  state: "closed" | "open" | "free";
  names: readonly LevelName[];
  shade?: CellShade | undefined;
  /** Which of the names are picked. */
  picked?: readonly string[] | undefined;
  /** Drawn as an open ring: where the picked child was expected. */
  ghost?: string | undefined;
  inPlace?: InPlace | undefined;
  /** A sentence about what was just tried here. */
  note?: string | undefined;
  fanned: boolean;
};

export const LevelGridCell = memo(function LevelGridCell(props: LevelGridCellProps) {
  const { row, column, names, shade } = props;
  return (
    <td
      tabIndex={-1}
      className={styles.cell}
      data-cell=""
      data-row={row}
      data-column={column}
      data-at={`cell|${row}|${column}`}
      data-state={props.state}
      data-inside={shade?.inside || undefined}
      data-top={shade?.top === undefined ? undefined : true}
      data-foot={shade?.foot || undefined}
    >
      <span className="unseen">{props.label}</span>
      {shade?.top !== undefined && shade.top !== "" && (
        <span className={styles.edge} aria-hidden="true">
          {shade.top}
        </span>
      )}
      <div className={styles.names}>
        <NameList {...props} names={names} limit={CROWD} />
        {props.ghost !== undefined && (
          <span className={styles.ghost} data-after={names.length > 0 || undefined}>
            {props.ghost}
          </span>
        )}
      </div>
      {props.note !== undefined && <CellNote>{props.note}</CellNote>}
    </td>
  );
}, sameCell);

function sameCell(a: LevelGridCellProps, b: LevelGridCellProps): boolean {
  return (
    a.row === b.row &&
    a.column === b.column &&
    a.label === b.label &&
    a.state === b.state &&
    sameIds(a.picked, b.picked) &&
    a.ghost === b.ghost &&
    a.note === b.note &&
    a.fanned === b.fanned &&
    a.inPlace?.id === b.inPlace?.id &&
    a.inPlace?.node === b.inPlace?.node &&
    sameShade(a.shade, b.shade) &&
    sameNames(a.names, b.names)
  );
}

function sameShade(a: CellShade | undefined, b: CellShade | undefined): boolean {
  return a === b || (a?.inside === b?.inside && a?.top === b?.top && a?.foot === b?.foot);
}

function sameIds(a: readonly string[] = [], b: readonly string[] = []): boolean {
  return a === b || (a.length === b.length && a.every((id, at) => id === b[at]));
}

/** Where a name's chip is drawn now, or undefined. */
export function chipElement(
  grid: HTMLElement | null,
  id: string,
  column: string,
): HTMLElement | undefined {
  return (
    grid?.querySelector<HTMLElement>(`[data-at=${JSON.stringify(nameAt(id, column))}]`) ?? undefined
  );
}
