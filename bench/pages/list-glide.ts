// Glide Data Grid draws on a canvas, so what it shows is known from the values it asks for.
import "@glideapps/glide-data-grid/dist/index.css";
import DataEditor, {
  type DataEditorRef,
  type EditableGridCell,
  type EditListItem,
  type GridCell,
  GridCellKind,
  type Item,
} from "@glideapps/glide-data-grid";
import { createElement, createRef } from "react";
import { createRoot } from "react-dom/client";
import { HEADINGS, type ListRowShown, offer, painted } from "./list-page.ts";

const editor = createRef<DataEditorRef>();
let lines: string[][] = [];
/** What has been asked for since it was last changed: drawn, that is. */
let drawn = new Map<string, string>();

function put({ location: [column, row], value }: EditListItem): void {
  if (value.kind === GridCellKind.Text) lines[row]![column] = value.data.toUpperCase();
}

function textCell([column, row]: Item): GridCell {
  const data = lines[row]?.[column] ?? "";
  drawn.set(`${row} ${column}`, data);
  return { kind: GridCellKind.Text, data, displayData: data, allowOverlay: column > 0 };
}

offer({
  async show(rows: readonly ListRowShown[]) {
    const begun = performance.now();
    lines = rows.map(({ name, levels }) => [name, ...levels]);
    const portal = document.createElement("div");
    portal.id = "portal";
    document.body.append(portal);
    const root = document.getElementById("app");
    if (root === null) return Number.NaN;
    createRoot(root).render(
      createElement(DataEditor, {
        ref: editor,
        width: 1366,
        height: 758,
        rowHeight: 20,
        rows: rows.length,
        columns: ["Name", ...HEADINGS].map((title) => ({ title, id: title, width: 120 })),
        getCellContent: textCell,
        getCellsForSelection: true,
        onPaste: true,
        onCellsEdited: (edits: readonly EditListItem[]) => {
          for (const edit of edits) put(edit);
          drawn = new Map();
          editor.current?.updateCells(edits.map(({ location: cell }) => ({ cell })));
          return true;
        },
        onCellEdited: (location: Item, value: EditableGridCell) => {
          put({ location, value });
          drawn.delete(`${location[1]} ${location[0]}`);
        },
      }),
    );
    const isShown = () => document.querySelector("canvas") !== null && drawn.size >= lines.length;
    while (!isShown()) await painted();
    return (await painted()) - begun;
  },
  async place(row, column) {
    editor.current?.scrollTo(column + 1, row);
    await painted();
    const { x, y, width, height } = editor.current?.getBounds(column + 1, row) ?? new DOMRect();
    return { x: x + width / 2, y: y + height / 2 };
  },
  // Its cells for readers of the screen stand in the canvas; the selected one is told a while later.
  hasKeys: (row, column) =>
    document.getElementById(`glide-cell-${column + 1}-${row}`)?.getAttribute("aria-selected") ===
      "true" && document.querySelector("canvas")?.contains(document.activeElement) === true,
  // What was changed is known from the array at once, and drawn when it is asked for again.
  level: (row, column) =>
    drawn.has(`${row} ${column + 1}`) ? (lines[row]?.[column + 1] ?? "") : "",
});
