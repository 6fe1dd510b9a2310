import { expect, it } from "vitest";
import { entryId, entryKey, putInMeeting } from "../../src/domain/meeting-entry.ts";
import { type Meeting, saveMeeting } from "../../src/domain/meeting.ts";
import { FIRST_GENERATION } from "../../src/domain/note.ts";
import { tickPhrase } from "../../src/domain/phrase.ts";
import { saveTalk } from "../../src/domain/pupil-voice.ts";
import { pieceOf } from "../../src/notes/note-text.ts";
import { saidOfEntries } from "../../src/storage/said-of-entries.ts";
import { viewOf } from "../../src/storage/view.ts";
import { levelDevice, make, Profile, SchoolByWire } from "../support/school-by-wire.ts";
import { CLASSES, PUPILS, STAFF, TODAY } from "../support/small-school.ts";

const { amara, bo } = PUPILS;
const meeting: Meeting = {
  id: "m",
  class: CLASSES.oak,
  round: null,
  subjects: ["maths"],
  on: TODAY,
  at: "15:30",
  minutes: 45,
  people: [STAFF.head],
  state: "prepared",
};
const id = entryId("m", "maths");
const entries = [
  { pupil: amara, id },
  { pupil: bo, id },
];
const k = entryKey({ pupil: bo, id });
const note = { g: FIRST_GENERATION, u: pieceOf("Words.") };
const talk = { talk: `${STAFF.head}_aaaaaaaaaaaa`, on: TODAY, by: STAFF.head, prompts: [] };

it.each([
  [
    "a tick",
    [tickPhrase({ pupil: bo, entry: id, meeting: "m", kind: "barrier", words: "Gaps" }, true)],
    true,
  ],
  ["a note", [{ t: "meeting-note" as const, k, section: "evidence", note }], true],
  ["a restricted note", [{ t: "restricted-note" as const, k, section: "text", note }], true],
  ["a talk for the meeting", saveTalk({ ...talk, meeting: "m", pupils: [bo] }), true],
  ["a talk for another", saveTalk({ ...talk, meeting: "n", pupils: [bo] }), false],
])(
  "[ME2] %s of a child is told from one who was only taken in, and from nobody else",
  async (_, edits, isTold) => {
    const head = await levelDevice(await SchoolByWire.open(), new Profile("laptop"), STAFF.head);
    const put = (pupil: string) =>
      putInMeeting({ meeting, pupil, subject: "maths", table: "slow" });
    expect(await make(head, saveMeeting(meeting), put(amara), put(bo))).toHaveProperty("changes");
    const was = await saidOfEntries(viewOf(head), meeting, entries);
    expect(await make(head, ...edits)).toHaveProperty("changes");
    const is = await saidOfEntries(viewOf(head), meeting, entries);
    expect(is.get(k) === was.get(k)).toBe(!isTold);
    const other = entryKey({ pupil: amara, id });
    expect(is.get(other)).toBe(was.get(other));
  },
);
