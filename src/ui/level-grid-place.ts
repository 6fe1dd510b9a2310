/** A part of a level grid that can be pressed, stood on or dropped on. */
export type GridPlace =
  | { on: "name"; id: string; column: string }
  | { on: "cell"; row: string; column: string }
  | { on: "foot"; group: string; column: string }
  | { on: "row"; row: string };

/** A name in a column. */
export type GridName = { id: string; column: string };

/** Which name a chip is. */
export function nameOfChip(chip: HTMLElement): GridName | undefined {
  const id = chip.dataset.name;
  const column = chip.closest<HTMLElement>("[data-cell]")?.dataset.column;
  return id === undefined || column === undefined ? undefined : { id, column };
}

/** What lies under a name that is let go, whichever names stand there. */
export function placeUnder(over: HTMLElement): GridPlace | undefined {
  const { rowLabel, row, column, group } = over.dataset;
  if (rowLabel !== undefined) return { on: "row", row: rowLabel };
  const cell = over.closest<HTMLElement>("[data-cell]")?.dataset.column ?? column;
  if (cell === undefined) return undefined;
  return row === undefined
    ? { on: "foot", group: group ?? "none", column: cell }
    : { on: "cell", row, column: cell };
}

/** What was pressed or has the focus. */
export function placeOfElement(target: Element): GridPlace | undefined {
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
