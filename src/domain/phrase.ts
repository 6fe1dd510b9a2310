import type { Row } from "./change.ts";
import type { SetEdit } from "./edit.ts";
import { oneIn, wordsIn } from "./field.ts";
import { LONGEST_PHRASE, PHRASE_KINDS } from "./meeting-tables.ts";
import { keyParts } from "./schema.ts";
import { SHIPPED_PHRASES } from "./shipped-phrases.ts";

export type PhraseKind = (typeof PHRASE_KINDS)[number];

/** Words that are offered to be ticked in a meeting: shipped, or the school's own. [PH1] */
export type Phrase = { id: string; kind: PhraseKind; words: string; own: boolean };

/** A phrase ticked for a child in a meeting. */
export type TickedPhrase = {
  pupil: string;
  /** Id of the entry. */
  entry: string;
  meeting: string;
  kind: PhraseKind;
  words: string;
};

/** What a row says; undefined when it is none or was taken off the list. */
export function phraseOf(row: Row | undefined): Phrase | undefined {
  if (row?.t !== "phrase" || row.gone || row.f.removed === true) return undefined;
  const words = wordsIn(row.f.words);
  if (words === null) return undefined;
  return { id: row.k, kind: oneIn(PHRASE_KINDS, row.f.kind, "action"), words, own: true };
}

/** Keeps words on the school's list. */
export function savePhrase({ id, kind, words }: Omit<Phrase, "own">): SetEdit {
  const said = words.trim().slice(0, LONGEST_PHRASE).trim();
  return { t: "phrase", k: id, set: { kind, words: said, removed: false } };
}

/**
 * Takes words off the list, the school's own by their id, shipped ones and those learnt from use by a
 * new one; where they were ticked they stay. [PH3]
 */
export function removePhrase(of: Omit<Phrase, "own">): SetEdit {
  const { t, k, set } = savePhrase(of);
  return { t, k, set: { ...set, removed: true } };
}

/** Words that were taken off the list of a kind, by name, each once. [PH3] */
export function phrasesTakenOff(kind: PhraseKind, rows: Iterable<Row>): Phrase[] {
  const held = [...rows];
  const on = new Set(onList(kind, held).map(({ words }) => samePhrase(words)));
  const off = new Map<string, Phrase>();
  for (const row of held) {
    const words = wordsIn(row.f.words);
    if (row.t !== "phrase" || row.gone || row.f.removed !== true || words === null) continue;
    if (oneIn(PHRASE_KINDS, row.f.kind, "action") !== kind || on.has(samePhrase(words))) continue;
    off.set(samePhrase(words), { id: row.k, kind, words, own: true });
  }
  return [...off.values()].sort((a, b) => a.words.localeCompare(b.words, "en"));
}

/** So many different children make typed words a phrase: more than a family. [PH2] */
const CHILDREN_OF_A_PHRASE = 3;

function onList(kind: PhraseKind, rows: readonly Row[]): Phrase[] {
  return rows.flatMap((row) => {
    const phrase = phraseOf(row);
    return phrase?.kind === kind ? [phrase] : [];
  });
}

/** Words without what people type differently: capitals, spaces, a full stop. */
export function samePhrase(words: string): string {
  return words.toLowerCase().replaceAll(/\s+/g, " ").replaceAll("'", "’").trim().replace(/\.$/, "");
}

/**
 * What is offered of a kind: the most ticked first, so that the list learns the school's own words;
 * among equals the school's own before the shipped ones, each in their order. Words on no list are
 * offered once they were ticked for {@link CHILDREN_OF_A_PHRASE} children: what was typed about one
 * child is never offered to another. What was taken off is not. [PH1] [PH2] [PH3]
 */
export function phrasesToOffer(
  kind: PhraseKind,
  rows: Iterable<Row>,
  ticked: readonly TickedPhrase[],
): (Phrase & { times: number })[] {
  const times = new Map<string, number>();
  const typed = new Map<string, { words: string; pupils: Set<string> }>();
  for (const one of ticked) {
    if (one.kind !== kind) continue;
    const same = samePhrase(one.words);
    times.set(same, (times.get(same) ?? 0) + 1);
    const held = typed.get(same) ?? { words: one.words, pupils: new Set() };
    held.pupils.add(one.pupil);
    typed.set(same, held);
  }
  const held = [...rows];
  const own = onList(kind, held);
  own.sort((a, b) => a.words.localeCompare(b.words, "en") || (a.id < b.id ? -1 : 1));
  const listed: Phrase[] = [];
  const seen = new Set(phrasesTakenOff(kind, held).map(({ words }) => samePhrase(words)));
  for (const phrase of [...own, ...SHIPPED_PHRASES.filter((one) => one.kind === kind)]) {
    const same = samePhrase(phrase.words);
    if (seen.has(same)) continue;
    seen.add(same);
    listed.push(phrase);
  }
  for (const [same, { words, pupils }] of typed)
    if (!seen.has(same) && pupils.size >= CHILDREN_OF_A_PHRASE)
      listed.push({ id: same, kind, words, own: true });
  return listed
    .map((phrase) => ({ ...phrase, times: times.get(samePhrase(phrase.words)) ?? 0 }))
    .sort((a, b) => b.times - a.times);
}

function hex(number: number): string {
  return (number >>> 0).toString(16).padStart(8, "0");
}

/** The id of a tick follows from what is ticked for whom: two devices make one. [ME4] */
function tickId(entry: string, kind: PhraseKind, words: string): string {
  let hash = 2166136261;
  let other = 5381;
  for (const character of `${kind} ${samePhrase(words)}`) {
    const code = character.codePointAt(0) ?? 0;
    hash = Math.imul(hash ^ code, 16777619);
    other = (Math.imul(other, 33) + code) | 0;
  }
  const end = `-${hex(hash)}${hex(other)}`;
  return `${entry.slice(0, 64 - end.length)}${end}`;
}

/** Ticks a phrase for a child, or takes the tick away. What two people tick apart is all there. [ME4] */
export function tickPhrase(of: TickedPhrase, ticked: boolean): SetEdit {
  const { pupil, entry, meeting, kind } = of;
  const words = of.words.trim().slice(0, LONGEST_PHRASE).trim();
  return {
    t: "meeting-phrase",
    k: `${pupil}:${tickId(entry, kind, words)}`,
    set: { entry, meeting, kind, words, ticked },
  };
}

/** The phrases ticked in rows, in the order of their words. */
export function tickedPhrasesOf(rows: Iterable<Row>): TickedPhrase[] {
  const found: TickedPhrase[] = [];
  for (const row of rows) {
    if (row.t !== "meeting-phrase" || row.gone || row.f.ticked !== true) continue;
    const pupil = keyParts(row.t, row.k)?.pupil;
    const words = wordsIn(row.f.words);
    if (pupil === undefined || words === null) continue;
    found.push({
      pupil,
      entry: wordsIn(row.f.entry) ?? "",
      meeting: wordsIn(row.f.meeting) ?? "",
      kind: oneIn(PHRASE_KINDS, row.f.kind, "action"),
      words,
    });
  }
  return found.sort((a, b) => a.words.localeCompare(b.words, "en") || (a.pupil < b.pupil ? -1 : 1));
}
