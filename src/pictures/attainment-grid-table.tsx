import { onTrackOrAbove, type GridFigures } from "../domain/attainment-grid-figures.ts";
import { type GridMarks, writeGridMarks } from "../domain/attainment-grid-marks.ts";
import { sayOneChild, writeShare } from "../domain/attainment-grid-words.ts";
import type { AttainmentGrid, GridChild } from "../domain/attainment-grid.ts";
import { ATTAINMENT_BANDS, sayBand } from "../domain/expectation.ts";
import { writeMovement } from "../domain/movement.ts";
import { sayPoint } from "../domain/standing-at.ts";
import styles from "./attainment-grid-table.module.css";

/** The same as the picture in two plain tables: steps by column with names to open, and figures. */
export function AttainmentGridTable({
  grid,
  label,
  marks,
}: {
  grid: AttainmentGrid;
  label: string;
  marks?: GridMarks | undefined;
}) {
  const heads = (
    <tr>
      <th scope="col">Level</th>
      {grid.columns.map((column) => (
        <th key={column.id} scope="col">
          {column.name}
        </th>
      ))}
      <th scope="col">All</th>
    </tr>
  );
  const strips = [...new Map(grid.columns.flatMap((c) => c.strips).map((s) => [s.code, s.label]))];
  return (
    <div className={styles.tables}>
      <table className={styles.table} aria-label={`${label}: children by level`}>
        <caption>Children by level. Open a number to see the names behind it.</caption>
        <thead>{heads}</thead>
        <tbody>
          {grid.rows.map((row, at) => (
            <tr key={row.code}>
              <th scope="row">{row.label}</th>
              {grid.columns.map((column) => {
                const range = column.expected.some(
                  ({ lo, hi }) => row.index >= lo && row.index <= hi,
                );
                return (
                  <td key={column.id} data-expected={range || undefined}>
                    <Opened of={column.cells[at]?.children ?? []} marks={marks} />
                    {range && <span className="unseen"> expected</span>}
                  </td>
                );
              })}
              <td>{sum(grid.columns.map((column) => column.cells[at]?.children.length ?? 0))}</td>
            </tr>
          ))}
          {strips.map(([code, name]) => {
            const found = grid.columns.map(
              (column) => column.strips.find((strip) => strip.code === code)?.children ?? [],
            );
            return (
              <tr key={code}>
                <th scope="row">{name}</th>
                {found.map((children, at) => (
                  <td key={grid.columns[at]?.id}>
                    <Opened of={children} marks={marks} />
                  </td>
                ))}
                <td>{sum(found.map((children) => children.length))}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <table className={styles.table} aria-label={`${label}: figures`}>
        <caption>
          Figures. Percentages are of children with a level where something is expected.
        </caption>
        <thead>{heads}</thead>
        <tbody>
          {FIGURES.map(([name, write]) => (
            <FigureRow key={name} name={name} grid={grid} write={write} />
          ))}
          {grid.since !== undefined &&
            COMPARED.map(([name, write]) => (
              <FigureRow
                key={name}
                name={`${name} ${sayPoint(grid.since ?? grid.point)}`}
                grid={grid}
                write={write}
              />
            ))}
        </tbody>
      </table>
    </div>
  );
}

type Write = (figures: GridFigures) => string;

const share = (count: number, of: number) =>
  of === 0 ? "–" : `${count} (${writeShare(count, of)})`;

const FIGURES: readonly (readonly [string, Write])[] = [
  ["Children", (of) => `${of.children}`],
  ["With a level", (of) => `${of.assessed}`],
  ...ATTAINMENT_BANDS.toReversed().map(
    (band) => [sayBand(band), (of: GridFigures) => share(of.bands[band], of.judged)] as const,
  ),
  ["on track or above", (of) => share(onTrackOrAbove(of), of.judged)],
  ["One child is", (of) => sayOneChild(of.judged).replace("1 child = ", "") || "–"],
];

const COMPARED: readonly (readonly [string, Write])[] = [
  ["Up since", (of) => `${of.moved?.up ?? 0}`],
  ["The same since", (of) => `${of.moved?.same ?? 0}`],
  ["Down since", (of) => `${of.moved?.down ?? 0}`],
  ["Not to be compared with", (of) => `${of.moved?.unknown ?? 0}`],
  [
    "On track or above, the same children, now against",
    ({ change }) =>
      change === undefined || change.children === 0
        ? "–"
        : `${change.now} against ${change.before} of ${change.children}`,
  ],
];

function FigureRow({ name, grid, write }: { name: string; grid: AttainmentGrid; write: Write }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {grid.columns.map((column) => (
        <td key={column.id}>{write(column.figures)}</td>
      ))}
      <td>{write(grid.total)}</td>
    </tr>
  );
}

function Opened({ of, marks }: { of: readonly GridChild[]; marks: GridMarks | undefined }) {
  if (of.length === 0) return <span className={styles.none}>0</span>;
  return (
    <details className={styles.names}>
      <summary>{of.length}</summary>
      <ul>
        {of.map((child) => (
          <li key={child.id}>
            {child.name}
            {child.movement === undefined ? "" : ` ${writeMovement(child.movement)}`}
            {marks?.has(child.id) && ` ${writeGridMarks(marks, child.id)}`}
          </li>
        ))}
      </ul>
    </details>
  );
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
