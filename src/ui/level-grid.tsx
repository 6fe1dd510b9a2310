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
import { useNameDrag } from "./level-grid-drag.ts";
import { useGridFocus } from "./level-grid-focus.ts";
import { LevelGridFoot, type FootGroup } from "./level-grid-foot.tsx";
import { useNameMotion } from "./level-grid-motion.ts";
import {
  type GridName,
  type GridPlace,
  nameOfChip,
  placeOfElement,
  placeUnder,
} from "./level-grid-place.ts";
import { useStripInSight } from "./level-grid-strip.ts";
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
  /** On paper nothing can be opened, so nothing is folded. */
  unfolded?: boolean | undefined;
  onPress: (place: GridPlace, held: PressHeld) => void;
  onKey: (event: KeyboardEvent, place: GridPlace | undefined) => void;
  /** A name was dragged to a place; left out where nothing can be dragged. */
  onDrop?: ((name: GridName, to: GridPlace) => void) | undefined;
  /** A name was held under a finger and let go where it stood. */
  onHold?: ((name: GridName) => void) | undefined;
  ref?: Ref<LevelGridHandle>;
};

/** A crowd by any name is opened. */
const EVERYTHING: Pick<ReadonlySet<string>, "has"> = { has: () => true };
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
  useStripInSight(grid);
  const { picked, onDrop, onHold, unfolded = false } = props;
  useNameDrag(grid, {
    mayDrag: onDrop !== undefined,
    onDrop: (name, over) => {
      const from = nameOfChip(name);
      const to = placeUnder(over);
      if (from !== undefined && to !== undefined) onDrop?.(from, to);
    },
    onHold: (name) => {
      const from = nameOfChip(name);
      if (from !== undefined) onHold?.(from);
    },
    countOf: (name) => (picked.includes(name.dataset.name ?? "") ? picked.length : 1),
  });
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
      data-takes={onDrop !== undefined || undefined}
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
                fanned={unfolded || fanned.has(`${row.id}|${column.id}`)}
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
        <tr className={styles.foot} data-body-row="" data-strip="">
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
              fanned={unfolded ? EVERYTHING : fanned}
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
