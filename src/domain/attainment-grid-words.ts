import type { GridFigures } from "./attainment-grid-figures.ts";
import { isCountedStrip, type GridColumn, type GridStrip } from "./attainment-grid.ts";
import { shareOf, writeOneChild, writePercent } from "./cohort-figures.ts";

/** "69 %" of a whole; "–" of nobody: a percentage of nothing is not zero. [CF2] [CF6] */
export function writeShare(count: number, of: number): string {
  const share = shareOf(count, of);
  return share === undefined ? "–" : writePercent(share);
}

/** "1 child = 3.3 %"; empty for nobody. [CF6] */
export function sayOneChild(of: number): string {
  const share = shareOf(0, of);
  return share === undefined ? "" : writeOneChild(share);
}

/** "11 children", "1 child", "nobody". */
export function sayChildren(count: number): string {
  if (count === 0) return "nobody";
  return count === 1 ? "1 child" : `${count} children`;
}

/** "▲4", "=" or "▼2" in children on track or above since the compared point; undefined without one. */
export function writeChange({ change }: Pick<GridFigures, "change">): string | undefined {
  if (change === undefined || change.children === 0) return undefined;
  const by = change.now - change.before;
  if (by === 0) return "=";
  return by > 0 ? `▲${by}` : `▼${-by}`;
}

/** "3 without a level, 1 absent": the strip of a column in short; `left` and `later` come after. */
export function sayStrips(strips: readonly GridStrip[]): string {
  return [...strips.filter(isCountedStrip), ...strips.filter((strip) => !isCountedStrip(strip))]
    .map(({ label, children }) => `${children.length} ${label.toLowerCase()}`)
    .join(", ");
}

/** "Year 3, Level 2 Secure, expected: 11 children". */
export function sayCell(
  column: GridColumn,
  row: { label: string; index: number },
  count: number,
): string {
  const inside = column.expected.some(({ lo, hi }) => row.index >= lo && row.index <= hi);
  return `${column.name}, ${row.label}${inside ? ", expected" : ""}: ${sayChildren(count)}`;
}
