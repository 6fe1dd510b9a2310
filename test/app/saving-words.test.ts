import { describe, expect, it } from "vitest";
import { sayStatus, writeDifference } from "../../src/app/saving-words.ts";
import type { Saving } from "../../src/storage/saving.ts";

const LEVEL: Saving = { onDevice: 0, sent: 0, seen: 4, attention: 0, lastHeard: 1 };
const say = (part: Partial<Saving>, reachable = true) =>
  sayStatus({ ...LEVEL, ...part }, { reachable, device: "computer", clock: () => "10:42" });

describe("[SY45] the line about saving has three honest stages", () => {
  it("on this device: while one change is unsent, whatever else is true", () => {
    expect(say({ onDevice: 1 }).words).toBe("Saved on this computer, sending…");
    expect(say({ onDevice: 3, sent: 9, attention: 1 }, false)).toEqual({
      dot: "here",
      words: "Saved on this computer",
      waits: "3 changes to send when online",
      signIn: false,
    });
  });

  it("sent to school: acknowledged, not yet on anyone else's device", () => {
    expect(say({ sent: 2 })).toEqual({ dot: "sent", words: "Sent to school 10:42", signIn: false });
  });

  it("up to date: others have it", () => {
    expect(say({})).toEqual({ dot: "arrived", words: "Up to date 10:42", signIn: false });
  });
});

it("offline is calm and says when the school was last heard", () => {
  expect(say({}, false)).toEqual({
    dot: "here",
    words: "Offline. Sent to school 10:42",
    signIn: false,
  });
});

it("[SY41] asks to sign in when only that helps, and says how much waits", () => {
  const paused = { why: "signed-out", say: "Sign in." };
  expect(say({ paused, onDevice: 3 })).toMatchObject({
    words: "Sign in to send 3 changes",
    signIn: true,
  });
  expect(say({ paused })).toMatchObject({ words: "Sign in to stay up to date", signIn: true });
});

it("[SY45] a school that refuses is neither up to date nor a matter of being online", () => {
  const paused = { why: "not-on-staff", say: "You are not on this school’s staff list." };
  expect(say({ paused })).toMatchObject({ dot: "look", words: "The school does not answer you" });
  expect(say({ paused, onDevice: 2 })).toMatchObject({
    dot: "look",
    words: "2 changes not taken by the school",
  });
});

it("[SY35] says that something was put aside once all else is sent", () => {
  expect(say({ attention: 1 })).toMatchObject({ dot: "look", words: "1 change needs a look" });
  expect(say({ attention: 2 })).toMatchObject({ words: "2 changes need a look" });
});

it("says how far a clock is off, in words", () => {
  expect(writeDifference(-4 * 60_000)).toBe("4 minutes");
  expect(writeDifference(2 * 3_600_000)).toBe("2 hours");
  expect(writeDifference(3 * 86_400_000)).toBe("3 days");
});
