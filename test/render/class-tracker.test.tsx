import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { defaultPoints, pointsOf } from "../../src/domain/assessment-point.ts";
import type { Entry, Row } from "../../src/domain/change.ts";
import { type PaperKind, trackerPaper } from "../../src/domain/class-tracker-paper.ts";
import { classTrackerScene, type TrackerFacts, type TrackerScene } from "../../src/domain/class-tracker.ts";
import { ownExpectedPlaces } from "../../src/domain/class-tracker-view.ts";
import { cellName } from "../../src/domain/judgement.ts";
import { rungsOf } from "../../src/domain/level.ts";
import { LEVELS } from "../../src/domain/levels-scale.ts";
import type { Pupil } from "../../src/domain/pupil.ts";
import { RELATIVE } from "../../src/domain/relative-scale.ts";
import type { TrackerMarks } from "../../src/features/class-tracker/tracker-drawing.ts";
import { TrackerGrid } from "../../src/features/class-tracker/tracker-grid.tsx";
import { entry, record, rowOf } from "../support/small-school.ts";
import { standalonePage } from "./standalone-page.ts";

const YEAR = 2026;
const NAMES =
  "Ada Amira Ben Bilal Chloe Cora Dawid Dev Efua Finn Grace Hamza Isla Jakub Kezia Leo Maya Noah Olivia Priya Quinn Rosa Sami Tilly Umar Violet Will Xanthe Yusuf Zofia Łukasz Oğuz Siân Zoë Bartholomew Oluwaseun".split(
    " ",
  );

type Levels = { baseline?: string; autumn?: string; spring?: string; summer?: string };
type Made = Partial<Pupil> & { levels: Levels; yearGroup?: number; spring?: readonly Entry[] };

/** A class in maths on 10 February, each child with the levels given. */
function classOf(children: readonly Made[], more: Partial<TrackerFacts> = {}): TrackerFacts {
  const lastYear = new Map<string, Row>();
  const thisYear = new Map<string, Row>();
  const facts = children.map(({ levels, yearGroup = 4, spring, ...pupil }, at) => {
    const id = `p-${at}`;
    const put = (v: string) => [entry(v, { by: "u-okafor", id: `${id}-${v}`.padEnd(32, "0") })];
    const cells = (["autumn", "spring", "summer"] as const).flatMap((slot) =>
      levels[slot] === undefined ? [] : [[cellName("maths", slot), put(levels[slot])] as const],
    );
    if (levels.baseline !== undefined)
      lastYear.set(id, record(id, YEAR - 1, { "maths.summer": put(levels.baseline) }));
    const held = Object.fromEntries(cells);
    thisYear.set(
      id,
      record(id, YEAR, spring === undefined ? held : { ...held, "maths.spring": spring }),
    );
    return {
      yearGroup,
      pupil: {
        id,
        given: NAMES[at % NAMES.length] ?? "?",
        family: `Family ${at}`,
        known: null,
        sex: null,
        born: null,
        upn: null,
        arrived: null,
        left: null,
        ...pupil,
      },
    };
  });
  return {
    scale: LEVELS,
    subject: "maths",
    year: YEAR,
    points: pointsOf(defaultPoints(YEAR).map(rowOf), YEAR),
    children: facts,
    lastYear,
    thisYear,
    since: "baseline",
    today: "2027-02-10",
    ...more,
  };
}

/** A class as classes are: most near what is expected, some ahead, some behind, two not done. */
function thirty(count = 30): Made[] {
  const codes = rungsOf(LEVELS).map((rung) => rung.code);
  return Array.from({ length: count }, (_, at) => {
    const start = 4 + ((at * 7) % 5);
    const autumn = start + (at % 3 === 0 ? 1 : 0);
    const spring = autumn + (at % 4 === 1 ? 1 : 0) - (at === 20 ? 2 : 0);
    const code = (index: number) => codes[index] ?? "1L";
    return {
      levels: {
        baseline: code(start),
        autumn: code(autumn),
        ...(at % 15 === 14 ? {} : { spring: code(spring) }),
      },
    };
  });
}

const SHEETS = [
  "ui/level-grid.module.css",
  "ui/level-grid-cell.module.css",
  "ui/level-grid-chip.module.css",
  "ui/level-grid-editor.module.css",
];

/** A scene as it is, nobody picked. */
function drawScene(
  facts: TrackerFacts,
  scene: TrackerScene,
  more: { marks?: TrackerMarks; paper?: { highest: number; lowest: number } },
): string {
  return renderToStaticMarkup(
    <TrackerGrid
      ref={null}
      label="Maths levels of 4B"
      scale={facts.scale}
      scene={scene}
      today={facts.today}
      picked={undefined}
      carrying={false}
      ghosts={new Map()}
      editing={undefined}
      note={undefined}
      onPress={() => {}}
      onKey={() => {}}
      {...more}
    />,
  );
}

function draw(facts: TrackerFacts, picked?: string, several: readonly string[] = []): string {
  const scene = classTrackerScene(facts);
  return renderToStaticMarkup(
    <TrackerGrid
      ref={null}
      label="Maths levels of 4B"
      scale={facts.scale}
      scene={scene}
      today={facts.today}
      picked={picked === undefined ? undefined : { pupil: picked, column: "spring" }}
      several={several}
      carrying={picked !== undefined || several.length > 0}
      ghosts={picked === undefined ? new Map() : ownExpectedPlaces(facts, scene, picked)}
      editing={undefined}
      note={undefined}
      onPress={() => {}}
      onKey={() => {}}
    />,
  );
}

/** A whole page of a drawing. */
function page(
  title: string,
  facts: TrackerFacts,
  picked?: string,
  several?: readonly string[],
): string {
  return standalonePage(title, draw(facts, picked, several), SHEETS);
}

const file = (name: string) => `class-tracker-${name}.html`;

describe("class trackers as pages one can open", () => {
  it("thirty children, movement since July", async () => {
    await expect(page("Thirty children", classOf(thirty()))).toMatchFileSnapshot(file("thirty"));
  });

  it("a picked child with ghost rings on the child's own line", async () => {
    await expect(page("A picked child", classOf(thirty()), "p-3")).toMatchFileSnapshot(file("picked"));
  });

  it("[CT6] four children selected, one of them beyond the fold of a crowded cell", async () => {
    const chosen = ["p-1", "p-4", "p-7", "p-35"];
    await expect(page("Four selected", classOf(thirty(36)), undefined, chosen)).toMatchFileSnapshot(file("several"));
  });

  it("thirty-six children in one cell fold into +25", async () => {
    const same = Array.from({ length: 36 }, () => ({
      levels: { baseline: "3L", autumn: "3L", spring: "3S" },
    }));
    await expect(page("Thirty-six children in one row", classOf(same))).toMatchFileSnapshot(file("crowded"));
    expect(draw(classOf(same))).toContain("+25");
  });

  it("an empty class, and a class in September with nothing done", async () => {
    await expect(page("An empty class", classOf([]))).toMatchFileSnapshot(file("empty"));
    const new4B = thirty().map(({ levels }) => ({ levels: { baseline: levels.baseline ?? "2S" } }));
    await expect(page("September", classOf(new4B, { today: "2026-09-08" }))).toMatchFileSnapshot(file("september"));
  });

  it("[L3] [L4] [J3] everything special at once: whole levels, P levels, marks, conflict, unsent, leavers", async () => {
    const apart = [
      entry("3H", { by: "u-khan", id: "a".repeat(32) }),
      { ...entry("3S", { by: "u-okafor", id: "b".repeat(32) }), at: 0 },
    ];
    const specials: Made[] = [
      { given: "Amira", levels: { baseline: "3", autumn: "3S", spring: "3S" } },
      { given: "Ewan", levels: { baseline: "P6", autumn: "P7", spring: "P8" } },
      { given: "Bo", levels: { baseline: "2S", autumn: "!A", spring: "!D" } },
      { given: "Cora", levels: { baseline: "3L", autumn: "3L" }, spring: apart },
      { given: "Dev", levels: { autumn: "2S" }, arrived: "2026-11-02" },
      { given: "Zoë", family: "Barnes", levels: { baseline: "3L" }, left: "2027-01-08" },
      { given: "Zoe", family: "Kaya", levels: { baseline: "4S", autumn: "4L", spring: "4S" } },
      { given: "Bartholomew-Alexander", family: "Featherstonehaugh", levels: { spring: "2H" } },
    ];
    const points = pointsOf(defaultPoints(YEAR).map(rowOf), YEAR).map((point) =>
      point.id === "autumn" ? { ...point, lockedAt: 1 } : point,
    );
    await expect(page("Everything special", classOf(specials, { points }))).toMatchFileSnapshot(file("special"));
  });

  it("a mixed class has a line for each year group", async () => {
    const mixed = thirty(24).map((child, at) => ({ ...child, yearGroup: at % 2 === 0 ? 3 : 4 }));
    await expect(page("Years 3 and 4", classOf(mixed))).toMatchFileSnapshot(file("mixed"));
  });

  it("a relative scale: three rows, staying put is expected", async () => {
    const codes = rungsOf(RELATIVE).map((rung) => rung.code);
    const children = Array.from({ length: 12 }, (_, at) => {
      const code = codes[at % codes.length] ?? "";
      return { levels: { baseline: code, autumn: code, spring: code } };
    });
    await expect(page("A relative scale", classOf(children, { scale: RELATIVE }))).toMatchFileSnapshot(file("relative"));
  });

  it("[CT7] marks: target group, intervention, a written reason, and two groups asked for", async () => {
    const facts = classOf(thirty());
    const marks: TrackerMarks = {
      note: true,
      of: new Map([
        ["p-0", [{ sign: "◆", words: "target group" }]],
        ["p-3", [{ sign: "◆", words: "target group" }, { sign: "●", words: "in Numbers count" }]],
        ["p-4", [{ sign: "P", words: "Pupil premium" }, { sign: "LA", words: "Looked after" }]],
      ]),
    };
    const drawn = drawScene(facts, classTrackerScene(facts), { marks });
    await expect(standalonePage("Marks", drawn, SHEETS)).toMatchFileSnapshot(file("marks"));
  });

  it("[CT8] the handbook's form", async () => {
    const facts = classOf(thirty(), { form: { midYear: undefined } });
    await expect(page("Baseline, Mid-year, End of year", facts)).toMatchFileSnapshot(file("form"));
    expect(draw(facts)).not.toContain("Autumn");
  });
});

describe("the class tracker on paper", () => {
  const facts = classOf([
    ...thirty(12),
    { given: "Zed", family: "Aaron", levels: { baseline: "3S", autumn: "3S" } },
    { given: "Bea", family: "Gone", levels: { baseline: "3L" }, left: "2027-01-08" },
  ]);
  const scene = classTrackerScene(facts);
  const drawnAs = (kind: PaperKind) => {
    const paper = trackerPaper(facts, scene, kind, "spring");
    const marks = { of: new Map(), note: true, grey: paper.ghosts };
    return drawScene(facts, paper.scene, { marks, paper: { highest: 14, lowest: 3 } });
  };

  it("[CT9] to update: last time's places in grey in the point, what came before as it is", async () => {
    const drawn = drawnAs("ghosted");
    await expect(standalonePage("To update", drawn, SHEETS)).toMatchFileSnapshot(file("paper-ghosted"));
    expect(drawn.match(/data-grey/g)).toHaveLength(13);
    const paper = trackerPaper(facts, scene, "ghosted", "spring");
    const zed = facts.children[12]?.pupil.id ?? "";
    const row = paper.scene.rows.find(({ rung }) => rung.code === "3S");
    expect(row?.cells[2]?.some((chip) => chip.pupil === zed)).toBe(true);
    expect(paper.scene.columns[2]?.done).toBe(0);
  });

  it("[CT9] empty: levels and bands, no name in them", async () => {
    const drawn = drawnAs("empty");
    await expect(standalonePage("Empty", drawn, SHEETS)).toMatchFileSnapshot(file("paper-empty"));
    expect(drawn).not.toContain("data-name");
    expect(drawn).toContain("expected");
  });

  it("[CT9] the list beside it is in register order, without who has left", () => {
    const { lines } = trackerPaper(facts, scene, "empty", "spring");
    expect(lines[0]).toMatchObject({ name: "Zed Aaron", last: "3S" });
    expect(lines.map(({ name }) => name)).not.toContain("Bea Gone");
    expect(lines).toHaveLength(13);
  });

  it("[CT9] filled: nothing folds, and a point nobody has begun names nobody", () => {
    const same = Array.from({ length: 36 }, () => ({ levels: { baseline: "3L", spring: "3S" } }));
    const whole = classOf(same);
    const paper = trackerPaper(whole, classTrackerScene(whole), "filled", "spring");
    const drawn = drawScene(whole, paper.scene, { paper: { highest: 14, lowest: 3 } });
    expect(drawn).not.toContain("+25");
    expect(drawn.match(/data-name=/g)).toHaveLength(72);
  });
});
