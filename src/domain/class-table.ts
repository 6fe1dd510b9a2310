import type { ClassList, ListRow } from "./class-list.ts";
import type { TrackerScene } from "./class-tracker.ts";
import type { ExportColumn, ExportTable } from "./export-table.ts";

const CHILD: ExportColumn = { key: "child", words: "Child" };

/** The list as it is on the screen: its columns, the children shown, in their order. [EX10] */
export function classListTable(
  name: string,
  list: ClassList,
  rows: readonly ListRow[],
): ExportTable {
  return {
    name,
    columns: [
      CHILD,
      ...list.columns.map(({ id, fullName }) => ({ key: keyOf(id), words: fullName })),
    ],
    rows: rows.map((row) => [
      row.name,
      ...row.cells.map(({ level }) => (level === "" ? null : level)),
    ]),
  };
}

/** The class tracker as a table: each child's level at each point, and the steps since. [EX10] */
export function classTrackerTable(
  name: string,
  { columns, chips }: TrackerScene,
  nameOf: (pupil: string) => string,
): ExportTable {
  const first = columns[0]?.id;
  return {
    name,
    columns: [
      CHILD,
      ...columns.flatMap((column): ExportColumn[] => {
        const level = { key: keyOf(column.id), words: column.name };
        const steps = { key: `${keyOf(column.id)}_steps`, words: `${column.name}, steps` };
        return column.id === first ? [level] : [level, steps];
      }),
    ],
    rows: [...chips].map(([pupil, all]) => [
      nameOf(pupil),
      ...all.flatMap(({ column, level, movement }) => {
        const told = level === "" ? null : level;
        return column === first ? [told] : [told, movement ?? null];
      }),
    ]),
  };
}

/** "maths.autumn@before" → "maths_autumn_last_year". */
function keyOf(id: string): string {
  return id
    .replace("@before", ".last-year")
    .replaceAll(/[^a-z0-9]+/gi, "_")
    .toLowerCase();
}
