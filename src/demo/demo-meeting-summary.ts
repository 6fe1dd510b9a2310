import type { Day } from "../domain/calendar.ts";
import type { Row } from "../domain/change.ts";
import { type MeetingAction, meetingActionOf } from "../domain/meeting-action.ts";
import { closeMeeting, type SummaryChild } from "../domain/meeting-summary.ts";
import { ownId } from "../domain/own-id.ts";
import type { PhraseKind } from "../domain/phrase.ts";
import { DEFAULT_SUBJECTS } from "../domain/subject.ts";
import { DAY_MS, dayOf } from "./demo-calendar.ts";
import type { DemoAdults, HeldMeeting } from "./demo-held-meeting.ts";
import type { Spoken } from "./demo-meeting-talk.ts";
import type { RowMaker } from "./demo-row.ts";
import { seeded } from "./seeded.ts";

/** The summary with which a meeting was closed: what was said, and what was agreed on the day. */
export function summaryRow(
  rows: RowMaker,
  { meeting, of, day, round }: HeldMeeting,
  adults: DemoAdults,
  what: {
    success: string;
    said: readonly {
      one: Spoken;
      texts: Readonly<Record<string, string>>;
      ticks: readonly { kind: PhraseKind; words: string }[];
    }[];
    /** Child → what they said in a talk before. */
    voices: ReadonlyMap<string, { on: Day; words: string }>;
    actions: readonly Row[];
  },
): Row {
  const chance = seeded(rows.seed, "meeting-summary", meeting.id);
  const by = meeting.people[0] ?? "";
  const at = Math.min((day + 0.7) * DAY_MS, rows.lastMs);
  // As it was agreed, whatever has become of it since.
  const agreed = what.actions.flatMap((row): MeetingAction[] => {
    const action = meetingActionOf(row);
    return action === undefined ? [] : [{ ...action, state: "open" }];
  });
  const children = new Map<string, SummaryChild>();
  for (const { one, texts, ticks } of what.said) {
    const { child, subject, table, why } = one;
    const held = children.get(child.id);
    const voice = what.voices.get(child.id);
    const { evidence = "", difference = "", barriers = "", agreed: words = "" } = texts;
    const entry = {
      subject,
      table,
      why,
      parked: false,
      phrases: ticks,
      evidence,
      difference,
      barriers,
      agreed: words,
    };
    children.set(child.id, {
      id: child.id,
      name: child.name.known ?? child.name.given,
      entries: [...(held?.entries ?? []), entry],
      voice: voice === undefined ? [] : [voice],
      actions: agreed.filter((action) => action.children.includes(child.id)).map(({ id }) => id),
    });
  }
  const [summary] = closeMeeting({
    id: ownId(by, chance.hex(12)),
    meeting,
    before: [],
    at: Math.floor(at),
    day: dayOf(day),
    by,
    about: {
      class: of.name,
      round,
      subjects: DEFAULT_SUBJECTS.map(({ id, name }) => ({ id, name })),
      people: meeting.people.map(adults.nameOf),
      success: what.success,
      general: "",
      actions: agreed.map(
        ({ id, kind, what: words, subject, wave, owner, ownerWords, ...more }) => ({
          id,
          kind,
          what: words,
          subject,
          wave,
          intervention: null,
          owner,
          who: owner === null ? (ownerWords ?? "") : adults.nameOf(owner),
          accepted: more.accepted !== null,
          due: more.due,
          state: "open",
        }),
      ),
    },
    children: [...children.values()],
    snapshot: null,
  });
  if (summary === undefined) throw new Error("a closed meeting has a summary");
  return rows.make("meeting-summary", summary.k, { ...summary.set }, Math.floor(at));
}
