import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useCallback,
  useImperativeHandle,
  useRef,
  useState,
} from "react";
import { chipElement, LevelGridCell, type LevelGridCellProps } from "./level-grid-cell.tsx";
import { nameAt } from "./level-grid-chip.tsx";
import type { GridStep } from "./level-grid-cursor.ts";
import { useGridFocus } from "./level-grid-focus.ts";
import { LevelGridFoot, type FootGroup } from "./level-grid-foot.tsx";
import { useNameMotion } from "./level-grid-motion.ts";
import styles from "./level-grid.module.css";

export type LevelGridColumn = {
  id: string;
  name: string;
  /** Under the name: the date, what is open, how far it is filled. */
  under: ReactNode;
  state: "closed" | "open" | "free";
  /** Still to come and empty: the others get its room. */
  narrow: boolean;
};

export type LevelGridRow = {
  id: string;
  /** Aloud: "Level 3 Secure". */
  name: string;
  /** The step, small; the band, large, where it stands beside its middle step. */
  step: string;
  band: string;
  /** The first row of a band: a rule above it. */
  rule: boolean;
};

/** Rows out of sight at one end, with the words of the button that shows them. */
export type LevelGridFold = { words: string; onOpen: () => void };

export type GridPlace =
  | { on: "name"; id: string; column: string }
  | { on: "cell"; row: string; column: string }
  | { on: "foot"; group: string; column: string }
  | { on: "row"; row: string };

/** Keys held down while pressing, as in any list: `toggle` is Ctrl or Cmd, `range` is Shift. */
export type PressHeld = { toggle: boolean; range: boolean };

export type LevelGridHandle = {
  focusName: (id: string, column: string) => void;
  focusCell: (row: string, column: string) => void;
  /** Moves by a key; answers where that led. */
  step: (step: GridStep, byCell: boolean) => GridPlace | undefined;
  /** Call before a name moves, so that it is seen moving. */
  willMove: (id: string, column: string) => void;
};

type LevelGridProps = {
  /** What the grid is of: "Maths levels of 4B". */
  label: string;
  columns: readonly LevelGridColumn[];
  rows: readonly LevelGridRow[];
  cellOf: (
    row: string,
    column: string,
  ) => Omit<LevelGridCellProps, "fanned" | "row" | "column" | "state">;
  footOf: (column: string) => readonly FootGroup[];
  picked: readonly string[];
  /** What is picked may be put somewhere: cells and levels show that they take it. */
  carrying: "one" | "several" | undefined;
  folds: { top?: LevelGridFold | undefined; foot?: LevelGridFold | undefined };
  onPress: (place: GridPlace, held: PressHeld) => void;
  onKey: (event: KeyboardEvent, place: GridPlace | undefined) => void;
  ref?: Ref<LevelGridHandle>;
};

const NOTHING_FANNED: ReadonlySet<string> = new Set();

/**
 * A grid of names by level and point: levels on both sides, highest at the top. One tab stop; the
 * owner decides what presses and keys mean. Knows nothing of where names come from.
 */
export function LevelGrid(props: LevelGridProps) {
  const { columns, rows, onPress, onKey, ref } = props;
  const grid = useRef<HTMLTableElement>(null);
  const focus = useGridFocus(grid);
  const willMove = useNameMotion(grid);
  const [fanned, setFanned] = useState(NOTHING_FANNED);
  const [fannedCarrying, setFannedCarrying] = useState(NOTHING_FANNED);
  if (props.carrying !== "one" && fannedCarrying.size > 0) setFannedCarrying(NOTHING_FANNED);

  useImperativeHandle(
    ref,
    () => ({
      focusName: (id, column) => focus.focus(nameAt(id, column)),
      focusCell: (row, column) => focus.focus(`cell|${row}|${column}`),
      step: (step, byCell) => {
        focus.step(step, byCell);
        return document.activeElement === null ? undefined : placeOfElement(document.activeElement);
      },
      willMove: (id, column) => {
        const chip = chipElement(grid.current, id, column);
        if (chip !== undefined) willMove(chip);
      },
    }),
    [focus, willMove],
  );

  const fan = useCallback((key: string, open: boolean) => {
    const change = (held: ReadonlySet<string>) => {
      const next = new Set(held);
      if (open) next.add(key);
      else next.delete(key);
      return next;
    };
    setFanned(change);
    setFannedCarrying(change);
  }, []);

  const { top, foot } = props.folds;
  return (
    <table
      ref={grid}
      role="grid"
      tabIndex={-1}
      aria-label={props.label}
      className={styles.grid}
      data-words={rows.some((row) => row.step === "" && row.band.length > 12) || undefined}
      data-carrying={props.carrying}
      onClick={(event) => {
        const target = event.target as Element;
        if (target.closest("input, [data-fold]") !== null) return;
        const more = target.closest<HTMLElement>("[data-more]");
        if (more !== null) {
          fan(cellKeyOf(more), more.ariaExpanded !== "true");
          return;
        }
        const place = placeOfElement(target);
        if (place !== undefined)
          onPress(place, { toggle: event.ctrlKey || event.metaKey, range: event.shiftKey });
      }}
      onKeyDown={(event) => onKey(event, placeOfElement(event.target as Element))}
      onFocus={(event) => focus.received(event.target)}
      onBlur={(event) => {
        if (event.relatedTarget !== null) focus.left();
      }}
    >
      <thead className={styles.head}>
        <tr>
          <th scope="col" className={styles.corner}>
            <span className="unseen">Level</span>
          </th>
          {columns.map((column) => (
            <th
              key={column.id}
              scope="col"
              className={styles.columnHead}
              data-state={column.state}
              data-narrow={column.narrow || undefined}
            >
              <strong>{column.name}</strong>
              <small>{column.under}</small>
            </th>
          ))}
          <td className={styles.corner} aria-hidden="true" />
        </tr>
      </thead>
      <tbody>
        {top !== undefined && <Fold fold={top} at="fold|top" span={columns.length} />}
        {rows.map((row) => (
          <tr
            key={row.id}
            className={styles.row}
            data-body-row=""
            data-rule={row.rule || undefined}
          >
            <RowLabel row={row} />
            {columns.map((column) => (
              <LevelGridCell
                key={column.id}
                {...props.cellOf(row.id, column.id)}
                row={row.id}
                column={column.id}
                state={column.state}
                fanned={fanned.has(`${row.id}|${column.id}`)}
              />
            ))}
            <td
              className={styles.rowLabel}
              data-side="end"
              data-row-label={row.id}
              aria-hidden="true"
            >
              <LabelWords row={row} />
            </td>
          </tr>
        ))}
        {foot !== undefined && <Fold fold={foot} at="fold|foot" span={columns.length} />}
        <tr className={styles.foot} data-body-row="">
          <th scope="row" className={styles.rowLabel}>
            <span className="unseen">No level</span>
          </th>
          {columns.map((column) => (
            <LevelGridFoot
              key={column.id}
              column={column.id}
              label={`No level, ${column.name}`}
              state={column.state}
              groups={props.footOf(column.id)}
              picked={props.picked}
              fanned={fanned}
              fannedCarrying={props.carrying === "one" ? fannedCarrying : undefined}
            />
          ))}
          <td className={styles.rowLabel} aria-hidden="true" />
        </tr>
      </tbody>
    </table>
  );
}

function RowLabel({ row }: { row: LevelGridRow }) {
  return (
    <th scope="row" className={styles.rowLabel} data-row-label={row.id}>
      <span className="unseen">{row.name}</span>
      <LabelWords row={row} />
    </th>
  );
}

function LabelWords({ row }: { row: LevelGridRow }) {
  return (
    <span className={styles.label} aria-hidden="true">
      {row.band !== "" && <b>{row.band}</b>}
      {row.step !== "" && <span>{row.step}</span>}
    </span>
  );
}

function Fold({ fold, at, span }: { fold: LevelGridFold; at: string; span: number }) {
  return (
    <tr className={styles.fold} data-body-row="">
      <td aria-hidden="true" />
      <td tabIndex={-1} data-cell="" colSpan={span}>
        <button type="button" tabIndex={-1} data-at={at} data-fold="" onClick={fold.onOpen}>
          {fold.words}
        </button>
      </td>
      <td aria-hidden="true" />
    </tr>
  );
}

/** The key under which a cell is fanned out: `row|column`, as `data-at` of its "+7" has it. */
function cellKeyOf(more: HTMLElement): string {
  return (more.dataset.at ?? "").split("|").slice(1).join("|");
}

/** What was pressed or has the focus. */
function placeOfElement(target: Element): GridPlace | undefined {
  const label = target.closest<HTMLElement>("[data-row-label]")?.dataset.rowLabel;
  if (label !== undefined) return { on: "row", row: label };
  const cell = target.closest<HTMLElement>("[data-cell]");
  const column = cell?.dataset.column;
  if (cell === null || column === undefined) return undefined;
  const id = target.closest<HTMLElement>("[data-name]")?.dataset.name;
  if (id !== undefined) return { on: "name", id, column };
  const row = cell.dataset.row;
  if (row !== undefined) return { on: "cell", row, column };
  const group = target.closest<HTMLElement>("[data-group]")?.dataset.group ?? "none";
  return { on: "foot", group, column };
}
