import { expect, it } from "vitest";
import { ownId } from "../../../src/domain/own-id.ts";
import {
  acceptAttention,
  declineAttention,
  listAttention,
  replayUnread,
} from "../../../src/server/attention.ts";
import { erasePupil } from "../../../src/server/erase-pupil.ts";
import { CLASSES, NOW, PUPILS, STAFF } from "../../support/small-school.ts";
import { onBothEngines } from "./on-both-engines.ts";
import { add, changeId, type ServerSchool, set } from "./server-school.ts";

const AMARA = `${PUPILS.amara}:2026`;
const FREYA = `${PUPILS.freya}:2026`;
const MINUTE = 60_000;

async function only(school: ServerSchool) {
  const waiting = await listAttention(school.store, school.id);
  expect(waiting).toHaveLength(1);
  return waiting[0]!;
}

function by(school: ServerSchool, resolver: string, ref: string) {
  return { school: school.id, resolver, ref };
}

onBothEngines("what waits for an administrator", (school) => {
  it("is listed with who made it, why it waits and what it says", async () => {
    const change = add(FREYA, "maths.spring", "2S", NOW);
    await school().device(STAFF.oakTeacher).push(change);
    expect(await only(school())).toEqual({
      ref: expect.stringContaining(change.id) as string,
      author: STAFF.oakTeacher,
      at: NOW,
      code: "not-seen",
      say: expect.stringContaining("Ask a senior leader") as string,
      change,
    });
  });

  it("[SY13] joins the record when accepted, in its author's name and at its own time", async () => {
    const okafor = school().device(STAFF.oakTeacher);
    const change = add(FREYA, "maths.spring", "2S", NOW - MINUTE);
    await okafor.push(change);
    const { ref } = await only(school());
    const { deps } = school();
    const accept = () => acceptAttention(deps, by(school(), STAFF.administrator, ref));
    expect(await accept()).toEqual({ done: true });
    const head = school().device(STAFF.head);
    await head.pull();
    expect(head.row("attainment", FREYA)?.c?.["maths.spring"]).toMatchObject([
      { id: change.id, v: "2S", h: change.h, by: STAFF.oakTeacher, dev: okafor.id, at: NOW },
    ]);
    const [entry] = await school().store.read(school().id).taken([change.id]);
    expect(entry).toMatchObject({ user: STAFF.oakTeacher, via: STAFF.administrator });
    expect(await listAttention(school().store, school().id)).toEqual([]);
    expect(await accept()).toMatchObject({ done: false });
    // The author's device learns of it when it asks again.
    expect((await okafor.push(change))[0]?.is).toBe("duplicate");
  });

  it("[MO3] never lets anybody write over what a colleague saw", async () => {
    const saw = (of: string) => `${PUPILS.amara}:2026:${ownId(of, "00000000000a")}`;
    const okafor = school().device(STAFF.oakTeacher);
    const over = { subject: "maths", evidence: "Something else" };
    await okafor.push(set("moderation", saw(STAFF.head), over, NOW));
    const { ref } = await only(school());
    const decision = await acceptAttention(school().deps, by(school(), STAFF.administrator, ref));
    expect(decision).toMatchObject({ done: false });
  });

  it.each([
    ["[TG4] a choice for the target group", "target-group", { spans: [], why: null }],
    ["[PS20] putting a child aside", "set-aside", { aside: false, why: null, on: "2026-11-20" }],
  ] as const)(
    "%s that an app of before undid in the earlier name counts as its author's",
    async (_, t, fields) => {
      const k = `${PUPILS.amara}:2026:maths`;
      const f = { ...fields, by: STAFF.head };
      const okafor = school().device(STAFF.oakTeacher);
      const undone = set(t, k, f, NOW, { sv: 5 });
      expect(await okafor.push(undone)).toMatchObject([{ is: "accepted" }]);
      expect(await okafor.push(undone)).toMatchObject([{ is: "duplicate" }]);
      await okafor.pull();
      expect(okafor.row(t, k)?.f).toMatchObject({ ...fields, by: STAFF.oakTeacher });
      expect(await okafor.push(set(t, k, f, NOW + 1))).toMatchObject([{ why: "not-yours" }]);
      // Without the right to, it waits, and an administrator can let it in.
      const other = set(t, `${PUPILS.freya}:2026:maths`, f, NOW, { sv: 5 });
      expect(await okafor.push(other)).toMatchObject([{ why: "not-seen" }]);
      const list = await listAttention(school().store, school().id);
      const { ref } = list.find(({ code }) => code === "not-seen")!;
      const where = by(school(), STAFF.administrator, ref);
      expect(await acceptAttention(school().deps, where)).toEqual({ done: true });
      const head = school().device(STAFF.head);
      await head.pull();
      expect(head.row(t, other.k)?.f.by).toBe(STAFF.oakTeacher);
      expect(await okafor.push(other)).toMatchObject([{ is: "duplicate" }]);
    },
  );

  it("[SY13] can be a judgement at a point that is closed", async () => {
    await school()
      .device(STAFF.head)
      .push(set("point", "2026:spring", { lockedAt: NOW - MINUTE }, NOW));
    await school()
      .device(STAFF.oakTeacher)
      .push(add(AMARA, "maths.spring", "3S", NOW));
    const { ref, code } = await only(school());
    expect(code).toBe("locked");
    const where = by(school(), STAFF.administrator, ref);
    expect(await acceptAttention(school().deps, where)).toEqual({ done: true });
  });

  it("[SY15] joins the record under an id of its own when its id was taken", async () => {
    const okafor = school().device(STAFF.oakTeacher);
    const first = add(AMARA, "maths.spring", "3S", NOW);
    await okafor.push(first, { ...add(AMARA, "maths.spring", "3H", NOW), id: first.id });
    const { ref } = await only(school());
    await acceptAttention(school().deps, by(school(), STAFF.administrator, ref));
    await okafor.pull();
    const entries = okafor.row("attainment", AMARA)?.c?.["maths.spring"];
    expect(entries?.map(({ v }) => v).sort()).toEqual(["3H", "3S"]);
  });

  it("stays out of the record when declined", async () => {
    await school()
      .device(STAFF.oakTeacher)
      .push(add(FREYA, "maths.spring", "2S", NOW));
    const { ref } = await only(school());
    const { deps, store, id } = school();
    const where = by(school(), STAFF.administrator, ref);
    expect(await declineAttention(deps, where)).toEqual({ done: true });
    expect(await listAttention(store, id)).toEqual([]);
    const declined = await store.read(id).quarantined({ state: "declined" });
    expect(declined).toMatchObject([{ resolver: STAFF.administrator }]);
    expect(await acceptAttention(deps, where)).toMatchObject({ done: false });
    expect(await store.read(id).rows([{ t: "attainment", k: FREYA }])).toEqual([]);
  });

  it("[SY13] is no other person's to decide on", async () => {
    await school()
      .device(STAFF.oakTeacher)
      .push(add(FREYA, "maths.spring", "2S", NOW));
    const { ref } = await only(school());
    for (const resolver of [STAFF.head, STAFF.oakTeacher, "u-stranger"])
      expect(await acceptAttention(school().deps, by(school(), resolver, ref))).toEqual({
        done: false,
        say: "Only an administrator can decide on this.",
      });
    for (const wrong of ["", "x", `${changeId()}.x`, "\0"])
      expect(
        await acceptAttention(school().deps, by(school(), STAFF.administrator, wrong)),
      ).toMatchObject({ done: false });
  });

  it("[SY13] stays out when it cannot be read or does not fit the school", async () => {
    const okafor = school().device(STAFF.oakTeacher);
    await okafor.push(add(AMARA, "maths.spring", "9Z", NOW), set("class", "a", { name: 7 }, NOW));
    for (const { ref } of await listAttention(school().store, school().id))
      expect(
        await acceptAttention(school().deps, by(school(), STAFF.administrator, ref)),
      ).toMatchObject({ done: false, say: expect.any(String) as string });
    expect(await listAttention(school().store, school().id)).toHaveLength(2);
  });

  it("[AC5] needs another administrator where it is about one's own role", async () => {
    const admin = school().administrator;
    await admin.push(set("staff", STAFF.administrator, { role: "senior-leader" }, NOW));
    const { ref } = await only(school());
    const where = by(school(), STAFF.administrator, ref);
    expect(await acceptAttention(school().deps, where)).toMatchObject({ done: false });
  });

  it("[AC5] needs another administrator for one's own role, whoever asked for it", async () => {
    const { administrator, oakTeacher } = STAFF;
    await school()
      .device(oakTeacher)
      .push(set("staff", administrator, { left: "2026-11-21" }, NOW));
    const { ref } = await only(school());
    const where = by(school(), administrator, ref);
    expect(await acceptAttention(school().deps, where)).toMatchObject({ done: false });
  });

  it("[SY13] stays out when it is a kind of change that this server does not know", async () => {
    const { store, id, deps, administrator } = school();
    const strange = { ...set("class", CLASSES.oak, { name: "Elm" }, NOW), op: "undo" as "set" };
    expect(await administrator.push(strange)).toMatchObject([{ why: "unknown-field" }]);
    expect(await replayUnread(deps, id)).toBe(0);
    const { ref } = await only(school());
    const where = by(school(), STAFF.administrator, ref);
    expect(await acceptAttention(deps, where)).toMatchObject({ done: false });
    const [oak] = await store.read(id).rows([{ t: "class", k: CLASSES.oak }]);
    expect(oak?.f.name).toBe("Oak");
  });

  it("is taken by itself once the server can read it, with its author's rights", async () => {
    const { store, id, deps } = school();
    const okafor = school().device(STAFF.oakTeacher);
    const mine = add(AMARA, "maths.spring", "3S", NOW);
    const notMine = add(FREYA, "maths.spring", "3S", NOW);
    await okafor.push(mine, notMine);
    await okafor.push(set("voice", "x", { said: "…" }, NOW));
    // As if both had come to an older server that knew no such table.
    await store.write(id, async (writer) => {
      const [entry] = await writer.quarantined({ state: "waiting" });
      const second = { ...mine, id: changeId() };
      await writer.putQuarantined([
        { ...entry!, code: "unknown-table" },
        { ...entry!, id: second.id, change: second, code: "unknown-field" },
      ]);
    });
    expect(await replayUnread(deps, id)).toBe(1);
    expect(await replayUnread(deps, id)).toBe(0);
    await okafor.pull();
    expect(okafor.row("attainment", AMARA)?.c?.["maths.spring"]).toHaveLength(2);
    expect(await listAttention(store, id)).toHaveLength(2);
  });
});

onBothEngines("erasing a child", (school) => {
  const erase = (by = STAFF.administrator as string, pupil: string = PUPILS.amara) =>
    erasePupil(school().deps, { school: school().id, by, pupil });

  it("[SY14] leaves the keys of their rows and nothing else, anywhere", async () => {
    const { store, id } = school();
    const okafor = school().device(STAFF.oakTeacher);
    const secret = "a word about Amara";
    await okafor.push(
      { ...add(AMARA, "maths.spring", "3S", NOW) },
      add(AMARA, "maths.spring", secret, NOW),
    );
    await okafor.pull();
    expect(await erase()).toEqual({ done: true, rows: 5 });
    const rows = await store.read(id).rowsIn(`p:${PUPILS.amara}`);
    const { head } = (await store.school(id))!;
    for (const row of rows) {
      expect(row).toMatchObject({ f: {}, h: {}, gone: true });
      expect(row.c).toBeUndefined();
      expect(row.seq).toBeLessThanOrEqual(head);
    }
    expect(JSON.stringify(await store.read(id).log(0, 1000))).not.toContain('"3S"');
    expect(JSON.stringify(await listAttention(store, id))).not.toContain(secret);
  });

  it("[SY14] takes the child from every device, and from every list", async () => {
    const okafor = school().device(STAFF.oakTeacher);
    const head = school().device(STAFF.head);
    await okafor.pull();
    await head.pull();
    await erase();
    for (const device of [okafor, head]) {
      await device.pull();
      expect([...device.rows.values()].filter(({ k }) => k.includes(PUPILS.amara))).toEqual([]);
      expect((await device.ask({ digest: device.digest() })).digest).toBe("same");
    }
  });

  it("[SY14] quarantines what still comes for them", async () => {
    const okafor = school().device(STAFF.oakTeacher);
    await erase();
    const verdicts = await okafor.push(
      add(AMARA, "maths.spring", "3S", NOW - MINUTE),
      add(`${PUPILS.amara}:2025`, "maths.spring", "3S", NOW - MINUTE),
    );
    expect(verdicts).toMatchObject([{ why: "erased" }, { why: "erased" }]);
    const admin = school().administrator;
    const [again, elsewhere] = await admin.push(
      set("pupil", PUPILS.amara, { given: "Amara" }, NOW),
      set("membership", `${PUPILS.amara}:2027`, { class: CLASSES.oak, yearGroup: 4 }, NOW),
    );
    expect([again, elsewhere]).toMatchObject([{ why: "erased" }, { why: "erased" }]);
    // There is nothing to decide on, and nothing of what they say is kept.
    const { store, id } = school();
    expect(await listAttention(store, id)).toEqual([]);
    const kept = await store.read(id).quarantined({ state: "declined" });
    expect(kept.map(({ change }) => change)).toEqual([null, null, null, null]);
  });

  it("is an administrator's alone, and for a child that is there", async () => {
    expect(await erase(STAFF.head)).toMatchObject({ done: false });
    expect(await erase(STAFF.administrator, "p-nobody")).toMatchObject({ done: false });
    await erase();
    expect(await erase()).toMatchObject({ done: false });
  });
});
