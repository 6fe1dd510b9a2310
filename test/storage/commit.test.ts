import { beforeEach, describe, expect, it } from "vitest";
import { currentEntry } from "../../src/domain/change.ts";
import { clockAt, clockMs } from "../../src/domain/clock.ts";
import { commit, sayCommit } from "../../src/storage/commit.ts";
import type { Device } from "../../src/storage/open-device.ts";
import { viewOf } from "../../src/storage/view.ts";
import { catchUp } from "../../src/sync/exchange.ts";
import {
  judged,
  levelDevice,
  make,
  noNetwork,
  Profile,
  SchoolByWire,
  standingOn,
} from "../support/school-by-wire.ts";
import { CLASSES, NOW, PUPILS, STAFF } from "../support/small-school.ts";

const DAY_MS = 86_400_000;

let school: SchoolByWire;
let laptop: Profile;
let device: Device;

beforeEach(async () => {
  school = await SchoolByWire.open();
  laptop = new Profile("laptop");
  device = await levelDevice(school, laptop, STAFF.oakTeacher);
});

async function shown(pupil: string, cell: string): Promise<string | null | undefined> {
  const row = await viewOf(device).row("attainment", `${pupil}:2026`);
  return currentEntry(row?.c?.[cell])?.v;
}

describe("commit", () => {
  it("[SY30] shows an edit at once, with no network, as being on this device alone", async () => {
    const result = await make(device, await judged(device, PUPILS.bo, "maths.autumn", "2H"));
    expect(result).toMatchObject({ changes: [{ t: "attainment", k: `${PUPILS.bo}:2026` }] });
    const row = await viewOf(device).row("attainment", `${PUPILS.bo}:2026`);
    expect(row?.c?.["maths.autumn"]).toMatchObject([
      { v: "2H", by: STAFF.oakTeacher, dev: device.id, at: 0 },
    ]);
  });

  it("[SY30] keeps the edit when the browser is closed and opened again", async () => {
    await make(device, await judged(device, PUPILS.bo, "maths.autumn", "2H"));
    device.close();
    device = await laptop.open(STAFF.oakTeacher);
    expect(await shown(PUPILS.bo, "maths.autumn")).toBe("2H");
    await catchUp(device, noNetwork);
    expect(await shown(PUPILS.bo, "maths.autumn")).toBe("2H");
  });

  it("[SY30] keeps all edits or none: one that may not be made stops the others", async () => {
    const good = await judged(device, PUPILS.bo, "maths.autumn", "2H");
    const result = await make(device, good, { ...good, v: "9Z" });
    expect(result).toMatchObject({ refused: { code: "off-scale" }, edit: { v: "9Z" } });
    expect(await device.outbox.changes.count()).toBe(0);
    expect(await shown(PUPILS.bo, "maths.autumn")).toBeUndefined();
  });

  it("[SN1] refuses to write again what is written once, sent or not, and twice at a time", async () => {
    const frozen = (k: string) => ({
      t: "class-snapshot-part" as const,
      k: `${CLASSES.oak}:${k}`,
      set: { about: null, children: [] },
    });
    const again = { refused: { code: "written-once" } };
    expect(await make(device, frozen("one:0"), frozen("one:0"))).toMatchObject(again);
    expect(await make(device, frozen("one:0"))).toHaveProperty("changes");
    expect(await make(device, frozen("one:0"))).toMatchObject(again);
    await catchUp(device, school.as(STAFF.oakTeacher));
    expect(await make(device, frozen("one:0"), frozen("two:0"))).toMatchObject(again);
    expect(await make(device, frozen("two:0"))).toHaveProperty("changes");
  });

  it("refuses what this person may not do, without asking anyone", async () => {
    const result = await make(device, await judged(device, PUPILS.freya, "maths.autumn", "2H"));
    expect(result).toMatchObject({ refused: { code: "not-seen" } });
  });

  it("[SY31] stamps above everything shown, even when the device's clock is a year slow", async () => {
    laptop.nowMs = NOW - 365 * DAY_MS;
    const before = await viewOf(device).row("attainment", `${PUPILS.amara}:2026`);
    const result = await make(device, await judged(device, PUPILS.amara, "maths.autumn", "3S"));
    const [change] = "changes" in result ? result.changes : [];
    const highest = before?.c?.["maths.autumn"]?.at(-1)?.h ?? "";
    expect(change!.h > highest).toBe(true);
    expect(await shown(PUPILS.amara, "maths.autumn")).toBe("3S");
  });

  it("[SY31] stamps strictly upwards whatever the clock does, over restarts as well", async () => {
    const standing = await standingOn(device);
    const stamps: string[] = [];
    for (const now of [NOW, NOW, NOW - DAY_MS, Number.NaN, 0, NOW + 5, 2 ** 50, NOW]) {
      const edit = await judged(device, PUPILS.bo, "maths.autumn", "2H");
      const result = await commit(device, standing, [edit, { ...edit, prev: [] }], now);
      if ("changes" in result) stamps.push(...result.changes.map(({ h }) => h));
      device.close();
      device = await laptop.open(STAFF.oakTeacher);
    }
    expect(stamps).toHaveLength(16);
    expect(stamps).toEqual([...new Set(stamps)].sort());
  });

  it("[SY31] corrects for a clock that the school has found wrong", async () => {
    laptop.nowMs = NOW - 3 * DAY_MS;
    await catchUp(device, school.as(STAFF.oakTeacher));
    const result = await make(device, await judged(device, PUPILS.bo, "maths.autumn", "2H"));
    const [change] = "changes" in result ? result.changes : [];
    expect(clockMs(change!.h)).toBe(NOW);
    expect(change!.h >= clockAt(NOW)).toBe(true);
  });

  it("two tabs committing at once both keep their edits, with different stamps", async () => {
    const other = await laptop.open(STAFF.oakTeacher);
    const standing = await standingOn(device);
    const edit = await judged(device, PUPILS.bo, "maths.autumn", "2H");
    const results = await Promise.all(
      [device, other, device, other].map((tab) => commit(tab, standing, [edit], NOW)),
    );
    const stamps = results.flatMap((one) =>
      "changes" in one ? one.changes.map(({ h }) => h) : [],
    );
    expect(new Set(stamps).size).toBe(4);
    expect(await device.outbox.changes.count()).toBe(4);
    other.close();
  });
});

describe("storage that fails", () => {
  it("says in plain words that the device is full, keeps nothing of it, and goes on after", async () => {
    const edit = await judged(device, PUPILS.bo, "maths.autumn", "2H");
    let full = true;
    let written = 0;
    device.outbox.changes.hook("creating", () => {
      if (full && ++written === 2) throw new DOMException("no room", "QuotaExceededError");
    });
    const result = await make(device, edit, { ...edit, v: "3L" });
    expect(result).toMatchObject({ problem: { code: "full" } });
    expect(sayCommit(result)).toMatch(/no room left/);
    expect(await device.outbox.changes.count()).toBe(0);
    expect(await shown(PUPILS.bo, "maths.autumn")).toBeUndefined();
    full = false;
    await make(device, edit);
    expect(await shown(PUPILS.bo, "maths.autumn")).toBe("2H");
  });

  it("opens a connection that died in its sleep again, and keeps the edit", async () => {
    const edit = await judged(device, PUPILS.bo, "maths.autumn", "2H");
    const standing = await standingOn(device);
    device.outbox.backendDB().close();
    expect(await commit(device, standing, [edit], NOW)).toMatchObject({ changes: [{}] });
    expect(await shown(PUPILS.bo, "maths.autumn")).toBe("2H");
  });

  it("says that storage is gone when it cannot be opened again", async () => {
    const edit = await judged(device, PUPILS.bo, "maths.autumn", "2H");
    const standing = await standingOn(device);
    device.outbox.close();
    laptop.indexedDB.open = () => {
      throw new DOMException("gone", "UnknownError");
    };
    expect(await commit(device, standing, [edit], NOW)).toMatchObject({
      problem: { code: "gone" },
    });
  });

  it("a cache that is broken stops no edit", async () => {
    const edit = await judged(device, PUPILS.bo, "maths.autumn", "2H");
    const standing = await standingOn(device);
    device.cache.close();
    expect(await commit(device, standing, [edit], NOW)).toMatchObject({ changes: [{}] });
  });
});
