import fc from "fast-check";
import { expect, it } from "vitest";
import {
  agreeAction,
  changeAction,
  dropAction,
  finishAction,
  removeAction,
} from "../../../src/domain/action-edit.ts";
import type { SetEdit } from "../../../src/domain/edit.ts";
import type { ActionTerms } from "../../../src/domain/meeting-action.ts";
import { entryId, leaveOut, moveEntry, putInMeeting } from "../../../src/domain/meeting-entry.ts";
import { addToMeeting, closeMeeting, summariesOf } from "../../../src/domain/meeting-summary.ts";
import {
  changeMeeting,
  type Meeting,
  meetingOf,
  removeMeeting,
  saveMeeting,
  stateMeeting,
} from "../../../src/domain/meeting.ts";
import { ownId } from "../../../src/domain/own-id.ts";
import { CLASSES, NOW, PUPILS, STAFF, TODAY } from "../../support/small-school.ts";
import { onBothEngines } from "./on-both-engines.ts";
import { set } from "./server-school.ts";

const meeting: Meeting = {
  id: ownId(STAFF.head, "0123456789ab"),
  class: CLASSES.oak,
  round: null,
  subjects: ["maths"],
  on: TODAY,
  at: null,
  minutes: 30,
  people: [STAFF.head],
  state: "prepared",
};
const terms: ActionTerms = {
  id: ownId(STAFF.head, "0123456789ac"),
  class: CLASSES.oak,
  meeting: meeting.id,
  entries: [],
  children: [PUPILS.amara],
  subject: "maths",
  kind: "class",
  what: "Beads",
  wave: null,
  intervention: null,
  owner: STAFF.assistant,
  ownerWords: null,
  due: "2026-12-11",
  made: TODAY,
  by: STAFF.head,
  from: null,
};
const entry = { pupil: PUPILS.amara, id: entryId(meeting.id, "maths") };
const SUMMARY = ownId(STAFF.head, "0123456789ad");

/** More than a row holds, so it has parts beside it. */
const closing = (id: string, by: string, more = "") =>
  closeMeeting({
    id,
    meeting,
    before: [],
    at: NOW,
    day: TODAY,
    by,
    about: {
      class: "Oak",
      round: null,
      subjects: [{ id: "maths", name: "Maths" }],
      people: ["Ms Hale"],
      success: "Tables are going well. ".repeat(more === "" ? 5000 : 1),
      general: more,
      actions: [],
    },
    children: [{ id: PUPILS.amara, name: "Amara", entries: [], voice: [], actions: [] }],
    snapshot: null,
  });

/** What somebody may try later, with rights to it or without. */
function laterEdits(by: string, nth: number): SetEdit[] {
  const place = `${CLASSES.oak}:${SUMMARY}`;
  const another = ownId(by, nth.toString(16).padStart(12, "0"));
  const [head] = closing(SUMMARY, by, "Not what was said.");
  const edits: (SetEdit | undefined)[] = [
    head,
    { t: "meeting-summary", k: place, set: { about: {}, children: [] } },
    { t: "meeting-summary", k: place, set: { version: 9, by } },
    { t: "meeting-summary-part", k: `${place}:0`, set: { about: {}, children: [] } },
    ...closing(another, by, "Closed again."),
    ...changeMeeting(meeting, { ...meeting, on: "2026-12-01", minutes: 60 }),
    stateMeeting(meeting, "planned"),
    removeMeeting(meeting),
    ...changeAction(terms, { ...terms, what: "Cubes", children: [PUPILS.bo] }),
    finishAction(terms, TODAY),
    dropAction(terms, "Moved on"),
    removeAction(terms),
    moveEntry(entry, "good"),
    leaveOut(entry, true),
    addToMeeting({ id: another, meeting, pupil: PUPILS.amara, text: "Later.", at: NOW, by }),
  ];
  return edits.filter((edit) => edit !== undefined);
}
const KINDS = laterEdits(STAFF.head, 0).length;

onBothEngines("a closed meeting", (school) => {
  const change = ({ t, k, set: f }: SetEdit, at: number) => set(t, k, { ...f }, at);

  it("[ML1] whatever anybody writes later, or wrote before without knowing, its summary stays", async () => {
    const head = school().device(STAFF.head);
    const closed = closing(SUMMARY, STAFF.head);
    const first = [
      saveMeeting(meeting),
      agreeAction(terms, true),
      putInMeeting({ meeting, pupil: PUPILS.amara, subject: "maths", table: "slow" }),
      ...closed,
    ];
    const verdicts = await head.push(...first.map((one, at) => change(one, NOW + at)));
    expect(new Set(verdicts.map(({ is }) => is))).toEqual(new Set(["accepted"]));
    const { store, id } = school();
    const rows = () => store.read(id).rowsOf(["meeting-summary", "meeting-summary-part"]);
    const own = async () => (await rows()).filter(({ k }) => k.includes(SUMMARY));
    const before = await own();
    expect(before).toHaveLength(3);
    const step = fc.record({
      what: fc.nat({ max: KINDS - 1 }),
      when: fc.integer({ min: -90_000_000, max: 200_000 }),
    });
    let nth = 0;
    const everybody = Object.values(STAFF).filter((one) => one !== STAFF.leftTeacher);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(everybody, { minLength: 3 }),
        fc.array(step, { minLength: 4, maxLength: 8 }),
        async (people, steps) => {
          for (const who of people) {
            const changes = steps.flatMap(({ what, when }) => {
              const edit = laterEdits(who, (nth += 1))[what];
              return edit === undefined ? [] : [change(edit, NOW + when)];
            });
            await school()
              .device(who)
              .push(...changes);
          }
          expect(await own()).toEqual(before);
          const meetings = await store.read(id).rowsOf(["meeting"]);
          expect(meetings.map((one) => meetingOf(one)?.state)).toEqual(["closed"]);
          const kept = summariesOf(await rows(), meeting.id).find((one) => one.id === SUMMARY);
          expect(kept?.about.general).toBe("");
        },
      ),
      { numRuns: 3 },
    );
  });
});
