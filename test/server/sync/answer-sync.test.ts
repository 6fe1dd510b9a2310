import { expect, it } from "vitest";
import { schoolDay } from "../../../src/domain/calendar.ts";
import type { Change } from "../../../src/domain/change.ts";
import { clockAt, clockMs, MAX_AHEAD_MS } from "../../../src/domain/clock.ts";
import { ownId } from "../../../src/domain/own-id.ts";
import { whoWasHeard } from "../../../src/server/who-was-heard.ts";
import type { Verdict } from "../../../src/sync/protocol.ts";
import { CLASSES, idOf, NOW, PUPILS, STAFF } from "../../support/small-school.ts";
import { onBothEngines } from "./on-both-engines.ts";
import { add, changeId, set } from "./server-school.ts";

const AMARA = `${PUPILS.amara}:2026`;
const FREYA = `${PUPILS.freya}:2026`;
const MINUTE = 60_000;
const DAY = 86_400_000;

function said(verdicts: readonly Verdict[]): string[] {
  return verdicts.map((verdict) => (verdict.is === "quarantined" ? verdict.why : verdict.is));
}

onBothEngines("a push", (school) => {
  it("[SY10] takes a judgement, gives it the next number, and knows who made it where and when", async () => {
    const okafor = school().device(STAFF.oakTeacher);
    const head = (await school().store.school(school().id))?.head ?? 0;
    const change = add(AMARA, "maths.spring", "3S", NOW - MINUTE);
    const [verdict] = await okafor.push(change);
    expect(verdict).toEqual({ id: change.id, is: "accepted", seq: head + 1, h: change.h });
    const received = { by: STAFF.oakTeacher, dev: okafor.id, at: NOW };
    const entry = { id: change.id, h: change.h, v: "3S", how: "typed", prev: [], ...received };
    expect(okafor.row("attainment", AMARA)?.c?.["maths.spring"]).toEqual([entry]);
  });

  it("[SY2] answers a change that comes again as before, and takes it once", async () => {
    const okafor = school().device(STAFF.oakTeacher);
    const change = add(AMARA, "maths.spring", "3S", NOW);
    const [first] = await okafor.push(change);
    const [second, third] = await okafor.push(change, { ...change, h: clockAt(NOW + 5) });
    expect(second).toEqual({ ...first, is: "duplicate" });
    expect(third).toEqual(second);
    expect(okafor.row("attainment", AMARA)?.c?.["maths.spring"]).toHaveLength(1);
  });

  it("[SY2] takes a change once that stands twice in one request", async () => {
    const change = add(AMARA, "maths.spring", "3S", NOW);
    const verdicts = await school().device(STAFF.oakTeacher).push(change, change);
    expect(said(verdicts)).toEqual(["accepted", "duplicate"]);
  });

  it("[SY15] quarantines an id that comes with another content, and keeps both", async () => {
    const okafor = school().device(STAFF.oakTeacher);
    const change = add(AMARA, "maths.spring", "3S", NOW);
    const other = { ...add(AMARA, "maths.spring", "2S", NOW), id: change.id };
    expect(said(await okafor.push(change, other, other))).toEqual([
      "accepted",
      "id-reuse",
      "id-reuse",
    ]);
    const waiting = await school().store.read(school().id).quarantined({ state: "waiting" });
    expect(waiting.map((item) => item.change)).toEqual([other]);
  });

  it("[SY15] quarantines an id that an imported judgement in the cell has", async () => {
    const change = { ...add(AMARA, "maths.autumn", "2S", NOW), id: idOf(`${PUPILS.amara}/autumn`) };
    expect(said(await school().device(STAFF.oakTeacher).push(change))).toEqual(["id-reuse"]);
  });

  it("[SY1] keeps the later value of a field and says that the earlier was superseded", async () => {
    const admin = school().administrator;
    const later = set("class", CLASSES.oak, { name: "Elm" }, NOW);
    const earlier = set("class", CLASSES.oak, { name: "Ash" }, NOW - DAY);
    const verdicts = await admin.push(later, earlier);
    expect(said(verdicts)).toEqual(["accepted", "superseded"]);
    expect(admin.row("class", CLASSES.oak)?.f.name).toBe("Elm");
    const log = await school().store.read(school().id).log(0, 100);
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_, at) => at + 1));
    expect(log.find(({ id }) => id === earlier.id)?.is).toBe("superseded");
  });

  it("[SY1] comes to the same rows in whatever order changes arrive", async () => {
    const changes = [
      add(AMARA, "maths.spring", "3S", NOW - 3),
      add(AMARA, "maths.spring", "3H", NOW - 2),
      set("class", CLASSES.oak, { name: "Elm" }, NOW - 2),
      set("class", CLASSES.oak, { name: "Ivy", yearGroups: [4, 5] }, NOW - 1),
    ];
    const outcomes: unknown[] = [];
    for (const order of [changes, [...changes].reverse()]) {
      const admin = school().device(STAFF.administrator);
      const head = school().device(STAFF.head);
      const fresh = order.map((change) => ({ ...change, k: change.k }));
      for (const change of fresh)
        await (change.op === "add" ? head : admin).push({ ...change, id: change.id });
      await admin.pull();
      outcomes.push(admin.row("class", CLASSES.oak)?.f);
      outcomes.push(admin.row("attainment", AMARA)?.c?.["maths.spring"]?.map(({ v }) => v));
    }
    expect(outcomes.slice(2)).toEqual(outcomes.slice(0, 2));
  });

  it("[SY3] never lets one change stop another", async () => {
    const bad: Change[] = [
      set("no-such-table", "x\0\ud83e", { a: "\0" }, NOW),
      set("class", "not:a:key", { name: "x" }, NOW),
      set("class", CLASSES.oak, { colour: "red\ud83e" }, NOW),
      set("class", CLASSES.oak, { name: 7 }, NOW),
      set("class", CLASSES.oak, {}, NOW),
      { ...set("class", CLASSES.oak, { name: "x" }, NOW), op: "merge" as "set" },
      add(AMARA, "maths.spring", "9Z\ud83e", NOW),
      add(AMARA, "dance.spring", "3S", NOW),
      add(AMARA, "maths.never", "3S", NOW),
      add("p-nobody:2026", "maths.spring", "3S", NOW),
      { ...add(AMARA, "maths.spring", "3S", NOW), f: { "maths.spring": { v: 3 } } },
      { ...add(AMARA, "maths.spring", "3S", NOW), f: { "maths.spring": null } },
      { ...add(AMARA, "__proto__", "3S", NOW), f: JSON.parse('{"__proto__": 1}') as Change["f"] },
    ];
    const good = [
      set("class", CLASSES.oak, { name: "Elm" }, NOW),
      set("class", CLASSES.ash, { name: "Ivy" }, NOW),
    ];
    const admin = school().administrator;
    const verdicts = said(await admin.push(good[0]!, ...bad, good[1]!));
    expect(verdicts).toEqual([
      "accepted",
      "unknown-table",
      "bad-key",
      "unknown-field",
      "bad-value",
      "bad-shape",
      "unknown-field",
      ...Array.from({ length: 7 }, () => expect.any(String) as string),
      "accepted",
    ]);
    expect(verdicts.slice(1, -1)).not.toContain("accepted");
    const waiting = await school().store.read(school().id).quarantined({ state: "waiting" });
    expect(waiting).toHaveLength(bad.length);
    expect(waiting.every(({ say, at }) => say.length > 20 && at === NOW)).toBe(true);
  });

  it("[SY3] says why a judgement was not taken", async () => {
    const okafor = school().device(STAFF.oakTeacher);
    await school()
      .device(STAFF.head)
      .push(set("point", "2026:spring", { lockedAt: NOW - MINUTE }, NOW - MINUTE));
    const verdicts = await okafor.push(
      add(AMARA, "maths.summer", "9Z", NOW),
      add(FREYA, "maths.summer", "3S", NOW),
      add(`${PUPILS.amara}:2025`, "maths.summer", "3S", NOW),
      add(AMARA, "maths.spring", "3S", NOW),
      // [P4] What was judged before the lock is still taken.
      add(AMARA, "maths.spring", "3S", NOW - 2 * MINUTE),
      set("class", CLASSES.oak, { name: "Mine" }, NOW),
    );
    expect(said(verdicts)).toEqual([
      "off-scale",
      "not-seen",
      "not-yours",
      "locked",
      "accepted",
      "not-yours",
    ]);
    expect(verdicts[0]).toMatchObject({ say: expect.stringContaining("“9Z”") as string });
  });

  it("[SY16] says the same about a change that comes again, even when it could be taken by now", async () => {
    const okafor = school().device(STAFF.oakTeacher);
    const change = add(FREYA, "maths.spring", "2S", NOW);
    const before = await okafor.push(change);
    const teaches = set(
      "staff-class",
      `${STAFF.oakTeacher}:${CLASSES.ash}`,
      { as: "teacher" },
      NOW,
    );
    await school().administrator.push(teaches);
    expect(await okafor.push(change)).toEqual(before);
    expect(said(await okafor.push({ ...change, id: changeId() }))).toEqual(["accepted"]);
  });

  it("refuses judgements that supersede one another in a circle", async () => {
    const okafor = school().device(STAFF.oakTeacher);
    const [a, b] = [changeId(), changeId()];
    const verdicts = await okafor.push(
      add(AMARA, "maths.spring", "3S", NOW, { id: a, prev: [b] }),
      add(AMARA, "maths.spring", "3H", NOW, { id: b, prev: [a] }),
      add(AMARA, "maths.spring", "3L", NOW, { prev: [a, b] }),
    );
    expect(said(verdicts)).toEqual(["accepted", "cycle", "accepted"]);
  });

  it("[SY5] pulls a clock from the future back, but not below what it replaces", async () => {
    const okafor = school().device(STAFF.oakTeacher);
    const ahead = add(AMARA, "maths.spring", "3S", NOW + 400 * DAY);
    const after = add(AMARA, "maths.spring", "3H", NOW + 300 * DAY, { prev: [ahead.id] });
    const bit = add(AMARA, "reading.spring", "3S", NOW + MAX_AHEAD_MS);
    const verdicts = await okafor.push(ahead, after, bit);
    const [h1 = "", h2 = "", h3 = ""] = verdicts.map((one) => ("h" in one ? one.h : ""));
    expect(clockMs(h1)).toBe(NOW);
    expect(h2 > h1).toBe(true);
    expect(clockMs(h2)).toBe(NOW);
    expect(h3).toBe(bit.h);
    const entries = okafor.row("attainment", AMARA)?.c?.["maths.spring"];
    expect(entries?.map(({ v, h }) => [v, h])).toEqual([
      ["3S", h1],
      ["3H", h2],
    ]);
    const log = await school().store.read(school().id).taken([ahead.id]);
    expect(log[0]).toMatchObject({ h: h1, change: { h: ahead.h } });
  });

  it("[SY5] keeps a clamped field above the one it replaces", async () => {
    const admin = school().administrator;
    await admin.push(set("class", CLASSES.oak, { name: "Elm" }, NOW + MAX_AHEAD_MS));
    await admin.push(set("class", CLASSES.oak, { name: "Ivy" }, NOW + DAY));
    expect(admin.row("class", CLASSES.oak)?.f.name).toBe("Ivy");
  });

  it("[SY6] takes work from before a grant ended for sixty days, and no work from after", async () => {
    const okafor = school().device(STAFF.oakTeacher);
    const ends = set("staff-class", `${STAFF.oakTeacher}:${CLASSES.oak}`, { as: null }, NOW);
    await school().administrator.push(ends);
    school().nowMs = NOW + DAY;
    const before = () => add(AMARA, "maths.spring", "3S", NOW - MINUTE);
    expect(said(await okafor.push(before(), add(AMARA, "maths.spring", "3H", NOW + 1)))).toEqual([
      "accepted",
      "not-seen",
    ]);
    expect(okafor.row("attainment", AMARA)).toBeUndefined();
    school().nowMs = NOW + 59 * DAY;
    expect(said(await okafor.push(before()))).toEqual(["accepted"]);
    school().nowMs = NOW + 61 * DAY;
    expect(said(await okafor.push(before()))).toEqual(["not-seen"]);
  });

  it("[SY6] takes what somebody did before leaving, and gives nothing back", async () => {
    const okafor = school().device(STAFF.oakTeacher);
    await okafor.pull();
    await school().administrator.push(set("staff", STAFF.oakTeacher, { left: "2026-11-22" }, NOW));
    school().nowMs = NOW + 3 * DAY;
    const late = await okafor.ask({
      changes: [
        add(AMARA, "maths.spring", "3S", NOW),
        add(AMARA, "maths.spring", "3H", NOW + 2 * DAY),
      ],
    });
    expect(said(late.verdicts)).toEqual(["accepted", "not-on-staff"]);
    expect(late).toMatchObject({ rows: [], scopes: [], more: false });
    expect(await okafor.refusal()).toMatchObject({ refused: "not-on-staff" });
    school().nowMs = NOW + 90 * DAY;
    const tooLate = { changes: [add(AMARA, "maths.spring", "3S", NOW)] };
    expect(await okafor.refusal(tooLate)).toMatchObject({ refused: "not-on-staff" });
  });

  it("[SY6] takes nothing late that decides who may see and do what", async () => {
    const { administrator, head, oakTeacher } = STAFF;
    const abbot = school().administrator;
    await abbot.push(set("staff", oakTeacher, { role: "administrator" }, NOW));
    const okafor = school().device(oakTeacher);
    await okafor.push(set("staff", administrator, { role: "teacher" }, NOW + 1));
    school().nowMs = NOW + DAY;
    // Whoever was an administrator once could say any day after that it had been before.
    const before = NOW - MINUTE;
    const late = [
      set("staff", STAFF.ashTeacher, { role: "administrator" }, before),
      set("staff", oakTeacher, { left: "2026-11-21" }, before),
      set("membership", FREYA, { class: CLASSES.oak }, before),
      set("staff-class", `${head}:${CLASSES.oak}`, { as: "teacher" }, before),
      set("pupil", PUPILS.freya, { known: "Frey" }, before),
    ];
    expect(said(await abbot.push(...late))).toEqual([
      ...Array.from({ length: 4 }, () => "not-yours"),
      "accepted",
    ]);
  });

  it("judges a moderation by the roster as the same request left it", async () => {
    const admin = school().administrator;
    const mine = `${STAFF.administrator}:${CLASSES.oak}`;
    const verdicts = await admin.push(
      set("staff-class", mine, { as: "teacher" }, NOW),
      set("membership", "p-new:2026", { class: CLASSES.oak, yearGroup: 4 }, NOW),
      add("p-new:2026", "maths.spring", "3S", NOW),
      set("staff-class", mine, { as: "assistant" }, NOW + 1),
      set(
        "moderation",
        `p-new:2026:${ownId(STAFF.administrator, "00000000000a")}`,
        { subject: "maths", outcome: "agreed" },
        NOW,
      ),
      set("staff-class", mine, { as: "teacher" }, NOW + 2),
      set(
        "moderation",
        `p-new:2026:${ownId(STAFF.administrator, "00000000000b")}`,
        { subject: "maths", outcome: "agreed" },
        NOW,
      ),
    );
    const taken = "accepted";
    expect(said(verdicts)).toEqual([taken, taken, taken, taken, "not-yours", taken, taken]);
  });

  it("judges by the roster as the same request left it", async () => {
    const admin = school().administrator;
    const verdicts = await admin.push(
      add(AMARA, "maths.spring", "3S", NOW),
      set("staff-class", `${STAFF.administrator}:${CLASSES.oak}`, { as: "teacher" }, NOW),
      add(AMARA, "maths.spring", "3S", NOW),
    );
    expect(said(verdicts)).toEqual(["not-yours", "accepted", "accepted"]);
  });

  it("[SY3] keeps what a newer app knows and this server does not, and takes the rest", async () => {
    const okafor = school().device(STAFF.oakTeacher);
    const reply = await okafor.ask({
      sv: 99,
      changes: [
        set("voice", PUPILS.amara, { said: "I like maths" }, NOW, { sv: 99 }),
        add(AMARA, "maths.spring", "3S", NOW, { sv: 99 }),
      ],
    });
    expect(said(reply.verdicts)).toEqual(["unknown-table", "accepted"]);
  });
});

onBothEngines("the answer", (school) => {
  it("is a refusal in words for another person, an unknown one and an old protocol", async () => {
    const okafor = school().device(STAFF.oakTeacher);
    const asOkafor = okafor.request({ changes: [add(AMARA, "maths.spring", "3S", NOW)] });
    const answers = [
      await school().answer(asOkafor, STAFF.head),
      await school().device("u-stranger").refusal(),
      await school().device(STAFF.leftTeacher).refusal(),
      await okafor.refusal({ p: 0 }),
      await okafor.refusal({ p: 2 }),
    ];
    expect(answers.map((answer) => ("refused" in answer ? answer.refused : "reply"))).toEqual([
      "wrong-person",
      "not-on-staff",
      "not-on-staff",
      "bad-request",
      "too-new",
    ]);
    for (const answer of answers) expect("say" in answer && answer.say).toMatch(/kept/);
    expect(
      await school()
        .store.read(school().id)
        .rows([{ t: "attainment", k: AMARA }]),
    ).not.toEqual(
      expect.arrayContaining([
        expect.objectContaining({ c: { "maths.spring": expect.anything() } }),
      ]),
    );
  });

  it("[SY3] lets an app that is too new push all the same", async () => {
    const okafor = school().device(STAFF.oakTeacher);
    const changes = [add(AMARA, "maths.spring", "3S", NOW)];
    const reply = await okafor.ask({ p: 2, changes });
    expect(said(reply.verdicts)).toEqual(["accepted"]);
    expect(reply.rows).toEqual([]);
  });

  it("lets a device that was taken away push what it has, and gives it nothing", async () => {
    const okafor = school().device(STAFF.oakTeacher);
    await okafor.pull();
    const { store, id } = school();
    const device = await store.read(id).device(STAFF.oakTeacher, okafor.id);
    await store.putDevice(id, { ...device!, revoked: true });
    expect(await okafor.refusal()).toMatchObject({ refused: "device-revoked" });
    const reply = await okafor.ask({ changes: [add(AMARA, "maths.spring", "3S", NOW)] });
    expect(said(reply.verdicts)).toEqual(["accepted"]);
    expect(reply).toMatchObject({ rows: [], scopes: [] });
    expect(await okafor.refusal()).toMatchObject({ refused: "device-revoked" });
  });

  it("[SY9] tells a device whether it holds the same rows", async () => {
    const okafor = school().device(STAFF.oakTeacher);
    await okafor.pull();
    expect((await okafor.ask({ digest: okafor.digest() })).digest).toBe("same");
    const row = okafor.row("attainment", AMARA)!;
    okafor.rows.set(`attainment ${AMARA}`, { ...row, c: {} });
    expect((await okafor.ask({ digest: okafor.digest() })).digest).toBe("different");
    await school()
      .device(STAFF.head)
      .push(add(AMARA, "maths.spring", "3S", NOW));
    expect((await okafor.ask({ digest: okafor.digest() })).digest).toBeUndefined();
    expect((await okafor.ask({ digest: okafor.digest() })).digest).toBe("same");
  });

  it("[SY12] says which changes another person's device has stored", async () => {
    const okafor = school().device(STAFF.oakTeacher);
    const [verdict] = await okafor.push(add(AMARA, "maths.spring", "3S", NOW));
    const s = verdict && "seq" in verdict ? verdict.seq : 0;
    const watch = [{ s, scope: `p:${PUPILS.amara}` }];
    const seen = async () => (await okafor.ask({ watch })).seen;
    expect(await seen()).toEqual([]);
    await school().device(STAFF.oakTeacher).pull();
    const lind = school().device(STAFF.ashTeacher);
    await lind.pull();
    await lind.pull();
    // Another device of the same person, or of somebody who does not see this child.
    expect(await seen()).toEqual([]);
    const head = school().device(STAFF.head);
    await head.pull();
    expect(await seen()).toEqual([]);
    await head.pull();
    expect(await seen()).toEqual([s]);
  });

  it("[SY18] notices that it has gone back in time, and tells every device", async () => {
    const okafor = school().device(STAFF.oakTeacher);
    const lind = school().device(STAFF.ashTeacher);
    await okafor.pull();
    await lind.pull();
    const ahead = { ...okafor.cursor, s: okafor.cursor.s + 10 };
    const first = await okafor.refusal({ cursor: ahead });
    expect(first).toMatchObject({ refused: "new-epoch" });
    expect(first.epoch).not.toBe(okafor.epoch);
    const second = await lind.refusal({ changes: [add(FREYA, "maths.spring", "2S", NOW)] });
    expect(second).toMatchObject({ refused: "new-epoch", epoch: first.epoch });
    const fresh = school().device(STAFF.oakTeacher);
    await fresh.pull();
    expect(fresh.epoch).toBe(first.epoch);
    expect(await fresh.refusal({ epoch: "" })).toMatchObject({ refused: "new-epoch" });
  });

  it("[SY18] takes no word about that from somebody who has left", async () => {
    const okafor = school().device(STAFF.oakTeacher);
    await okafor.pull();
    await school().administrator.push(set("staff", STAFF.oakTeacher, { left: "2026-11-21" }, NOW));
    const { epoch } = okafor;
    const cursor = { ...okafor.cursor, s: okafor.cursor.s + 10 };
    await okafor.ask({ cursor, changes: [add(AMARA, "maths.spring", "3S", NOW - DAY)] });
    expect((await school().store.school(school().id))?.epoch).toBe(epoch);
  });

  it("pushes without pulling when no rows are wanted", async () => {
    const okafor = school().device(STAFF.oakTeacher);
    const changes = [add(AMARA, "maths.spring", "3S", NOW)];
    const reply = await okafor.ask({ limit: 0, changes });
    expect(reply).toMatchObject({ rows: [], more: true, cursor: { s: 0 } });
    expect(reply.scopes).toBeUndefined();
  });

  it("[MR3] keeps what a device still held as a number, and forgets it once no round is near", async () => {
    const { store, id } = school();
    const head = school().device(STAFF.head);
    const round = { name: "Autumn", year: 2026, point: "autumn", subjects: ["maths"], minutes: 45 };
    const [from, to] = [schoolDay(NOW), schoolDay(NOW + 2 * DAY)];
    const fields = { ...round, from, to, removed: false };
    await head.push(set("meeting-round", ownId(STAFF.head, "aaaaaaaaaaaa"), fields, NOW));
    const okafor = school().device(STAFF.oakTeacher);
    const held = async () => (await store.read(id).device(STAFF.oakTeacher, okafor.id))?.holds;
    await okafor.ask();
    expect(await held()).toBeUndefined();
    await okafor.ask({ holds: 6 });
    expect(await held()).toBe(6);
    // Within the minute in which a device that says nothing new is not written down again.
    await okafor.ask({ holds: 0 });
    expect(await held()).toBe(0);
    await okafor.ask({ holds: 4 });
    const today = () => schoolDay(school().nowMs);
    school().nowMs += DAY;
    await head.ask();
    expect(await held()).toBe(4);
    expect(await whoWasHeard(store.read(id), today())).toContainEqual({
      user: STAFF.oakTeacher,
      on: from,
      holding: 4,
    });
    school().nowMs += 2 * DAY;
    expect(await whoWasHeard(store.read(id), today())).toEqual([]);
    await head.ask();
    expect(await held()).toBeUndefined();
  });
});
