import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import type { AttainmentFacts } from "../../src/domain/attainment-facts.ts";
import { AttainmentGridScreen } from "../../src/features/attainment-grid/attainment-grid.tsx";
import { type GridShown, timed } from "./grid-page.ts";
import "../../src/ui/base.css";

type Given = { facts: AttainmentFacts; search: string };
let root: Root | undefined;

function draw({ facts, search }: Given): void {
  const room = document.getElementById("app");
  if (room === null) throw new Error("There is no room");
  root ??= createRoot(room);
  const props = { facts, search, onSearch: () => {}, title: "Whole school" };
  flushSync(() => root?.render(<AttainmentGridScreen {...props} />));
}

const show = (given: Given) => timed(() => draw(given));

let held: readonly Given[] = [];

function hold(all: readonly Given[]): void {
  held = all;
}

async function change(at: number): Promise<number> {
  const given = held[at];
  if (given === undefined) throw new Error(`There is no state ${at}`);
  const before = document.getElementById("app")?.textContent;
  const taken = await timed(() => draw(given));
  if (document.getElementById("app")?.textContent === before) throw new Error("Nothing changed");
  return taken;
}

/** What is drawn, for the others to show, and how many nodes the picture has. */
function shown(): GridShown & { nodes: number } {
  const table = document.querySelector("table[role=grid]");
  const words = (cell: Element) => {
    const lines = [...cell.querySelectorAll("[data-shows=names] > span > span > span")];
    const said = lines.length > 0 ? lines : [...cell.querySelectorAll("b")];
    return said.map((one) => one.textContent ?? "");
  };
  return {
    nodes: table?.querySelectorAll("*").length ?? 0,
    columns: [...(table?.querySelectorAll("thead th") ?? [])]
      .slice(1)
      .map((one) => one.textContent ?? ""),
    rows: [...(table?.querySelectorAll("[data-grid-row]") ?? [])].map((row) => ({
      level: row.querySelector("th .unseen")?.textContent ?? "",
      cells: [...row.querySelectorAll("[data-cell]")].map(words),
    })),
  };
}

Object.assign(globalThis, { bench: { show, hold, change, shown } });
