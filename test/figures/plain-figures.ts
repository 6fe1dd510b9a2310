// A second computation of every figure, written from docs/rules.md alone and in the plainest way, so
// that what the app shows can be checked against it. Nothing here comes from src: facts are read as
// the JSON they are, with the few parts of them that are needed written down here again.

export type PlainScale = {
  id: string;
  floor?: {
    code: string;
    points: number;
    fine: readonly { code: string; points: number; rank?: number }[];
  };
  bands: readonly { code: string }[];
  steps: readonly { code: string }[];
  wholeBandAt?: string;
  points: Readonly<Record<string, number>>;
  nonGrades: readonly { code: string }[];
  expectations: readonly { yearGroup: number; season: string; lo: string; hi: string }[];
};

export type PlainPoint = { id: string; year: number; season: string; date: string; order: number };

export type PlainChild = {
  id: string;
  arrived: string | null;
  left: string | null;
  groups: readonly string[];
  targets: readonly string[];
  interventions: readonly string[];
  years: readonly {
    year: number;
    yearGroup: number;
    class: string | null;
    levels: Readonly<Record<string, { v: string }>>;
  }[];
};

export type PlainFacts = {
  day: string;
  year: number;
  subjects: readonly { id: string; scaleIn: Readonly<Record<number, string>> }[];
  scales: Readonly<Record<string, PlainScale>>;
  points: readonly PlainPoint[];
  classes: readonly { id: string; yearGroups: readonly number[] }[];
  children: readonly PlainChild[];
};

/** The rows of a scale from the lowest: the floor, then each band at each step. [L6] */
export function rowsOf(scale: PlainScale): string[] {
  const rows = scale.floor === undefined ? [] : [scale.floor.code];
  for (const band of scale.bands) {
    if (scale.steps.length === 0) rows.push(band.code);
    for (const step of scale.steps) rows.push(band.code + step.code);
  }
  return rows;
}

/** Row of a value, counted from 0; -1 for what is no level. [L1] [L3] [L4] */
export function rowOf(scale: PlainScale, value: string | undefined): number {
  if (value === undefined) return -1;
  const rows = rowsOf(scale);
  if (rows.includes(value)) return rows.indexOf(value);
  if (scale.floor?.fine.some((fine) => fine.code === value)) return 0;
  const whole = scale.bands.some((band) => band.code === value);
  return whole && scale.wholeBandAt !== undefined ? rows.indexOf(value + scale.wholeBandAt) : -1;
}

/** Points of a level. [L5] */
export function pointsOf(scale: PlainScale, value: string): number {
  const fine = scale.floor?.fine.find((one) => one.code === value);
  if (fine !== undefined) return fine.points;
  return scale.points[rowsOf(scale)[rowOf(scale, value)] ?? ""] ?? 0;
}

export type PlainStanding = {
  is: "level" | "marked" | "none" | "later" | "left" | "no-place";
  yearGroup: number;
  class: string | null;
  value: string;
  row: number;
  points: number;
  /** Lowest and highest row expected; empty where nothing is. */
  expected: readonly number[];
  /** Empty where it cannot be said. */
  band: string;
};

const TERMS = ["autumn", "spring", "summer"];

/** Where a child stands. [CF1] [E2] [E3] [AI4] [CT1] */
export function plainStanding(
  facts: PlainFacts,
  child: PlainChild,
  subject: string,
  point: PlainPoint,
): PlainStanding {
  const none = {
    yearGroup: -2,
    class: null,
    value: "",
    row: -1,
    points: 0,
    expected: [],
    band: "",
  };
  const year = child.years.find((one) => one.year === point.year);
  if (year === undefined) return { ...none, is: "no-place" };
  const here = { ...none, yearGroup: year.yearGroup, class: year.class };
  const key = facts.subjects.find((one) => one.id === subject)?.scaleIn[point.year];
  const scale = facts.scales[key ?? ""];
  const value = year.levels[`${subject}.${point.id}`]?.v;
  if (scale === undefined || value === undefined) {
    if (child.left !== null && child.left <= facts.day) return { ...here, is: "left" };
    const until = point.season === "baseline" ? `${point.year}-08-31` : point.date;
    const late = child.arrived !== null && child.arrived > until;
    return { ...here, is: late ? "later" : "none" };
  }
  const row = rowOf(scale, value);
  if (row < 0) return { ...here, value, is: "marked" };
  const expected = plainExpected(scale, year, subject, point.season);
  return {
    ...here,
    is: "level",
    value,
    row,
    points: pointsOf(scale, value),
    expected,
    band: bandOf(expected, row),
  };
}

export function bandOf(expected: readonly number[], row: number): string {
  const [low, high] = expected;
  if (low === undefined || high === undefined) return "";
  if (row <= low - 3) return "well-below";
  if (row < low) return "below";
  if (row >= high + 3) return "well-above";
  return row > high ? "above" : "on-track";
}

function plainExpected(
  scale: PlainScale,
  year: PlainChild["years"][number],
  subject: string,
  season: string,
): number[] {
  const rows = rowsOf(scale);
  const agreed = rowOf(scale, year.levels[`${subject}.expectation`]?.v);
  if (season === "baseline" || agreed < 0) {
    const group = season === "baseline" ? year.yearGroup - 1 : year.yearGroup;
    const term = season === "baseline" ? "summer" : season;
    return scale.expectations
      .filter((one) => one.yearGroup === group && one.season === term)
      .slice(0, 1)
      .flatMap(({ lo, hi }) => [rows.indexOf(lo), rows.indexOf(hi)]);
  }
  if (season === "summer") return [agreed, agreed];
  const start = rowOf(scale, year.levels[`${subject}.baseline`]?.v);
  if (start < 0) return [];
  const now = start + ((agreed - start) * (TERMS.indexOf(season) + 1)) / 3;
  return [Math.floor(now), Math.ceil(now)];
}

export function isCounted({ is }: PlainStanding): boolean {
  return is === "level" || is === "marked" || is === "none";
}

/** Everybody of a point in a subject, with where they stand; those who are counted. [CF1] */
export function plainCohort(facts: PlainFacts, subject: string, point: PlainPoint) {
  return facts.children
    .map((child) => ({ child, at: plainStanding(facts, child, subject, point) }))
    .filter(({ at }) => isCounted(at));
}

/** Children in each row of each year group: "4 3S" → how many. */
export function plainCells(facts: PlainFacts, subject: string, point: PlainPoint) {
  const cells: Record<string, number> = {};
  for (const { at } of plainCohort(facts, subject, point)) {
    if (at.is !== "level") continue;
    const scale = scaleOf(facts, subject, point.year);
    const cell = `${at.yearGroup} ${scale === undefined ? "" : (rowsOf(scale)[at.row] ?? "")}`;
    cells[cell] = (cells[cell] ?? 0) + 1;
  }
  return cells;
}

/** The figures under a column. [CF1] [CF2] */
export function plainSummary(standings: readonly PlainStanding[]) {
  const here = standings.filter(isCounted);
  const level = here.filter((one) => one.is === "level");
  const inBand = (band: string) => level.filter((one) => one.band === band).length;
  return {
    children: here.length,
    assessed: level.length,
    wellBelow: inBand("well-below"),
    below: inBand("below"),
    onTrack: inBand("on-track"),
    above: inBand("above"),
    wellAbove: inBand("well-above"),
    marked: here.filter((one) => one.is === "marked").length,
    missing: here.filter((one) => one.is === "none").length,
    mean: average(level.map((one) => one.points)),
  };
}

function scaleOf(facts: PlainFacts, subject: string, year: number): PlainScale | undefined {
  const key = facts.subjects.find((one) => one.id === subject)?.scaleIn[year];
  return facts.scales[key ?? ""];
}

/** Not a number for nobody: a mean of nothing is nothing. [CF2] */
export function average(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

/** Several subjects at once; `from` is a row, or empty for what is expected. [CO1]–[CO5] */
export function plainCombined(
  facts: PlainFacts,
  point: PlainPoint,
  subjects: readonly { id: string; from: string }[],
) {
  const complete: string[] = [];
  const incomplete: string[] = [];
  const undecided: string[] = [];
  const inAll: string[] = [];
  const oneAway: string[] = [];
  const wellBelow: string[] = [];
  for (const child of facts.children) {
    const all = subjects.map(({ id }) =>
      id === "english" ? plainEnglish(facts, child, point) : plainStanding(facts, child, id, point),
    );
    if (!all.some(isCounted)) continue;
    const low = all.some(
      (at, nth) => at.band === "well-below" && !isPlanned(child, subjects[nth]!.id),
    );
    if (low) wellBelow.push(child.id);
    if (all.some((at) => at.is !== "level")) {
      incomplete.push(child.id);
      continue;
    }
    const met = all.map((at, nth) => {
      const { id, from } = subjects[nth]!;
      const scale = scaleOf(facts, id === "english" ? "reading" : id, point.year)!;
      if (from !== "") return at.row >= rowsOf(scale).indexOf(from);
      return at.expected.length === 0 ? undefined : at.row >= at.expected[0]!;
    });
    if (met.includes(undefined)) {
      undecided.push(child.id);
      continue;
    }
    complete.push(child.id);
    const short = met.filter((one) => one === false).length;
    if (short === 0) inAll.push(child.id);
    if (short === 1 && subjects.length > 1) oneAway.push(child.id);
  }
  return { complete, incomplete, undecided, inAll, oneAway, wellBelow };
}

/** In the target group of the subject, or in an intervention. [CO5] */
function isPlanned(child: PlainChild, subject: string): boolean {
  const wanted = subject === "english" ? ["english", "reading", "writing"] : [subject];
  return child.interventions.length > 0 || child.targets.some((one) => wanted.includes(one));
}

/** English: the row nearest to the average of reading and writing, half up. [CO4] [EN2] */
function plainEnglish(facts: PlainFacts, child: PlainChild, point: PlainPoint): PlainStanding {
  const both = ["reading", "writing"].map((id) => plainStanding(facts, child, id, point));
  const levels = both.filter((at) => at.is === "level");
  const scale = scaleOf(facts, "reading", point.year)!;
  const [first] = both;
  if (levels.length === 0) return both.find((at) => at.is === "marked") ?? first!;
  const points = average(levels.map((at) => at.points));
  // On levels row 1 is 1L with 7 points, each row two more; a row begins one point below its own.
  const row = points < 6 ? 0 : Math.min(Math.floor((points - 6) / 2) + 1, rowsOf(scale).length - 1);
  const { yearGroup } = first!;
  const year = { year: point.year, yearGroup, class: null, levels: {} };
  const expected = plainExpected(scale, year, "english", point.season);
  return { ...first!, is: "level", row, points, expected, band: bandOf(expected, row) };
}

/** From-point by to-point: "2H 3L" → who; and the sums. [PM1] [PM4] [M1] [M2] */
export function plainMatrix(facts: PlainFacts, subject: string, from: PlainPoint, to: PlainPoint) {
  const cells: Record<string, string[]> = {};
  const sums = { up: 0, same: 0, down: 0, apart: 0, noStart: 0, noEnd: 0, neither: 0 };
  const gains: number[] = [];
  const scale = scaleOf(facts, subject, to.year)!;
  const rows = rowsOf(scale);
  for (const { child, at: end } of plainCohort(facts, subject, to)) {
    const start = plainStanding(facts, child, subject, from);
    if (start.row < 0 && end.row < 0) sums.neither += 1;
    else if (start.row < 0) sums.noStart += 1;
    else if (end.row < 0) sums.noEnd += 1;
    else {
      (cells[`${rows[start.row]} ${rows[end.row]}`] ??= []).push(child.id);
      gains.push(end.points - start.points);
      const steps = plainSteps(scale, start, end);
      if (Number.isNaN(steps)) sums.apart += 1;
      else if (steps > 0) sums.up += 1;
      else if (steps < 0) sums.down += 1;
      else sums.same += 1;
    }
  }
  return { cells, sums, gain: average(gains), gained: gains.length };
}

/** Steps between two levels of one child; not a number where they cannot be compared. [M1] [M2] */
function plainSteps(scale: PlainScale, start: PlainStanding, end: PlainStanding): number {
  if (start.value === end.value) return 0;
  const ladder = (scale.floor?.fine ?? []).filter((one) => one.rank !== undefined);
  const rung = (at: PlainStanding) => ladder.findIndex((one) => one.code === at.value);
  const below = (at: PlainStanding) => (rung(at) < 0 ? 0 : rung(at) - (ladder.length - 1));
  const floor = scale.floor !== undefined && start.row === 0 && end.row === 0;
  if (floor && (rung(start) < 0 || rung(end) < 0)) return Number.NaN;
  return end.row + below(end) - (start.row + below(start));
}

/** Two levels of progress in one year group: who made them, of whom. [TL1] [TL2] */
export function plainTwoLevels(
  facts: PlainFacts,
  subject: string,
  to: PlainPoint,
  yearGroup: number,
) {
  const first = yearGroup < 3 ? 1 : 3;
  const year = to.year - (yearGroup - first);
  const july: PlainPoint = { id: "baseline", season: "baseline", year, date: "", order: 0 };
  const made: string[] = [];
  const of: string[] = [];
  for (const { child, at } of plainCohort(facts, subject, to)) {
    if (at.yearGroup !== yearGroup || at.row < 0) continue;
    const start = plainStanding(facts, child, subject, july);
    if (start.row < 0 || start.yearGroup !== first) continue;
    // Three rows a level above the floor.
    const level = (row: number) => Math.ceil(row / 3);
    of.push(child.id);
    if (level(at.row) - level(start.row) >= 2) made.push(child.id);
  }
  return { made, of };
}

/**
 * Wilson's interval as it is defined: the shares p with |x/n - p| = z √(p(1-p)/n), found by halving.
 * In per cent. [CF3]
 */
export function plainWilson(count: number, of: number): { low: number; high: number } {
  const z = 1.959963984540054;
  const seen = count / of;
  const beyond = (p: number) => Math.abs(seen - p) > z * Math.sqrt((p * (1 - p)) / of);
  const edge = (out: number) => {
    let [outside, inside] = [out, seen];
    for (let round = 0; round < 100; round += 1) {
      const middle = (outside + inside) / 2;
      if (beyond(middle)) outside = middle;
      else inside = middle;
    }
    return inside * 100;
  };
  return { low: count === 0 ? 0 : edge(0), high: count === of ? 100 : edge(1) };
}

/** The half width of a mean's 95 % interval, Student's t by adding up its curve. [CF4] */
export function plainHalfWidth(numbers: readonly number[]): number {
  const mean = average(numbers);
  const n = numbers.length;
  const spread = Math.sqrt(numbers.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (n - 1));
  return (plainT(n - 1) * spread) / Math.sqrt(n);
}

const known = new Map<number, number>();

/** The t within which 95 % of Student's curve lies, by Simpson's rule on t = √ν tan φ. */
export function plainT(degrees: number): number {
  const held = known.get(degrees);
  if (held !== undefined) return held;
  // Under that substitution the curve is cos φ to the power ν - 1.
  const curve = (phi: number) => Math.cos(phi) ** (degrees - 1);
  const area = (to: number) => {
    const parts = 400;
    const width = to / parts;
    let sum = curve(0) + curve(to);
    for (let nth = 1; nth < parts; nth += 1) sum += curve(nth * width) * (nth % 2 === 1 ? 4 : 2);
    return (sum * width) / 3;
  };
  const whole = area(Math.PI / 2);
  let [low, high] = [0, Math.PI / 2];
  for (let round = 0; round < 50; round += 1) {
    const middle = (low + high) / 2;
    if (area(middle) / whole < 0.95) low = middle;
    else high = middle;
  }
  const t = Math.sqrt(degrees) * Math.tan(low);
  known.set(degrees, t);
  return t;
}

/** What must be kept back before anything else is looked at. [SP1] [SP2] */
export function plainTooSmall(of: number, count: number): boolean {
  return of <= 5 || (of <= 10 && (count === 0 || count === of));
}
