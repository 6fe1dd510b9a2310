import { mayJudge, type Standing } from "./access.ts";
import type { Entry, Row } from "./change.ts";
import type { SetEdit } from "./edit.ts";
import { keyParts } from "./schema.ts";

/** Somebody looked at a judgement, on what evidence, and agreed or changed it. */
export type Moderation = {
  id: string;
  pupil: string;
  year: number;
  subject: string;
  point: string;
  /** Id of the judgement looked at. */
  entry: string;
  outcome: "agreed" | "changed";
  evidence: string;
  /** The day they looked. */
  on: string;
  /** Who looked, in words: a partner school's teacher has no account here. */
  by: string;
};

function words(value: unknown): string {
  return typeof value === "string" ? value : "";
}

export function moderationOf(row: Row): Moderation | undefined {
  const parts = row.t === "moderation" && !row.gone ? keyParts(row.t, row.k) : undefined;
  const { subject, point, entry, outcome, evidence, on, by } = row.f;
  if (parts?.pupil === undefined || typeof entry !== "string" || row.f.removed === true)
    return undefined;
  return {
    id: parts.id ?? "",
    pupil: parts.pupil,
    year: Number(parts.year),
    subject: words(subject),
    point: words(point),
    entry,
    outcome: outcome === "changed" ? "changed" : "agreed",
    evidence: words(evidence),
    on: words(on),
    by: words(by),
  };
}

/** Writes a moderation down. Where it changed the level, that is a judgement of its own besides. [MO1] */
export function moderate({ id, pupil, year, ...set }: Moderation): SetEdit {
  return { t: "moderation", k: `${pupil}:${year}:${id}`, set: { ...set, removed: false } };
}

/** Takes a moderation back that was written down by mistake, for its author alone. [MO3] */
export function takeModerationBack({ id, pupil, year }: Moderation): SetEdit {
  return { t: "moderation", k: `${pupil}:${year}:${id}`, set: { removed: true } };
}

/** Whether a person may write down who looked at a judgement. [MO1] */
export function mayModerate(
  standing: Standing,
  pupil: string,
  year: number,
  subject: string,
): boolean {
  const { role } = standing;
  if (role === "senco" || role === "subject-leader") return true;
  return mayJudge(standing, pupil, year, subject);
}

/**
 * The moderations of exactly this judgement, earliest first. One of an earlier value says nothing
 * about what shows now. [MO2]
 */
export function moderationsOf(rows: Iterable<Row>, entry: Entry): Moderation[] {
  const found: Moderation[] = [];
  for (const row of rows) {
    const moderation = moderationOf(row);
    if (moderation?.entry === entry.id) found.push(moderation);
  }
  return found.sort((a, b) => (a.on + a.id < b.on + b.id ? -1 : 1));
}
