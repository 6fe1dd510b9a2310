// AG Grid Community. Pasting is of its paid edition, so the block is read here and given as updates.
import { AllCommunityModule, createGrid, type GridApi, ModuleRegistry } from "ag-grid-community";
import { HEADINGS, type ListRowShown, offer, painted, placeOf, readBlock } from "./list-page.ts";

type Line = Record<string, string>;

ModuleRegistry.registerModules([AllCommunityModule]);
let grid: GridApi<Line> | undefined;

function cellAt(row: number, column: number): HTMLElement | null {
  return document.querySelector(`.ag-row[row-index="${row}"] .ag-cell[col-id="c${column}"]`);
}

document.addEventListener("paste", (event) => {
  event.preventDefault();
  const update: Line[] = [];
  for (const [name = "", ...levels] of readBlock(event.clipboardData?.getData("text/plain") ?? ""))
    update.push({
      name,
      ...Object.fromEntries(levels.map((level, at) => [`c${at}`, level])),
    });
  grid?.applyTransaction({ update });
});

offer({
  async show(rows: readonly ListRowShown[]) {
    const begun = performance.now();
    const room = document.createElement("div");
    room.style.height = "740px";
    document.getElementById("app")?.append(room);
    await new Promise<void>((done) => {
      grid = createGrid<Line>(room, {
        columnDefs: [
          { field: "name", pinned: "left", width: 160 },
          ...HEADINGS.map((headerName, at) => ({
            field: `c${at}`,
            headerName,
            width: 110,
            editable: true,
          })),
        ],
        rowData: rows.map(({ name, levels }) => ({
          name,
          ...Object.fromEntries(levels.map((level, at) => [`c${at}`, level])),
        })),
        getRowId: ({ data }: { data: Line }) => data.name ?? "",
        // All 36 rows are shown, as in every other page.
        suppressRowVirtualisation: true,
        onFirstDataRendered: () => done(),
      });
    });
    return (await painted()) - begun;
  },
  place: (row, column) => placeOf(cellAt(row, column)),
  hasKeys: (row, column) => cellAt(row, column) === document.activeElement,
  level: (row, column) => cellAt(row, column)?.textContent?.toUpperCase() ?? "",
});
