import { writeDay } from "../../domain/calendar.ts";
import type { PublishedCounts } from "../../domain/published-counts.ts";
import styles from "./snapshots.module.css";

/** Counts as they are published: tables of numbers, and what stands for a number kept back. */
export function CountsTables({ counts }: { counts: PublishedCounts }) {
  const someKept = counts.tables.some((table) =>
    table.rows.some((row) => row.counts.includes(null)),
  );
  return (
    <>
      <p>
        As it was on {writeDay(counts.day)}. {counts.note}
      </p>
      {counts.tables.map((table) => (
        <div key={table.title} className={styles.wide}>
          <table className={styles.table}>
            <caption>{table.title}</caption>
            <thead>
              <tr>
                <th scope="col">
                  <span className="unseen">Children of</span>
                </th>
                {table.columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row) => (
                <tr key={row.label}>
                  <th scope="row">{row.label}</th>
                  {row.counts.map((count, at) => (
                    <td key={table.columns[at]} data-kept={count === null || undefined}>
                      {count ?? "kept back"}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
      {someKept && (
        <p className={styles.quiet}>
          Kept back: a number about so few children that it could be about one of them, or from
          which such a number could be worked out.
        </p>
      )}
    </>
  );
}
