import { painted } from "./list-page.ts";

/** The grid as texts: a row a level, a cell a column, in each cell what stands there. */
export type GridShown = { columns: string[]; rows: { level: string; cells: string[][] }[] };

/** Draws and waits for the paint; milliseconds. */
export async function timed(draw: () => void): Promise<number> {
  const begun = performance.now();
  draw();
  return (await painted()) - begun;
}
