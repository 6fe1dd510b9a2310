import { canonical } from "../domain/canonical.ts";
import { childrenIn } from "../domain/children-in-row.ts";
import { entryKey, type MeetingEntry, meetingEntryOf } from "../domain/meeting-entry.ts";
import { tickedPhrasesOf } from "../domain/phrase.ts";
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
  const [rows, notes] = [
    await view.many("meeting-entry", keys),
    await view.many("meeting-note", keys),
  ];
  const ticked = tickedPhrasesOf(await view.rows("meeting-phrase"));
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
      const said = [table, parked, words.sort(), agreed.sort(), notes.get(key)?.f];
      return [key, canonical(said.map((one) => one ?? null))];
    }),
  );
}
