import type { Day } from "./calendar.ts";
import type { Row } from "./change.ts";
import type { SetEdit } from "./edit.ts";
import { dayIn, listIn, wordsIn } from "./field.ts";
import { keyParts } from "./schema.ts";

/** Most children talked with at once. ISP handbook §2.6. [MV2] */
export const MOST_IN_TALK = 6;

/**
 * A talk with a child about learning. What the child said is a note under `<pupil>:<id>`, section
 * `voice`; each child of a group has a row and a note of their own. [MV2]
 */
export type PupilVoice = {
  id: string;
  pupil: string;
  /** The same for all who were talked with together. */
  talk: string;
  /** Id of the meeting it was for; null: for none. */
  meeting: string | null;
  on: Day;
  /** User id of who talked with them. */
  by: string;
  prompts: readonly string[];
};

/** What a row says; undefined when it is none or was removed. */
export function pupilVoiceOf(row: Row | undefined): PupilVoice | undefined {
  if (row?.t !== "pupil-voice" || row.gone || row.f.removed === true) return undefined;
  const parts = keyParts(row.t, row.k);
  const on = dayIn(row.f.on);
  if (parts?.pupil === undefined || parts.id === undefined || on === null) return undefined;
  const { talk, meeting, by, prompts } = row.f;
  return {
    id: parts.id,
    pupil: parts.pupil,
    talk: wordsIn(talk) ?? parts.id,
    meeting: wordsIn(meeting),
    on,
    by: wordsIn(by) ?? "",
    prompts: listIn(prompts),
  };
}

/** Talks with children, the latest first. */
export function pupilVoicesOf(rows: Iterable<Row>): PupilVoice[] {
  const found: PupilVoice[] = [];
  for (const row of rows) {
    const one = pupilVoiceOf(row);
    if (one !== undefined) found.push(one);
  }
  return found.sort((a, b) => {
    if (a.on !== b.on) return a.on < b.on ? 1 : -1;
    return `${a.id} ${a.pupil}` < `${b.id} ${b.pupil}` ? -1 : 1;
  });
}

/** A talk with up to six children: a row for each. More are not taken. [MV2] */
export function saveTalk(of: {
  /** Own id of the talk, and of each child's part of it. */
  talk: string;
  pupils: readonly string[];
  meeting: string | null;
  on: Day;
  by: string;
  prompts: readonly string[];
}): SetEdit[] {
  const { talk, pupils, meeting, on, by, prompts } = of;
  return pupils.slice(0, MOST_IN_TALK).map((pupil) => ({
    t: "pupil-voice",
    k: `${pupil}:${talk}`,
    set: { talk, meeting, on, by, prompts: [...prompts], removed: false },
  }));
}

/** Takes one child's part of a talk away, as one written down by mistake. */
export function removeVoice({ pupil, id }: Pick<PupilVoice, "pupil" | "id">): SetEdit {
  return { t: "pupil-voice", k: `${pupil}:${id}`, set: { removed: true } };
}
