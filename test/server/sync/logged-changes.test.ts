import { expect, it } from "vitest";
import { acceptAction, agreeAction, changeAction } from "../../../src/domain/action-edit.ts";
import type { SetEdit } from "../../../src/domain/edit.ts";
import { type ChangesAsked, changesAskedOf } from "../../../src/domain/logged-change.ts";
import { entryId, moveEntry, parkEntry, putInMeeting } from "../../../src/domain/meeting-entry.ts";
import { EMPTY_NOTE, FIRST_GENERATION, type NoteInput } from "../../../src/domain/note.ts";
import { ownId } from "../../../src/domain/own-id.ts";
import { pieceOf, textInstead } from "../../../src/notes/note-text.ts";
import { erasePupil } from "../../../src/server/erase-pupil.ts";
import { loggedChanges, pageOfChanges } from "../../../src/server/logged-changes.ts";
import { knownRoster, standingAt } from "../../../src/server/school-standing.ts";
import { CLASSES, NOW, PUPILS, STAFF, TODAY } from "../../support/small-school.ts";
import { onBothEngines } from "./on-both-engines.ts";
import { add, set } from "./server-school.ts";

const MEETING = "u_0123456789ab";
const of = {
  meeting: { id: MEETING, class: CLASSES.oak },
  pupil: PUPILS.amara,
  subject: "maths",
  table: "slow",
} as const;
const entry = { pupil: PUPILS.amara, id: entryId(MEETING, "maths") };
const terms = {
  id: ownId(STAFF.oakTeacher, "0123456789ab"),
  class: CLASSES.oak,
  meeting: MEETING,
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
  by: STAFF.oakTeacher,
  from: null,
} as const;
const MINUTE = 60_000;

onBothEngines("what was changed", (school) => {
  const change = ({ t, k, set: f }: SetEdit, at = NOW) => set(t, k, { ...f }, at);
  const note = (t: string, k: string, section: string, input: NoteInput, at = NOW) => ({
    ...set(t, k, { [section]: input }, at),
    op: "note" as const,
  });
  const piece = (text: string): NoteInput => ({ g: FIRST_GENERATION, u: pieceOf(text) });

  async function asSeenBy(user: string, asked: Partial<ChangesAsked> = {}) {
    const { store, id, nowMs } = school();
    const reader = store.read(id);
    const held = (await store.school(id))!;
    const known = await knownRoster(store, held, reader);
    const { sees } = standingAt(known, user, nowMs).grants;
    const all = { ...changesAskedOf(new URLSearchParams()), ...asked };
    return pageOfChanges(await loggedChanges(reader, { head: held.head, sees }, all), all);
  }

  it("[WC2] tells field by field from what and to what, the latest first", async () => {
    const device = school().device(STAFF.oakTeacher);
    const [later] = changeAction(terms, { ...terms, due: "2026-12-18" });
    await device.push(change(putInMeeting(of)), change(agreeAction(terms, false)));
    await device.push(
      change(moveEntry(entry, "behind"), NOW + MINUTE),
      change(later!, NOW + MINUTE),
    );
    const { changes, next } = await asSeenBy(STAFF.head);
    expect(next).toBeNull();
    expect(changes.map(({ t, isFirst }) => [t, isFirst])).toEqual([
      ["meeting-action", false],
      ["meeting-entry", false],
      ["meeting-action", true],
      ["meeting-entry", true],
    ]);
    expect(changes[0]?.fields).toEqual([{ field: "due", from: "2026-12-11", to: "2026-12-18" }]);
    expect(changes[1]?.fields).toEqual([{ field: "table", from: "slow", to: "behind" }]);
    expect(changes[1]).toMatchObject({
      by: STAFF.oakTeacher,
      device: device.id,
      made: NOW + MINUTE,
      at: NOW,
      via: null,
    });
  });

  it("[WC2] says which change came after a later one and was not kept", async () => {
    const [desk, away] = [school().device(STAFF.oakTeacher), school().device(STAFF.head)];
    await desk.push(change(putInMeeting(of)));
    await desk.push(change(moveEntry(entry, "behind"), NOW + 2 * MINUTE));
    await away.push(change(moveEntry(entry, "good"), NOW + MINUTE));
    const [lost] = (await asSeenBy(STAFF.head)).changes;
    expect(lost?.fields).toEqual([{ field: "table", from: "behind", to: "good", lost: true }]);
  });

  it("[WC2] of a row that came with the school it does not say what it was before", async () => {
    const left = set("staff", STAFF.oakTeacher, { name: "Mrs O" }, NOW);
    await school().administrator.push(left);
    const { changes } = await asSeenBy(STAFF.head, { group: "staff" });
    expect(changes[0]?.fields).toEqual([{ field: "name", to: "Mrs O" }]);
  });

  it("[WC2] what lost against what came with the school is told as lost, and as nobody's first", async () => {
    const late = NOW - 3000 * 24 * 60 * MINUTE;
    await school().administrator.push(set("staff", STAFF.oakTeacher, { name: "Old name" }, late));
    const { changes } = await asSeenBy(STAFF.head, { group: "staff" });
    expect(changes.map(({ isFirst, fields }) => [isFirst, fields])).toEqual([
      [false, [{ field: "name", to: "Old name", lost: true }]],
    ]);
  });

  it("[WC2] a change of what came with the school is not taken for its first", async () => {
    await school().administrator.push(
      set("staff", STAFF.oakTeacher, { name: "Mrs O", role: "teacher" }, NOW),
    );
    const { changes } = await asSeenBy(STAFF.head, { group: "staff" });
    expect(changes.map(({ isFirst }) => isFirst)).toEqual([false]);
  });

  it("[WC3] joins the writing of one sitting into a line, and tells nothing of the words", async () => {
    const device = school().device(STAFF.oakTeacher);
    const key = `${PUPILS.amara}:${entry.id}`;
    school().nowMs += 300 * MINUTE;
    for (const at of [0, 5, 20, 200])
      await device.push(
        note("meeting-note", key, "evidence", piece(`Beads ${at}`), NOW + at * MINUTE),
      );
    await device.push(note("meeting-note", key, "barriers", piece("Beads"), NOW + 201 * MINUTE));
    const page = await asSeenBy(STAFF.head, { group: "notes" });
    expect(page.changes.map(({ section, times }) => [section, times])).toEqual([
      ["barriers", 1],
      ["evidence", 1],
      ["evidence", 3],
    ]);
    expect(page.changes[2]).toMatchObject({ made: NOW, until: NOW + 20 * MINUTE });
    expect(JSON.stringify(page)).not.toContain(pieceOf("Beads").slice(0, 12));
  });

  it("[WC3] a text taken out of the record is told, and of what stood there only that it came", async () => {
    const key = `${PUPILS.amara}:${entry.id}`;
    const head = school().device(STAFF.head);
    await head.push(note("meeting-note", key, "evidence", piece("Too much")));
    const instead = textInstead(EMPTY_NOTE, "Less", "0123456789abcdef");
    await head.push(note("meeting-note", key, "evidence", instead, NOW + MINUTE));
    expect((await asSeenBy(STAFF.head)).changes.map(({ is, k }) => [is, k])).toEqual([
      ["replaced", key],
      ["forgotten", ""],
    ]);
    expect((await asSeenBy(STAFF.head, { child: PUPILS.amara })).changes).toHaveLength(2);
    expect((await asSeenBy(STAFF.head, { meeting: MEETING })).changes).toHaveLength(0);
  });

  it("[WC3] that a text was taken out of a restricted note is told on asking alone", async () => {
    const key = `${PUPILS.amara}:x`;
    const head = school().device(STAFF.head);
    await head.push(note("restricted-note", key, "text", piece("Not for all")));
    const instead = textInstead(EMPTY_NOTE, "Less", "0123456789abcdef");
    await head.push(note("restricted-note", key, "text", instead, NOW + MINUTE));
    for (const asked of [
      {},
      { child: PUPILS.amara },
      { by: STAFF.head },
      { group: "notes" },
    ] as const)
      expect((await asSeenBy(STAFF.head, asked)).changes).toEqual([]);
    const { changes } = await asSeenBy(STAFF.head, { group: "restricted" });
    expect(changes.map(({ is, scope }) => [is, scope])).toEqual([
      ["replaced", `r:${PUPILS.amara}`],
      ["forgotten", `r:${PUPILS.amara}`],
    ]);
    expect((await asSeenBy(STAFF.administrator, { group: "restricted" })).changes).toEqual([]);
  });

  it.each([
    [STAFF.head, 1],
    [STAFF.senco, 1],
    [STAFF.administrator, 0],
    [STAFF.subjectLeader, 0],
    [STAFF.oakTeacher, 0],
    [STAFF.assistant, 0],
    [STAFF.governor, 0],
  ])(
    "[WC1] [WC3] that %s is told %i changes of a restricted note, on asking alone",
    async (user, count) => {
      const head = school().device(STAFF.head);
      await head.push(note("restricted-note", `${PUPILS.amara}:x`, "text", piece("Not for all")));
      expect((await asSeenBy(user, { group: "restricted" })).changes).toHaveLength(count);
      expect((await asSeenBy(user)).changes).toHaveLength(0);
    },
  );

  it("[WC1] nobody is told of a child or a class that they do not see", async () => {
    await school()
      .device(STAFF.oakTeacher)
      .push(change(putInMeeting(of)), change(agreeAction(terms, false)));
    for (const [user, count] of [
      [STAFF.oakTeacher, 2],
      [STAFF.assistant, 2],
      [STAFF.ashTeacher, 0],
      [STAFF.governor, 0],
      [STAFF.leftTeacher, 0],
    ] as const)
      expect((await asSeenBy(user)).changes).toHaveLength(count);
  });

  it("[WC4] is found by kind, child, person, meeting, action and day", async () => {
    const device = school().device(STAFF.oakTeacher);
    school().nowMs += 24 * 60 * MINUTE;
    await device.push(
      change(putInMeeting(of)),
      change(
        putInMeeting({ ...of, pupil: PUPILS.bo, meeting: { id: "other", class: CLASSES.oak } }),
      ),
      change(agreeAction(terms, false)),
      change(parkEntry(entry, true), NOW + 24 * 60 * MINUTE),
    );
    await school()
      .device(STAFF.assistant)
      .push(change(acceptAction(terms, { on: TODAY, by: STAFF.assistant }), NOW + MINUTE));
    const key = `${PUPILS.amara}:${entry.id}`;
    await device.push(note("meeting-note", key, "evidence", piece("Beads")));
    const count = async (asked: Partial<ChangesAsked>) =>
      (await asSeenBy(STAFF.head, asked)).changes.length;
    expect(await count({})).toBe(6);
    expect(await count({ group: "actions" })).toBe(2);
    expect(await count({ group: "children" })).toBe(3);
    expect(await count({ child: PUPILS.bo })).toBe(1);
    expect(await count({ child: PUPILS.amara })).toBe(5);
    expect(await count({ by: STAFF.assistant })).toBe(1);
    expect(await count({ meeting: MEETING })).toBe(5);
    expect(await count({ meeting: "other" })).toBe(1);
    expect(await count({ action: terms.id })).toBe(2);
    expect(await count({ action: terms.id, by: STAFF.assistant })).toBe(1);
    expect(await count({ action: terms.id, group: "notes" })).toBe(0);
    expect(await count({ action: "another" })).toBe(0);
    expect(await count({ to: TODAY })).toBe(5);
    expect(await count({ from: "2026-11-22" })).toBe(1);
  });

  it("[WC4] comes in pages by the school's number, each line once", async () => {
    const device = school().device(STAFF.oakTeacher);
    await device.push(change(putInMeeting(of)));
    for (let at = 1; at < 8; at += 1)
      await device.push(change(parkEntry(entry, at % 2 === 1), NOW + at * MINUTE));
    const seen: number[] = [];
    let before: number | null = null;
    do {
      const page = await asSeenBy(STAFF.head, { before, limit: 3 });
      seen.push(...page.changes.map(({ seq }) => seq));
      before = page.next;
    } while (before !== null);
    expect(seen).toHaveLength(8);
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
  });

  it("[WC4] a line stands on its page while its sitting goes on", async () => {
    const device = school().device(STAFF.oakTeacher);
    const key = `${PUPILS.amara}:${entry.id}`;
    await device.push(note("meeting-note", key, "evidence", piece("A")));
    await device.push(change(putInMeeting(of)));
    for (let at = 1; at < 4; at += 1)
      await device.push(change(parkEntry(entry, at % 2 === 1), NOW + at * MINUTE));
    const first = await asSeenBy(STAFF.head, { limit: 2 });
    await device.push(note("meeting-note", key, "evidence", piece("B"), NOW + 5 * MINUTE));
    const rest = await asSeenBy(STAFF.head, { before: first.next, limit: 5 });
    expect([...first.changes, ...rest.changes].map(({ seq }) => seq)).toEqual(
      (await asSeenBy(STAFF.head)).changes.map(({ seq }) => seq),
    );
    expect(rest.changes.at(-1)).toMatchObject({ is: "wrote", times: 2 });
  });

  it("[WC1] judgements are left where they have a history of their own", async () => {
    const teacher = school().device(STAFF.oakTeacher);
    const record = `${PUPILS.amara}:2026`;
    const quoted = change(agreeAction({ ...terms, what: '"op":"add"' }, false));
    await teacher.push(add(record, "maths.autumn", "4L", NOW), quoted);
    const { head } = (await school().store.school(school().id))!;
    const logged = await school().store.read(school().id).logBesideJudgements(0, head);
    expect(logged.filter(({ change: one }) => one !== null).map(({ id }) => id)).toEqual([
      quoted.id,
    ]);
    const before = await school()
      .store.read(school().id)
      .logBesideJudgements(0, head - 1);
    expect(before.filter(({ change: one }) => one !== null)).toEqual([]);
  });

  it("[WC1] [SY14] of an erased child only that a record was erased is told", async () => {
    await school()
      .device(STAFF.oakTeacher)
      .push(change(putInMeeting(of)), change(agreeAction(terms, false)));
    const { deps, id } = school();
    await erasePupil(deps, { school: id, by: STAFF.administrator, pupil: PUPILS.amara });
    const { changes } = await asSeenBy(STAFF.head);
    expect(changes.map(({ is, by }) => [is, by])).toEqual([["erased", STAFF.administrator]]);
    expect(JSON.stringify(changes)).not.toContain(PUPILS.amara);
    expect((await asSeenBy(STAFF.head, { child: PUPILS.amara })).changes).toEqual([]);
  });
});
