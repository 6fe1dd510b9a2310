// The floor: as many bare nodes as our picture has, the same words in as many of them as are needed.
import { type GridShown, timed } from "./grid-page.ts";

type Given = GridShown & { nodes: number };
let held: readonly Given[] = [];

function draw({ rows, nodes }: Given): void {
  const words = rows.flatMap(({ level, cells }) => [level, ...cells.flat()]);
  const room = document.createElement("div");
  for (let at = 0; at < Math.max(nodes, words.length); at += 1) {
    const node = document.createElement("span");
    if (at < words.length) node.textContent = `${words[at]} `;
    room.append(node);
  }
  document.getElementById("app")?.replaceChildren(room);
}

const show = (given: Given) => timed(() => draw(given));

function hold(all: readonly Given[]): void {
  held = all;
}

function change(at: number): Promise<number> {
  const given = held[at];
  if (given === undefined) throw new Error(`There is no state ${at}`);
  return timed(() => draw(given));
}

Object.assign(globalThis, { bench: { show, hold, change } });
