import { beforeEach, describe, expect, it } from "vitest";
import { currentEntry, type Row } from "../../src/domain/change.ts";
import { clockAt } from "../../src/domain/clock.ts";
import { SCHEMA_VERSION } from "../../src/domain/schema.ts";
import { newEpoch } from "../../src/server/answer-sync.ts";
import { acceptAttention, listAttention as listWaiting } from "../../src/server/attention.ts";
import { writeAsSchool } from "../../src/server/write-as-school.ts";
import { Cache, cacheName } from "../../src/storage/cache.ts";
import type { Device } from "../../src/storage/open-device.ts";
import { receive } from "../../src/storage/receive.ts";
import { listAttention, savingOf } from "../../src/storage/saving.ts";
import { viewOf } from "../../src/storage/view.ts";
import { type Answer, catchUp, exchange, type Send } from "../../src/sync/exchange.ts";
import { CONTENT_TYPE, type SyncReply, type SyncRequest } from "../../src/sync/protocol.ts";
import {
  judged,
  levelDevice,
  make,
  noNetwork,
  Profile,
  SCHOOL,
  SchoolByWire,
} from "../support/school-by-wire.ts";
import { CLASSES, NOW, PUPILS, STAFF } from "../support/small-school.ts";

const { oakTeacher, head, governor } = STAFF;

let school: SchoolByWire;
let laptop: Profile;
let device: Device;

beforeEach(async () => {
  school = await SchoolByWire.open();
  laptop = new Profile("laptop");
  device = await levelDevice(school, laptop, oakTeacher);
});

async function shown(on: Device, pupil: string, cell: string): Promise<string | null | undefined> {
  const row = await viewOf(on).row("attainment", `${pupil}:2026`);
  return currentEntry(row?.c?.[cell])?.v;
}

async function held(on: Device): Promise<Row[]> {
  return on.codec.open((await on.cache.rows.toArray()).map(({ body }) => body));
}

/** Everything a device holds, as plain data. */
async function everything(on: Device): Promise<unknown> {
  return Promise.all(
    [on.cache.rows, on.cache.raw, on.cache.meta].map(
      (table) => table.toArray() as Promise<unknown>,
    ),
  );
}

/** Alters what the school says, on its way to the device. */
function altered(send: Send, alter: (reply: SyncReply, request: SyncRequest) => object): Send {
  return async (body) => {
    const answer = await send(body);
    const reply = JSON.parse(answer.body) as SyncReply;
    return { ...answer, body: JSON.stringify(alter(reply, JSON.parse(body) as SyncRequest)) };
  };
}

describe("an exchange", () => {
  it("brings a new device everything its person may see, and nothing else [I7]", async () => {
    const scopes = new Set((await held(device)).map(({ scope }) => scope));
    const oak = [PUPILS.amara, PUPILS.bo, PUPILS.zoeB, PUPILS.zoeK, PUPILS.ewan];
    expect(scopes).toEqual(new Set(["s", ...oak.map((pupil) => `p:${pupil}`)]));
    const names = (await viewOf(device).found("membership", CLASSES.oak)).map(({ k }) => k);
    expect(names).toEqual(oak.map((pupil) => `${pupil}:2026`).sort());
    const governors = await levelDevice(school, new Profile("home"), governor);
    expect((await held(governors)).every(({ scope }) => scope === "s")).toBe(true);
  });

  it("carries an edit to the school and to another person's device", async () => {
    await make(device, await judged(device, PUPILS.bo, "maths.autumn", "2H"));
    await catchUp(device, school.as(oakTeacher));
    const tablet = await levelDevice(school, new Profile("tablet"), head);
    expect(await shown(tablet, PUPILS.bo, "maths.autumn")).toBe("2H");
    expect(await device.outbox.changes.count()).toBe(0);
  });

  it("keeps both judgements when two people judged the same child apart", async () => {
    const tablet = await levelDevice(school, new Profile("tablet"), head);
    await make(device, await judged(device, PUPILS.bo, "maths.autumn", "2H"));
    await make(tablet, await judged(tablet, PUPILS.bo, "maths.autumn", "3L"));
    await catchUp(tablet, school.as(head));
    await catchUp(device, school.as(oakTeacher));
    await catchUp(tablet, school.as(head));
    const cells = await Promise.all(
      [device, tablet].map((on) => viewOf(on).row("attainment", `${PUPILS.bo}:2026`)),
    );
    expect(cells[0]?.c).toEqual(cells[1]?.c);
    expect(cells[0]?.c?.["maths.autumn"]?.map(({ v }) => v).sort()).toEqual(["2H", "3L"]);
  });

  it("[SY32] sends the same change again when the answer was lost, and it counts once [I5]", async () => {
    await make(device, await judged(device, PUPILS.bo, "maths.autumn", "2H"));
    const lost: Send = async (body) => {
      await school.as(oakTeacher)(body);
      throw new TypeError("connection reset");
    };
    expect(await exchange(device, lost)).toEqual({ is: "no-answer" });
    expect(await device.outbox.changes.count()).toBe(1);
    await catchUp(device, school.as(oakTeacher));
    expect(await device.outbox.changes.count()).toBe(0);
    const row = await viewOf(device).row("attainment", `${PUPILS.bo}:2026`);
    expect(row?.c?.["maths.autumn"]).toHaveLength(1);
  });

  it.each<[string, Partial<Answer>]>([
    ["a captive portal's page", { type: "text/html", body: "<h1>Welcome to the library</h1>" }],
    ["a page with the right name", { body: "<h1>Sign in to the wireless</h1>" }],
    ["a server that failed", { status: 500 }],
    ["a route that has gone", { status: 404 }],
    ["another protocol", { body: '{"p":2,"epoch":"x","head":0}' }],
    ["half an answer", { body: '{"p":1,"epoch":"x","verdicts":[{"id":"' }],
    ["an answer of the wrong shape", { body: '{"p":1,"epoch":"x","verdicts":"all"}' }],
  ])("[SY33] takes %s for no answer, and changes nothing", async (_, wrong) => {
    await make(device, await judged(device, PUPILS.bo, "maths.autumn", "2H"));
    const before = await everything(device);
    const outcome = await exchange(device, async (body) => ({
      ...(await school.as(oakTeacher)(body)),
      ...wrong,
    }));
    expect(outcome).toEqual({ is: "no-answer" });
    expect(await everything(device)).toEqual(before);
    expect(await device.outbox.changes.count()).toBe(1);
  });

  it("[MR3] sends at most 500 changes at a time, oldest first, and says how many it still holds", async () => {
    const edit = await judged(device, PUPILS.bo, "maths.autumn", "2H");
    await make(device, ...Array.from({ length: 501 }, () => edit));
    school.arrived.length = 0;
    await catchUp(device, school.as(oakTeacher));
    const requests = school.arrived.map((body) => JSON.parse(body) as SyncRequest);
    expect(requests.map(({ holds }) => holds)).toEqual([1, 0]);
    const sent = requests.map(({ changes }) => changes);
    expect(sent.map(({ length }) => length)).toEqual([500, 1]);
    const stamps = sent.flat().map(({ h }) => h);
    expect(stamps).toEqual([...stamps].sort());
    expect(await device.outbox.changes.count()).toBe(0);
  });

  it("fetches in pages and goes on where it was interrupted", async () => {
    const fresh = await new Profile("tablet").open(head);
    let trips = 0;
    await catchUp(fresh, school.as(head), () => ++trips < 3, { limit: 7 });
    expect((await held(fresh)).length).toBe(21);
    expect(await savingOf(fresh)).toHaveProperty("firstDownload");
    await catchUp(fresh, school.as(head), () => true, { limit: 7 });
    const whole = await levelDevice(school, new Profile("desk"), head);
    expect(await held(fresh)).toEqual(await held(whole));
    expect(await savingOf(fresh)).not.toHaveProperty("firstDownload");
  });
});

describe("verdicts", () => {
  it("[SY34] an acknowledged edit stays in view until the school's rows have it [I10]", async () => {
    await make(device, await judged(device, PUPILS.bo, "maths.autumn", "2H"));
    // The verdict comes, the rows do not: the answer stands at the old cursor.
    const rowless = altered(school.as(oakTeacher), (reply, { cursor }) => ({
      ...reply,
      rows: [],
      cursor,
      more: true,
    }));
    await exchange(device, rowless);
    expect(await device.outbox.changes.count()).toBe(0);
    expect(await shown(device, PUPILS.bo, "maths.autumn")).toBe("2H");
    await catchUp(device, school.as(oakTeacher));
    expect(await shown(device, PUPILS.bo, "maths.autumn")).toBe("2H");
    expect(
      await device.outbox.journal.where("[overlaid+t]").equals([1, "attainment"]).count(),
    ).toBe(0);
  });

  it("[SY34] an edit is shown with the clock the school gave it [I9]", async () => {
    laptop.nowMs = NOW + 40 * 86_400_000;
    await make(device, await judged(device, PUPILS.bo, "maths.autumn", "2H"));
    await exchange(
      device,
      altered(school.as(oakTeacher), (reply, { cursor }) => ({ ...reply, rows: [], cursor })),
    );
    const row = await viewOf(device).row("attainment", `${PUPILS.bo}:2026`);
    const [entry] = row?.c?.["maths.autumn"] ?? [];
    expect(entry!.h <= clockAt(NOW + 5 * 60_000)).toBe(true);
  });

  it("[SY35] what was put aside leaves the view and waits for its author, with the reason", async () => {
    await writeAsSchool(
      school.store,
      SCHOOL,
      STAFF.administrator,
      [{ t: "point", k: "2026:autumn", set: { lockedAt: NOW - 1000 } }],
      NOW,
    );
    const locked = await judged(device, PUPILS.bo, "maths.autumn", "2H");
    const fine = await judged(device, PUPILS.bo, "maths.target", "3S");
    await make(device, locked, fine);
    await catchUp(device, school.as(oakTeacher));
    expect(await shown(device, PUPILS.bo, "maths.autumn")).toBeUndefined();
    // The one that could not be taken did not hold up the other. [I12]
    expect(await shown(device, PUPILS.bo, "maths.target")).toBe("3S");
    const [waiting, ...others] = await listAttention(device);
    expect(others).toEqual([]);
    expect(waiting).toMatchObject({ why: "locked", change: { k: `${PUPILS.bo}:2026` } });
    expect(waiting?.say).toMatch(/closed/);
    expect(await savingOf(device)).toMatchObject({ onDevice: 0, attention: 1, sent: 1 });
  });

  it("[SY35] what comes back accepted after all needs no attention any more", async () => {
    await make(device, await judged(device, PUPILS.bo, "maths.autumn", "2H"));
    const send = school.as(oakTeacher);
    await exchange(
      device,
      altered(send, (reply) => ({
        ...reply,
        rows: [],
        more: true,
        cursor: { s: reply.head - 1, t: "~", k: "" },
        verdicts: reply.verdicts.map(({ id }) => ({
          id,
          is: "quarantined",
          why: "locked",
          say: "Closed.",
        })),
      })),
    );
    expect((await savingOf(device)).attention).toBe(1);
    await catchUp(device, send);
    expect((await savingOf(device)).attention).toBe(0);
    expect(await shown(device, PUPILS.bo, "maths.autumn")).toBe("2H");
  });

  it("[SY35] what was accepted after all shows at once, though the page that said so came too late to be stored", async () => {
    const otherTab = await laptop.open(oakTeacher);
    const send = school.as(oakTeacher);
    // Asked before the change was even made, and carried to the school after it was accepted.
    let carry: () => void = () => undefined;
    const accepted = new Promise<void>((resolve) => (carry = resolve));
    let ask: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (ask = resolve));
    const late = exchange(otherTab, async (body) => {
      ask();
      await accepted;
      return send(body);
    });
    await asked;
    await writeAsSchool(
      school.store,
      SCHOOL,
      STAFF.administrator,
      [{ t: "point", k: "2026:autumn", set: { lockedAt: NOW - 1000 } }],
      NOW,
    );
    await make(device, await judged(device, PUPILS.bo, "maths.autumn", "2H"));
    await catchUp(device, send);
    expect(await shown(device, PUPILS.bo, "maths.autumn")).toBeUndefined();
    const [waiting] = await listWaiting(school.store, SCHOOL);
    const deps = { store: school.store, now: () => NOW };
    const by = { school: SCHOOL, resolver: STAFF.administrator, ref: waiting!.ref };
    expect(await acceptAttention(deps, by)).toEqual({ done: true });
    carry();
    await late;
    // Neither in limbo nor twice: it waits no more, and it is in the view.
    expect((await savingOf(device)).attention).toBe(0);
    expect(await shown(device, PUPILS.bo, "maths.autumn")).toBe("2H");
    expect(await shown(otherTab, PUPILS.bo, "maths.autumn")).toBe("2H");
    await catchUp(device, send);
    expect(
      await device.outbox.journal.where("[overlaid+t]").equals([1, "attainment"]).count(),
    ).toBe(0);
    expect(await shown(device, PUPILS.bo, "maths.autumn")).toBe("2H");
  });

  it("[SY39] one change that cannot be read does not hold up the others [I12]", async () => {
    await make(device, await judged(device, PUPILS.bo, "maths.autumn", "2H"));
    await make(device, await judged(device, PUPILS.bo, "reading.autumn", "2S"));
    const [first] = await device.outbox.changes.orderBy("h").toArray();
    const broken = { ...first!.body.plain, h: "yesterday" };
    await device.outbox.changes.update(first!.id, { body: { plain: broken } });
    await catchUp(device, school.as(oakTeacher));
    expect(await savingOf(device)).toMatchObject({ onDevice: 0, attention: 1, sent: 1 });
  });

  it("a change without a verdict stays unsent", async () => {
    await make(device, await judged(device, PUPILS.bo, "maths.autumn", "2H"));
    await exchange(device, (body) =>
      school.as(oakTeacher)(JSON.stringify({ ...(JSON.parse(body) as SyncRequest), changes: [] })),
    );
    expect(await device.outbox.changes.count()).toBe(1);
  });
});

describe("the school's word", () => {
  it("[SY36] rows, cursor and scopes change together or not at all [I13]", async () => {
    const tablet = await new Profile("tablet").open(head);
    let left = 20;
    tablet.cache.rows.hook("creating", () => {
      if (left-- === 0) throw new Error("the tab was killed");
    });
    await expect(catchUp(tablet, school.as(head))).rejects.toThrow("killed");
    expect(await held(tablet)).toEqual([]);
    expect(await tablet.cache.metaValues(["cursor", "scopesHash", "epoch"])).toEqual({
      cursor: { s: 0, t: "", k: "" },
      scopesHash: "",
      epoch: "",
    });
    await catchUp(tablet, school.as(head));
    expect(await held(tablet)).toEqual(
      await held(await levelDevice(school, new Profile("b"), head)),
    );
  });

  it("[SY36] of two tabs that asked at once, the second page alters nothing", async () => {
    const fresh = new Profile("tablet");
    const tabs = [await fresh.open(head), await fresh.open(head)];
    const late: Answer[] = [];
    const send = school.as(head);
    // The second tab's answer was made before the first went on, and arrives long after.
    late.push(await send(await bodyOf(tabs[1]!)));
    await make(device, await judged(device, PUPILS.bo, "maths.autumn", "2H"));
    await catchUp(device, school.as(oakTeacher));
    await catchUp(tabs[0]!, send);
    const before = await everything(tabs[0]!);
    const reply = JSON.parse(late[0]!.body) as SyncReply;
    const asked = { epoch: "", cursor: { s: 0, t: "", k: "" }, scopesHash: "" };
    expect(await receive(tabs[1]!, asked, pageWithoutScopes(reply))).toBe(false);
    expect(await everything(tabs[0]!)).toEqual(before);
    expect(await shown(tabs[1]!, PUPILS.bo, "maths.autumn")).toBe("2H");
  });

  it("[SY37] a row is replaced whole, so what was erased does not come back", async () => {
    const before = (await held(device)).find(
      ({ k, t }) => t === "attainment" && k === `${PUPILS.amara}:2026`,
    );
    const asked = await device.cache.metaValues(["epoch", "cursor", "scopesHash"]);
    const erased: Row = {
      t: "attainment",
      k: `${PUPILS.amara}:2026`,
      scope: `p:${PUPILS.amara}`,
      seq: before!.seq + 50,
      f: {},
      h: {},
      gone: true,
    };
    await receive(device, asked, {
      epoch: asked.epoch,
      head: 99,
      now: NOW,
      rows: [erased],
      cursor: asked.cursor,
      more: false,
    });
    expect(await viewOf(device).row("attainment", `${PUPILS.amara}:2026`)).toBeUndefined();
    expect((await held(device)).find(({ k, t }) => t === "attainment" && k === erased.k)).toEqual(
      erased,
    );
  });

  it("[SY37] a row never goes back to an earlier number [I11]", async () => {
    const asked = await device.cache.metaValues(["epoch", "cursor", "scopesHash"]);
    const [row] = (await held(device)).filter(({ t }) => t === "pupil");
    const older = { ...row!, seq: row!.seq - 1, f: { ...row!.f, given: "Earlier" } };
    await receive(device, asked, {
      epoch: asked.epoch,
      head: 99,
      now: NOW,
      rows: [older],
      cursor: asked.cursor,
      more: false,
    });
    expect((await held(device)).find(({ k, t }) => t === "pupil" && k === row!.k)).toEqual(row);
  });

  it("[SY38] rows of a lost scope are forgotten, unsent work is not, and both return [I7] [I8]", async () => {
    await make(device, await judged(device, PUPILS.bo, "maths.autumn", "2H"));
    await catchUp(device, school.as(oakTeacher));
    await writeAsSchool(
      school.store,
      SCHOOL,
      STAFF.administrator,
      [{ t: "membership", k: `${PUPILS.bo}:2026`, set: { class: CLASSES.ash } }],
      NOW,
    );
    await make(device, await judged(device, PUPILS.bo, "reading.autumn", "2S"));
    const unsent = await exchange(
      device,
      altered(school.as(oakTeacher), (reply) => ({ ...reply, verdicts: [] })),
    );
    expect(unsent.is).toBe("answered");
    expect((await held(device)).some(({ scope }) => scope === `p:${PUPILS.bo}`)).toBe(false);
    expect(await device.outbox.changes.count()).toBe(1);
    await writeAsSchool(
      school.store,
      SCHOOL,
      STAFF.administrator,
      [{ t: "membership", k: `${PUPILS.bo}:2026`, set: { class: CLASSES.oak } }],
      NOW + 1000,
    );
    school.nowMs = NOW + 2000;
    await catchUp(device, school.as(oakTeacher));
    expect(await shown(device, PUPILS.bo, "maths.autumn")).toBe("2H");
    expect(await shown(device, PUPILS.bo, "maths.summer")).toBeUndefined();
  });

  it("[SY42] keeps rows of tables it does not know, and shows them after an update", async () => {
    const asked = await device.cache.metaValues(["epoch", "cursor", "scopesHash"]);
    const row: Row = { t: "lunch", k: "monday", scope: "s", seq: 9, f: { soup: true }, h: {} };
    await receive(device, asked, {
      epoch: asked.epoch,
      head: 9,
      now: NOW,
      rows: [row],
      cursor: asked.cursor,
      more: false,
    });
    expect(await device.cache.raw.count()).toBe(1);
    // As an older app left it: a table this app knows lies among the unknown.
    const known: Row = { ...row, t: "group", k: "g-pp", f: { name: "Pupil premium" } };
    await device.cache.raw.put({
      t: "group",
      k: "g-pp",
      scope: "s",
      seq: 9,
      body: { plain: known },
    });
    await device.cache.putMeta({ sv: SCHEMA_VERSION - 1 });
    device.close();
    device = await laptop.open(oakTeacher);
    expect((await viewOf(device).rows("group")).map(({ k }) => k)).toEqual(["g-pp"]);
    expect((await device.cache.raw.toArray()).map(({ t }) => t)).toEqual(["lunch"]);
  });

  it("[SY42] keeps fields it does not know inside a row it shows", async () => {
    const asked = await device.cache.metaValues(["epoch", "cursor", "scopesHash"]);
    const [row] = (await held(device)).filter(({ t }) => t === "pupil");
    const newer = { ...row!, seq: 99, f: { ...row!.f, allergies: "none" } };
    await receive(device, asked, {
      epoch: asked.epoch,
      head: 99,
      now: NOW,
      rows: [newer],
      cursor: asked.cursor,
      more: false,
    });
    expect((await viewOf(device).row("pupil", row!.k))?.f.allergies).toBe("none");
  });
});

describe("a school's copy that was restored", () => {
  it("[SY40] is offered again what it acknowledged and lost, within 30 days [I16]", async () => {
    const backup = await SchoolByWire.open();
    await make(device, await judged(device, PUPILS.bo, "maths.autumn", "2H"));
    await catchUp(device, school.as(oakTeacher));
    expect(await device.outbox.journal.count()).toBe(1);
    await backup.store.write(SCHOOL, async (writer) => {
      writer.amendSchool({ epoch: newEpoch() });
      await writer.forgetCursors();
    });
    await catchUp(device, backup.as(oakTeacher));
    expect(await shown(device, PUPILS.bo, "maths.autumn")).toBe("2H");
    const tablet = await levelDevice(backup, new Profile("tablet"), head);
    expect(await shown(tablet, PUPILS.bo, "maths.autumn")).toBe("2H");
    expect(await savingOf(device)).toMatchObject({ onDevice: 0, sent: 1 });
  });

  it("[SY40] is offered it also when the cache was wiped meanwhile", async () => {
    const backup = await SchoolByWire.open();
    await make(device, await judged(device, PUPILS.bo, "maths.autumn", "2H"));
    await catchUp(device, school.as(oakTeacher));
    await backup.store.write(SCHOOL, async (writer) => writer.amendSchool({ epoch: newEpoch() }));
    device.close();
    const { indexedDB } = laptop;
    await new Cache(cacheName(SCHOOL, oakTeacher), { indexedDB }).delete();
    device = await laptop.open(oakTeacher);
    await catchUp(device, backup.as(oakTeacher));
    expect(await shown(device, PUPILS.bo, "maths.autumn")).toBe("2H");
    expect(await device.outbox.changes.count()).toBe(0);
  });

  it("keeps the journal 30 days by the school's clock", async () => {
    await make(device, await judged(device, PUPILS.bo, "maths.autumn", "2H"));
    await catchUp(device, school.as(oakTeacher));
    laptop.nowMs = NOW + 400 * 86_400_000;
    await catchUp(device, school.as(oakTeacher));
    expect(await device.outbox.journal.count()).toBe(1);
    school.nowMs = NOW + 31 * 86_400_000;
    await catchUp(device, school.as(oakTeacher));
    expect(await device.outbox.journal.count()).toBe(0);
  });

  it("an emptied device overwrites nothing: it fetches everything again", async () => {
    const before = await held(device);
    device.close();
    await new Cache(cacheName(SCHOOL, oakTeacher), { indexedDB: laptop.indexedDB }).delete();
    device = await laptop.open(oakTeacher);
    await catchUp(device, school.as(oakTeacher));
    expect(await held(device)).toEqual(before);
  });
});

describe("a school that will not talk to this device", () => {
  it("[SY41] another person's session: nothing is sent in their name, nothing is lost [I17]", async () => {
    await make(device, await judged(device, PUPILS.bo, "maths.autumn", "2H"));
    const outcome = await catchUp(device, school.as(head));
    expect(outcome).toMatchObject({ is: "paused", why: "wrong-person" });
    expect(await savingOf(device)).toMatchObject({
      onDevice: 1,
      paused: { why: "wrong-person" },
    });
    const tablet = await levelDevice(school, new Profile("tablet"), head);
    expect(await shown(tablet, PUPILS.bo, "maths.autumn")).toBeUndefined();
    await catchUp(device, school.as(oakTeacher));
    const after = await savingOf(device);
    expect(after).toMatchObject({ onDevice: 0, sent: 1 });
    expect(after).not.toHaveProperty("paused");
  });

  it("[SY41] a session that has ended never stops editing", async () => {
    await catchUp(device, signedOut);
    await make(device, await judged(device, PUPILS.bo, "maths.autumn", "2H"));
    expect(await shown(device, PUPILS.bo, "maths.autumn")).toBe("2H");
    expect(await catchUp(device, signedOut)).toMatchObject({ is: "paused", why: "signed-out" });
  });
});

describe("somebody who is not of the school any more", () => {
  it.each(["not-on-staff", "device-revoked"])(
    "[SY38] %s: keeps no child's record, and all that was unsent",
    async (refused) => {
      await make(device, await judged(device, PUPILS.bo, "maths.autumn", "2H"));
      const outcome = await exchange(device, async () => ({
        status: 200,
        type: CONTENT_TYPE,
        body: JSON.stringify({ p: 1, refused, say: "You are not on the staff.", now: NOW }),
      }));
      expect(outcome).toMatchObject({ is: "paused", why: refused });
      expect(await device.cache.rows.count()).toBe(0);
      expect(await savingOf(device)).toMatchObject({ onDevice: 1, paused: { why: refused } });
      // Taken back, everything is there again, and what waited goes up.
      await catchUp(device, school.as(oakTeacher));
      expect(await shown(device, PUPILS.bo, "maths.autumn")).toBe("2H");
      expect((await savingOf(device)).onDevice).toBe(0);
    },
  );
});

describe("the digest", () => {
  it("[SY43] says that device and school are level, and alters nothing [I18]", async () => {
    const before = await held(device);
    await exchange(device, school.as(oakTeacher), { compare: true });
    expect(await held(device)).toEqual(before);
    expect(await device.cache.metaValue("compared")).toBe(NOW);
  });

  it("[SY43] finds one damaged row and heals it, without touching unsent work [I18]", async () => {
    const before = await held(device);
    const [victim] = await device.cache.rows
      .where("[t+k]")
      .between(["pupil", ""], ["pupil", "\uffff"])
      .toArray();
    const body = { plain: { ...victim!.body.plain, f: { given: "Damaged" } } };
    await device.cache.rows.update([victim!.t, victim!.k], { body });
    await make(device, await judged(device, PUPILS.bo, "maths.autumn", "2H"));
    await catchUp(device, noNetwork, () => true, { compare: true });
    expect(await held(device)).not.toEqual(before);
    expect(await device.outbox.changes.count()).toBe(1);
    await catchUp(device, school.as(oakTeacher));
    await catchUp(device, school.as(oakTeacher), () => true, { compare: true });
    const fresh = await levelDevice(school, new Profile("desk"), oakTeacher);
    expect(await held(device)).toEqual(await held(fresh));
  });
});

const signedOut: Send = async () => ({
  status: 200,
  type: CONTENT_TYPE,
  body: JSON.stringify({ p: 1, refused: "signed-out", say: "Sign in.", now: NOW }),
});

async function bodyOf(on: Device): Promise<string> {
  let sent = "";
  await exchange(on, async (body) => {
    sent = body;
    throw new Error("kept back");
  });
  return sent;
}

function pageWithoutScopes({ epoch, head: at, now, rows, cursor, more }: SyncReply) {
  return { epoch, head: at, now, rows, cursor, more };
}
