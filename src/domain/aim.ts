import type { AIM_SLOTS } from "./access.ts";
import type { Entry, Row } from "./change.ts";
import type { AddEdit } from "./edit.ts";
import { type ExpectedRange, expectedRange } from "./expectation.ts";
import { cellName, currentEntryIn, judge } from "./judgement.ts";
import { placeOf, rungsOf } from "./level.ts";
import { type PointSeason, type Rung, type Scale, SEASONS } from "./scale.ts";

/**
 * What is aimed at by the end of the year: the step agreed (target), the one the teacher now expects
 * (prediction), and the one agreed for a child to whom the general expectation does not apply.
 */
export type AimSlot = (typeof AIM_SLOTS)[number];

/** The aim that stands: a dated judgement of its own kind, by a person. [AI1] [AI2] */
export function aimIn(row: Row | undefined, subject: string, slot: AimSlot): Entry | undefined {
  const entry = currentEntryIn(row, cellName(subject, slot));
  return entry?.v == null ? undefined : entry;
}

/** Sets the step a child and a teacher aim for by the end of the year; null takes it away. [AI1] */
export function setTarget(of: Omit<Parameters<typeof judge>[0], "slot">): AddEdit {
  return judge({ ...of, slot: "target" });
}

/** Sets the step the teacher now expects by the end of the year; null takes it away. [AI2] */
export function predict(of: Omit<Parameters<typeof judge>[0], "slot">): AddEdit {
  return judge({ ...of, slot: "prediction" });
}

const MADE_WITH = "Agreed with ";

/**
 * Agrees an expectation for one child by the end of the year, in place of the general one: with whom
 * and why are part of it. [AI3] ISP handbook §1.2, §2.3.
 */
export function negotiate(
  of: Omit<Parameters<typeof judge>[0], "slot" | "why" | "how"> & { with: string; why: string },
): AddEdit {
  const { with: other, why, ...rest } = of;
  const reason = `${MADE_WITH}${other.trim().replaceAll("\n", " ")}\n${why.trim()}`;
  return judge({ ...rest, slot: "expectation", how: "typed", why: reason });
}

/** With whom and why an expectation was agreed, as {@link negotiate} wrote it. */
export function negotiationOf(entry: Entry): { with: string | undefined; why: string } {
  const [first = "", ...rest] = (entry.why ?? "").split("\n");
  if (!first.startsWith(MADE_WITH)) return { with: undefined, why: entry.why ?? "" };
  return { with: first.slice(MADE_WITH.length), why: rest.join("\n") };
}

/**
 * The rows one child is expected to stand in. Where an expectation was agreed for the child it
 * replaces the general one: its row by summer, and on the straight line from the baseline to it at
 * the points before (by summer only, when there is no baseline). [AI4]
 */
export function childRange(of: {
  scale: Scale;
  yearGroup: number;
  season: PointSeason;
  /** Value of the agreed expectation of the year, if there is one. */
  agreed: string | undefined;
  /** Value of the year's baseline, if there is one. */
  baseline: string | undefined;
}): ExpectedRange | undefined {
  const { scale, season } = of;
  const end = rungAt(scale, of.agreed);
  if (end === undefined || season === "baseline") return expectedRange(scale, of.yearGroup, season);
  if (season === "summer") return { lo: end, hi: end };
  const start = rungAt(scale, of.baseline);
  if (start === undefined) return undefined;
  const done = (SEASONS.indexOf(season) + 1) / SEASONS.length;
  const index = start.index + (end.index - start.index) * done;
  const lo = rungsOf(scale)[Math.floor(index)];
  const hi = rungsOf(scale)[Math.ceil(index)];
  return lo && hi && { lo, hi };
}

function rungAt(scale: Scale, value: string | undefined): Rung | undefined {
  const place = value === undefined ? undefined : placeOf(scale, value);
  return place?.kind === "rung" ? place.rung : undefined;
}
