import { scaleLinear } from "d3-scale";
import { type Day, daysBetween, writeDay } from "../domain/calendar.ts";
import type { Span } from "../domain/span.ts";
import type { Drawing, Mark } from "./drawing.ts";
import { textWidth } from "./text-width.ts";

/** Something a child was in or was given, with its days; `more`: what is to be said of it after them. */
export type PupilSpan = { label: string; sign: "◆" | "●" | "■"; span: Span; more?: string };

/** What the names take, at least and at most: a long one is read whole, and the bars keep their room. */
const names = { least: 220, most: 340 };
const rowHeight = 22;
/** How much more a row takes where something is to be said of it, in a line of its own. */
const moreHeight = 13;

/** Groups, target groups and interventions as bars in time, from the first day known to the last. */
export function pupilSpansDrawing(
  spans: readonly PupilSpan[],
  { width, from, to, today }: { width: number; from: Day; to: Day; today: Day },
): Drawing {
  const longest = Math.max(0, ...spans.map(({ label }) => textWidth(`■ ${label}`, 12)));
  const left = Math.min(names.most, Math.max(names.least, longest + 14));
  const days = daysBetween(from, to);
  const x = scaleLinear([0, Math.max(1, days)], [left, width - 12]).clamp(true);
  const at = (day: Day) => x(daysBetween(from, day));
  const height = ({ more }: PupilSpan) => rowHeight + (more === undefined ? 0 : moreHeight);
  const foot = spans.reduce((sum, one) => sum + height(one), 0);
  const marks: Mark[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    const start = `${year}-09-01`;
    if (start < from || start > to) continue;
    marks.push(
      { kind: "line", x1: at(start), y1: 0, x2: at(start), y2: foot + 6, stroke: "rule" },
      {
        kind: "text",
        x: at(start) + 3,
        y: foot + 16,
        text: `Sep ${year}`,
        size: 10.5,
        ink: "soft",
      },
    );
  }
  marks.push({
    kind: "line",
    x1: at(today),
    y1: 0,
    x2: at(today),
    y2: foot,
    stroke: "accent",
    dash: [2, 3],
  });
  let y = 0;
  for (const one of spans) {
    const { label, sign, span, more } = one;
    const [start, end] = [at(span.from), at(span.to ?? today)];
    marks.push(
      { kind: "text", x: 0, y: y + 15, text: `${sign} ${label}`, size: 12, maxWidth: left - 12 },
      {
        kind: "rect",
        x: start,
        y: y + 5,
        width: Math.max(4, end - start),
        height: 12,
        radius: 3,
        fill: sign === "■" ? "hair" : "accent-soft",
        stroke: "rule-strong",
        ...(sign === "●" ? { pattern: "stripes" as const } : {}),
      },
    );
    if (span.to === null && span.from <= today)
      marks.push({
        kind: "path",
        d: `M${end},${y + 5}L${end + 7},${y + 11}L${end},${y + 17}Z`,
        fill: "soft",
      });
    if (more !== undefined)
      marks.push({
        kind: "text",
        x: 14,
        y: y + 28,
        text: more,
        size: 10.5,
        ink: "soft",
        maxWidth: left - 26,
      });
    y += height(one);
  }
  return { width, height: foot + 22, title: spans.map(saySpan).join("; "), marks };
}

/** "Target group, maths: since 21 Nov 2026", "Reading buddies: 7 Sep 2026 to 18 Dec 2026, there for 6 of 7 sessions". */
export function saySpan({ label, span, more }: PupilSpan): string {
  const when =
    span.to === null
      ? `since ${writeDay(span.from)}`
      : `${writeDay(span.from)} to ${writeDay(span.to)}`;
  return `${label}: ${when}${more === undefined ? "" : `, ${more}`}`;
}
