import { type AttainmentFacts, pointsIn } from "./attainment-facts.ts";
import { readWho, usualCohort, writeWho } from "./combined-query.ts";
import type { MatrixOptions } from "./progress-matrix.ts";
import { latestPoint, pointByKey, pointKey } from "./standing-at.ts";

export const PROGRESS_PARTS = ["matrix", "states", "aims", "groups", "key-stage"] as const;
export type ProgressPart = (typeof PROGRESS_PARTS)[number];

/** What the progress screen shows beside its options. */
export type ProgressView = {
  part: ProgressPart;
  table: boolean;
  sensitive: boolean;
  /** What groups are compared by. */
  compare: "points" | "on-track";
};

/** Reads what to show from an address; what it does not hold falls back to the usual. [CO8] */
export function readProgressQuery(
  facts: AttainmentFacts,
  search: string,
): { options: MatrixOptions; view: ProgressView } {
  const asked = new URLSearchParams(search);
  const tracked = facts.subjects.filter((one) => one.scaleIn[facts.year] !== undefined);
  const subject = tracked.find((one) => one.id === asked.get("subject")) ?? tracked[0];
  const id = subject?.id ?? "";
  const to = pointByKey(facts, asked.get("to") ?? "") ?? latestPoint(facts, [id]);
  const from = pointByKey(facts, asked.get("from") ?? "") ?? usualStart(facts, to);
  const who = asked.get("who");
  const part = PROGRESS_PARTS.find((one) => one === asked.get("part")) ?? "matrix";
  return {
    options: {
      subject: id,
      from: from === undefined ? "" : pointKey(from),
      to: to === undefined ? "" : pointKey(to),
      filter: (who === null ? undefined : readWho(who)) ?? usualCohort(facts),
    },
    view: {
      part,
      table: asked.get("view") === "table",
      sensitive: asked.get("groups") === "all",
      compare: asked.get("compare") === "on-track" ? "on-track" : "points",
    },
  };
}

/** The baseline of the same year: last July; at a baseline itself, the one before. */
function usualStart(facts: AttainmentFacts, to: { year: number; season: string } | undefined) {
  const year = (to?.year ?? facts.year) - (to?.season === "baseline" ? 1 : 0);
  const held = pointsIn(facts, year).find((point) => point.season === "baseline");
  return held ?? pointByKey(facts, `${year}:baseline`);
}

/** The address of what is shown. [CO8] */
export function writeProgressQuery(of: { options: MatrixOptions; view: ProgressView }): string {
  const { options, view } = of;
  const asked = new URLSearchParams();
  asked.set("subject", options.subject);
  asked.set("from", options.from);
  asked.set("to", options.to);
  asked.set("who", writeWho(options.filter));
  if (view.part !== "matrix") asked.set("part", view.part);
  if (view.table) asked.set("view", "table");
  if (view.sensitive) asked.set("groups", "all");
  if (view.compare === "on-track") asked.set("compare", "on-track");
  return asked.toString();
}
