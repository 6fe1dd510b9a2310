import { clockMs } from "./clock.ts";
import type { SummaryAbout, SummaryChild, SummaryEntry } from "./meeting-summary.ts";
import { FIRST_GENERATION, type Note } from "./note.ts";

type Summed = { about: SummaryAbout; children: readonly SummaryChild[] };

/**
 * What a closed meeting says when it is closed again: the last summary with what was written since by
 * devices that had not heard. What this device does not hold, such as a child who has moved to another
 * class, is carried over as it was locked, and so is every action: what became of those stands beside
 * the summary, not in it. [MF3]
 */
export function summaryAgain(
  last: Summed,
  now: Summed,
  /** Children of whom this device does not hold what was written. */
  away: ReadonlySet<string>,
): Summed {
  const locked = new Set(last.about.actions.map(({ id }) => id));
  const agreed = now.about.actions.filter(({ id, what }) => !locked.has(id) && what !== "");
  const isNew = new Set(agreed.map(({ id }) => id));
  const before = new Map(last.children.map((child) => [child.id, child]));
  const after = new Map(now.children.map((child) => [child.id, child]));
  const order = [...new Set([...after.keys(), ...before.keys()])];
  const children = order.flatMap((id): SummaryChild[] => {
    const [was, is] = [before.get(id), after.get(id)];
    const told = away.has(id) ? was : is;
    const actions = [
      ...(was?.actions ?? []),
      ...(is?.actions ?? []).filter((action) => isNew.has(action)),
    ];
    const { entries = [], voice = [] } = told ?? {};
    const name = was?.name ?? is?.name ?? "";
    const isSpokenOf = entries.length + voice.length + actions.length > 0;
    return isSpokenOf ? [{ id, name, entries, voice, actions }] : [];
  });
  const { success, general } = now.about;
  const known = new Set(last.about.subjects.map(({ id }) => id));
  const subjects = [
    ...last.about.subjects,
    ...now.about.subjects.filter(({ id }) => !known.has(id)),
  ];
  const actions = [...last.about.actions, ...agreed];
  return { about: { ...last.about, success, general, subjects, actions }, children };
}

/**
 * Whether something was written that the last summary does not have: whether closing again would say
 * anything else, in whatever order. A text that is empty by now is no word that came, nor is another
 * line end in it. [MF3]
 */
export function isBehind(last: Summed, now: Summed, away: ReadonlySet<string>): boolean {
  return plain(last) !== plain(withWhatWent(last, summaryAgain(last, now, away)));
}

/** Whether leaders put this text in the place of another after this moment, in ms of the school. [NT5] */
export function isReplacedSince({ g, u: [first] }: Note, ms: number): boolean {
  return g !== FIRST_GENERATION && first !== undefined && clockMs(first.h) > ms;
}

/** A summary with the texts and talks that the last one has and this one has not. */
function withWhatWent(last: Summed, { about, children }: Summed): Summed {
  const held = new Map(children.map((child) => [child.id, child]));
  const been = new Map(last.children.map((child) => [child.id, child]));
  const ids = [...new Set([...been.keys(), ...held.keys()])];
  return {
    about: {
      ...about,
      success: kept(about.success, last.about.success),
      general: kept(about.general, last.about.general),
    },
    children: ids.flatMap((id): SummaryChild[] => {
      const [was, is] = [been.get(id), held.get(id)];
      const voice = [...(is?.voice ?? []), ...(was?.voice ?? []).filter(notAmong(is?.voice ?? []))];
      const entries = (is?.entries ?? []).map((entry) =>
        withTextsOf(
          entry,
          was?.entries.find(({ subject }) => subject === entry.subject),
        ),
      );
      const actions = is?.actions ?? [];
      const isSpokenOf = entries.length + voice.length + actions.length > 0;
      return isSpokenOf ? [{ id, name: "", entries, voice, actions }] : [];
    }),
  };
}

type Talk = SummaryChild["voice"][number];

function notAmong(voice: readonly Talk[]): (talk: Talk) => boolean {
  return ({ on, words }) => !voice.some((one) => one.on === on && same(one.words, words));
}

function withTextsOf(is: SummaryEntry, was: SummaryEntry | undefined): SummaryEntry {
  if (was === undefined) return is;
  return {
    ...is,
    evidence: kept(is.evidence, was.evidence),
    difference: kept(is.difference, was.difference),
    barriers: kept(is.barriers, was.barriers),
    agreed: kept(is.agreed, was.agreed),
  };
}

function kept(text: string, before: string): string {
  return text.trim() === "" ? before : text;
}

/** What was written apart is set apart by line ends, wherever it is shown. [NT11] */
function unspaced(text: string): string {
  return text.replaceAll(/\s+/g, "");
}

function same(a: string, b: string): boolean {
  return unspaced(a) === unspaced(b);
}

/** In an order of its own, whatever order it came in. */
function sorted(all: readonly unknown[]): string[] {
  return all.map((one) => JSON.stringify(one)).sort();
}

function plain({ about, children }: Summed): string {
  const said = children.map(({ id, entries, voice, actions }) => [
    id,
    sorted(
      entries.map(({ subject, table, parked, phrases, ...texts }) => [
        subject,
        table,
        parked,
        sorted(phrases.map(({ kind, words }) => [kind, words])),
        [texts.evidence, texts.difference, texts.barriers, texts.agreed].map(unspaced),
      ]),
    ),
    sorted(voice.map(({ on, words }) => [on, unspaced(words)])),
    [...actions].sort(),
  ]);
  const texts = [about.success, about.general].map(unspaced);
  return JSON.stringify([texts, about.actions.map(({ id }) => id).sort(), sorted(said)]);
}
