import type { Day } from "../domain/calendar.ts";
import { additionsOf, summariesOf } from "../domain/meeting-summary.ts";
import { calledOffOf, type Meeting, meetingsOf } from "../domain/meeting.ts";
import { hasNameOf } from "../domain/name-in-text.ts";
import { noteIn } from "../domain/note.ts";
import type { Pupil } from "../domain/pupil.ts";
import type { View } from "../storage/view.ts";
import { textOf } from "./note-text.ts";

/** A meeting in whose texts about the class a child is named. */
export type NamedIn = {
  class: string;
  className: string;
  meeting: string;
  on: Day;
  state: Meeting["state"];
  /** It was called off: nobody comes to it any more, and what was written for it is kept. */
  isOff: boolean;
  /** "the notes about the class", "the closed summary", "what was added later". */
  where: readonly string[];
};

/**
 * The meetings of these classes whose texts about the class name a child: an erasure takes out of them
 * nothing, since nobody said there whom they are about. Those that were called off as well. Of what this
 * device holds, the latest first. [CN1] [SY14]
 */
export async function readNameInTexts(
  view: View,
  pupil: Pupil,
  classes: readonly string[],
): Promise<NamedIn[]> {
  const found: NamedIn[] = [];
  for (const id of new Set(classes)) {
    const [notes, summaries, parts, additions, meetings, row] = await Promise.all([
      view.found("class-note", id),
      view.found("meeting-summary", id),
      view.found("meeting-summary-part", id),
      view.found("meeting-addition", id),
      view.found("meeting", id),
      view.row("class", id),
    ]);
    const isNamed = (texts: readonly string[]) => texts.some((text) => hasNameOf(pupil, text));
    const off = calledOffOf(meetings);
    for (const meeting of [...meetingsOf(meetings), ...off]) {
      const note = notes.find(({ k }) => k === `${id}:${meeting.id}`);
      const locked = summariesOf([...summaries, ...parts], meeting.id);
      const where = [
        ...(isNamed(["success", "general"].map((section) => textOf(noteIn(note, section))))
          ? ["the notes about the class"]
          : []),
        ...(isNamed(locked.flatMap(({ about }) => [about.success, about.general]))
          ? ["the closed summary"]
          : []),
        ...(isNamed(additionsOf(additions, meeting.id).map(({ text }) => text))
          ? ["what was added later"]
          : []),
      ];
      if (where.length > 0)
        found.push({
          class: id,
          className: typeof row?.f.name === "string" ? row.f.name : "A class",
          meeting: meeting.id,
          on: meeting.on,
          state: meeting.state,
          isOff: off.includes(meeting),
          where,
        });
    }
  }
  return found.sort((a, b) => (a.on < b.on ? 1 : -1));
}
