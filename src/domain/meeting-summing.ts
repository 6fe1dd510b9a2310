import type { MeetingAction } from "./meeting-action.ts";
import { entryKey, type MeetingEntry } from "./meeting-entry.ts";
import type { SummaryAbout, SummaryAction, SummaryChild, SummaryEntry } from "./meeting-summary.ts";
import type { TickedPhrase } from "./phrase.ts";
import type { PupilVoice } from "./pupil-voice.ts";

/** The texts of a child's entry that everybody who sees the child may read. */
export type EntryTexts = Pick<SummaryEntry, "evidence" | "difference" | "barriers" | "agreed">;

export const NO_TEXTS: EntryTexts = { evidence: "", difference: "", barriers: "", agreed: "" };

/** What a meeting has said so far, with the names as they are now. */
export type MeetingSaid = {
  about: Omit<SummaryAbout, "actions">;
  /** Of this meeting. */
  entries: readonly MeetingEntry[];
  ticked: readonly TickedPhrase[];
  actions: readonly MeetingAction[];
  voices: readonly (PupilVoice & { words: string })[];
  /** By `entryKey`. */
  texts: ReadonlyMap<string, EntryTexts>;
  /** Ids in register order; of others who are spoken of after them. */
  register: readonly string[];
  nameOf: (pupil: string) => string;
  staffName: (user: string) => string;
  interventionName: (id: string) => string | undefined;
};

/**
 * What of a meeting is locked when it is closed: everything said of each child, in register order,
 * and what was agreed. A child who was only talked with, or is only in an action, stands in it too.
 * [ML1]
 */
export function summaryOf(said: MeetingSaid): { about: SummaryAbout; children: SummaryChild[] } {
  const spoken = [
    ...said.entries.map(({ pupil }) => pupil),
    ...said.actions.flatMap(({ children }) => children),
    ...said.voices.flatMap(({ pupil, words }) => (words.trim() === "" ? [] : pupil)),
  ];
  const known = new Set(said.register);
  const order = [...said.register, ...spoken.filter((pupil) => !known.has(pupil)).sort()];
  const among = new Set(spoken);
  const children = [...new Set(order)]
    .filter((pupil) => among.has(pupil))
    .map((pupil) => childOf(said, pupil));
  return {
    about: { ...said.about, actions: said.actions.map((one) => actionOf(said, one)) },
    children,
  };
}

function childOf(said: MeetingSaid, pupil: string): SummaryChild {
  const place = ({ subject }: MeetingEntry) =>
    said.about.subjects.findIndex(({ id }) => id === subject);
  return {
    id: pupil,
    name: said.nameOf(pupil),
    entries: said.entries
      .filter((entry) => entry.pupil === pupil)
      .sort((a, b) => place(a) - place(b))
      .map((entry) => entryOf(said, entry)),
    voice: said.voices
      .filter((voice) => voice.pupil === pupil && voice.words.trim() !== "")
      .map(({ on, words }) => ({ on, words: words.trim() })),
    actions: said.actions.filter((one) => one.children.includes(pupil)).map(({ id }) => id),
  };
}

function entryOf(said: MeetingSaid, entry: MeetingEntry): SummaryEntry {
  const { subject, table, why, parked } = entry;
  const texts = said.texts.get(entryKey(entry)) ?? NO_TEXTS;
  return {
    subject,
    table,
    why,
    parked,
    phrases: said.ticked
      .filter((one) => one.pupil === entry.pupil && one.entry === entry.id)
      .map(({ kind, words }) => ({ kind, words })),
    evidence: texts.evidence.trim(),
    difference: texts.difference.trim(),
    barriers: texts.barriers.trim(),
    agreed: texts.agreed.trim(),
  };
}

function actionOf(said: MeetingSaid, action: MeetingAction): SummaryAction {
  const { id, kind, what, subject, wave, intervention, owner, ownerWords, accepted } = action;
  return {
    id,
    kind,
    what,
    subject,
    wave,
    intervention: intervention === null ? null : (said.interventionName(intervention) ?? null),
    owner,
    who: owner === null ? (ownerWords ?? "") : said.staffName(owner),
    accepted: accepted !== null,
    due: action.due,
    state: action.state,
  };
}
