import { describe, expect, it } from "vitest";
import { deviceHere } from "../../../src/features/device/device-here.ts";
import {
  type DeviceFacts,
  healthLines,
  sayHealth,
  writeBytes,
} from "../../../src/features/device/health-lines.ts";
import { looksCleared, sayLoss } from "../../../src/features/device/loss-words.ts";

const WELL: DeviceFacts = {
  here: { noun: "computer", isIPad: false, installed: true, browser: "Edge 147 on Windows" },
  storage: { kept: true, room: 40 * 2 ** 30, seemsPrivate: false },
  offline: { is: "here", files: 33 },
  unsent: 3,
  heard: { words: "today at 10:42", days: 0 },
  cleared: false,
  version: "0.1.0",
};
const line = (id: string, facts: Partial<DeviceFacts>) =>
  healthLines({ ...WELL, ...facts }).find((one) => one.id === id);
const ipad = { ...WELL.here, noun: "tablet", isIPad: true, installed: false } as const;

describe("[DH1] each line says what it is, what it means and what to do", () => {
  it("and a device that is well says so, claiming no more than can be seen", () => {
    const lines = healthLines(WELL);
    expect(lines.every(({ state }) => state === "good" || state === "plain")).toBe(true);
    expect(sayHealth(lines, "computer")).toMatch(/^Nothing that can be seen from here/);
  });

  it.each<[string, Partial<DeviceFacts>, string, RegExp]>([
    [
      "a tab on an iPad",
      { here: ipad },
      "place",
      /seven days.*Your 3 unsent changes would be lost.*Home Screen/,
    ],
    [
      "storage that may go",
      { storage: { kept: false, seemsPrivate: false } },
      "kept",
      /reached school is safe.*Ask the browser/,
    ],
    [
      "a full disk",
      { storage: { room: 20 * 2 ** 20, seemsPrivate: false } },
      "room",
      /Only 20 MB.*Free some space/,
    ],
    ["a private window", { storage: { seemsPrivate: true } }, "private", /may be.*If it is one/],
    [
      "no service worker",
      { offline: { is: "blocked" } },
      "offline",
      /does not open here.*ask whoever/,
    ],
    [
      "a file of the app gone",
      { offline: { is: "incomplete", files: 33, missing: 1 } },
      "offline",
      /1 file of the app is not here.*Reload/,
    ],
    ["before the first reload", { offline: { is: "not-in-charge" } }, "offline", /Reload once/],
    [
      "a wrong clock",
      { clockOff: "2 hours fast" },
      "clock",
      /clock is 2 hours fast.*Set the clock/,
    ],
    [
      "weeks away",
      { heard: { words: "Mon 2 Nov at 9:00", days: 19 } },
      "heard",
      /this computer alone.*Go online/,
    ],
    [
      "never heard",
      { heard: undefined } as unknown as Partial<DeviceFacts>,
      "heard",
      /not been heard yet.*Go online once/,
    ],
  ])("%s", (_, facts, id, expected) => {
    const found = line(id, facts);
    expect(found?.state).toBe("look");
    expect([found?.what, found?.means, found?.todo].join(" ")).toMatch(expected);
    expect(healthLines({ ...WELL, ...facts })[0]?.state).toBe("look");
  });

  it("what the browser does not say is not claimed", () => {
    expect(line("kept", { storage: { seemsPrivate: false } })?.state).toBe("plain");
    expect(line("room", { storage: { seemsPrivate: false } })).toBeUndefined();
    const { storage: _, offline: __, ...asking } = WELL;
    const ids = healthLines(asking).map(({ id }) => id);
    expect(ids).not.toContain("kept");
    expect(ids).not.toContain("offline");
  });

  it("a loss stands before all else", () => {
    const lines = healthLines({ ...WELL, cleared: true, clockOff: "1 hour slow" });
    expect(lines.map(({ state }) => state).slice(0, 2)).toEqual(["loss", "look"]);
    expect(sayHealth(lines, "computer")).toMatch(/^Work can be lost/);
  });

  it("room is written in whole megabytes or gigabytes", () => {
    expect([20 * 2 ** 20, 1.55 * 2 ** 30, 41.4 * 2 ** 30].map(writeBytes)).toEqual([
      "20 MB",
      "1.6 GB",
      "41 GB",
    ]);
  });
});

it.each([
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36 Edg/147.0.0.0",
    0,
    "Edge 147 on Windows",
    false,
  ],
  [
    "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/146.0.0.0 Safari/537.36",
    0,
    "Chrome 146 on Chromebook",
    false,
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0",
    0,
    "Firefox 140 on Windows",
    false,
  ],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15",
    5,
    "Safari 26 on iPad",
    true,
  ],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15",
    0,
    "Safari 26 on Mac",
    false,
  ],
  ["something new", 0, "A browser on this system", false],
])("[DH1] knows a browser by what it says: %s", (userAgent, touchPoints, browser, isIPad) => {
  const here = deviceHere({ userAgent, touchPoints, coarse: false, standalone: false });
  expect(here).toMatchObject({ browser, isIPad, noun: isIPad ? "tablet" : "computer" });
});

describe("[SY50] a loss in words, and no more than is known", () => {
  const words = { moment: () => "Thu 12 Nov at 15:20", day: () => "Thu 12 Nov" };
  const loss = { device: "d", at: 1, unsent: 0, noticed: 2 };

  it("nothing waited", () => {
    expect(sayLoss(loss, "computer", words)).toEqual([
      "This computer had Keepup’s data Thu 12 Nov at 15:20 and has lost it since.",
      "Nothing was waiting to be sent when it was last looked at, so what you did until then is at school.",
    ]);
  });

  it("some waited; what the school has from it is said when it is known", () => {
    const atSchool = { id: "d", seenAt: 5, changes: 214, lastAt: 4 };
    const said = sayLoss({ ...loss, unsent: 1 }, "tablet", words, atSchool).join(" ");
    expect(said).toContain("214 changes of yours had reached school from it");
    expect(said).toContain("1 change was waiting to be sent then, and is lost here");
    expect(said).toMatch(/file, read it here\..*enter what is missing again\.$/);
  });

  it("several devices of one day each within a month look like one that is cleared", () => {
    const DAY = 86_400_000;
    const now = 100 * DAY;
    const day = (ago: number, stays = 0) => ({
      id: `d${ago}`,
      seenAt: now - ago * DAY,
      changes: 3,
      firstAt: now - (ago + stays) * DAY,
    });
    const four = [day(1), day(2), day(5), day(9)];
    expect(looksCleared(four, "me", now)).toBe(4);
    expect(looksCleared(four, "d1", now)).toBe(0);
    expect(looksCleared([day(1, 9), day(2, 9), day(5), day(9)], "me", now)).toBe(0);
    expect(looksCleared([day(31), day(32), day(33), day(34)], "me", now)).toBe(0);
  });
});
