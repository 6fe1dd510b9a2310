import { canonical } from "../domain/canonical.ts";
import type { Row } from "../domain/change.ts";
import { childrenIn } from "../domain/children-in-row.ts";
import { entryKey, type MeetingEntry, meetingEntryOf } from "../domain/meeting-entry.ts";
import { tickedPhrasesOf } from "../domain/phrase.ts";
import { type PupilVoice, pupilVoicesOf } from "../domain/pupil-voice.ts";
import type { TableName } from "../domain/schema.ts";
import type { View } from "./view.ts";

/**
 * Everything that a meeting has of some children, by the keys of their entries, in a form that is the
 * same as long as nobody has written, ticked, agreed or moved anything of them. [ME2]
 */
export async function saidOfEntries(
  view: View,
  meeting: { id: string; class: string },
  entries: readonly Pick<MeetingEntry, "pupil" | "id">[],
): Promise<ReadonlyMap<string, string>> {
  const keys = entries.map(entryKey);
  const pupils = [...new Set(entries.map(({ pupil }) => pupil))];
  const talks = pupilVoicesOf(await found(view, "pupil-voice", pupils)).filter(
    (talk) => talk.meeting === meeting.id,
  );
  const [rows, notes, restricted] = [
    await view.many("meeting-entry", keys),
    await view.many("meeting-note", [...keys, ...talks.map(voiceKey)]),
    // Of those who may read them, and nobody else's device.
    await view.many("restricted-note", keys),
  ];
  const ticked = tickedPhrasesOf(await found(view, "meeting-phrase", pupils));
  const actions = (await view.found("meeting-action", meeting.class)).filter(
    (row) => row.f.meeting === meeting.id && row.f.removed !== true,
  );
  return new Map(
    entries.map((entry) => {
      const key = entryKey(entry);
      const { table, parked } = meetingEntryOf(rows.get(key)) ?? {};
      const words = ticked.flatMap((one) =>
        one.pupil === entry.pupil && one.entry === entry.id ? `${one.kind} ${one.words}` : [],
      );
      const agreed = actions.flatMap((row) => (childrenIn(row).includes(entry.pupil) ? row.k : []));
      const talked = talks
        .filter(({ pupil }) => pupil === entry.pupil)
        .map((talk) => [talk.id, talk.on, notes.get(voiceKey(talk))?.f ?? null]);
      const texts = [notes.get(key)?.f, restricted.get(key)?.f];
      const said = [table, parked, words.sort(), agreed.sort(), talked, ...texts];
      return [key, canonical(said.map((one) => one ?? null))];
    }),
  );
}

async function found(view: View, t: TableName, pupils: readonly string[]): Promise<Row[]> {
  return (await Promise.all(pupils.map((pupil) => view.found(t, pupil)))).flat();
}

function voiceKey({ pupil, id }: PupilVoice): string {
  return `${pupil}:${id}`;
}
