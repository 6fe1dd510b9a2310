import type { PlannedCell } from "../../domain/class-list-plan.ts";
import styles from "./list-plan.module.css";

/** The cells of a plan as they will be, a row per child; who and what stays the same is left out. */
export function PlanTable({ cells: all }: { cells: readonly PlannedCell[] }) {
  const moving = all.filter((cell) => cell.is !== "same");
  const children = new Set(moving.map((cell) => cell.pupil));
  const places = new Set(moving.map((cell) => cell.column));
  const cells = all.filter((cell) => children.has(cell.pupil) && places.has(cell.column));
  const columns = [...new Map(cells.map((cell) => [cell.column, cell.columnName]))];
  const rows = new Map<string, { name: string; cells: Map<string, PlannedCell> }>();
  for (const cell of cells) {
    const row = rows.get(cell.pupil) ?? { name: cell.name, cells: new Map<string, PlannedCell>() };
    row.cells.set(cell.column, cell);
    rows.set(cell.pupil, row);
  }
  if (cells.length === 0) return null;
  return (
    <div className={styles.scroll}>
      <table className={styles.plan} aria-label="Cell by cell">
        <thead>
          <tr>
            <th scope="col">Child</th>
            {columns.map(([id, name]) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...rows].map(([pupil, row]) => (
            <tr key={pupil}>
              <th scope="row">{row.name}</th>
              {columns.map(([id]) => (
                <td key={id} data-is={row.cells.get(id)?.is}>
                  <Planned cell={row.cells.get(id)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Planned({ cell }: { cell: PlannedCell | undefined }) {
  if (cell === undefined) return null;
  if (cell.is === "same") return <span>{cell.from}</span>;
  if (cell.is !== "change")
    return (
      <span title={cell.why}>
        {cell.from} <s>{cell.typed || cell.from}</s> <span className="unseen">will not change</span>
      </span>
    );
  return (
    <>
      {cell.from !== "" && <small>{cell.from} →</small>}{" "}
      <b>{cell.to === null ? "none" : cell.level}</b>
      {cell.questions && <small> questions July’s</small>}
    </>
  );
}
