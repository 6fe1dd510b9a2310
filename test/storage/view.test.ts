import { beforeEach, describe, expect, it } from "vitest";
import type { Row } from "../../src/domain/change.ts";
import { type Codec, plainCodec } from "../../src/storage/codec.ts";
import { commit } from "../../src/storage/commit.ts";
import { observe } from "../../src/storage/live-query.ts";
import type { Device } from "../../src/storage/open-device.ts";
import { viewOf } from "../../src/storage/view.ts";
import { catchUp } from "../../src/sync/exchange.ts";
import {
  judged,
  levelDevice,
  make,
  Profile,
  SchoolByWire,
  standingOn,
} from "../support/school-by-wire.ts";
import { CLASSES, NOW, PUPILS, STAFF } from "../support/small-school.ts";

const { administrator, oakTeacher } = STAFF;
const BO = `${PUPILS.bo}:2026`;

let school: SchoolByWire;
let office: Profile;
let laptop: Profile;
let device: Device;

beforeEach(async () => {
  school = await SchoolByWire.open();
  office = new Profile("office");
  laptop = new Profile("laptop of Oak");
  device = await levelDevice(school, office, administrator);
});

const keysOf = (rows: readonly Row[]) => rows.map(({ k }) => k);

describe("a view", () => {
  it("finds rows by a field and by a part of the key", async () => {
    const view = viewOf(device);
    expect(keysOf(await view.found("membership", CLASSES.ash))).toEqual([
      `${PUPILS.freya}:2026`,
      `${PUPILS.gil}:2026`,
    ]);
    expect(keysOf(await view.found("staff-class", CLASSES.oak))).toEqual([
      `${oakTeacher}:${CLASSES.oak}`,
      `${STAFF.assistant}:${CLASSES.oak}`,
    ]);
  });

  it("finds a row where an unsent change has put it, and no longer where it was", async () => {
    await make(device, { t: "membership", k: BO, set: { class: CLASSES.ash } });
    const view = viewOf(device);
    expect(keysOf(await view.found("membership", CLASSES.ash))).toContain(BO);
    expect(keysOf(await view.found("membership", CLASSES.oak))).not.toContain(BO);
    expect((await view.row("membership", BO))?.f).toMatchObject({
      class: CLASSES.ash,
      yearGroup: 4,
    });
  });

  it("shows a row that exists on this device alone, in the order of keys", async () => {
    await make(device, { t: "group", k: "b", set: { name: "Ever 6" } });
    await make(device, { t: "group", k: "a", set: { name: "Pupil premium" } });
    const rows = await viewOf(device).rows("group");
    expect(rows.map(({ k, f, seq }) => [k, f.name, seq])).toEqual([
      ["a", "Pupil premium", 0],
      ["b", "Ever 6", 0],
    ]);
  });

  it("gives many rows by key and passes over those that do not exist", async () => {
    const rows = await viewOf(device).many("pupil", [PUPILS.bo, "p-nobody", PUPILS.gil]);
    expect([...rows.keys()]).toEqual([PUPILS.bo, PUPILS.gil]);
  });

  it("tells which rows have changes that are on this device alone", async () => {
    const fields = { given: "Robin" };
    await make(device, { t: "pupil", k: PUPILS.bo, set: fields });
    await make(device, { t: "pupil", k: PUPILS.bo, set: { family: "Lind" } });
    expect([...(await viewOf(device).unsent("pupil"))]).toEqual([[PUPILS.bo, 2]]);
    await catchUp(device, school.as(administrator));
    expect((await viewOf(device).unsent("pupil")).size).toBe(0);
  });

  it("a later value of the school's wins over an older unsent one [I3] [I10]", async () => {
    await make(device, { t: "group", k: "a", set: { name: "Mine" } });
    const asked = await device.cache.metaValues(["epoch", "cursor", "scopesHash"]);
    const stamp = { h: "f".repeat(16), id: "0".repeat(32) };
    const row: Row = {
      t: "group",
      k: "a",
      scope: "s",
      seq: 99,
      f: { name: "Theirs" },
      h: { name: stamp },
    };
    await device.cache.rows.put({ t: "group", k: "a", scope: "s", seq: 99, body: { plain: row } });
    expect(asked.epoch).not.toBe("");
    expect((await viewOf(device).row("group", "a"))?.f.name).toBe("Theirs");
  });
});

describe("what is remembered of a table", () => {
  it("[AF1] leaves a row that did not change the very same when another of its table arrives", async () => {
    const otherTab = await office.open(administrator);
    const tabs = [device, otherTab];
    const before = await Promise.all(tabs.map((tab) => viewOf(tab).rows("attainment")));
    const teachers = await levelDevice(school, laptop, oakTeacher);
    for (const level of ["2H", "3L"]) {
      await make(teachers, await judged(teachers, PUPILS.bo, "maths.autumn", level));
      await catchUp(teachers, school.as(oakTeacher));
      await catchUp(device, school.as(administrator));
      for (const [at, tab] of tabs.entries()) {
        const after = await viewOf(tab).rows("attainment");
        const bo = after.find(({ k }) => k === BO);
        expect(bo?.c?.["maths.autumn"]?.at(-1)?.v).toBe(level);
        const others = (rows: readonly Row[] = []) => rows.filter(({ k }) => k !== BO);
        expect(others(after).length).toBe(others(before[at]).length);
        for (const [nth, row] of others(after).entries()) expect(row).toBe(others(before[at])[nth]);
      }
    }
  });

  it("knows a row that arrives under what it is found by, and no longer under what it was", async () => {
    const view = viewOf(device);
    for (const id of [CLASSES.oak, CLASSES.ash]) await view.found("membership", id);
    await view.rows("membership");
    const other = await levelDevice(school, laptop, administrator);
    await make(other, { t: "membership", k: BO, set: { class: CLASSES.ash } });
    await catchUp(other, school.as(administrator));
    await catchUp(device, school.as(administrator));
    expect(keysOf(await view.found("membership", CLASSES.ash))).toContain(BO);
    expect(keysOf(await view.found("membership", CLASSES.oak))).not.toContain(BO);
    expect(keysOf(await view.rows("membership"))).toEqual(
      keysOf(await viewOf(await office.open(administrator)).rows("membership")),
    );
  });
});

describe("a live question", () => {
  /** Answers so far, and a wait for the next. */
  function ask<T>(on: Device, query: Parameters<typeof observe<T>>[1]) {
    const answers: T[] = [];
    const stop = observe(on, query, (answer) => answers.push(answer));
    return { answers, stop };
  }

  it("is answered again when this tab commits and when the school's rows arrive", async () => {
    const { answers, stop } = ask(device, async (view) => {
      const row = await view.row("attainment", BO);
      return row?.c?.["maths.autumn"]?.map(({ v, at }) => [v, at > 0]);
    });
    await expect.poll(() => answers).toEqual([undefined]);
    const teachers = await levelDevice(school, new Profile("laptop"), oakTeacher);
    await make(teachers, await judged(teachers, PUPILS.bo, "maths.autumn", "2H"));
    await catchUp(teachers, school.as(oakTeacher));
    await catchUp(device, school.as(administrator));
    await expect.poll(() => answers.at(-1)).toEqual([["2H", true]]);
    stop();
  });

  it("is answered again in the other tabs of the profile", async () => {
    const profile = new Profile("laptop");
    const tab = await levelDevice(school, profile, oakTeacher);
    const other = await profile.open(oakTeacher);
    const { answers, stop } = ask(other, (view) => view.unsent("attainment"));
    await expect.poll(() => answers.length).toBe(1);
    await make(tab, await judged(tab, PUPILS.bo, "maths.autumn", "2H"));
    await expect.poll(() => answers.at(-1)?.size).toBe(1);
    stop();
  });

  it("is left alone by a change to another table", async () => {
    const { answers, stop } = ask(device, (view) => view.rows("pupil"));
    await expect.poll(() => answers.length).toBe(1);
    await make(device, { t: "group", k: "a", set: { name: "Ever 6" } });
    await catchUp(device, school.as(administrator));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(answers.length).toBe(1);
    stop();
  });

  it("reads and opens no row again for a keystroke", async () => {
    let opened = 0;
    const counting: Codec = {
      seal: (values) => plainCodec.seal(values),
      open: (sealed) => {
        opened += sealed.length;
        return plainCodec.open(sealed);
      },
    };
    device.close();
    const tab = await laptop.open(oakTeacher, counting);
    await catchUp(tab, school.as(oakTeacher));
    const { answers, stop } = ask(tab, async (view) => {
      const members = await view.found("membership", CLASSES.oak);
      const records = await view.many("attainment", keysOf(members));
      return records.get(BO)?.c?.["maths.autumn"]?.at(-1)?.v;
    });
    await expect.poll(() => answers.length).toBe(1);
    const edit = await judged(tab, PUPILS.bo, "maths.autumn", "2H");
    const standing = await standingOn(tab);
    opened = 0;
    await commit(tab, standing, [edit], NOW);
    await expect.poll(() => answers.at(-1)).toBe("2H");
    expect(opened).toBe(0);
    stop();
  });

  it("follows what is read after a slow codec, as one that decrypts will be", async () => {
    const later = <T>(value: T) => new Promise<T>((resolve) => setTimeout(() => resolve(value), 2));
    const slow: Codec = {
      seal: async (values) => later(await plainCodec.seal(values)),
      open: async (sealed) => later(await plainCodec.open(sealed)),
    };
    device.close();
    const tab = await office.open(administrator, slow);
    const { answers, stop } = ask(tab, async (view) => {
      const members = await view.found("membership", CLASSES.oak);
      const pupils = await view.many(
        "pupil",
        members.map(({ k }) => k.split(":")[0] ?? ""),
      );
      return [...pupils.values()].map(({ f }) => f.given);
    });
    await expect.poll(() => answers.at(-1)).toContain("Robert");
    await make(tab, { t: "pupil", k: PUPILS.bo, set: { given: "Robin" } });
    await expect.poll(() => answers.at(-1)).toContain("Robin");
    stop();
  });
});
