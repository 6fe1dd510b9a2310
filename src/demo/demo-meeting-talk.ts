import type { Day } from "../domain/calendar.ts";
import type { Row } from "../domain/change.ts";
import { expectedRange } from "../domain/expectation.ts";
import { placeOf } from "../domain/level.ts";
import { LEVELS } from "../domain/levels-scale.ts";
import { entryId, type EntryTable, putInMeeting } from "../domain/meeting-entry.ts";
import { ownId } from "../domain/own-id.ts";
import { type PhraseKind, tickPhrase } from "../domain/phrase.ts";
import { saveTalk } from "../domain/pupil-voice.ts";
import { TALK_PROMPTS } from "../domain/shipped-phrases.ts";
import { DEFAULT_SUBJECTS } from "../domain/subject.ts";
import type { DemoPlan } from "./demo-attainment.ts";
import { DAY_MS, dayOf } from "./demo-calendar.ts";
import type { DemoChild } from "./demo-children.ts";
import type { DemoAdults, HeldMeeting } from "./demo-held-meeting.ts";
import { agreedIn } from "./demo-meeting-actions.ts";
import { summaryRow } from "./demo-meeting-summary.ts";
import {
  BARRIER_TEXTS,
  BARRIERS,
  DIFFERENCE_TEXTS,
  DIFFERENCES,
  EVIDENCE,
  SUCCESSES,
  VOICES,
} from "./demo-meeting-words.ts";
import { noteRow } from "./demo-note.ts";
import type { RowMaker } from "./demo-row.ts";
import { type Seeded, seeded } from "./seeded.ts";

export type Spoken = { child: DemoChild; subject: string; table: EntryTable; why: string };

/** Steps below the expected rows in the July before; below 0: above them. */
function stepsBelow(plan: DemoPlan, child: DemoChild, subject: string, yearGroup: number): number {
  const value = plan.courses.get(child.id)?.get(subject)?.(yearGroup - 1, "summer");
  const place = value === undefined ? undefined : placeOf(LEVELS, value);
  const range = expectedRange(LEVELS, yearGroup, "baseline");
  if (place?.kind !== "rung" || range === undefined) return 0;
  const { index } = place.rung;
  if (index > range.hi.index) return range.hi.index - index;
  return Math.max(0, range.lo.index - index);
}

function whyOf(below: number): string {
  if (below < 0) return "Above the expected row in July.";
  const steps = `${below} ${below === 1 ? "step" : "steps"}`;
  return `${steps} below the expected row in July.`;
}

/** Who was spoken of: two subjects, in each a child or two a table. */
function spokenOf(plan: DemoPlan, { of, day }: HeldMeeting, chance: Seeded): Spoken[] {
  const present = (plan.childrenOf.get(of.id) ?? []).filter(
    (child) => child.left === null && child.arrived < day - 90,
  );
  // Two subjects of the three, so that what was said in one meeting can be read.
  const without = chance.whole(0, DEFAULT_SUBJECTS.length - 1);
  const subjects = DEFAULT_SUBJECTS.filter((_, at) => at !== without);
  return subjects.flatMap(({ id: subject }) => {
    const ranked = present
      .map((child) => ({
        child,
        below: stepsBelow(plan, child, subject, of.yearGroup),
        tie: chance.share(),
      }))
      .sort((a, b) => b.below - a.below || a.tie - b.tie);
    const put = (
      from: typeof ranked,
      count: number,
      table: EntryTable,
      fits: (below: number) => boolean,
    ): Spoken[] =>
      from
        .filter(({ below }) => fits(below))
        .slice(0, count)
        .map(({ child, below }) => ({ child, subject, table, why: whyOf(below) }));
    return [
      ...put([...ranked].reverse(), 1, "good", (below) => below < 0),
      ...put(ranked, 1, "behind", (below) => below > 1),
      ...put(ranked.slice(1), 2, "slow", (below) => below > 0),
    ];
  });
}

/** Entries, ticks, notes, actions and the summary of a meeting that was held. */
export function meetingTalk(
  plan: DemoPlan,
  rows: RowMaker,
  held: HeldMeeting,
  adults: DemoAdults,
  interventions: readonly Row[],
): Row[] {
  const { meeting, of, day } = held;
  const chance = seeded(plan.seed, "meeting-talk", meeting.id);
  const ms = (day + 0.66) * DAY_MS;
  const spoken = spokenOf(plan, held, chance);
  const made: Row[] = [];
  const texts = new Map<Spoken, Record<string, string>>();
  const ticked = new Map<Spoken, { kind: PhraseKind; words: string }[]>();
  for (const one of spoken) {
    const { child, subject, table, why } = one;
    const edit = putInMeeting({ meeting, pupil: child.id, subject, table, why });
    made.push(rows.make("meeting-entry", edit.k, { ...edit.set }, ms));
    const isGood = table === "good";
    const kind = isGood ? "difference" : "barrier";
    const words = chance.pick((isGood ? DIFFERENCES : BARRIERS)[subject] ?? []);
    const entry = entryId(meeting.id, subject);
    const tick = tickPhrase({ pupil: child.id, entry, meeting: meeting.id, kind, words }, true);
    made.push(rows.make("meeting-phrase", tick.k, { ...tick.set }, ms + 60_000));
    ticked.set(one, [{ kind, words }]);
    const written = {
      evidence: chance.happens(0.6) ? chance.pick(EVIDENCE[subject] ?? []) : "",
      [isGood ? "difference" : "barriers"]: chance.happens(0.5)
        ? chance.pick((isGood ? DIFFERENCE_TEXTS : BARRIER_TEXTS)[subject] ?? [])
        : "",
    };
    texts.set(one, written);
    const by = plan.teacherOf(of.id);
    const note = noteRow(rows, {
      t: "meeting-note",
      k: `${child.id}:${entry}`,
      by,
      ms,
      texts: written,
    });
    if (note !== undefined) made.push(note);
  }
  const success = chance.pick(SUCCESSES);
  const note = noteRow(rows, {
    t: "class-note",
    k: `${of.id}:${meeting.id}`,
    by: plan.deputy,
    ms,
    texts: { success },
  });
  if (note !== undefined) made.push(note);
  const talk =
    of === plan.shown ? talkRows(plan, rows, held, spoken) : { made: [], said: new Map() };
  const actions = agreedIn(plan, rows, held, spoken, adults, interventions);
  const said = spoken.map((one) => ({
    one,
    texts: texts.get(one) ?? {},
    ticks: ticked.get(one) ?? [],
  }));
  const summary = summaryRow(rows, held, adults, { success, said, voices: talk.said, actions });
  return [...made, ...talk.made, ...actions, summary];
}

/** A talk with four of the children who were spoken of, a week before. */
function talkRows(
  plan: DemoPlan,
  rows: RowMaker,
  { meeting, of, day }: HeldMeeting,
  spoken: readonly Spoken[],
): { made: Row[]; said: Map<string, { on: Day; words: string }> } {
  const chance = seeded(plan.seed, "pupil-voice", meeting.id);
  const by = plan.teacherOf(of.id);
  const talk = ownId(by, chance.hex(12));
  const pupils = [...new Set(spoken.map(({ child }) => child.id))].slice(0, 4);
  const ms = (day - 7 + 0.45) * DAY_MS;
  const on = dayOf(day - 7);
  const prompts = TALK_PROMPTS.slice(0, 4);
  const said = new Map<string, { on: Day; words: string }>();
  const made = saveTalk({ talk, pupils, meeting: meeting.id, on, by, prompts }).flatMap(
    ({ t, k, set }, at) => {
      const voice = VOICES[at % VOICES.length] ?? "";
      said.set(pupils[at] ?? "", { on, words: voice });
      const note = noteRow(rows, { t: "meeting-note", k, by, ms, texts: { voice } });
      return [rows.make(t, k, { ...set }, ms), ...(note === undefined ? [] : [note])];
    },
  );
  return { made, said };
}
