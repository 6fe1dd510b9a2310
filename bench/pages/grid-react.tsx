// A plain table of React's: no rules, no figures, no layout, nothing kept from being drawn again.
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { type GridShown, timed } from "./grid-page.ts";

let root: Root | undefined;
let held: readonly GridShown[] = [];

function Table({ rows }: GridShown) {
  return (
    <table>
      <tbody>
        {rows.map(({ level, cells }) => (
          <tr key={level}>
            <th>{level}</th>
            {cells.map((words, column) => (
              <td key={column}>
                {words.map((word) => (
                  <span key={word}>{word} </span>
                ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function draw(given: GridShown): void {
  const room = document.getElementById("app");
  if (room === null) return;
  root ??= createRoot(room);
  flushSync(() => root?.render(<Table {...given} />));
}

const show = (given: GridShown) => timed(() => draw(given));

function hold(all: readonly GridShown[]): void {
  held = all;
}

function change(at: number): Promise<number> {
  const given = held[at];
  if (given === undefined) throw new Error(`There is no state ${at}`);
  return timed(() => draw(given));
}

Object.assign(globalThis, { bench: { show, hold, change } });
