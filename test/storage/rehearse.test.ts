import { expect, it } from "vitest";
import { classesHere, tryOutbox } from "../../src/storage/rehearse.ts";
import { savingOf } from "../../src/storage/saving.ts";
import { viewOf } from "../../src/storage/view.ts";
import { judged, levelDevice, make, Profile, SchoolByWire } from "../support/school-by-wire.ts";
import { CLASSES, NOW, PUPILS, STAFF, TODAY } from "../support/small-school.ts";

const OAK = [{ id: CLASSES.oak, name: "Oak" }];

it("[SY52] counts from what is stored here, an unsent judgement with it", async () => {
  const device = await levelDevice(
    await SchoolByWire.open(),
    new Profile("laptop"),
    STAFF.oakTeacher,
  );
  const before = await classesHere(device, viewOf(device), OAK, TODAY);
  expect(before).toMatchObject({
    classes: [{ id: CLASSES.oak, name: "Oak", children: 5 }],
    complete: true,
    heard: NOW,
  });
  expect(before.subjects).toHaveLength(3);
  await make(device, await judged(device, PUPILS.bo, "maths.autumn", "3S"));
  const after = await classesHere(device, viewOf(device), OAK, TODAY);
  expect(after.judgements).toBe(before.judgements + 1);
});

it("[SY52] says of a device to which nothing has come that it is not complete", async () => {
  const device = await new Profile("laptop").open(STAFF.oakTeacher);
  expect(await classesHere(device, viewOf(device), OAK, TODAY)).toMatchObject({
    complete: false,
    heard: 0,
    judgements: 0,
  });
});

it("[SY52] writes a trial to the unsent work's own database and leaves nothing behind", async () => {
  const device = await levelDevice(
    await SchoolByWire.open(),
    new Profile("laptop"),
    STAFF.oakTeacher,
  );
  const before = await device.outbox.meta.toArray();
  expect(await tryOutbox(device)).toBeUndefined();
  expect(await device.outbox.meta.toArray()).toEqual(before);
  expect((await savingOf(device)).onDevice).toBe(0);
  const broken = new Proxy(device, {
    get: (from, name) =>
      name === "outbox"
        ? { meta: { put: () => Promise.reject(new DOMException("no", "QuotaExceededError")) } }
        : Reflect.get(from, name),
  });
  expect((await tryOutbox(broken))?.code).toBe("full");
});
