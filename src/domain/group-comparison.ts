import { type AttainmentFacts, type FactsChild, yearOf } from "./attainment-facts.ts";
import { isSmall, type Mean, meanOf, type Share, shareOf, studentT } from "./cohort-figures.ts";
import { type GroupFilter, matches, sayFilter } from "./group-filter.ts";
import { compareClasses } from "./school-class.ts";

/** What is compared, child by child: reached or not, or a number of points. Undefined: not known. */
export type Measured = {
  child: FactsChild;
  met: boolean | undefined;
  points: number | undefined;
};

/** One side of a comparison. */
export type ComparedSide = {
  name: string;
  filter: GroupFilter;
  children: readonly FactsChild[];
  /** The children who reached it. */
  met: readonly FactsChild[];
  /** Of those of whom it is known. */
  share: Share | undefined;
  mean: Mean | undefined;
  /** Of whom neither is known. */
  unknown: readonly FactsChild[];
  small: boolean;
};

/** A group and who it is compared with: the gap is never without both. [GC1] [GC2] */
export type GroupComparison = {
  id: string;
  group: ComparedSide;
  comparator: ComparedSide;
  /** The group's less the comparator's; undefined where either has none. */
  gap: { share: Gap | undefined; mean: Gap | undefined };
};

/** A difference with its 95 % interval. */
export type Gap = {
  /** Percentage points, or points. */
  size: number;
  interval: { low: number; high: number } | undefined;
  /** The interval holds nought: so few children cannot tell the two apart. [GC3] */
  uncertain: boolean;
};

/** Groups that part the children: each is compared with its counterpart. */
const COUNTERPARTS: Readonly<Record<string, string>> = { girls: "boys", boys: "girls" };

/** Everybody measured, as one side. */
export function compareSide(
  measured: readonly Measured[],
  name: string,
  filter: GroupFilter,
): ComparedSide {
  const met = measured.filter((one) => one.met === true);
  const known = measured.filter((one) => one.met !== undefined);
  return {
    name,
    filter,
    children: measured.map(({ child }) => child),
    met: met.map(({ child }) => child),
    share: shareOf(met.length, known.length),
    mean: meanOf(measured.flatMap(({ points }) => points ?? [])),
    unknown: measured
      .filter((one) => one.met === undefined && one.points === undefined)
      .map(({ child }) => child),
    small: isSmall(measured.length),
  };
}

function compare(
  facts: AttainmentFacts,
  measured: readonly Measured[],
  of: { id: string; group: GroupFilter; comparator: GroupFilter; cohort: string; against: string },
): GroupComparison {
  const side = (filter: GroupFilter, name: string) =>
    compareSide(
      measured.filter(({ child }) => matches(filter, child, facts)),
      name,
      filter,
    );
  const group = side(of.group, sayFilter(of.group, facts));
  const comparator = side(of.comparator, of.against);
  return {
    id: of.id,
    group,
    comparator,
    gap: { share: shareGap(group, comparator), mean: meanGap(group.mean, comparator.mean) },
  };
}

/**
 * Each group against a named comparator: girls against boys, everybody else against everyone else of
 * the same cohort. Groups that nobody of the cohort is in are left out. [GC1] [GC2]
 */
export function compareGroups(
  facts: AttainmentFacts,
  measured: readonly Measured[],
  groups: readonly string[],
  cohort: string,
): readonly GroupComparison[] {
  return groups.flatMap((id) => {
    const counterpart = COUNTERPARTS[id];
    const group: GroupFilter = { group: id };
    const comparator: GroupFilter =
      counterpart === undefined ? { not: group } : { group: counterpart };
    const against =
      counterpart === undefined ? `Everyone else in ${cohort}` : sayFilter(comparator, facts);
    const row = compare(facts, measured, { id, group, comparator, cohort, against });
    return row.group.children.length === 0 ? [] : [row];
  });
}

/**
 * Each class of the cohort in year order, against the other classes of its year groups in the cohort
 * (the other children of the cohort where there is none). Never in order of a figure. [GC4]
 */
export function compareByClass(
  facts: AttainmentFacts,
  measured: readonly Measured[],
  cohort: string,
): readonly GroupComparison[] {
  const here = new Set(measured.map(({ child }) => yearOf(child, facts.year)?.class ?? null));
  return [...facts.classes]
    .filter((one) => here.has(one.id))
    .sort(compareClasses)
    .map((one) => {
      const peers = facts.classes.filter(
        (other) =>
          other !== one &&
          here.has(other.id) &&
          other.yearGroups.some((yearGroup) => one.yearGroups.includes(yearGroup)),
      );
      const group: GroupFilter = { class: one.id };
      const comparator: GroupFilter =
        peers.length === 0
          ? { not: group }
          : { any: peers.map((other): GroupFilter => ({ class: other.id })) };
      const against =
        peers.length === 0
          ? `Everyone else in ${cohort}`
          : peers.map((other) => other.name).join(" and ");
      return compare(facts, measured, { id: one.id, group, comparator, cohort, against });
    });
}

/** After Newcombe, from the two Wilson intervals. [GC3] */
function shareGap({ share: a }: ComparedSide, { share: b }: ComparedSide): Gap | undefined {
  if (a === undefined || b === undefined) return undefined;
  const size = a.percent - b.percent;
  const low = size - Math.hypot(a.percent - a.low, b.high - b.percent);
  const high = size + Math.hypot(a.high - a.percent, b.percent - b.low);
  return { size, interval: { low, high }, uncertain: low <= 0 && high >= 0 };
}

/** After Welch: each side by its own spread. [GC3] */
function meanGap(a: Mean | undefined, b: Mean | undefined): Gap | undefined {
  if (a === undefined || b === undefined) return undefined;
  const size = a.mean - b.mean;
  if (a.count < 2 || b.count < 2) return { size, interval: undefined, uncertain: true };
  const [va, vb] = [a.deviation ** 2 / a.count, b.deviation ** 2 / b.count];
  const spread = va + vb;
  if (spread === 0) return { size, interval: { low: size, high: size }, uncertain: size === 0 };
  const degrees = spread ** 2 / (va ** 2 / (a.count - 1) + vb ** 2 / (b.count - 1));
  const half = studentT(Math.max(1, Math.floor(degrees))) * Math.sqrt(spread);
  return {
    size,
    interval: { low: size - half, high: size + half },
    uncertain: size - half <= 0 && size + half >= 0,
  };
}

/** The groups a comparison shows: sensitive ones only on asking, none that needs a code. [GC5] */
export function groupsToCompare(
  facts: Pick<AttainmentFacts, "groups">,
  sensitive: boolean,
): readonly string[] {
  return facts.groups.filter((group) => sensitive || !group.sensitive).map((group) => group.id);
}

/** "17 percentage points lower", "the same share": of the values as they are written. [GC2] */
export function sayShareGap(a: Pick<Share, "percent">, b: Pick<Share, "percent">): string {
  const points = Math.round(a.percent) - Math.round(b.percent);
  if (points === 0) return "the same share";
  const size = Math.abs(points);
  return `${size} percentage ${size === 1 ? "point" : "points"} ${points > 0 ? "higher" : "lower"}`;
}

/** "1.2 points lower", "the same mean": of the values as they are written. [GC2] */
export function sayMeanGap(a: Pick<Mean, "mean">, b: Pick<Mean, "mean">): string {
  const tenths = Math.round(a.mean * 10) - Math.round(b.mean * 10);
  if (tenths === 0) return "the same mean";
  return `${(Math.abs(tenths) / 10).toFixed(1)} points ${tenths > 0 ? "higher" : "lower"}`;
}
