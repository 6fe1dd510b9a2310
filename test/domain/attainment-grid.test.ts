import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { demoSchool } from "../../src/demo/demo-school.ts";
import type { AttainmentFacts } from "../../src/domain/attainment-facts.ts";
import { earlierPoints, gridPoints } from "../../src/domain/attainment-grid-points.ts";
import { presentedGrid } from "../../src/domain/attainment-grid-present.ts";
import {
  readGridQuery,
  writeGridQuery,
  yearAsked,
} from "../../src/domain/attainment-grid-query.ts";
import {
  attainmentGrid,
  type AttainmentGrid,
  type GridOptions,
  plainGrid,
} from "../../src/domain/attainment-grid.ts";
import { cohortFigures } from "../../src/domain/cohort-figures.ts";
import { type FactsRows, gatherFacts } from "../../src/domain/gather-facts.ts";
import type { GroupFilter } from "../../src/domain/group-filter.ts";
import { childrenIn } from "../../src/domain/group-filter.ts";
import { RELATIVE } from "../../src/domain/relative-scale.ts";
import { rosterOf } from "../../src/domain/roster.ts";
import type { TableName } from "../../src/domain/schema.ts";
import { pointByKey, pointKey, standingAt } from "../../src/domain/standing-at.ts";
import { YEAR_BANDS } from "../../src/domain/year-bands-scale.ts";
import { inOak, type SmallChild, smallFacts } from "../support/small-facts.ts";

function grid(facts: AttainmentFacts, more: Partial<GridOptions> = {}): AttainmentGrid {
  return attainmentGrid(facts, {
    ...plainGrid({ subject: "maths", point: "2026:summer" }),
    ...more,
  })!;
}
const cellsOf = (made: AttainmentGrid, column: string) =>
  made.columns
    .find(({ id }) => id === column)!
    .cells.flatMap(({ children }, at) =>
      children.length === 0 ? [] : [[made.rows[at]!.code, children.map(({ name }) => name)]],
    );
const stripsOf = (made: AttainmentGrid, column: string) =>
  made.columns
    .find(({ id }) => id === column)!
    .strips.map(({ label, children }) => [label, children.map(({ name }) => name)]);

// Year 4: expected by summer 3S; in autumn 2H to 3L; the baseline is judged by Year 3's summer, 2H to 3L.
const oak: SmallChild[] = [
  inOak("Amara", { "maths.baseline": "2H", "maths.summer": "3S" }),
  inOak("Ben", { "maths.baseline": "2S", "maths.summer": "3S" }, { groups: ["boys"] }),
  inOak("Cara", { "maths.baseline": "3S", "maths.summer": "3L" }, { groups: ["girls"] }),
  inOak("Dev", { "maths.summer": "2S" }, { groups: ["boys", "sen-k"] }),
  inOak("Ewa", { "maths.baseline": "3S", "maths.summer": "!A" }, { groups: ["girls"] }),
  inOak("Finn", {}),
  inOak("Gwen", {}, { left: "2027-02-01" }),
  inOak("Hal", {}, { arrived: "2027-07-18" }),
  inOak("Isa", { "maths.summer": "2L", "maths.expectation": "2L" }, { groups: ["girls", "sen-k"] }),
  inOak("Jo", { "maths.summer": "not a level" }),
];
const ash: SmallChild[] = [
  {
    name: "Kit",
    years: {
      2025: [4, "was-oak", { "maths.summer": "3S" }],
      2026: [5, "ash", { "maths.summer": "4L" }],
    },
  },
];
const school = smallFacts([
  ...oak,
  ...ash,
  { name: "Lou", years: { 2026: [0, null, { "maths.summer": "1L" }] } },
]);

describe("a small school by hand", () => {
  it("[AG1] every child stands in one place, steps from the top of the scale to Below L1", () => {
    const made = grid(school);
    expect(made.rows.map(({ code }) => code).slice(0, 3)).toEqual(["6H", "6S", "6L"]);
    expect(made.rows.at(-1)?.code).toBe("BL1");
    expect(made.rows).toHaveLength(19);
    expect(cellsOf(made, "4")).toEqual([
      ["3S", ["Amara", "Ben"]],
      ["3L", ["Cara"]],
      ["2S", ["Dev"]],
      ["2L", ["Isa"]],
    ]);
    expect(stripsOf(made, "4")).toEqual([
      ["No level yet", ["Finn"]],
      ["Absent", ["Ewa"]],
      ["Not on this scale", ["Jo"]],
      ["Joined later", ["Hal"]],
      ["Left", ["Gwen"]],
    ]);
  });

  it("[AG2] [AG3] counts under a column, each child by what is expected of that child", () => {
    const { figures } = grid(school).columns.find(({ id }) => id === "4")!;
    expect(figures).toEqual({
      children: 8,
      assessed: 5,
      judged: 5,
      bands: { "well-below": 1, below: 1, "on-track": 3, above: 0, "well-above": 0 },
      moved: undefined,
      change: undefined,
    });
    expect(grid(school).columns.find(({ id }) => id === "4")?.expected).toEqual([
      { yearGroup: 4, lo: 8, hi: 8 },
    ]);
  });

  it("[AG4] movement since an earlier point: steps, where each was, the same children then and now", () => {
    const made = grid(school, { since: "2026:baseline" });
    const four = made.columns.find(({ id }) => id === "4")!;
    const by = new Map(
      four.cells.flatMap(({ children }) => children).map((child) => [child.name, child]),
    );
    expect([...by].map(([name, { movement }]) => [name, movement])).toEqual([
      ["Amara", 2],
      ["Ben", 3],
      ["Cara", -1],
      ["Dev", undefined],
      ["Isa", undefined],
    ]);
    expect(four.figures.moved).toEqual({ up: 2, same: 0, down: 1, unknown: 5 });
    // On track in July: Amara (2H), and Cara above; Ben was below. Now Amara and Ben; Cara is below.
    expect(four.figures.change).toEqual({ children: 3, before: 2, now: 2 });
    const ghosts = four.cells.flatMap(({ ghosts }, at) =>
      ghosts.map(({ name }) => [made.rows[at]!.code, name]),
    );
    expect(ghosts).toEqual([
      ["3S", "Cara"],
      ["2H", "Amara"],
      ["2S", "Ben"],
    ]);
  });

  it("[AG4] movement since a point of last year; none on another year's scale", () => {
    const since = { since: "2025:summer" };
    const kit = (made: AttainmentGrid) => made.columns.find(({ id }) => id === "5")!;
    expect(kit(grid(school, since)).figures.moved).toMatchObject({ up: 1, unknown: 0 });
    const turned: AttainmentFacts = {
      ...school,
      scales: { ...school.scales, bands: YEAR_BANDS },
      subjects: school.subjects.map((one) => ({
        ...one,
        scaleIn: { ...one.scaleIn, 2025: "bands" },
      })),
    };
    expect(kit(grid(turned, since)).figures.moved).toMatchObject({ up: 0, unknown: 1 });
    expect(grid(school, { since: "2026:summer" }).since).toBeUndefined();
  });

  it("[AG5] columns are years or classes in year order, Reception when asked for, or only some", () => {
    const names = (more: Partial<GridOptions>) =>
      grid(school, more).columns.map(({ name }) => name);
    expect(names({})).toEqual(["Year 4", "Year 5"]);
    expect(names({ reception: true })).toEqual(["Reception", "Year 4", "Year 5"]);
    expect(names({ columns: "classes" })).toEqual(["Oak", "Ash"]);
    expect(names({ columns: "classes", reception: true })).toEqual(["Oak", "Ash", "No class"]);
    expect(names({ only: ["5"] })).toEqual(["Year 5"]);
    const reception = grid(school, { reception: true }).columns[0]!;
    expect(reception.expected).toEqual([]);
    expect(reception.figures).toMatchObject({ assessed: 1, judged: 0 });
  });

  it("[AG5] two of one name are told apart in their column, by as little as it takes", () => {
    const facts = smallFacts([
      inOak("Leo", { "maths.summer": "3S" }, { family: "Marsh" }),
      inOak("Leo", { "maths.summer": "3S" }, { family: "Moss" }),
      inOak("Mia", { "maths.summer": "3S" }, { family: "Kaur" }),
      { name: "Mia K", family: "Khan", years: { 2026: [5, "ash", { "maths.summer": "4L" }] } },
    ]);
    expect(cellsOf(grid(facts), "4")).toEqual([["3S", ["Leo Ma", "Leo Mo", "Mia"]]]);
  });

  it("[AG1] other scales draw as well: year bands and a relative one", () => {
    const bands = grid(
      smallFacts([inOak("Amara", { "maths.summer": "4S" })], { scale: YEAR_BANDS }),
    );
    expect(bands.rows).toHaveLength(19);
    expect(bands.total.bands["on-track"]).toBe(1);
    const relative = grid(
      smallFacts([inOak("Amara", { "maths.summer": "GDS" })], { scale: RELATIVE }),
    );
    expect(relative.rows.map(({ code }) => code)).toEqual(["GDS", "EXS", "WTS"]);
    expect(relative.total.bands.above).toBe(1);
  });

  it("highlights without leaving anybody out", () => {
    const made = grid(school, { highlight: { group: "sen-k" } });
    const lit = made.columns.flatMap(({ cells }) => cells.flatMap(({ children }) => children));
    expect(lit.filter((child) => child.lit).map(({ name }) => name)).toEqual(["Dev", "Isa"]);
    expect(made.total).toEqual(grid(school).total);
  });

  it("says nothing of a subject, a point or a year the facts do not hold", () => {
    const of = plainGrid({ subject: "maths", point: "2026:summer" });
    expect(attainmentGrid(school, { ...of, subject: "latin" })).toBeUndefined();
    expect(attainmentGrid(school, { ...of, point: "2026:noon" })).toBeUndefined();
    expect(attainmentGrid(school, { ...of, point: "2025:summer" })).toBeUndefined();
  });
});

describe("an address", () => {
  it("[AG6] holds all that is shown, and says it again", () => {
    const search = writeGridQuery({
      options: {
        subject: "writing",
        point: "2026:spring",
        columns: "classes",
        reception: true,
        only: ["oak"],
        since: "2025:summer",
        filter: { all: [{ yearGroup: 4 }, { any: [{ group: "boys" }, { group: "sen-k" }] }] },
        highlight: { not: { group: "girls" } },
      },
      view: {
        show: "names",
        table: true,
        figures: true,
        ghosts: false,
        plans: ["target-group", "intervention"],
        marks: ["sen-k"],
      },
    });
    const read = readGridQuery(school, search);
    expect(read.notes).toEqual([]);
    expect(writeGridQuery(read)).toBe(search);
    expect(yearAsked(search)).toBe(2026);
  });

  it("[AG6] falls back in words where it asks for what is not there", () => {
    const garbage =
      "subject=latin&point=1066:noon&since=never&columns=rows&only=moon&who=%7B&light=%7B%22x%22%3A1%7D&show=loud&marks=nobody&plans=lunch";
    const read = readGridQuery(school, garbage);
    expect(read.notes).toHaveLength(6);
    expect(read.options).toEqual(plainGrid({ subject: "reading", point: "2026:baseline" }));
    expect(read.view).toMatchObject({ show: "fit", table: false, marks: [], plans: [] });
    expect(readGridQuery(school, "").notes).toEqual([]);
    expect(readGridQuery(school, "").options.subject).toBe("reading");
    // Opens at the latest point with levels.
    expect(readGridQuery(school, "subject=maths").options.point).toBe("2026:summer");
  });

  it("[AG6] never breaks, whatever it says", () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom("subject", "point", "since", "who", "light", "only", "show", "marks"),
          fc.oneof(fc.string(), fc.json()),
        ),
        (asked) => {
          const { options } = readGridQuery(school, new URLSearchParams(asked).toString());
          expect(attainmentGrid(school, options)).toBeDefined();
        },
      ),
    );
  });
});

it("[AG8] what is presented shows no marks, highlights nobody, and no names of a sensitive group", () => {
  const query = readGridQuery(
    school,
    'subject=maths&show=names&plans=target-group&marks=sen-k&light={"group":"sen-k"}',
  );
  const plain = presentedGrid(school, query);
  expect(plain.view).toMatchObject({ plans: [], marks: [], show: "names" });
  expect(plain.options.highlight).toBeNull();
  const chosen = { ...query, options: { ...query.options, filter: { group: "sen-k" } } };
  expect(presentedGrid(school, chosen).view.show).toBe("counts");
  const girls = { ...query, options: { ...query.options, filter: { group: "girls" } } };
  expect(presentedGrid(school, girls).view.show).toBe("names");
});

const DEMO = demoSchool({ seed: 11, day: "2027-01-20", pupils: 84 });
const of = (t: TableName) => DEMO.rows.filter((row) => row.t === t);
const rows: FactsRows = {
  school: of("school"),
  subject: of("subject"),
  point: of("point"),
  class: of("class"),
  group: of("group"),
  pupil: of("pupil"),
  membership: of("membership"),
  "pupil-group": of("pupil-group"),
  attainment: of("attainment"),
};
const demo = gatherFacts({ rows, roster: rosterOf(DEMO.rows), year: 2026, day: "2027-01-20" });

describe("a whole made-up school", () => {
  const groupIds = [...new Set(demo.children.flatMap((child) => child.groups))];
  const filters = fc.letrec<{ filter: GroupFilter }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 2 },
      fc.constantFrom(...groupIds).map((group): GroupFilter => ({ group })),
      fc.integer({ min: 0, max: 6 }).map((yearGroup): GroupFilter => ({ yearGroup })),
      fc.array(tie("filter"), { maxLength: 3 }).map((all): GroupFilter => ({ all })),
      fc.array(tie("filter"), { maxLength: 3 }).map((any): GroupFilter => ({ any })),
      tie("filter").map((not): GroupFilter => ({ not })),
    ),
  })).filter;
  const points = gridPoints(demo, 2026);
  const options = fc
    .record({
      subject: fc.constantFrom(...demo.subjects.map(({ id }) => id)),
      point: fc.constantFrom(...points),
      columns: fc.constantFrom("years" as const, "classes" as const),
      filter: filters,
      highlight: fc.option(filters),
      back: fc.nat(),
    })
    .map(({ point, back, ...rest }): GridOptions => {
      const earlier = earlierPoints(demo, point);
      const since = earlier[back % (earlier.length + 1)];
      return {
        ...rest,
        point: pointKey(point),
        reception: true,
        only: [],
        since: since === undefined ? null : pointKey(since),
      };
    });

  it("[AG1] [AG2] [AG4] cells and strips sum to columns, columns to the school, movement to children", () => {
    fc.assert(
      fc.property(options, (options) => {
        const made = attainmentGrid(demo, options)!;
        const seen = made.columns.flatMap(({ cells, strips }) => [
          ...cells.flatMap(({ children }) => children),
          ...strips.flatMap(({ children }) => children),
        ]);
        expect(seen.map(({ id }) => id).sort()).toEqual(
          childrenIn(demo, options.filter)
            .map(({ id }) => id)
            .sort(),
        );
        for (const figures of [...made.columns.map((column) => column.figures), made.total]) {
          const { moved, bands, judged, assessed, children, change } = figures;
          expect(Object.values(bands).reduce((a, b) => a + b)).toBe(judged);
          expect(judged).toBeLessThanOrEqual(assessed);
          expect(assessed).toBeLessThanOrEqual(children);
          if (made.since === undefined) continue;
          expect(Object.values(moved!).reduce((a, b) => a + b)).toBe(children);
          expect(change!.children).toBeLessThanOrEqual(judged);
        }
        const sum = made.columns.reduce((total, { figures }) => total + figures.children, 0);
        expect(sum).toBe(made.total.children);
      }),
      { numRuns: 30 },
    );
  });

  it("[AG3] says the same as the figures of the cohort", () => {
    fc.assert(
      fc.property(options, (options) => {
        const made = attainmentGrid(demo, options)!;
        const subject = demo.subjects.find(({ id }) => id === options.subject)!;
        const point = pointByKey(demo, options.point)!;
        const cohort = cohortFigures(
          childrenIn(demo, options.filter).map((child) => standingAt(demo, child, subject, point)),
        );
        expect(made.total.children).toBe(cohort.children.length);
        expect(made.total.assessed).toBe(cohort.assessed.length);
        for (const [band, children] of Object.entries(cohort.bands))
          expect(made.total.bands[band as keyof typeof cohort.bands]).toBe(children.length);
      }),
      { numRuns: 15 },
    );
  });

  it("[AG2] a filter and its opposite part the school in two", () => {
    fc.assert(
      fc.property(options, (options) => {
        const all = attainmentGrid(demo, { ...options, filter: { all: [] } })!.total;
        const some = attainmentGrid(demo, options)!.total;
        const rest = attainmentGrid(demo, { ...options, filter: { not: options.filter } })!.total;
        expect(some.children + rest.children).toBe(all.children);
        expect(some.assessed + rest.assessed).toBe(all.assessed);
        expect(some.bands["on-track"] + rest.bands["on-track"]).toBe(all.bands["on-track"]);
      }),
      { numRuns: 30 },
    );
  });

  it("[AG5] no two children of a column are called alike", () => {
    for (const columns of ["years", "classes"] as const)
      for (const column of attainmentGrid(demo, {
        ...plainGrid({ subject: "maths", point: "2026:autumn" }),
        columns,
        reception: true,
      })!.columns) {
        const names = [...column.cells, ...column.strips].flatMap(({ children }) =>
          children.map(({ name }) => name),
        );
        expect(new Set(names).size).toBe(names.length);
      }
  });
});
