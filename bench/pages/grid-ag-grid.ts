// AG Grid Community: a row a level, a column a year group, the children's names in the cell.
import { AllCommunityModule, createGrid, type GridApi, ModuleRegistry } from "ag-grid-community";
import { type GridShown, timed } from "./grid-page.ts";
import { painted } from "./list-page.ts";

type Line = Record<string, string>;

ModuleRegistry.registerModules([AllCommunityModule]);
let grid: GridApi<Line> | undefined;
let held: readonly GridShown[] = [];

const linesOf = ({ rows }: GridShown): Line[] =>
  rows.map(({ level, cells }) => ({
    level,
    ...Object.fromEntries(cells.map((words, at) => [`c${at}`, words.join(" ")])),
  }));

async function show(given: GridShown): Promise<number> {
  const begun = performance.now();
  const room = document.createElement("div");
  room.style.height = "740px";
  document.getElementById("app")?.append(room);
  await new Promise<void>((done) => {
    grid = createGrid<Line>(room, {
      columnDefs: [
        { field: "level", width: 130 },
        ...given.columns.map((headerName, at) => ({
          field: `c${at}`,
          headerName,
          width: 170,
          wrapText: true,
        })),
      ],
      rowData: linesOf(given),
      rowHeight: 60,
      getRowId: ({ data }: { data: Line }) => data.level ?? "",
      suppressRowVirtualisation: true,
      suppressColumnVirtualisation: true,
      onFirstDataRendered: () => done(),
    });
  });
  return (await painted()) - begun;
}

function hold(all: readonly GridShown[]): void {
  held = all;
}

function change(at: number): Promise<number> {
  const given = held[at];
  if (given === undefined) throw new Error(`There is no state ${at}`);
  return timed(() => grid?.applyTransaction({ update: linesOf(given) }));
}

Object.assign(globalThis, { bench: { show, hold, change } });
