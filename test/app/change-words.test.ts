import { expect, it } from "vitest";
import { sayChange } from "../../src/app/change-words.ts";
import { sayWaiting, sayWhyItWaits } from "../../src/app/waiting-words.ts";
import { saveMembership } from "../../src/domain/membership.ts";
import { listUnsent } from "../../src/storage/saving.ts";
import { viewOf } from "../../src/storage/view.ts";
import { levelDevice, make, Profile, SchoolByWire } from "../support/school-by-wire.ts";
import { CLASSES, PUPILS, STAFF } from "../support/small-school.ts";

it("says which child a change is about, also where two have one first name", async () => {
  const device = await levelDevice(
    await SchoolByWire.open(),
    new Profile("laptop"),
    STAFF.administrator,
  );
  const say = async (pupil: string) => {
    await make(device, { t: "pupil", k: pupil, set: { sex: "F" } });
    const [latest] = await listUnsent(device, 1);
    return sayChange(viewOf(device), latest!.change);
  };
  expect(await say(PUPILS.zoeK)).toBe("Zoe Kaya (Oak): name or dates");
  expect(await say(PUPILS.zoeB)).toBe("Zoë Barnes (Oak): name or dates");
  for (const [k, born] of [
    ["p-twin-1", "2018-03-12"],
    ["p-twin-2", "2018-06-05"],
  ] as const)
    await make(
      device,
      { t: "pupil", k, set: { given: "Ida", family: "Berg", born } },
      saveMembership({ pupil: k, year: 2026, class: CLASSES.oak, yearGroup: 4 }),
    );
  expect(await say("p-twin-1")).not.toBe(await say("p-twin-2"));
});

it("[NT5] [SY14] tells what was replaced from what was erased", async () => {
  const device = await levelDevice(
    await SchoolByWire.open(),
    new Profile("laptop"),
    STAFF.administrator,
  );
  const say = (code: string) => sayWaiting(viewOf(device), { code, change: null });
  expect(await say("note-replaced")).toBe("Words in a note whose text a leader has replaced since");
  expect(await say("erased")).toBe("About a child who has been erased");
  // As an earlier server left it.
  expect(await say("not-seen")).toBe("About a child who has been erased");
});

it("tells the administrator what accepting does, not to ask the administrator", () => {
  const say = "This assessment point is closed. Ask a senior leader to accept it.";
  expect(sayWhyItWaits({ code: "locked", say })).toContain("Accept it to put it into the record");
  expect(sayWhyItWaits({ code: "bad-value", say: "“born” is no date." })).toBe(
    "“born” is no date. It cannot be accepted; ask whoever made it to make it again.",
  );
});

it("[SY13] [AC5] says of what this administrator cannot accept why not", () => {
  const why = (code: string, not?: "never" | "own-role" | "another-name") =>
    sayWhyItWaits({ code, say: "The record is as it was." }, not);
  for (const code of ["off-scale", "bad-value", "bad-shape", "written-once", "no-reason", "cycle"])
    expect(why(code, "never")).toContain("cannot be accepted");
  for (const code of ["erased", "note-replaced", "note-full"])
    expect(why(code, "never")).toContain("cannot be accepted");
  for (const code of ["unknown-table", "unknown-field", "note-waiting"])
    expect(why(code, "never")).toContain("goes in by itself");
  expect(why("own-role", "own-role")).toContain("another administrator decides");
  expect(why("not-yours", "another-name")).toContain("cannot be accepted");
  expect(why("not-yours")).toContain("Accept it if it is right");
});
