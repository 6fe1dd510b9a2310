import { describe, expect, it } from "vitest";
import { EVERYBODY } from "../../src/domain/group-filter.ts";
import { keyStageProgress } from "../../src/domain/key-stage-progress.ts";
import { type ProgressMatrix, progressMatrix } from "../../src/domain/progress-matrix.ts";
import { byState, progressOf } from "../../src/domain/progress-picture.ts";
import { RELATIVE } from "../../src/domain/relative-scale.ts";
import { YEAR_BANDS } from "../../src/domain/year-bands-scale.ts";
import { inOak, type SmallChild, smallFacts } from "../support/small-facts.ts";

const names = (some: readonly { child: { name: string } }[]) => some.map((one) => one.child.name);
const year = (from: string, to: string) => ({
  subject: "maths",
  from: `2026:${from}`,
  to: `2026:${to}`,
  filter: EVERYBODY,
});

describe("from-point by to-point", () => {
  const school = [
    inOak("Amara", { "maths.baseline": "2H", "maths.summer": "3S" }),
    inOak("Ben", { "maths.baseline": "2H", "maths.summer": "3L" }),
    inOak("Cara", { "maths.baseline": "2H", "maths.summer": "2H" }),
    inOak("Dev", { "maths.baseline": "3L", "maths.summer": "2H" }),
    inOak("Ewa", { "maths.baseline": "W", "maths.summer": "P8" }),
    inOak("Finn", { "maths.summer": "3S" }),
    inOak("Gwen", { "maths.baseline": "2H", "maths.summer": "!A" }),
    inOak("Hal", {}),
    inOak("Isa", { "maths.baseline": "2H" }, { left: "2027-01-08" }),
    inOak("Jo", { "maths.baseline": "2H", "maths.summer": "3S" }),
  ];
  const matrix = progressMatrix(smallFacts(school), year("baseline", "summer")) as ProgressMatrix;

  it("[PM1] parts the children on roll, and puts those with both levels into cells", () => {
    expect(names(matrix.children)).toHaveLength(9);
    expect(names(matrix.noStart)).toEqual(["Finn"]);
    expect(names(matrix.noEnd)).toEqual(["Gwen"]);
    expect(names(matrix.neither)).toEqual(["Hal"]);
    expect(
      matrix.cells.map((cell) => [cell.from.code, cell.to.code, names(cell.children)]),
    ).toEqual([
      ["3L", "2H", ["Dev"]],
      ["2H", "2H", ["Cara"]],
      ["2H", "3L", ["Ben"]],
      ["2H", "3S", ["Amara", "Jo"]],
      ["BL1", "BL1", ["Ewa"]],
    ]);
    expect(matrix.rows.map((row) => row.rung.code)).toEqual(["3L", "2H", "BL1"]);
    expect(matrix.columns.map((column) => column.rung.code)).toEqual(["BL1", "2H", "3L", "3S"]);
  });

  it("[PM2] marks where the pace leads from each row, for one year group", () => {
    // One and a half steps a year in Year 4: from 2H (row 6) to 7.5.
    expect(matrix.expectedSteps).toBeCloseTo(1.5);
    expect(matrix.rows.find((row) => row.rung.code === "2H")?.expected).toBeCloseTo(7.5);
    const mixed = [...school, { name: "Zed", years: { 2026: [5, "ash", {}] as const } }];
    const other = inOak("Max", {});
    expect(progressMatrix(smallFacts([...mixed, other]), year("baseline", "summer"))).toMatchObject(
      {
        expectedSteps: matrix.expectedSteps,
      },
    );
    const two: SmallChild = {
      name: "Lou",
      years: { 2026: [5, "ash", { "maths.baseline": "3S", "maths.summer": "3H" }] },
    };
    expect(
      (progressMatrix(smallFacts([...school, two]), year("baseline", "summer")) as ProgressMatrix)
        .expectedSteps,
    ).toBeUndefined();
    const relative = smallFacts(
      [inOak("Amara", { "maths.baseline": "EXS", "maths.summer": "EXS" })],
      { scale: RELATIVE },
    );
    const still = progressMatrix(relative, year("baseline", "summer")) as ProgressMatrix;
    expect(still.rows[0]?.expected).toBe(still.rows[0]?.rung.index);
  });

  it("[PM3] compares nothing across a change of scale", () => {
    const facts = smallFacts([
      { name: "Amara", years: { 2025: [3, null, { "maths.summer": "2E" }], 2026: [4, null, {}] } },
    ]);
    const changed = {
      ...facts,
      scales: { ...facts.scales, "year-bands": YEAR_BANDS },
      subjects: facts.subjects.map((subject) => ({
        ...subject,
        scaleIn: { ...subject.scaleIn, 2025: "year-bands" },
      })),
    };
    const options = { subject: "maths", from: "2025:summer", to: "2026:summer", filter: EVERYBODY };
    expect(progressMatrix(changed, options)).toEqual({ none: "scale-changed" });
    expect(progressMatrix(facts, { ...options, subject: "music" })).toEqual({ none: "no-subject" });
    expect(progressMatrix(facts, { ...options, to: "2026:june" })).toEqual({ none: "no-point" });
  });

  it("[PM4] counts up, level and down, and apart who cannot be compared", () => {
    expect([matrix.up, matrix.same, matrix.down, matrix.apart].map(names)).toEqual([
      ["Amara", "Ben", "Jo"],
      ["Cara"],
      ["Dev"],
      ["Ewa"],
    ]);
  });
});

describe("progress states of a cohort", () => {
  /** Three termly levels after July. */
  const child = (name: string, july: string, ...terms: string[]): SmallChild => ({
    name,
    years: {
      2025: [4, "oak-25", { "maths.summer": july }],
      2026: [
        5,
        "ash",
        {
          "maths.baseline": july,
          ...Object.fromEntries(
            ["autumn", "spring", "summer"].flatMap((slot, at) =>
              terms[at] === undefined ? [] : [[`maths.${slot}`, terms[at]]],
            ),
          ),
        },
      ],
    },
  });
  const school = [
    child("Amara", "3S", "3H", "4L", "4S"),
    child("Ben", "3S", "3S", "3S", "3S"),
    child("Cara", "3S", "3S", "3H", "3H"),
    child("Dev", "3S", "3L", "3L", "2H"),
    child("Ewa", "3S"),
  ];
  const options = { subject: "maths", from: "2026:baseline", to: "2026:summer", filter: EVERYBODY };

  it("[PP1] gives every child one state, by the rules, as of the point, with its sentence", () => {
    const found = progressOf(smallFacts(school), options)!;
    expect(
      byState(found)
        .filter((one) => one.children.length > 0)
        .map((one) => [one.state, names(one.children)]),
    ).toEqual([
      ["accelerated", ["Amara"]],
      ["on-track", ["Cara"]],
      ["stuck", ["Ben"]],
      ["falling-behind", ["Dev"]],
      ["not-enough-evidence", ["Ewa"]],
    ]);
    expect(found[1]?.says).toBe("No step gained since July; expected 1½ by now.");
    const autumn = progressOf(smallFacts(school), { ...options, to: "2026:autumn" })!;
    expect(autumn.every(({ finding }) => finding.state === "not-enough-evidence")).toBe(true);
  });

  it("[PP1] follows the school's own thresholds", () => {
    const facts = smallFacts(school);
    const own = { ...facts, progress: { ...progressDefaults, stuck: 2 } };
    expect(progressOf(own, options)?.[1]?.finding.state).not.toBe("stuck");
  });

  it("[PP1] on a relative scale staying put is on track, and nobody is stuck", () => {
    const facts = smallFacts([child("Amara", "EXS", "EXS", "EXS", "EXS")], { scale: RELATIVE });
    expect(progressOf(facts, options)?.[0]?.finding.state).toBe("on-track");
  });

  it("[PP2] sets start, now, predicted and target side by side", () => {
    const [one] = progressOf(
      smallFacts([
        inOak("Amara", {
          "maths.baseline": "2H",
          "maths.autumn": "3L",
          "maths.prediction": "3L",
          "maths.target": "3S",
        }),
      ]),
      { ...options, to: "2026:autumn" },
    )!;
    expect([one!.start.value, one!.now.value]).toEqual(["2H", "3L"]);
    expect(one!.predicted).toMatchObject({ value: "3L", onTrack: false });
    expect(one!.target).toMatchObject({ value: "3S", onTrack: true });
  });
});

describe("two levels across a key stage", () => {
  const child = (name: string, start: string, now: string): SmallChild => ({
    name,
    years: {
      2023: [3, null, { "maths.baseline": start }],
      2026: [6, "elm", { "maths.summer": now }],
    },
  });
  const of = (children: readonly SmallChild[]) =>
    keyStageProgress(smallFacts(children), {
      subject: "maths",
      to: "2026:summer",
      filter: EVERYBODY,
    });
  const school = [
    child("Amara", "2S", "4S"),
    child("Ben", "2H", "4L"),
    child("Cara", "2L", "3H"),
    child("Dev", "W", "2L"),
    child("Ewa", "3", "5L"),
    { name: "Finn", years: { 2026: [6, "elm", { "maths.summer": "4S" }] as const } },
    child("Gwen", "2S", "!A"),
  ];

  it("[TL1] counts whole levels from the July before the key stage", () => {
    const [found] = of(school);
    expect(found).toMatchObject({ keyStage: 2, yearGroup: 6, final: true });
    expect(found?.levels.map((one) => [one.gained, names(one.children)])).toEqual([
      [1, ["Cara"]],
      [2, ["Amara", "Ben", "Dev", "Ewa"]],
    ]);
    expect(found?.twoLevels.share).toMatchObject({ count: 4, of: 5 });
    expect(
      keyStageProgress(smallFacts([], { scale: RELATIVE }), {
        subject: "maths",
        to: "2026:summer",
        filter: EVERYBODY,
      }),
    ).toEqual([]);
  });

  it("[TL2] counts beside who has no level at either end, or was in another year group", () => {
    const moved: SmallChild = {
      name: "Hal",
      years: {
        2023: [4, null, { "maths.baseline": "2S" }],
        2026: [6, "elm", { "maths.summer": "4S" }],
      },
    };
    const [found] = of([...school, moved]);
    expect(found?.without.map((one) => one.name)).toEqual(["Finn", "Gwen", "Hal"]);
    expect(found?.children).toHaveLength(8);
  });

  it("[TL3] sets points beside it: four years at three points are twelve", () => {
    const [found] = of(school);
    expect(found?.expectedPoints).toBeCloseTo(12);
    // 12, 8, 10, 10 and 10 points.
    expect(found?.gain).toMatchObject({ count: 5, mean: 10 });
    const [early] = keyStageProgress(smallFacts(school), {
      subject: "maths",
      to: "2026:autumn",
      filter: EVERYBODY,
    });
    expect(early).toMatchObject({ final: false });
    expect(early?.expectedPoints).toBeCloseTo(10);
  });
});

const progressDefaults = {
  slow: 2,
  slowKeyStage1: 1,
  before: 1,
  stuck: 1.5,
  behind: 2.5,
  good: 1,
  wellAhead: 2,
  accelerated: 3,
  clearly: 1.5,
  surprise: 2,
};
