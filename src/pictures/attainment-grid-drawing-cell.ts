import { type GridMarks, writeGridMarks } from "../domain/attainment-grid-marks.ts";
import type { GridChild } from "../domain/attainment-grid.ts";
import { writeMovement } from "../domain/movement.ts";
import type { CellLayout } from "./attainment-grid-layout.ts";
import type { Mark } from "./drawing.ts";
import { textWidth } from "./text-width.ts";

/** A cell's place on paper, in pixels. */
export type CellBox = { x: number; y: number; width: number; height: number };

/** How high a line of names is. */
const LINE = 17;

const PILLS = {
  above: { fill: "above-soft", stroke: "above" },
  expected: { fill: "paper", stroke: "band-edge" },
  below: { fill: "below-soft", stroke: "below", pattern: "dots" },
} as const;

/** A pill with the count, what stood here before, and how many are planned for. [AG9] [AG10] */
export function countMarks(
  count: { now: number; was: number | undefined; bar: number; plans: string },
  { x, y, width, height }: CellBox,
  side: keyof typeof PILLS | undefined,
  of: string,
): Mark[] {
  const { now, was, plans } = count;
  const marks: Mark[] = [];
  const middle = x + width / 2;
  const base = y + height / 2 + 4.5;
  if (now > 0) {
    const wide = Math.max(34, (width - 24) * count.bar);
    marks.push(
      {
        kind: "rect",
        of,
        x: middle - wide / 2,
        y: y + 4,
        width: wide,
        height: height - 8,
        radius: 5,
        ...PILLS[side ?? "above"],
      },
      // Dots of the pill stay clear of the number.
      {
        kind: "rect",
        x: middle - 12,
        y: y + 7,
        width: 24,
        height: height - 14,
        fill: PILLS[side ?? "above"].fill,
      },
      {
        kind: "text",
        x: middle,
        y: base,
        text: `${now}`,
        size: 13,
        weight: "bold",
        anchor: "middle",
      },
    );
    if (plans !== "")
      marks.push({ kind: "text", x: x + 5, y: base, text: plans, size: 10, ink: "soft" });
  }
  if (was !== undefined && was !== now && (was > 0 || now > 0))
    marks.push({
      kind: "text",
      x: now > 0 ? x + width - 5 : middle,
      y: base,
      text: `was ${was}`,
      size: 10,
      ink: "faint",
      anchor: now > 0 ? "end" : "middle",
    });
  return marks;
}

/** Names as they were laid out, with their marks. */
export function nameMarks(
  laid: CellLayout,
  { x, y, height }: CellBox,
  of: string,
  signs: GridMarks | undefined,
): Mark[] {
  const count = laid.lines.length;
  const first = y + (height - count * LINE) / 2 + 12.5;
  return laid.lines.flatMap((line, at) => {
    let left = x + 6;
    const marks = line.map((child): Mark => {
      const mark: Mark = {
        kind: "text",
        of,
        x: left,
        y: first + at * LINE,
        text: nameOf(child, signs),
        size: 12,
      };
      left += textWidth(nameOf(child, signs), 12) + 9;
      return mark;
    });
    if (laid.hidden > 0 && at === count - 1)
      marks.push({
        kind: "text",
        x: left,
        y: first + at * LINE,
        text: `+${laid.hidden}`,
        size: 12,
        weight: "bold",
      });
    return marks;
  });
}

/** "Leo ▲2": as on the chip. */
function nameOf(child: GridChild, signs: GridMarks | undefined): string {
  return [
    child.name,
    child.unsplit ? `[${child.level}]` : "",
    child.fine ?? "",
    child.agreed ? "◇" : "",
    writeGridMarks(signs, child.id),
    child.movement === undefined ? "" : writeMovement(child.movement),
  ]
    .filter((part) => part !== "")
    .join(" ");
}
