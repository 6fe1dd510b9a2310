import { type Guard, listOf, name, oneOf, shape, text, whole } from "./guard.ts";
import { readingsOf, rungByCode, rungsOf } from "./level.ts";
import { type Scale, SEASONS } from "./scale.ts";

const CODE = /^[A-Za-z0-9][A-Za-z0-9+.]{0,11}$/;
const NON_GRADE_CODE = /^![A-Za-z0-9]{1,8}$/;
const ID = /^[A-Za-z0-9_-]{1,64}$/;

const code: Guard = (value) =>
  typeof value === "string" && CODE.test(value)
    ? undefined
    : "must be a code of letters and digits, at most 12";
const nonGradeCode: Guard = (value) =>
  typeof value === "string" && NON_GRADE_CODE.test(value)
    ? undefined
    : "must begin with ! and go on with letters or digits";
const id: Guard = (value) =>
  typeof value === "string" && ID.test(value) ? undefined : "must be an id";
const figure: Guard = (value) =>
  typeof value === "number" && value >= 0 && value <= 1000 ? undefined : "must be from 0 to 1000";
const figures: Guard = (value) => {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return "must give points by code";
  for (const points of Object.values(value)) {
    const wrong = figure(points);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
};
const yearGroup = whole(-1, 6);
const aliases = listOf(name(12), 6);

const parts = shape(
  {
    id,
    name: name(60),
    kind: oneOf(["ladder", "relative"]),
    floor: shape({
      code,
      label: name(40),
      points: figure,
      fine: listOf(
        shape({ code, label: name(40), points: figure, rank: whole(0, 99) }, ["rank"]),
        40,
      ),
    }),
    bands: listOf(shape({ code, label: name(40), aliases }, ["aliases"]), 20),
    steps: listOf(shape({ code, label: name(40), aliases }), 9),
    wholeBandAt: text(12),
    points: figures,
    nonGrades: listOf(shape({ code: nonGradeCode, key: name(6), label: name(40) }), 30),
    expectations: listOf(
      shape({ yearGroup, season: oneOf(SEASONS), lo: text(24), hi: text(24) }),
      24,
    ),
    pace: listOf(shape({ yearGroups: listOf(yearGroup, 8), stepsAYear: figure }), 8),
  },
  ["floor", "wholeBandAt"],
);

/**
 * What is wrong with a school's own scale, in the user's words, or nothing when every part of the
 * product can rely on it: each typed word has one meaning, rows and points rise together, and what is
 * expected never falls. [SC3]
 */
export function scaleProblem(definition: unknown): string | undefined {
  const wrong = parts(definition);
  if (wrong !== undefined) return wrong;
  // Only the shape is known to be right here; what follows looks at how the parts fit.
  const scale = definition as Scale;
  return (
    rowsProblem(scale) ??
    meaningProblem(scale) ??
    pointsProblem(scale) ??
    expectationProblem(scale) ??
    paceProblem(scale)
  );
}

function rowsProblem(scale: Scale): string | undefined {
  if (rungsOf(scale).length < 2) return "must have at least two rows";
  if (scale.wholeBandAt !== undefined && !scale.steps.some((one) => one.code === scale.wholeBandAt))
    return `puts a whole level at “${scale.wholeBandAt}”, which is not one of its steps`;
  const values = [
    ...rungsOf(scale).map((rung) => rung.code),
    ...(scale.floor?.fine ?? []).map((fine) => fine.code),
    ...(scale.wholeBandAt === undefined ? [] : scale.bands.map((band) => band.code)),
    ...scale.nonGrades.map((nonGrade) => nonGrade.code),
  ];
  const twice = values.find((value, at) => values.indexOf(value) !== at);
  if (twice !== undefined) return `uses the code “${twice}” twice`;
  const ranks = (scale.floor?.fine ?? []).flatMap((fine) => fine.rank ?? []);
  return new Set(ranks).size < ranks.length
    ? "has two fine values of the same rank below its first row"
    : undefined;
}

function meaningProblem(scale: Scale): string | undefined {
  let problem: string | undefined;
  readingsOf(scale, (word, [one, other]) => {
    problem ??= `lets “${word}” mean both ${one} and ${other}`;
  });
  return problem;
}

function pointsProblem(scale: Scale): string | undefined {
  const rungs = rungsOf(scale);
  const without = rungs.find((rung) => !Object.hasOwn(scale.points, rung.code));
  if (without !== undefined) return `gives no points for ${without.code}`;
  const spare = Object.keys(scale.points).find((key) => rungByCode(scale, key) === undefined);
  if (spare !== undefined) return `gives points for “${spare.slice(0, 20)}”, which is no row of it`;
  const falling = rungs.find((rung, at) => at > 0 && rung.points <= (rungs[at - 1]?.points ?? 0));
  return falling && `gives ${falling.code} no more points than the row below it`;
}

function expectationProblem(scale: Scale): string | undefined {
  const inTime = [...scale.expectations].sort(
    (a, b) => a.yearGroup - b.yearGroup || SEASONS.indexOf(a.season) - SEASONS.indexOf(b.season),
  );
  let before: { at: string; lo: number; hi: number } | undefined;
  for (const { yearGroup, season, lo, hi } of inTime) {
    const at = `year group ${yearGroup} in ${season}`;
    const [low, high] = [rungByCode(scale, lo), rungByCode(scale, hi)];
    if (low === undefined || high === undefined)
      return `expects “${low === undefined ? lo : hi}” of ${at}, which is no row of it`;
    if (low.index > high.index) return `expects a range that ends below its start of ${at}`;
    if (before?.at === at) return `has two expectations for ${at}`;
    if (before !== undefined && (low.index < before.lo || high.index < before.hi))
      return `expects less of ${at} than of the term before`;
    before = { at, lo: low.index, hi: high.index };
  }
  return undefined;
}

function paceProblem(scale: Scale): string | undefined {
  if (scale.kind === "relative")
    return scale.pace.length > 0
      ? "is relative, so staying put is expected and it can have no pace"
      : undefined;
  const paced = scale.pace.flatMap((one) => one.yearGroups);
  return new Set(paced).size < paced.length ? "gives two paces to one year group" : undefined;
}
