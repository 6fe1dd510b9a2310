import { actionsOfSummaries } from "../domain/actions-of-summaries.ts";
import type { Row } from "../domain/change.ts";
import { interventionsOf } from "../domain/intervention.ts";
import { meetingActionsOf } from "../domain/meeting-action.ts";
import { isReplacedSince } from "../domain/meeting-again.ts";
import { entryKey, meetingEntriesOf } from "../domain/meeting-entry.ts";
import { meetingRoundsOf } from "../domain/meeting-round.ts";
import type { MeetingSummary } from "../domain/meeting-summary.ts";
import type { EntryTexts, MeetingSaid } from "../domain/meeting-summing.ts";
import { type Meeting, meetingKey, meetingOf } from "../domain/meeting.ts";
import { membershipOf } from "../domain/membership.ts";
import { noteIn } from "../domain/note.ts";
import { tickedPhrasesOf } from "../domain/phrase.ts";
import { pupilVoicesOf } from "../domain/pupil-voice.ts";
import { compareByName, pupilOf, shortNames } from "../domain/pupil.ts";
import { classOf } from "../domain/school-class.ts";
import { subjectsOf } from "../domain/subject.ts";
import { readSummaries } from "../storage/read-summaries.ts";
import type { View } from "../storage/view.ts";
import { textOf } from "./note-text.ts";

const SECTIONS = ["evidence", "difference", "barriers", "agreed"] as const;

/**
 * Everything that a meeting has said as this device knows it, with its texts as plain words: what a
 * summary is made of. A restricted note is not among it. Undefined when there is no such meeting. [ML3]
 *
 * Beside a summary that was locked at `lockedAt`, in ms of the school, a text that was taken out of the
 * record since is told as such, and what leaders put in its place is none of the meeting's. [NT5] [MF3]
 */
export async function readMeetingSaid(
  view: View,
  classId: string,
  meetingId: string,
  lockedAt = Number.POSITIVE_INFINITY,
): Promise<{ meeting: Meeting; said: MeetingSaid; isTakenOut: boolean } | undefined> {
  let isTakenOut = false;
  const textIn = (row: Row | undefined, section: string): string => {
    const note = noteIn(row, section);
    if (!isReplacedSince(note, lockedAt)) return textOf(note);
    isTakenOut = true;
    return "";
  };
  const meeting = meetingOf(await view.row("meeting", `${classId}:${meetingId}`));
  const classRow = await view.row("class", classId);
  const schoolClass = classRow === undefined ? undefined : classOf(classRow);
  if (meeting === undefined || schoolClass === undefined) return undefined;
  const entries = meetingEntriesOf(await view.rows("meeting-entry"), meetingId);
  const voices = pupilVoicesOf(await view.rows("pupil-voice")).filter(
    (voice) => voice.meeting === meetingId,
  );
  const actions = actionsOfSummaries(
    meetingActionsOf(await view.found("meeting-action", classId)).filter(
      (one) => one.meeting === meetingId,
    ),
    await readSummaries(view, classId, meetingId),
  );
  const names = await readNames(view, classId, [
    ...entries.map(({ pupil }) => pupil),
    ...actions.flatMap(({ children }) => children),
  ]);
  const notes = await view.many("meeting-note", [
    ...entries.map(entryKey),
    ...voices.map(({ pupil, id }) => `${pupil}:${id}`),
  ]);
  const about = await view.row("class-note", meetingKey(meeting));
  const rounds = meetingRoundsOf(await view.rows("meeting-round"));
  const interventions = interventionsOf(await view.rows("intervention"));
  const staff = new Map((await view.rows("staff")).map((row) => [row.k, String(row.f.name)]));
  const staffName = (user: string) => staff.get(user) ?? "a colleague";
  const said: MeetingSaid = {
    about: {
      class: schoolClass.name,
      round: rounds.find(({ id }) => id === meeting.round)?.name ?? null,
      subjects: subjectsOf(await view.rows("subject"))
        .filter(({ id }) => meeting.subjects.includes(id))
        .map(({ id, name }) => ({ id, name })),
      people: meeting.people.map(staffName),
      success: textIn(about, "success").trim(),
      general: textIn(about, "general").trim(),
    },
    entries,
    ticked: tickedPhrasesOf(await view.rows("meeting-phrase")).filter(
      (one) => one.meeting === meetingId,
    ),
    actions,
    voices: voices.map((voice) => ({
      ...voice,
      words: textIn(notes.get(`${voice.pupil}:${voice.id}`), "voice"),
    })),
    texts: new Map(
      entries.map((entry) => {
        const row = notes.get(entryKey(entry));
        const texts = Object.fromEntries(
          SECTIONS.map((section) => [section, textIn(row, section)]),
        );
        return [entryKey(entry), texts as EntryTexts];
      }),
    ),
    ...names,
    staffName,
    interventionName: (id) => interventions.find((one) => one.id === id)?.name,
  };
  return { meeting, said, isTakenOut };
}

/** The children of a summary whom this device does not hold, such as one who is in another class by now. */
export async function readAway(
  view: View,
  summary: Pick<MeetingSummary, "children"> | undefined,
): Promise<ReadonlySet<string>> {
  const spokenOf = (summary?.children ?? []).map(({ id }) => id);
  const here = await view.many("pupil", spokenOf);
  return new Set(spokenOf.filter((pupil) => !here.has(pupil)));
}

/** The class's children in register order, and what they and others who are spoken of are called. */
async function readNames(
  view: View,
  classId: string,
  spokenOf: readonly string[],
): Promise<Pick<MeetingSaid, "register" | "nameOf">> {
  const inClass = (await view.found("membership", classId)).flatMap(
    (row) => membershipOf(row)?.pupil ?? [],
  );
  const rows = await view.many("pupil", [...new Set([...inClass, ...spokenOf])]);
  const pupils = [...rows.values()].map(pupilOf).sort(compareByName);
  const short = shortNames(pupils);
  const among = new Set(inClass);
  return {
    register: pupils.map(({ id }) => id).filter((id) => among.has(id)),
    nameOf: (pupil) => short.get(pupil) ?? "A child",
  };
}
