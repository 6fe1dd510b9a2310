import { type KeyboardEvent, useRef, useState } from "react";
import type { MatrixChild, ProgressMatrix } from "../domain/progress-matrix.ts";
import { writeSteps } from "../domain/progress-words.ts";
import type { Rung } from "../domain/scale.ts";
import { sayPoint } from "../domain/standing-at.ts";
import { plural } from "../ui/plural.ts";
import { matrixColumns } from "./matrix-layout.ts";
import styles from "./matrix-grid.module.css";

/**
 * From-point by to-point: a row for each step children started at, a column for each they stand at.
 * The diagonal is no change; a mark in each row shows where the pace leads. One tab stop. [PM1] [PM2]
 */
export function MatrixGrid(props: {
  matrix: ProgressMatrix;
  label: string;
  onOpen: (from: Rung, to: Rung) => void;
}) {
  const { matrix } = props;
  const columns = matrixColumns(matrix);
  const [at, setAt] = useState<string>();
  const table = useRef<HTMLTableElement>(null);
  const { rows } = matrix;
  const [top] = matrix.cells;
  const known = rows.some(({ rung }) => columns.some((one) => keyOf(rung, one) === at));
  const here = known ? at : keyOf(top?.from, top?.to);

  function go(event: KeyboardEvent, row: number, column: number): void {
    const step = STEPS[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const to = step(row, column, { rows: rows.length - 1, columns: columns.length - 1 });
    const next = keyOf(rows[to[0]]?.rung, columns[to[1]]);
    setAt(next);
    table.current?.querySelector<HTMLElement>(`[data-cell="${next}"]`)?.focus();
  }

  return (
    <div className={styles.scroll}>
      <table ref={table} role="grid" aria-label={props.label} className={styles.grid}>
        <thead>
          <tr>
            <th scope="col">
              <small>
                {sayPoint(matrix.from)} ↓<br />
                {sayPoint(matrix.to)} →
              </small>
            </th>
            {columns.map((to) => (
              <th key={to.code} scope="col">
                {to.code}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ rung: from, children, expected }, row) => (
            <tr key={from.code}>
              <th scope="row">
                {from.code} <small>{plural(children.length, "child", "children")}</small>
              </th>
              {columns.map((to, column) => {
                const key = keyOf(from, to);
                const cell = matrix.cells.find(
                  (one) => one.from.index === from.index && one.to.index === to.index,
                );
                const some = cell?.children ?? [];
                return (
                  <td
                    key={to.code}
                    tabIndex={key === here ? 0 : -1}
                    data-cell={key}
                    data-way={wayOf(from, to)}
                    data-many={some.length > 0 || undefined}
                    onFocus={() => setAt(key)}
                    onKeyDown={(event) => {
                      if (event.key === "Enter" || event.key === " ") {
                        event.preventDefault();
                        if (some.length > 0) props.onOpen(from, to);
                      } else go(event, row, column);
                    }}
                    onClick={() => some.length > 0 && props.onOpen(from, to)}
                  >
                    {/* All of it in words; what is seen is short, and in part. */}
                    <div className="unseen">{sayCell(from, to, some)}</div>
                    <div aria-hidden="true">
                      <Names most={matrix.both.length > FEW ? NAMES.many : NAMES.few}>{some}</Names>
                    </div>
                    {expected !== undefined && Math.floor(expected) === to.index && (
                      <i
                        className={styles.pace}
                        style={{ insetInlineStart: `${50 + (expected - to.index) * 100}%` }}
                        title="Where the pace leads"
                      />
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.key}>
        <span data-way="same" /> no change <span data-way="up" /> higher <span data-way="down" />{" "}
        lower{" "}
        {matrix.expectedSteps !== undefined && (
          <>
            <i className={styles.pace} /> where the pace leads (
            {matrix.scale.kind === "relative" ? "staying put" : saySteps(matrix.expectedSteps)})
          </>
        )}
      </p>
    </div>
  );
}

/** "1½ steps". */
function saySteps(steps: number): string {
  const size = writeSteps(steps);
  return `${size} ${size === "1" ? "step" : "steps"}`;
}

/** Names that stand in a cell before the rest is "+4". */
const NAMES = { few: 6, many: 3 };
/** Above so many children there are many. */
const FEW = 35;

function Names({ most, children }: { most: number; children: readonly MatrixChild[] }) {
  if (children.length === 0) return null;
  const named = children.length > most ? children.slice(0, most - 1) : children;
  return (
    <>
      <b>{children.length}</b>
      {named.map(({ child }) => (
        <span key={child.id}>{child.name}</span>
      ))}
      {named.length < children.length && <em>+{children.length - named.length}</em>}
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

function keyOf(from: Rung | undefined, to: Rung | undefined): string {
  return `${from?.code ?? ""} ${to?.code ?? ""}`;
}

function wayOf(from: Rung, to: Rung): "up" | "same" | "down" {
  if (from.index === to.index) return "same";
  return to.index > from.index ? "up" : "down";
}

/** "From 2H to 3L: 2 children, Amara, Ben". */
function sayCell(from: Rung, to: Rung, children: readonly MatrixChild[]): string {
  const place = `From ${from.code} to ${to.code}`;
  if (children.length === 0) return `${place}: nobody`;
  const names = children.map(({ child }) => child.name).join(", ");
  return `${place}: ${plural(children.length, "child", "children")}, ${names}`;
}
