import { type KeyboardEvent, useMemo, useRef } from "react";
import type { GridMarks } from "../domain/attainment-grid-marks.ts";
import { sayCell } from "../domain/attainment-grid-words.ts";
import type { AttainmentGrid, GridColumn } from "../domain/attainment-grid.ts";
import { writeYearGroupShort } from "../domain/calendar.ts";
import type { Rung, Scale } from "../domain/scale.ts";
import { AttainmentGridCell } from "./attainment-grid-cell.tsx";
import { AttainmentGridFoot } from "./attainment-grid-foot.tsx";
import { type GridLayout, sideOf } from "./attainment-grid-layout.ts";
import { type GridStop, useGridStop } from "./attainment-grid-stop.ts";
import styles from "./attainment-grid-picture.module.css";

/** What was opened: a cell by its rung's code, `strip` for a column's reasons, `column` for all of it. */
export type GridPlace = { column: string; row: string };

type PictureProps = {
  /** What the picture is of: "Maths, Autumn, whole school". */
  label: string;
  grid: AttainmentGrid;
  layout: GridLayout;
  chosen: GridPlace | undefined;
  ghosts: boolean;
  figures: boolean;
  marks: GridMarks | undefined;
  /** The way back to the list from which it was opened is the cell itself. */
  onOpen: (place: GridPlace) => void;
  onKey?: (event: KeyboardEvent) => void;
  onAllRows: (() => void) | undefined;
};

/**
 * The picture of a whole school: levels from the floor up, years at the foot, a count or names in
 * each cell. One tab stop; arrows go from cell to cell, Enter opens the children behind it.
 */
export function AttainmentGridPicture(props: PictureProps) {
  const { grid, layout, chosen } = props;
  const table = useRef<HTMLTableElement>(null);
  const stop: GridStop = useGridStop(table);
  const rungs = useMemo(
    () => new Map(grid.rows.map((rung, at) => [rung.index, { rung, at }])),
    [grid.rows],
  );
  const folded = [
    sayRows(grid.rows.slice(0, layout.folded.top)),
    sayRows(grid.rows.slice(grid.rows.length - layout.folded.foot)),
  ].filter((words) => words !== "");
  return (
    <table
      ref={table}
      role="grid"
      aria-label={props.label}
      className={styles.grid}
      data-folded={folded.length > 0 || undefined}
      style={{ width: layout.label + layout.column * grid.columns.length }}
      onClick={(event) => open(event.target as Element)}
      onKeyDown={(event) => {
        if (!stop.onKey(event)) props.onKey?.(event);
      }}
      onFocus={(event) => stop.received(event.target)}
    >
      <colgroup>
        <col style={{ width: layout.label }} />
        {grid.columns.map((column) => (
          <col key={column.id} style={{ width: layout.column }} />
        ))}
      </colgroup>
      <thead className="unseen">
        <tr>
          <th scope="col">Level</th>
          {grid.columns.map((column) => (
            <th key={column.id} scope="col">
              {column.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {folded.length > 0 && props.onAllRows !== undefined && (
          <tr className={styles.fold}>
            <td aria-hidden="true" />
            <td colSpan={grid.columns.length}>
              <button type="button" onClick={props.onAllRows}>
                Show {folded.join(" and ")}: nobody there
              </button>
            </td>
          </tr>
        )}
        {layout.rows.map((row, first) => {
          const found = rungs.get(row.index);
          if (found === undefined) return null;
          const { rung, at } = found;
          return (
            <tr
              key={rung.code}
              data-grid-row=""
              data-rule={isRule(grid.scale, rung) && first > 0 ? "" : undefined}
            >
              <th scope="row" className={styles.label}>
                <span className="unseen">{rung.label}</span>
                <RowLabel scale={grid.scale} rung={rung} />
              </th>
              {grid.columns.map((column, across) => {
                const cell = column.cells[at];
                const laid = row.cells[across];
                if (cell === undefined || laid === undefined) return null;
                return (
                  <AttainmentGridCell
                    key={column.id}
                    label={sayCell(column, rung, cell.children.length)}
                    column={column.id}
                    row={rung.code}
                    cell={cell}
                    layout={laid}
                    shows={layout.shows}
                    height={row.height}
                    side={sideOf(column, rung.index)}
                    top={topOf(column, rung.index, across)}
                    foot={column.expected.some(({ lo }) => lo === rung.index)}
                    highlights={grid.highlights}
                    ghosts={props.ghosts && grid.since !== undefined}
                    marks={props.marks}
                    chosen={chosen?.row === rung.code && chosen.column === column.id}
                  />
                );
              })}
            </tr>
          );
        })}
      </tbody>
      <AttainmentGridFoot grid={grid} figures={props.figures} chosen={chosen} />
    </table>
  );

  function open(target: Element): void {
    const at = target.closest<HTMLElement>("button[data-at]")?.dataset.at;
    if (at === undefined) return;
    const bar = at.lastIndexOf("|", at.length);
    props.onOpen({ row: at.slice(0, bar), column: at.slice(bar + 1) });
  }
}

/** "Level 5 High to Level 6 High": rows out of sight, lowest first. */
function sayRows(rows: readonly Rung[]): string {
  const [highest, lowest] = [rows[0], rows.at(-1)];
  if (highest === undefined || lowest === undefined) return "";
  return highest === lowest ? highest.label : `${lowest.label} to ${highest.label}`;
}

/** Levels are named beside their middle step; a scale without steps says each row in words. */
function RowLabel({ scale, rung }: { scale: Scale; rung: Rung }) {
  const step = rung.step === undefined ? -1 : scale.steps.indexOf(rung.step);
  const middle = step === Math.floor((scale.steps.length - 1) / 2);
  return (
    <span className={styles.words} aria-hidden="true">
      {rung.step === undefined ? (
        <span className={styles.whole}>{rung.label}</span>
      ) : (
        <>
          {middle && <b>{rung.band?.code}</b>}
          <span>{rung.step.code}</span>
        </>
      )}
    </span>
  );
}

/** A rule stands above a band's highest step. */
function isRule(scale: Scale, rung: Rung): boolean {
  return rung.step === undefined || rung.step === scale.steps.at(-1);
}

/** The words on the band's upper line: once in a picture, or whose it is in a mixed class. */
function topOf(column: GridColumn, index: number, across: number): string | undefined {
  const tops = column.expected.filter(({ hi }) => hi === index);
  if (tops.length === 0) return undefined;
  if (column.expected.length > 1)
    return tops.map(({ yearGroup }) => writeYearGroupShort(yearGroup)).join(", ");
  return across === 0 ? "expected" : "";
}
