import { type KeyboardEvent, useRef, useState } from "react";
import type { CombinedPlot, PlottedChild, Quadrant } from "../domain/combined-attainment.ts";
import { nameWithin } from "../domain/combined-words.ts";
import type { Rung } from "../domain/scale.ts";
import { plural } from "../ui/plural.ts";
import { quadrantAt, quadrantRows } from "./quadrant-layout.ts";
import styles from "./quadrant-grid.module.css";

/** Names that stand in a cell before the rest is "+4": fewer where there are many children. */
const NAMES = { few: 6, many: 3 };
/** Above so many children there are many. */
const FEW = 35;
/** Above so many children cells hold counts. */
const MANY = 120;

/**
 * A cohort on the steps of two subjects: names in cells, a line where each subject's expectation
 * begins. One tab stop; arrows go from cell to cell, Enter opens the children. [CO6]
 */
export function QuadrantGrid(props: {
  plot: CombinedPlot;
  label: string;
  onOpen: (across: Rung, up: Rung) => void;
}) {
  const { plot } = props;
  const { columns, rows } = quadrantRows(plot);
  const counts = plot.children.length > MANY;
  const first = firstCell(plot, rows, columns);
  const [at, setAt] = useState<string>();
  const here = at !== undefined && isCell(at, rows, columns) ? at : first;
  const table = useRef<HTMLTableElement>(null);

  function go(event: KeyboardEvent, row: number, column: number): void {
    const step = STEPS[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const to = step(row, column, { rows: rows.length - 1, columns: columns.length - 1 });
    const next = keyOf(rows[to[0]], columns[to[1]]);
    setAt(next);
    table.current?.querySelector<HTMLElement>(`[data-cell="${next}"]`)?.focus();
  }

  return (
    <div className={styles.scroll}>
      <table ref={table} role="grid" aria-label={props.label} className={styles.grid}>
        <colgroup>
          <col className={styles.label} />
          {columns.map((column) => (
            <col key={column.code} className={isEmpty(plot, "across", column) ? styles.thin : ""} />
          ))}
        </colgroup>
        <tbody>
          {rows.map((up, row) => (
            <tr key={up.code} data-line={up === plot.lines.up || undefined}>
              <th scope="row">
                {up.code}
                {up === plot.lines.up && <small>expected</small>}
              </th>
              {columns.map((across, column) => {
                const key = keyOf(up, across);
                const children = childrenAt(plot, across, up);
                return (
                  <td
                    key={across.code}
                    tabIndex={key === here ? 0 : -1}
                    data-cell={key}
                    data-line={across === plot.lines.across || undefined}
                    data-quadrant={quadrantAt(plot, across, up)}
                    data-many={children.length > 0 || undefined}
                    onFocus={() => setAt(key)}
                    onKeyDown={(event) => {
                      if (event.key === "Enter" || event.key === " ") {
                        event.preventDefault();
                        if (children.length > 0) props.onOpen(across, up);
                      } else go(event, row, column);
                    }}
                    onClick={() => children.length > 0 && props.onOpen(across, up)}
                  >
                    {/* All of it in words; what is seen is short, and in part. */}
                    <div className="unseen">{sayCell(plot, across, up, children)}</div>
                    <div aria-hidden="true">
                      <Cell most={counts ? 0 : plot.children.length > FEW ? NAMES.many : NAMES.few}>
                        {children}
                      </Cell>
                    </div>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td className={styles.corner}>·</td>
            {columns.map((across) => (
              <th
                key={across.code}
                scope="col"
                data-line={across === plot.lines.across || undefined}
              >
                {across.code}
                {across === plot.lines.across && <small>expected</small>}
              </th>
            ))}
          </tr>
        </tfoot>
      </table>
      <p className={styles.axes} aria-hidden="true">
        <span>↑ {plot.up.name}</span>
        <span>{plot.across.name} →</span>
      </p>
    </div>
  );
}

/** `most`: names before the rest is counted; none at all for 0. */
function Cell({ most, children }: { most: number; children: readonly PlottedChild[] }) {
  if (children.length === 0) return null;
  if (most === 0) return <b>{children.length}</b>;
  const named = children.length > most ? children.slice(0, most - 1) : children;
  return (
    <>
      {named.map(({ child }) => (
        <span key={child.id}>{child.name}</span>
      ))}
      {named.length < children.length && <b>+{children.length - named.length}</b>}
    </>
  );
}

type Ends = { rows: number; columns: number };
const STEPS: Readonly<
  Record<string, (row: number, column: number, ends: Ends) => readonly [number, number]>
> = {
  ArrowUp: (row, column) => [Math.max(0, row - 1), column],
  ArrowDown: (row, column, { rows }) => [Math.min(rows, row + 1), column],
  ArrowLeft: (row, column) => [row, Math.max(0, column - 1)],
  ArrowRight: (row, column, { columns }) => [row, Math.min(columns, column + 1)],
  Home: (row) => [row, 0],
  End: (row, _, { columns }) => [row, columns],
};

function keyOf(up: Rung | undefined, across: Rung | undefined): string {
  return `${up?.code ?? ""} ${across?.code ?? ""}`;
}

function isCell(key: string, rows: readonly Rung[], columns: readonly Rung[]): boolean {
  return rows.some((up) => columns.some((across) => keyOf(up, across) === key));
}

function firstCell(plot: CombinedPlot, rows: readonly Rung[], columns: readonly Rung[]): string {
  for (const up of rows)
    for (const across of columns)
      if (childrenAt(plot, across, up).length > 0) return keyOf(up, across);
  return keyOf(rows[0], columns[0]);
}

function childrenAt(plot: CombinedPlot, across: Rung, up: Rung): readonly PlottedChild[] {
  return plot.children.filter(
    (one) => one.across.rung?.index === across.index && one.up.rung?.index === up.index,
  );
}

function isEmpty(plot: CombinedPlot, axis: "across" | "up", rung: Rung): boolean {
  return plot.children.every((one) => one[axis].rung?.index !== rung.index);
}

const QUADRANT_WORDS: Readonly<Record<Quadrant, string>> = {
  both: "enough in both",
  across: "enough in one",
  up: "enough in one",
  neither: "enough in neither",
};

/** "English 3S, maths 3L: 2 children, Amara, Ben. Enough in one." */
function sayCell(
  plot: CombinedPlot,
  across: Rung,
  up: Rung,
  children: readonly PlottedChild[],
): string {
  const place = `${plot.across.name} ${across.code}, ${nameWithin(plot.up.name)} ${up.code}`;
  if (children.length === 0) return `${place}: nobody`;
  const quadrant = quadrantAt(plot, across, up);
  const names = children.map(({ child }) => child.name).join(", ");
  const said = quadrant === undefined ? "" : `; ${QUADRANT_WORDS[quadrant]}`;
  return `${place}: ${plural(children.length, "child", "children")}, ${names}${said}`;
}
