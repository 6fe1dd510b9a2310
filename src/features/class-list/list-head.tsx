import { memo } from "react";
import type { ListSort } from "../../domain/class-list-view.ts";
import type { ListColumn } from "../../domain/class-list.ts";
import type { ListAt } from "./list-cursor.ts";
import styles from "./list-table.module.css";

/** Subjects over their points; a heading sorts. */
export const ListHead = memo(function ListHead({
  columns,
  at,
  sort,
}: {
  columns: readonly ListColumn[];
  at: ListAt;
  sort: ListSort;
}) {
  const subjects = subjectsOf(columns);
  const here = at.row === -1 ? at.column : undefined;
  return (
    <thead>
      <tr>
        <th className={styles.corner}>
          <span className="unseen">Subject</span>
        </th>
        {subjects.map(({ id, name, count }, index) => (
          <th key={id} scope="colgroup" colSpan={count} data-starts={index > 0 || undefined}>
            <span>{name}</span>
          </th>
        ))}
      </tr>
      <tr>
        <th
          scope="col"
          className={styles.corner}
          data-at="-1 -1"
          tabIndex={here === -1 ? 0 : -1}
          aria-sort={sortOf(sort, sort.by === "first" ? "first" : "family")}
        >
          <span>
            {sort.by === "first" ? "First name" : "Name"}
            <Arrow sort={sort} by={sort.by === "first" ? "first" : "family"} />
          </span>
        </th>
        {columns.map((column, index) => (
          <th
            key={column.id}
            scope="col"
            data-at={`-1 ${index}`}
            tabIndex={here === index ? 0 : -1}
            data-starts={(index > 0 && columns[index - 1]?.subject !== column.subject) || undefined}
            data-state={column.state}
            aria-sort={sortOf(sort, column.id)}
          >
            <span>
              <span className="unseen">{column.subjectName} </span>
              <b>{column.name}</b>
              <Arrow sort={sort} by={column.id} />
            </span>
            <small>{underOf(column)}</small>
          </th>
        ))}
      </tr>
    </thead>
  );
});

function subjectsOf(columns: readonly ListColumn[]) {
  const subjects: { id: string; name: string; count: number }[] = [];
  for (const { subject, subjectName } of columns) {
    const last = subjects.at(-1);
    if (last?.id === subject) last.count += 1;
    else subjects.push({ id: subject, name: subjectName, count: 1 });
  }
  return subjects;
}

function sortOf(sort: ListSort, by: string): "ascending" | "descending" | undefined {
  if (sort.by !== by) return undefined;
  return sort.down ? "descending" : "ascending";
}

function Arrow({ sort, by }: { sort: ListSort; by: string }) {
  if (sort.by !== by) return null;
  return (
    <svg viewBox="0 0 8 8" width="8" height="8" aria-hidden="true">
      <path d={sort.down ? "M0 1h8L4 7Z" : "M0 7h8L4 1Z"} fill="currentColor" />
    </svg>
  );
}

/** Whether it is open or closed, and how far it is filled. */
function underOf({ kind, state, count }: ListColumn): string {
  if (kind === "baseline") return "last July";
  if (kind === "before") return "to compare";
  if (kind === "aim") return "by summer";
  const filled = count === undefined ? "" : `${count.done} of ${count.of}`;
  if (state === "closed") return count?.done === 0 ? "closed" : `closed ${filled}`;
  return state === "open" || (count?.done ?? 0) > 0 ? filled : "";
}
