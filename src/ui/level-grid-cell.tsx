import { memo, type ReactNode } from "react";
import { type LevelName, NameChip, nameAt, sameName } from "./level-grid-chip.tsx";
import styles from "./level-grid.module.css";

/** How a cell stands to what is expected in its column. */
export type CellShade = {
  /** Within the expected rows. */
  inside: boolean;
  /** The line at the upper edge, with its words; empty for a line without. */
  top: string | undefined;
  /** The line at the lower edge. */
  foot: boolean;
};

/** What stands in place of one name: the little field a level is typed into. */
export type InPlace = { id: string; node: ReactNode };

export type LevelGridCellProps = {
  row: string;
  column: string;
  /** What the cell is, aloud: "Level 3 Secure, Spring". */
  label: string;
  state: "closed" | "open" | "free";
  names: readonly LevelName[];
  shade?: CellShade | undefined;
  /** The name that is picked, if it stands here. */
  picked?: string | undefined;
  /** Drawn as an open ring: where the picked child was expected. */
  ghost?: string | undefined;
  inPlace?: InPlace | undefined;
  /** A sentence about what was just tried here. */
  note?: string | undefined;
  fanned: boolean;
};

/** More names than this in one cell fold into "+7". */
export const CROWD = 12;

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

/** Names, the first of them when there are too many; the picked one always among those shown. */
export function NameList({
  row,
  column,
  names,
  limit,
  picked,
  inPlace,
  fanned,
}: {
  row: string;
  column: string;
  names: readonly LevelName[];
  limit: number;
  picked?: string | undefined;
  inPlace?: InPlace | undefined;
  fanned: boolean;
}) {
  const crowded = names.length > limit && !fanned;
  // A group that shows as one word does not change its shape because a name is picked elsewhere.
  const keep = new Set([limit > 1 ? picked : undefined, inPlace?.id]);
  const shown = crowded ? names.filter((name, at) => at < limit - 1 || keep.has(name.id)) : names;
  const hidden = names.length - shown.length;
  return (
    <>
      {shown.map((name) =>
        name.id === inPlace?.id ? (
          <span key={name.id} className={styles.inPlace}>
            {inPlace.node}
          </span>
        ) : (
          <NameChip key={name.id} name={name} column={column} picked={name.id === picked} />
        ),
      )}
      {(hidden > 0 || (fanned && names.length > limit)) && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.more}
          data-at={`more|${row}|${column}`}
          data-more=""
          data-all={hidden === 0 || shown.length === 0 || undefined}
          aria-expanded={fanned}
        >
          <span className={styles.pill}>
            {hidden === 0 ? "fewer" : shown.length === 0 ? "show" : `+${hidden}`}
            <span className="unseen">{moreWords(hidden, shown.length)}</span>
          </span>
        </button>
      )}
    </>
  );
}

function moreWords(hidden: number, shown: number): string {
  if (hidden === 0) return " names";
  return shown === 0 ? ` all ${hidden} names` : ", show them too";
}

/** Says where it happened why nothing happened. */
export function CellNote({ children }: { children: ReactNode }) {
  return (
    <span className={styles.note} role="alert">
      {children}
    </span>
  );
}

function sameCell(a: LevelGridCellProps, b: LevelGridCellProps): boolean {
  return (
    a.row === b.row &&
    a.column === b.column &&
    a.label === b.label &&
    a.state === b.state &&
    a.picked === b.picked &&
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

export function sameNames(a: readonly LevelName[], b: readonly LevelName[]): boolean {
  return (
    a === b ||
    (a.length === b.length &&
      a.every((name, at) => {
        const other = b[at];
        return other !== undefined && sameName(name, other);
      }))
  );
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
