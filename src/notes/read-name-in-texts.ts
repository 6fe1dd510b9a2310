import type { Day } from "../domain/calendar.ts";
import { type MeetingAction, meetingActionsOf } from "../domain/meeting-action.ts";
import { additionsOf, type MeetingSummary, summariesOf } from "../domain/meeting-summary.ts";
import { calledOffOf, type Meeting, meetingsOf } from "../domain/meeting.ts";
import { hasNameOf } from "../domain/name-in-text.ts";
import { noteIn } from "../domain/note.ts";
import type { Pupil } from "../domain/pupil.ts";
import type { View } from "../storage/view.ts";
import { textOf } from "./note-text.ts";

/** A meeting in whose texts about the class, or about others, a child is named. */
export type NamedIn = {
  class: string;
  className: string;
  /** Null: of the class's actions that no meeting agreed. */
  meeting: { id: string; on: Day; state: Meeting["state"] } | null;
  /** It was called off: nobody comes to it any more, and what was written for it is kept. */
  isOff: boolean;
  /** "the notes about the class", "an action", "the closed summary". */
  where: readonly string[];
};

/**
 * The meetings of these classes whose texts name a child without being about the child: an erasure takes
 * out of them nothing, since nobody said there whom they name. Those that were called off as well. Of
 * what this device holds, the latest first. [CN1] [SY14]
 */
export async function readNameInTexts(
  view: View,
  pupil: Pupil,
  classes: readonly string[],
): Promise<NamedIn[]> {
  const found: NamedIn[] = [];
  const isNamed = (texts: readonly string[]) => texts.some((text) => hasNameOf(pupil, text));
  const mine = new Set(classes);
  const heldFor = (await view.rows("meeting")).filter(({ k }) => mine.has(k.split(":")[0] ?? ""));
  const wanted = new Set(heldFor.map(({ k }) => k.split(":")[1] ?? ""));
  const others = await readNotesOfOthers(view, pupil.id, wanted);
  const agreed = meetingActionsOf(await view.rows("meeting-action"));
  for (const id of mine) {
    const [notes, summaries, parts, additions, meetings, row] = await Promise.all([
      view.found("class-note", id),
      view.found("meeting-summary", id),
      view.found("meeting-summary-part", id),
      view.found("meeting-addition", id),
      view.found("meeting", id),
      view.row("class", id),
    ]);
    const className = typeof row?.f.name === "string" ? row.f.name : "A class";
    const actionsOf = (meeting: string | null) =>
      agreed.filter((one) => one.class === id && one.meeting === meeting).map(sayAll);
    const off = calledOffOf(meetings);
    for (const meeting of [...meetingsOf(meetings), ...off]) {
      const note = notes.find(({ k }) => k === `${id}:${meeting.id}`);
      const locked = summariesOf([...summaries, ...parts], meeting.id);
      const texts: Readonly<Record<string, readonly string[]>> = {
        "the notes about the class": ["success", "general"].map((one) => textOf(noteIn(note, one))),
        "a note about another child": others.get(meeting.id) ?? [],
        "an action": actionsOf(meeting.id),
        "the closed summary": locked.flatMap((one) => textsLocked(one, pupil.id)),
        "what was added later": additionsOf(additions, meeting.id).map(({ text }) => text),
      };
      const where = Object.keys(texts).filter((one) => isNamed(texts[one] ?? []));
      if (where.length > 0)
        found.push({ class: id, className, meeting, isOff: off.includes(meeting), where });
    }
    if (isNamed(actionsOf(null)))
      found.push({ class: id, className, meeting: null, isOff: false, where: ["an action"] });
  }
  return found.sort((a, b) => ((a.meeting?.on ?? "") < (b.meeting?.on ?? "") ? 1 : -1));
}

/** What these meetings' notes say of every other child, by meeting; also of those left out of it. */
async function readNotesOfOthers(
  view: View,
  pupil: string,
  wanted: ReadonlySet<string>,
): Promise<Map<string, string[]>> {
  const rows = [...(await view.rows("meeting-entry")), ...(await view.rows("pupil-voice"))];
  const meetingOf = new Map(
    rows.flatMap(({ k, f }): [string, string][] =>
      typeof f.meeting === "string" && wanted.has(f.meeting) ? [[k, f.meeting]] : [],
    ),
  );
  const texts = new Map<string, string[]>();
  for (const row of await view.rows("meeting-note")) {
    const meeting = meetingOf.get(row.k);
    if (meeting === undefined || row.k.startsWith(`${pupil}:`)) continue;
    const said = Object.keys(row.f).map((section) => textOf(noteIn(row, section)));
    texts.set(meeting, [...(texts.get(meeting) ?? []), ...said]);
  }
  return texts;
}

/** A summary's texts but those about the child, which go with the record. */
function textsLocked({ about, children }: MeetingSummary, pupil: string): string[] {
  const others = children.filter(({ id }) => id !== pupil);
  return [
    about.success,
    about.general,
    ...about.actions.map(({ what }) => what),
    ...others.flatMap(({ voice }) => voice.map(({ words }) => words)),
    ...others
      .flatMap(({ entries }) => entries)
      .flatMap((one) => [one.evidence, one.difference, one.barriers, one.agreed]),
  ];
}

function sayAll({ what, why }: MeetingAction): string {
  return `${what} ${why ?? ""}`;
}
