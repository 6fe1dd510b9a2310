import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysBetween } from "../../src/domain/calendar.ts";
import { LEVELS } from "../../src/domain/levels-scale.ts";
import { pupilLines, type PupilYear } from "../../src/domain/pupil-lines.ts";
import {
  pupilLinesTable,
  sayLatest,
  writeExpected,
  writeOwn,
} from "../../src/domain/pupil-words.ts";
import { RELATIVE } from "../../src/domain/relative-scale.ts";
import { pupilLinesDrawing } from "../../src/pictures/pupil-lines-drawing.ts";
import { type ChildsYears, FIRST_YEAR, yearsOf } from "../support/progress-child.ts";

const maths = { id: "maths", name: "Maths" };

function linesOf(child: ChildsYears, scaleIn = (_year: number) => LEVELS) {
  const years = yearsOf(child).map((one): PupilYear => ({
    ...one,
    className: "Oak",
    classId: "c-oak",
  }));
  const lines = pupilLines({ subject: maths, scaleIn, years });
  if (lines === undefined) throw new Error("no scale");
  return lines;
}

/** "Summer 2S", one a moment. */
const told = (lines: ReturnType<typeof linesOf>) =>
  lines.moments.map(({ name, level }) => `${name} ${level}`.trim());

const said = { who: (user: string) => user, when: (_hlc: string) => "1 Dec 2022" };

describe("a child's lines", () => {
  it("[CP1] begin with the first level known and hold every point after it, with or without a level", () => {
    const lines = linesOf({ levels: "- | - 2S - | 2H 3L 3S", yearGroup: 3 });
    expect(told(lines)).toEqual(["Spring 2S", "Summer", "Autumn 2H", "Spring 3L", "Summer 3S"]);
    expect(lines.moments.map(({ movement }) => movement)).toEqual([undefined, undefined, 1, 1, 1]);
    expect(lines.moments[0]?.expected).toBeDefined();
    expect(sayLatest(lines)).toBe("3S in Summer 2023/24: on track, up 1 step.");
  });

  it("[CP1] are dotted across a point without a level, and solid from one judgement to the next", () => {
    const lines = linesOf({ levels: "2S | - 2H 3L", yearGroup: 3 });
    const drawing = pupilLinesDrawing(lines, { width: 860, rowHeight: 18 });
    const joins = drawing.marks.flatMap((mark) =>
      mark.kind === "line" && mark.stroke === "ink" ? [mark.dash !== undefined] : [],
    );
    expect(joins).toEqual([true, false]);
  });

  it("[CP1] a child with no level yet has an empty line, and that is said", () => {
    const lines = linesOf({ levels: "- | - - -", yearGroup: 3 });
    expect(lines.moments).toEqual([]);
    expect(sayLatest(lines)).toBe("No level yet in maths.");
    expect(pupilLinesDrawing(lines, { width: 860, rowHeight: 18 }).marks.length).toBeGreaterThan(0);
  });

  it("[CP2] the own line starts at the first level and climbs half a step a term in key stage 2", () => {
    const lines = linesOf({ levels: "2S | 2S 2S 2S | 2S 2S 2S", yearGroup: 3 });
    const own = lines.moments.map((moment) => (moment.own ?? 0) - (lines.moments[0]?.own ?? 0));
    expect(own).toEqual([0, 0.5, 1, 1.5, 2, 2.5, 3].map((steps) => expect.closeTo(steps, 9)));
    expect(writeOwn(lines, lines.moments.at(-1)!)).toBe("3S");
    expect(writeExpected(lines.moments.at(-1)!)).toMatch(/^3/);
  });

  it("[CP2] levels of another scale stand in the table, not in the drawing", () => {
    const lines = linesOf({ levels: "2S | 2S 2H 3L | - - -", yearGroup: 3 }, (year) =>
      year > FIRST_YEAR ? RELATIVE : LEVELS,
    );
    expect(lines.scale).toBe(RELATIVE);
    expect(
      lines.moments.filter(({ rung, own }) => rung !== undefined || own !== undefined),
    ).toEqual([]);
    expect(told(lines).slice(0, 4)).toEqual(["Summer 2S", "Autumn 2S", "Spring 2H", "Summer 3L"]);
  });

  it("an agreed expectation stands in place of the year group's, and is said to be agreed", () => {
    const lines = linesOf({ levels: "1H | 1H 2L 2L", yearGroup: 3, agreed: { 0: "2L" } });
    expect(writeExpected(lines.moments.at(-1)!)).toBe("2L");
    expect(lines.moments.at(-1)).toMatchObject({ agreed: true, band: "on-track" });
  });

  it("[CP4] the table and the drawing say the same, whatever the child's levels", () => {
    const level = fc.constantFrom("-", "1S", "2L", "2S", "2H", "3L", "!A", "P6", "3");
    const year = fc.tuple(level, level, level).map((three) => three.join(" "));
    fc.assert(
      fc.property(level, fc.array(year, { minLength: 1, maxLength: 4 }), (july, years) => {
        const lines = linesOf({ levels: [july, ...years].join(" | "), yearGroup: 2 });
        const table = pupilLinesTable("Amara", [lines], said);
        const drawing = pupilLinesDrawing(lines, { width: 860, rowHeight: 18 });
        const drawn = drawing.marks.flatMap((mark) => (mark.kind === "circle" ? [mark.of] : []));
        const onScale = lines.moments.filter(({ rung }) => rung !== undefined);
        expect(drawn).toEqual(onScale.map(({ key }) => key));
        const texts = drawing.marks.flatMap((mark) => (mark.kind === "text" ? [mark.text] : []));
        const levels = table.rows.flatMap((row) => (row[4] === null ? [] : [row[4]]));
        expect(levels).toEqual(
          lines.moments.flatMap((one) => (one.level === "" ? [] : [one.level])),
        );
        for (const one of levels) expect(texts).toContain(one);
        for (const mark of drawing.marks)
          expect("y" in mark ? mark.y : 0).toBeLessThanOrEqual(drawing.height);
      }),
      { numRuns: 60 },
    );
  });
});

it("days are counted from one to another, over a year's end and a change of clocks", () => {
  expect(daysBetween("2026-09-01", "2027-09-01")).toBe(365);
  expect(daysBetween("2026-10-24", "2026-10-26")).toBe(2);
  expect(daysBetween("2026-11-21", "2026-11-20")).toBe(-1);
});
