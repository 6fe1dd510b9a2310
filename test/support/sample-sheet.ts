import type { Drawing, Mark } from "../../src/pictures/drawing.ts";
import type { Letterhead, Sheet } from "../../src/pictures/sheet.ts";

/** A small grid with every kind of mark, and names that fonts and formats stumble over. */
export function sampleDrawing(): Drawing {
  const names = ["Łukasz", "Zoë", "Đặng", "Siân", "Γιώργος", "Олена", "Amara ▲2", "Noor ◆ ●"];
  const marks: Mark[] = [
    { kind: "rect", x: 40, y: 60, width: 200, height: 80, fill: "band", pattern: "stripes" },
    {
      kind: "rect",
      x: 260,
      y: 60,
      width: 200,
      height: 80,
      fill: "below-soft",
      pattern: "hatch",
      stroke: "rule",
      radius: 6,
    },
    {
      kind: "circle",
      x: 560,
      y: 100,
      r: 40,
      fill: "above-soft",
      pattern: "dots",
      stroke: "above",
      weight: 2,
    },
    { kind: "line", x1: 40, y1: 160, x2: 640, y2: 160, stroke: "rule-strong", dash: [6, 3] },
    {
      kind: "path",
      d: "M40,300C140,200,240,320,340,220Q440,150,640,280",
      stroke: "accent",
      weight: 2,
    },
    {
      kind: "path",
      d: "M600,200L640,240L560,240Z",
      fill: "accent-soft",
      pattern: "stripes",
      stroke: "ink",
    },
    { kind: "text", x: 20, y: 220, text: "Level 3", turn: -90, anchor: "middle", weight: "bold" },
    {
      kind: "text",
      x: 350,
      y: 40,
      text: "expected 100 %",
      anchor: "middle",
      size: 18,
      ink: "below",
    },
    { kind: "text", x: 640, y: 320, text: "right edge 1234", anchor: "end" },
    { kind: "line", x1: 640, y1: 300, x2: 640, y2: 330, stroke: "ink" },
  ];
  for (const [at, text] of names.entries())
    marks.push({
      kind: "text",
      x: 50 + (at % 4) * 100,
      y: 90 + Math.floor(at / 4) * 30,
      text,
      maxWidth: 90,
    });
  return { width: 680, height: 340, title: "8 children in two cells", marks };
}

export const sampleSheet: Sheet = {
  title: "Whole school, reading",
  about: ["Autumn 2026", "compared with Summer 2026"],
  filters: "Pupil premium and Year 4",
  legend: [
    {
      sign: [{ kind: "rect", x: 0, y: 2, width: 16, height: 12, fill: "band", pattern: "stripes" }],
      words: "expected",
    },
    {
      sign: [{ kind: "text", x: 2, y: 13, size: 12, text: "▲2" }],
      words: "two steps up since Summer 2026",
    },
    {
      sign: [{ kind: "circle", x: 8, y: 8, r: 5, stroke: "ink" }],
      words: "where a child is expected to be",
    },
  ],
  figure: sampleDrawing(),
};

export const sampleHead: Letterhead = {
  school: "Oak Lane Primary School",
  day: "2026-11-21",
  foot: "2 changes on this laptop are not in the school’s copy yet; this picture has them.",
};
