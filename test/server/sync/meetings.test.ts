import { expect, it } from "vitest";
import { acceptAction, agreeAction, changeAction } from "../../../src/domain/action-edit.ts";
import type { ActionTerms } from "../../../src/domain/meeting-action.ts";
import { meetingActionOf } from "../../../src/domain/meeting-action.ts";
import {
  addToMeeting,
  closeMeeting,
  type SummaryAction,
} from "../../../src/domain/meeting-summary.ts";
import { ownId } from "../../../src/domain/own-id.ts";
import { acceptAttention, listAttention } from "../../../src/server/attention.ts";
import { erasePupil } from "../../../src/server/erase-pupil.ts";
import { CLASSES, NOW, PUPILS, rowOf, STAFF, TODAY } from "../../support/small-school.ts";
import { onBothEngines } from "./on-both-engines.ts";
import { set } from "./server-school.ts";

const ID = ownId(STAFF.oakTeacher, "0123456789ab");
const LATER = ownId(STAFF.oakTeacher, "0123456789ad");
const OTHER = ownId(STAFF.oakTeacher, "0123456789ac");
const terms: ActionTerms = {
  id: ID,
  class: CLASSES.oak,
  meeting: "m",
  entries: [],
  children: [PUPILS.amara, PUPILS.bo],
  subject: "maths",
  kind: "class",
  what: "Beads for Amara and Bo",
  wave: null,
  intervention: null,
  owner: STAFF.assistant,
  ownerWords: null,
  due: "2026-12-11",
  made: TODAY,
  by: STAFF.oakTeacher,
  from: null,
};
const KEY = `${CLASSES.oak}:${ID}`;

onBothEngines("meetings", (school) => {
  const is = (verdicts: readonly { is: string }[]) => verdicts.map((verdict) => verdict.is);
  const change = ({ t, k, set: f }: ReturnType<typeof agreeAction>, at = NOW) =>
    set(t, k, { ...f }, at);

  it("[MA2] [MA3] an assistant sees what was agreed and says what became of it, and no more", async () => {
    expect(
      is(
        await school()
          .device(STAFF.oakTeacher)
          .push(change(agreeAction(terms, true))),
      ),
    ).toEqual(["accepted"]);
    const assistant = school().device(STAFF.assistant);
    await assistant.pull();
    expect(assistant.row("meeting-action", KEY)?.f.what).toBe(terms.what);
    const done = set("meeting-action", KEY, { state: "done", doneOn: TODAY }, NOW + 60_000);
    const other = set("meeting-action", KEY, { what: "Nothing" }, NOW);
    expect(is(await assistant.push(done, other))).toEqual(["accepted", "quarantined"]);
    const ash = school().device(STAFF.ashTeacher);
    await ash.pull();
    expect(ash.row("meeting-action", KEY)).toBeUndefined();
  });

  it("[MA14] nobody agrees an action in another's name, nor writes over who did", async () => {
    const head = school().device(STAFF.head);
    expect(is(await head.push(change(agreeAction(terms, false))))).toEqual(["quarantined"]);
    await school()
      .device(STAFF.oakTeacher)
      .push(change(agreeAction(terms, false)));
    await head.pull();
    const over = set("meeting-action", KEY, { by: STAFF.head }, NOW + 60_000);
    const worded = set("meeting-action", KEY, { what: "Beads" }, NOW + 60_000);
    expect(is(await head.push(over, worded))).toEqual(["quarantined", "accepted"]);
    await head.pull();
    expect(head.row("meeting-action", KEY)?.f).toMatchObject({
      by: STAFF.oakTeacher,
      what: "Beads",
    });
  });

  it("[ED1] a due date and a wording changed on two devices apart are both kept", async () => {
    const [desk, hall] = [school().device(STAFF.oakTeacher), school().device(STAFF.head)];
    await desk.push(change(agreeAction(terms, true)));
    const [due] = changeAction(terms, { ...terms, due: "2026-12-18" });
    const [what] = changeAction(terms, { ...terms, what: "Counting in fives" });
    expect(is(await hall.push(change(due!, NOW + 120_000)))).toEqual(["accepted"]);
    expect(is(await desk.push(change(what!, NOW + 60_000)))).toEqual(["accepted"]);
    for (const device of [desk, hall]) {
      await device.pull();
      expect(device.row("meeting-action", KEY)?.f).toMatchObject({
        what: "Counting in fives",
        due: "2026-12-18",
        acceptedBy: STAFF.oakTeacher,
      });
    }
  });

  it("[AC8] what is of the staff reaches everybody on it, and no governor", async () => {
    const phrase = set("phrase", `${STAFF.head}_0123456789ab`, { words: "Number club" }, NOW);
    expect(is(await school().device(STAFF.head).push(phrase))).toEqual(["accepted"]);
    for (const [who, sees] of [
      [STAFF.assistant, true],
      [STAFF.governor, false],
    ] as const) {
      const device = school().device(who);
      await device.pull();
      expect(device.row("phrase", phrase.k) !== undefined).toBe(sees);
    }
  });

  it("[SY14] an erased child is gone from actions and additions, now and in what they said before", async () => {
    const device = school().device(STAFF.oakTeacher);
    const agreed = agreeAction(terms, true);
    const before = meetingActionOf(rowOf(agreed))!;
    const [later] = changeAction(before, { ...terms, children: [PUPILS.bo], what: "Beads for Bo" });
    const alone = agreeAction({ ...terms, id: OTHER, children: [PUPILS.amara] }, true);
    const note = (pupil: string | null, id: string) =>
      addToMeeting({
        id,
        meeting: { id: "m", class: CLASSES.oak },
        pupil,
        text: `Amara in ${id}`,
        at: NOW,
        by: STAFF.oakTeacher,
      });
    await device.push(
      change(agreed),
      change(later!, NOW + 60_000),
      change(alone),
      change(note(PUPILS.amara, "x")),
    );
    const { store, deps, id } = school();
    await erasePupil(deps, { school: id, by: STAFF.administrator, pupil: PUPILS.amara });
    await device.pull();
    expect(device.row("meeting-action", KEY)?.f).toMatchObject({
      what: "Beads for Bo",
      children: [{ id: PUPILS.bo }],
    });
    expect(device.row("meeting-action", `${CLASSES.oak}:${OTHER}`)?.f).toMatchObject({
      what: "",
      children: [],
    });
    expect(device.row("meeting-addition", `${CLASSES.oak}:x`)?.f).toMatchObject({ children: [] });
    expect((await device.ask({ digest: device.digest() })).digest).toBe("same");
    expect(JSON.stringify(await store.read(id).log(0, 1000))).not.toContain("Amara");
    // What was written away from the network comes later, and without the child.
    expect(is(await device.push(change(agreeAction({ ...terms, id: LATER }, true))))).toEqual([
      "accepted",
    ]);
    await device.pull();
    expect(device.row("meeting-action", `${CLASSES.oak}:${LATER}`)?.f.children).toEqual([
      { id: PUPILS.bo },
    ]);
  });

  const about = (actions: readonly SummaryAction[]) => ({
    class: "Oak",
    round: null,
    subjects: [],
    people: [],
    success: "",
    general: "",
    actions,
  });
  const closed = (id: string, by: string) => {
    const action = { ...terms, who: "", accepted: true, state: "open" as const };
    const [summary] = closeMeeting({
      id,
      meeting: {
        id: "m",
        class: CLASSES.oak,
        round: null,
        subjects: [],
        on: TODAY,
        at: null,
        minutes: 30,
        people: [],
        state: "prepared",
      },
      before: [],
      at: NOW,
      day: TODAY,
      by,
      about: about([
        { ...action, id: "b", what: "Ring Amara’s mother" },
        { ...action, id: "a", what: "Beads for two" },
      ]),
      children: [
        { id: PUPILS.amara, name: "Amara", entries: [], voice: [], actions: ["a", "b"] },
        { id: PUPILS.bo, name: "Bo", entries: [], voice: [], actions: ["a"] },
      ],
      snapshot: null,
    });
    return change(summary!);
  };

  it("[SY14] of a summary goes what was agreed for the erased child alone", async () => {
    const device = school().device(STAFF.oakTeacher);
    expect(is(await device.push(closed("s", STAFF.oakTeacher)))).toEqual(["accepted"]);
    const { store, deps, id } = school();
    await erasePupil(deps, { school: id, by: STAFF.administrator, pupil: PUPILS.amara });
    await device.pull();
    const summary = device.row("meeting-summary", `${CLASSES.oak}:s`);
    expect(summary?.f.about).toMatchObject({ actions: [{ what: "" }, { what: "Beads for two" }] });
    expect(summary?.f.children).toMatchObject([{ name: "Bo" }]);
    const late = closed("t", STAFF.oakTeacher);
    expect(is(await device.push(late))).toEqual(["accepted"]);
    const rows = await store.read(id).rowsOf(["meeting-summary"]);
    const log = await store.read(id).log(0, 1000);
    expect(JSON.stringify([rows, log])).not.toContain("Amara’s");
  });

  it("[SY14] so goes what waits for a decision about a row that listed the child", async () => {
    const device = school().device(STAFF.oakTeacher);
    await device.push(change(agreeAction({ ...terms, id: OTHER, children: [PUPILS.amara] }, true)));
    const words = set(
      "meeting-action",
      `${CLASSES.oak}:${OTHER}`,
      { what: "Ring Amara’s mother" },
      NOW,
    );
    expect(is(await school().device(STAFF.assistant).push(words))).toEqual(["quarantined"]);
    const { store, deps, id } = school();
    await erasePupil(deps, { school: id, by: STAFF.administrator, pupil: PUPILS.amara });
    const kept = await store.read(id).quarantined({ ids: [words.id] });
    expect(JSON.stringify(kept)).not.toContain("Amara’s");
  });

  it("[SY13] [MA4] what somebody without the right agreed, and took on, can be let in as theirs", async () => {
    const ash = STAFF.ashTeacher;
    const mine = { ...terms, id: ownId(ash, "0123456789ab"), owner: ash, by: ash };
    expect(
      await school()
        .device(ash)
        .push(change(agreeAction(mine, true))),
    ).toMatchObject([{ why: "not-seen" }]);
    const { deps, id, store } = school();
    const [item] = await listAttention(store, id);
    const where = { school: id, resolver: STAFF.administrator, ref: item?.ref ?? "" };
    expect(await acceptAttention(deps, where)).toEqual({ done: true });
    const head = school().device(STAFF.head);
    await head.pull();
    const row = head.row("meeting-action", `${CLASSES.oak}:${mine.id}`);
    expect(meetingActionOf(row)).toMatchObject({ by: ash, accepted: { by: ash } });
  });

  it("[MA4] given to somebody else on one device and taken on on another, it is not taken on", async () => {
    const [hall, away] = [school().device(STAFF.head), school().device(STAFF.assistant)];
    await school()
      .device(STAFF.oakTeacher)
      .push(change(agreeAction(terms, false)));
    const [given] = changeAction(terms, { ...terms, owner: STAFF.oakTeacher });
    expect(is(await hall.push(change(given!, NOW + 60_000)))).toEqual(["accepted"]);
    // Made without a network, a minute later: to its owner the action is still theirs.
    const yes = acceptAction(terms, { on: TODAY, by: STAFF.assistant });
    expect(is(await away.push(change(yes, NOW + 120_000)))).toEqual(["accepted"]);
    await hall.pull();
    expect(meetingActionOf(hall.row("meeting-action", KEY))).toMatchObject({
      owner: STAFF.oakTeacher,
      accepted: null,
    });
    // And nobody who may not agree anything takes on what is another's.
    const others = acceptAction(
      { ...terms, owner: STAFF.oakTeacher },
      { on: TODAY, by: STAFF.assistant },
    );
    expect(await away.push(change(others, NOW + 180_000))).toMatchObject([{ why: "not-yours" }]);
  });

  it("[ML1] [ML2] nobody closes a meeting, or adds to it, in another's name", async () => {
    const device = school().device(STAFF.oakTeacher);
    const added = addToMeeting({
      id: "x",
      meeting: { id: "m", class: CLASSES.oak },
      pupil: null,
      text: "Not said.",
      at: NOW,
      by: STAFF.head,
    });
    expect(await device.push(closed("s", STAFF.head), change(added))).toMatchObject([
      { why: "not-yours" },
      { why: "not-yours" },
    ]);
  });
});
