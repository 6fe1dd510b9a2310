import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lookForSchool } from "../../src/app/look-for-school.ts";
import { type Asking, sayAsked } from "../../src/app/send-now-words.ts";
import type { Saving } from "../../src/storage/saving.ts";

const SAVING: Saving = { onDevice: 3, sent: 0, seen: 0, attention: 0, lastHeard: 500 };
const say = (saving: Partial<Saving>, asking: Partial<Asking> = {}) =>
  sayAsked({ ...SAVING, ...saving }, { at: 1000, over: false, ...asking }, "computer");
const answered = (saving: Partial<Saving>, over = false) =>
  say({ lastHeard: 1000, ...saving }, { over });
const paused = (why: string) => ({ paused: { why, say: "The school's own sentence." } });

describe("[SY51] 'Send now' says what came of it, in every state", () => {
  it.each<[string, string, RegExp]>([
    ["no answer yet", say({}), /^Asking the school…$/],
    [
      "no network",
      say({}, { found: "no-network" }),
      /no network.*3 changes are safe here.*as soon/,
    ],
    [
      "a captive portal",
      say({}, { found: "something-else" }),
      /sign-in page of a Wi-Fi.*safe here/,
    ],
    ["a server with a fault", say({}, { found: "fault" }), /cannot answer just now.*safe here/],
    ["no server", say({}, { found: "nothing" }), /^The school did not answer.*safe here/],
    ["silence", say({}, { over: true }), /^The school did not answer.*goes on trying/],
    [
      "a tab that leads and sleeps",
      say({}, { found: "school", over: true }),
      /another tab.*asleep/,
    ],
    ["the school is there", say({}, { found: "school" }), /^Asking the school…$/],
    ["all sent", answered({ onDevice: 0 }), /Everything has been sent\.$/],
    ["nothing to send, no answer", say({ onDevice: 0 }, { over: true }), /Nothing of yours waits/],
    ["many on their way", answered({}), /sending 3 changes…/],
    ["many after seconds", answered({}, true), /taking your changes; 3 are still to go/],
    ["one", answered({ onDevice: 1 }, true), /; 1 is still to go/],
    ["something put aside", answered({ onDevice: 0, attention: 1 }), /1 change needs a look/],
    ["signed out", answered(paused("signed-out")), /session has ended.*Sign in again/],
    ["somebody else", answered(paused("wrong-person")), /in their name.*Sign in yourself/],
    ["not on the staff list", answered(paused("not-on-staff")), /The school's own sentence\./],
    ["a newer app", answered(paused("too-new")), /The school's own sentence\./],
    ["a revoked device", answered(paused("device-revoked")), /The school's own sentence\./],
    [
      "never heard",
      sayAsked({ onDevice: 1, sent: 0, seen: 0, attention: 0 }, { at: 1, over: true }, "tablet"),
      /did not answer/,
    ],
  ])("%s", (_, said, expected) => {
    expect(said).toMatch(expected);
    expect(said).not.toMatch(/error|oops|\b[45]\d\d\b/i);
  });

  it("and after a few seconds it is never still asking, nor says 'sent' while anything waits", () => {
    const found = fc.constantFrom(
      "school",
      "something-else",
      "fault",
      "nothing",
      "no-network",
      undefined,
    );
    fc.assert(
      fc.property(
        fc.nat(4),
        fc.nat(2),
        fc.boolean(),
        found,
        (onDevice, attention, heard, found) => {
          const saving = { onDevice, attention, lastHeard: heard ? 2000 : 10 };
          const said = say(saving, { over: true, ...(found === undefined ? {} : { found }) });
          expect(said).not.toContain("…");
          expect(said.includes("Everything has been sent")).toBe(heard && onDevice === 0);
        },
      ),
    );
  });
});

describe("what stands where the school should be", () => {
  const answer =
    (body: string, status = 200) =>
    () =>
      Promise.resolve(new Response(body, { status }));
  it.each<[string, () => Promise<Response>, boolean, string]>([
    ["the school", answer('{"p":1}'), true, "school"],
    ["the school, which says no", answer('{"p":1,"say":"No."}', 403), true, "school"],
    ["a café's page", answer("<h1>Welcome</h1>"), true, "something-else"],
    ["another program", answer('{"ok":true}'), true, "something-else"],
    ["a proxy without its server", answer("Bad gateway", 502), true, "fault"],
    ["nothing", () => Promise.reject(new TypeError("Failed to fetch")), true, "nothing"],
    ["no network", () => Promise.reject(new TypeError("Failed to fetch")), false, "no-network"],
  ])("%s", async (_, fetcher, online, found) => {
    expect(await lookForSchool(fetcher, () => online)).toBe(found);
  });
});
