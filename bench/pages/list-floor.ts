// The floor: a bare table of the platform's own, an input put into the cell that is typed in.
import { HEADINGS, type ListRowShown, offer, painted, placeOf, readBlock } from "./list-page.ts";

const table = document.createElement("table");

function cellAt(row: number, column: number): HTMLTableCellElement | undefined {
  return table.tBodies[0]?.rows[row]?.cells[column + 1];
}

function addCell(row: HTMLTableRowElement, text: string, tag: "td" | "th" = "td"): void {
  const cell = document.createElement(tag);
  cell.textContent = text;
  if (tag === "td") cell.tabIndex = -1;
  row.append(cell);
}

table.addEventListener("keydown", (event) => {
  const cell = (event.target as Element).closest("td");
  if (cell === null) return;
  const input = cell.querySelector("input");
  if (event.key === "Enter" && input !== null) {
    cell.textContent = input.value.toUpperCase();
    cell.focus();
  } else if (event.key.length === 1 && input === null) {
    const field = document.createElement("input");
    cell.replaceChildren(field);
    field.focus();
  }
});
table.addEventListener("paste", (event) => {
  event.preventDefault();
  const byName = new Map(
    [...(table.tBodies[0]?.rows ?? [])].map((row) => [row.cells[0]?.textContent ?? "", row]),
  );
  for (const [name = "", ...levels] of readBlock(event.clipboardData?.getData("text/plain") ?? ""))
    for (const [column, level] of levels.entries()) {
      const cell = byName.get(name)?.cells[column + 1];
      if (cell !== undefined) cell.textContent = level;
    }
});

offer({
  async show(rows: readonly ListRowShown[]) {
    const begun = performance.now();
    const head = table.createTHead().insertRow();
    for (const heading of ["Name", ...HEADINGS]) addCell(head, heading, "th");
    const body = table.createTBody();
    for (const { name, levels } of rows) {
      const row = body.insertRow();
      addCell(row, name, "th");
      for (const level of levels) addCell(row, level);
    }
    document.getElementById("app")?.append(table);
    return (await painted()) - begun;
  },
  place: (row, column) => placeOf(cellAt(row, column)),
  hasKeys: (row, column) => cellAt(row, column) === document.activeElement,
  level: (row, column) => cellAt(row, column)?.textContent ?? "",
});
