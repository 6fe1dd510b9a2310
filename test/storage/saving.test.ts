import { beforeEach, describe, expect, it } from "vitest";
import type { Device } from "../../src/storage/open-device.ts";
import { dismissAttention, listAttention, listUnsent, savingOf } from "../../src/storage/saving.ts";
import { catchUp, exchange } from "../../src/sync/exchange.ts";
import {
  judged,
  levelDevice,
  make,
  noNetwork,
  Profile,
  SchoolByWire,
} from "../support/school-by-wire.ts";
import { NOW, PUPILS, STAFF } from "../support/small-school.ts";

const { oakTeacher, head } = STAFF;

let school: SchoolByWire;
let laptop: Profile;
let device: Device;

beforeEach(async () => {
  school = await SchoolByWire.open();
  laptop = new Profile("laptop");
  device = await levelDevice(school, laptop, oakTeacher);
});

describe("the three stages of saving", () => {
  it("[SY45] go from this device, to the school, to another person's device [I21]", async () => {
    expect(await savingOf(device)).toEqual({
      onDevice: 0,
      sent: 0,
      seen: 0,
      attention: 0,
      lastHeard: NOW,
    });
    await make(device, await judged(device, PUPILS.bo, "maths.autumn", "2H"));
    expect(await savingOf(device)).toMatchObject({ onDevice: 1, onDeviceSince: NOW, sent: 0 });
    await catchUp(device, school.as(oakTeacher));
    expect(await savingOf(device)).toMatchObject({ onDevice: 0, sent: 1, seen: 0 });
    // Another person's device has stored it once it says so in its next request.
    const tablet = await levelDevice(school, new Profile("tablet"), head);
    await catchUp(device, school.as(oakTeacher));
    expect(await savingOf(device)).toMatchObject({ sent: 1, seen: 0 });
    await catchUp(tablet, school.as(head));
    await catchUp(device, school.as(oakTeacher));
    expect(await savingOf(device)).toMatchObject({ onDevice: 0, sent: 0, seen: 1 });
  });

  it("[SY45] the author's own second device does not count as somebody else's", async () => {
    await make(device, await judged(device, PUPILS.bo, "maths.autumn", "2H"));
    await catchUp(device, school.as(oakTeacher));
    const home = await levelDevice(school, new Profile("home"), oakTeacher);
    await catchUp(home, school.as(oakTeacher));
    await catchUp(device, school.as(oakTeacher));
    expect(await savingOf(device)).toMatchObject({ sent: 1, seen: 0 });
  });

  it("[SY45] a request that ended without an answer that counts moves nothing [I21]", async () => {
    await make(device, await judged(device, PUPILS.bo, "maths.autumn", "2H"));
    laptop.nowMs = NOW + 60_000;
    await exchange(device, noNetwork);
    await exchange(device, async () => ({ status: 200, type: "text/html", body: "Welcome" }));
    expect(await savingOf(device)).toMatchObject({ onDevice: 1, sent: 0, lastHeard: NOW });
  });

  it("says how far the device's clock is off when that is more than two minutes", async () => {
    laptop.nowMs = NOW - 90_000;
    await catchUp(device, school.as(oakTeacher));
    expect(await savingOf(device)).not.toHaveProperty("clockDifference");
    laptop.nowMs = NOW - 3 * 3_600_000;
    await catchUp(device, school.as(oakTeacher));
    expect(await savingOf(device)).toMatchObject({ clockDifference: 3 * 3_600_000 });
    laptop.nowMs = NOW;
    await catchUp(device, school.as(oakTeacher));
    expect(await savingOf(device)).not.toHaveProperty("clockDifference");
  });

  it("lists what is on this device alone, latest first", async () => {
    await make(device, await judged(device, PUPILS.bo, "maths.autumn", "2H"));
    laptop.nowMs = NOW + 5000;
    await make(device, await judged(device, PUPILS.amara, "reading.autumn", "3S"));
    const unsent = await listUnsent(device);
    expect(unsent.map(({ at, change }) => [at, change.k])).toEqual([
      [NOW + 5000, `${PUPILS.amara}:2026`],
      [NOW, `${PUPILS.bo}:2026`],
    ]);
  });

  it("keeps what needs attention on the list until its author has read it", async () => {
    const edit = await judged(device, PUPILS.bo, "maths.autumn", "2H");
    await make(device, edit);
    // The administrator takes the class away before it arrives, and the school's clock is ahead.
    const [record] = await device.outbox.changes.toArray();
    const broken = { ...record!.body.plain, f: { "maths.autumn": { ...edit, v: "9Z" } } };
    await device.outbox.changes.update(record!.id, { body: { plain: broken } });
    await catchUp(device, school.as(oakTeacher));
    const [waiting] = await listAttention(device);
    expect(waiting?.say).toMatch(/./);
    expect(await savingOf(device)).toMatchObject({ onDevice: 0, attention: 1 });
    await dismissAttention(device, waiting!.change.id);
    expect(await listAttention(device)).toEqual([]);
    expect(await savingOf(device)).toMatchObject({ attention: 0 });
  });
});
