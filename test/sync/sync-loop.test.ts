import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Device } from "../../src/storage/open-device.ts";
import { savingOf } from "../../src/storage/saving.ts";
import { backOff } from "../../src/sync/back-off.ts";
import { exchange, type Send } from "../../src/sync/exchange.ts";
import { CONTENT_TYPE } from "../../src/sync/protocol.ts";
import { type LoopState, startSyncLoop, type SyncLoop } from "../../src/sync/sync-loop.ts";
import { HandClockwork } from "../support/hand-clockwork.ts";
import {
  judged,
  levelDevice,
  make,
  noNetwork,
  Profile,
  SchoolByWire,
} from "../support/school-by-wire.ts";
import { NOW, PUPILS, STAFF } from "../support/small-school.ts";

const { oakTeacher } = STAFF;
const MINUTE_MS = 60_000;

let school: SchoolByWire;
let device: Device;
let clockwork: HandClockwork;
let loop: SyncLoop;
let states: LoopState[];
let tries: number;
let way: Send;

beforeEach(async () => {
  school = await SchoolByWire.open();
  device = await levelDevice(school, new Profile("laptop"), oakTeacher);
  await device.cache.putMeta({ compared: NOW });
  clockwork = new HandClockwork();
  states = [];
  tries = 0;
  way = school.as(oakTeacher);
});
afterEach(() => loop.stop());

function start(): void {
  loop = startSyncLoop({
    device,
    clockwork,
    send: (body) => {
      tries++;
      return way(body);
    },
    onState: (state) => states.push(state),
  });
}

async function settled(phase: LoopState["phase"]): Promise<void> {
  await expect.poll(() => loop.state().phase, { interval: 5 }).toBe(phase);
}

async function startLevel(): Promise<void> {
  start();
  clockwork.pass(0);
  await settled("resting");
  // The live count of the outbox has answered by now.
  await new Promise((resolve) => setTimeout(resolve, 20));
  tries = 0;
}

async function edit(): Promise<void> {
  await make(device, await judged(device, PUPILS.bo, "maths.autumn", "2H"));
}

describe("the loop", () => {
  it("exchanges at once when it starts, and after a minute's rest", async () => {
    start();
    clockwork.pass(0);
    await settled("resting");
    expect(tries).toBe(1);
    clockwork.pass(MINUTE_MS - 1);
    expect(tries).toBe(1);
    clockwork.pass(1);
    await expect.poll(() => tries).toBe(2);
  });

  it("sends an edit at once", async () => {
    await startLevel();
    await edit();
    await expect.poll(() => clockwork.next).toBe(0);
    clockwork.pass(0);
    await expect.poll(() => device.outbox.changes.count()).toBe(0);
    expect(tries).toBe(1);
  });

  it("comes within a third of a second after a poke, and not for one it is past", async () => {
    await startLevel();
    loop.poke(1);
    expect(clockwork.next).toBe(MINUTE_MS);
    loop.poke(99);
    expect(clockwork.next).toBe(150);
  });

  it("comes the sooner the fewer hear the poke, at once when it is the only other device", async () => {
    await startLevel();
    loop.poke(99, 22);
    expect(clockwork.next).toBe(60);
    loop.poke(99, 2);
    expect(clockwork.next).toBe(0);
  });

  it("does not come again for the poke of what it has just sent itself", async () => {
    await startLevel();
    await edit();
    const before = (await device.cache.metaValue("head")) + 1;
    way = async (body) => {
      loop.poke(before);
      return school.as(oakTeacher)(body);
    };
    await expect.poll(() => clockwork.next).toBe(0);
    clockwork.pass(0);
    await settled("resting");
    expect(clockwork.next).toBe(5000);
  });

  it("[SY45] asks after 5 and 15 seconds whether what it sent has been seen, then each minute", async () => {
    await startLevel();
    await edit();
    await expect.poll(() => clockwork.next).toBe(0);
    const rests: (number | undefined)[] = [];
    for (let round = 1; round <= 3; round++) {
      clockwork.pass(clockwork.next ?? 0);
      await expect.poll(() => tries).toBe(round);
      await settled("resting");
      rests.push(clockwork.next);
    }
    expect(rests).toEqual([5000, 15_000, MINUTE_MS]);

    const other = await levelDevice(school, new Profile("office"), STAFF.head);
    await exchange(other, school.as(STAFF.head));
    clockwork.pass(MINUTE_MS);
    await expect.poll(() => tries).toBe(4);
    await settled("resting");
    expect((await savingOf(device)).sent).toBe(0);
    expect(clockwork.next).toBe(MINUTE_MS);
  });

  it("goes again when something was asked for during an exchange", async () => {
    await startLevel();
    let letThrough: (() => void) | undefined;
    way = async (body) => {
      await new Promise<void>((resolve) => {
        letThrough = resolve;
      });
      return school.as(oakTeacher)(body);
    };
    loop.nudge();
    clockwork.pass(0);
    await expect.poll(() => letThrough).toBeDefined();
    loop.poke();
    letThrough?.();
    await settled("resting");
    expect(clockwork.next).toBe(0);
  });

  it("waits longer and longer, by chance, while nothing comes back, and never gives up", async () => {
    way = noNetwork;
    start();
    const waits: number[] = [];
    for (let failure = 1; failure <= 14; failure++) {
      clockwork.pass(clockwork.next ?? 0);
      await expect.poll(() => loop.state().failures, { interval: 2 }).toBe(failure);
      waits.push(clockwork.next ?? 0);
    }
    expect(waits.slice(0, 3)).toEqual([2000, 3500, 5750]);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits.at(-1)).toBe(5 * MINUTE_MS);
    way = school.as(oakTeacher);
    clockwork.pass(5 * MINUTE_MS);
    await settled("resting");
    expect(loop.state().failures).toBe(0);
  });

  it("`online` and an edit bring one try forward, and not a storm of them", async () => {
    await startLevel();
    way = noNetwork;
    loop.nudge();
    clockwork.pass(0);
    await settled("waiting");
    loop.nudge();
    expect(clockwork.next).toBe(0);
    clockwork.pass(0);
    await expect.poll(() => loop.state().failures).toBe(2);
    const wait = clockwork.next;
    loop.nudge();
    loop.nudge();
    await edit();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(clockwork.next).toBe(wait);
    // Somebody who looks at the answer gets one.
    loop.insist();
    expect(clockwork.next).toBe(0);
  });

  it("after long silence, `online` that comes a moment too early is tried again within seconds", async () => {
    way = noNetwork;
    start();
    for (let failure = 1; failure <= 9; failure++) {
      clockwork.pass(clockwork.next ?? 0);
      await expect.poll(() => loop.state().failures, { interval: 2 }).toBe(failure);
    }
    expect(clockwork.next).toBeGreaterThan(MINUTE_MS);
    loop.nudge();
    clockwork.pass(0);
    await expect.poll(() => loop.state().failures).toBe(10);
    expect(clockwork.next).toBe(2000);
  });

  it("leaves a session that has ended alone, and goes on when signed in again", async () => {
    await edit();
    way = async () => ({
      status: 200,
      type: CONTENT_TYPE,
      body: JSON.stringify({ p: 1, refused: "signed-out", say: "Sign in.", now: NOW }),
    });
    start();
    clockwork.pass(0);
    await settled("waiting");
    expect(loop.state().failures).toBe(0);
    expect(clockwork.next).toBe(5 * MINUTE_MS);
    way = school.as(oakTeacher);
    loop.nudge();
    clockwork.pass(0);
    await settled("resting");
    expect(await device.outbox.changes.count()).toBe(0);
  });

  it("[SY43] has this device compared with the school's copy once a day", async () => {
    await startLevel();
    await device.cache.putMeta({ compared: NOW - 25 * 60 * MINUTE_MS });
    school.arrived.length = 0;
    clockwork.pass(60 * MINUTE_MS);
    await expect.poll(() => school.arrived.some((body) => body.includes('"digest"'))).toBe(true);
    await expect.poll(() => device.cache.metaValue("compared")).toBe(NOW);
  });

  it("does nothing more once it is stopped", async () => {
    await startLevel();
    loop.stop();
    await edit();
    clockwork.pass(10 * MINUTE_MS);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(tries).toBe(0);
  });
});

describe("backing off", () => {
  it("stays between a second and five minutes", () => {
    expect(backOff(0, 0)).toBe(1000);
    expect(backOff(0, 0.999)).toBeLessThan(3000);
    expect(backOff(10_000, 0)).toBe(1000);
    expect(backOff(10_000, 0.999)).toBeLessThan(30_000);
    expect(backOff(5 * MINUTE_MS, 0.999)).toBe(5 * MINUTE_MS);
  });
});
