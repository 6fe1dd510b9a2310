import { describe, expect, it } from "vitest";
import {
  type CookieJar,
  forgetLoss,
  leaveTrace,
  lossOf,
  noticeLoss,
  takeTraceAway,
  type TracePlaces,
} from "../../src/storage/canary.ts";
import { Profile, SCHOOL } from "../support/school-by-wire.ts";
import { NOW, STAFF } from "../support/small-school.ts";

const ME = STAFF.oakTeacher;

/** Cookies as a browser keeps them: the last of each name. */
class Jar implements CookieJar {
  readonly #held = new Map<string, string>();
  get cookie(): string {
    return [...this.#held].map(([name, value]) => `${name}=${value}`).join("; ");
  }
  set cookie(set: string) {
    const [pair = ""] = set.split(";");
    const at = pair.indexOf("=");
    this.#held.set(pair.slice(0, at), pair.slice(at + 1));
  }
  clear(): void {
    this.#held.clear();
  }
}

function places() {
  const held = new Map<string, string>();
  const shelf = {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
  };
  return { shelf, jar: new Jar(), clearShelf: () => held.clear() };
}

async function usedOn(where: TracePlaces, unsent = 3): Promise<string> {
  const device = await new Profile("before").open(ME);
  leaveTrace({ school: SCHOOL, user: ME, device: device.id, at: NOW, unsent }, where);
  return device.id;
}

describe("[SY50] a device that was cleared is told so, by whatever is left of it", () => {
  it.each([
    ["both places", () => undefined],
    ["the cookie alone", ({ clearShelf }: ReturnType<typeof places>) => clearShelf()],
    ["the shelf alone", ({ jar }: ReturnType<typeof places>) => jar.clear()],
  ])("by %s", async (_, clear) => {
    const where = places();
    const id = await usedOn(where);
    clear(where);
    const profile = new Profile("after");
    profile.nowMs = NOW + 86_400_000;
    const device = await profile.open(ME);
    await noticeLoss(device, where);
    expect(await lossOf(device)).toEqual({
      device: id,
      at: NOW,
      unsent: 3,
      noticed: profile.nowMs,
    });
    await forgetLoss(device);
    expect(await lossOf(device)).toBeUndefined();
  });

  it("not a device that still has its work, nor one that nobody used, nor another person's", async () => {
    const where = places();
    const profile = new Profile("laptop");
    const device = await profile.open(ME);
    await noticeLoss(device, where);
    leaveTrace({ school: SCHOOL, user: ME, device: device.id, at: NOW, unsent: 0 }, where);
    await noticeLoss(device, where);
    expect(await lossOf(device)).toBeUndefined();
    const other = await profile.open(STAFF.head);
    await noticeLoss(other, where);
    expect(await lossOf(other)).toBeUndefined();
  });

  it("not after signing out and taking everything along", async () => {
    const where = places();
    await usedOn(where, 0);
    takeTraceAway({ school: SCHOOL, user: ME }, where);
    const device = await new Profile("after").open(ME);
    await noticeLoss(device, where);
    expect(await lossOf(device)).toBeUndefined();
  });

  it("when both are cleared nothing here can know it, and nothing is made up", async () => {
    const where = places();
    await usedOn(where);
    where.clearShelf();
    where.jar.clear();
    const device = await new Profile("after").open(ME);
    await noticeLoss(device, where);
    expect(await lossOf(device)).toBeUndefined();
  });

  it("damaged or blocked places stop nothing", async () => {
    const blocked = {
      shelf: {
        getItem: () => {
          throw new DOMException("blocked", "SecurityError");
        },
        setItem: () => {
          throw new DOMException("blocked", "SecurityError");
        },
      },
      jar: {
        get cookie() {
          return "keepup-canary=%5B%7Bbroken";
        },
        set cookie(_: string) {
          // Blocked: it takes nothing.
        },
      },
    };
    await usedOn(blocked);
    const device = await new Profile("after").open(ME);
    await noticeLoss(device, blocked);
    expect(await lossOf(device)).toBeUndefined();
  });

  it("holds no name and no child, and stays within a cookie", async () => {
    const where = places();
    for (let n = 0; n < 30; n += 1)
      leaveTrace(
        { school: SCHOOL, user: `u-${n}`, device: "0".repeat(20), at: NOW + n, unsent: n },
        where,
      );
    expect(where.jar.cookie.length).toBeLessThan(3500);
    expect(decodeURIComponent(where.jar.cookie)).not.toMatch(/Okafor|Bo/);
  });
});
