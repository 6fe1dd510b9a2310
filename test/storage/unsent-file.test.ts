import { beforeAll, describe, expect, it } from "vitest";
import { SCHEMA_VERSION } from "../../src/domain/schema.ts";
import type { Device } from "../../src/storage/open-device.ts";
import { listUnsent } from "../../src/storage/saving.ts";
import { bundleUnsent, mergeUnsent, type UnsentBundle } from "../../src/storage/unsent-bundle.ts";
import {
  openUnsentFile,
  readUnsentFile,
  sealUnsentFile,
  unsentFileName,
} from "../../src/storage/unsent-file.ts";
import {
  judged,
  levelDevice,
  make,
  Profile,
  SCHOOL,
  SchoolByWire,
} from "../support/school-by-wire.ts";
import { PUPILS, STAFF } from "../support/small-school.ts";

const ME = STAFF.oakTeacher;
const WHO = { name: "Mrs Okafor", schoolName: "Small School" };
const PASSPHRASE = "kettle gravel moth velvet";

async function unsentIds(device: Device): Promise<string[]> {
  return (await listUnsent(device)).map(({ change }) => change.id).sort();
}

describe("[SY49] a file of unsent work is opened by its passphrase and by nothing else", () => {
  let school: SchoolByWire;
  let first: Device;
  let bundle: UnsentBundle;
  let file: string;

  beforeAll(async () => {
    school = await SchoolByWire.open();
    first = await levelDevice(school, new Profile("first"), ME);
    await make(first, await judged(first, PUPILS.bo, "maths.autumn", "3S"));
    bundle = await bundleUnsent(first, WHO);
    file = await sealUnsentFile(bundle, PASSPHRASE);
  });

  async function other(user: string = ME): Promise<Device> {
    return levelDevice(school, new Profile("other"), user);
  }

  it("is named by its day and holds nothing readable of anybody", () => {
    expect(unsentFileName(Date.UTC(2026, 10, 22, 10))).toBe("keepup-unsent-2026-11-22.keepup");
    for (const word of [SCHOOL, ME, PUPILS.bo, "Okafor", "maths"]) expect(file).not.toContain(word);
    expect((JSON.parse(file) as { rounds: number }).rounds).toBeGreaterThanOrEqual(600_000);
  });

  it("two files of the same work have nothing in common", async () => {
    const again = JSON.parse(await sealUnsentFile(bundle, PASSPHRASE)) as Record<string, string>;
    const once = JSON.parse(file) as Record<string, string>;
    for (const part of ["salt", "iv", "sealed"]) expect(again[part]).not.toBe(once[part]);
  });

  it("is read on another device of the same person, twice without harm", async () => {
    const device = await other();
    expect(await readUnsentFile(device, file, ` ${PASSPHRASE} `)).toEqual({
      is: "merged",
      newerApp: false,
      taken: 1,
      known: 0,
    });
    expect(await readUnsentFile(device, file, PASSPHRASE)).toMatchObject({ taken: 0, known: 1 });
  });

  const cut = (text: string) => text.slice(0, Math.trunc(text.length / 2));
  const alter = (part: string, value: unknown) => (text: string) =>
    JSON.stringify({ ...(JSON.parse(text) as object), [part]: value });
  it.each<[string, (text: string) => string, string, RegExp]>([
    ["a wrong passphrase", (text) => text, "kettle gravel moth velvets", /does not open the file/],
    ["a photograph", () => "\u0089PNG\r\n", PASSPHRASE, /not a file of unsent work/],
    ["another program's JSON", () => '{"kind":"diary"}', PASSPHRASE, /not a file of unsent work/],
    ["an empty file", () => "", PASSPHRASE, /not a file of unsent work/],
    ["half a file", cut, PASSPHRASE, /not complete, or was changed/],
    ["a changed content", alter("sealed", "AAAA"), PASSPHRASE, /not complete, or was changed/],
    ["a changed salt", alter("salt", "AAAA"), PASSPHRASE, /not complete, or was changed/],
    ["a weakened key", alter("rounds", 1), PASSPHRASE, /not complete, or was changed/],
    ["a key that takes for ever", alter("rounds", 2 ** 40), PASSPHRASE, /not complete/],
    ["a newer format", alter("format", 2), PASSPHRASE, /made with a newer Keepup/],
  ])("%s is said, and nothing is half done", async (_, spoil, passphrase, say) => {
    const device = await other();
    const read = await readUnsentFile(device, spoil(file), passphrase);
    expect(read).toMatchObject({ is: "not-read", say: expect.stringMatching(say) as string });
    expect(read).toMatchObject({ say: expect.stringMatching(/nothing was read/i) as string });
    expect(await unsentIds(device)).toEqual([]);
  });

  it("a content that is no unsent work is said, and nothing is half done", async () => {
    const spoilt = {
      ...bundle,
      changes: [...bundle.changes, { h: "0", at: 1, change: { id: "x" } }],
    } as unknown as UnsentBundle;
    const device = await other();
    const read = await readUnsentFile(device, await sealUnsentFile(spoilt, PASSPHRASE), PASSPHRASE);
    expect(read.is).toBe("not-read");
    expect(await unsentIds(device)).toEqual([]);
  });

  it("[SY41] another person is told whose it is, another school which, and neither reads it", async () => {
    const theirs = await other(STAFF.ashTeacher);
    expect(await readUnsentFile(theirs, file, PASSPHRASE)).toMatchObject({
      is: "not-read",
      say: expect.stringContaining("the work of Mrs Okafor") as string,
    });
    const elsewhere = await sealUnsentFile({ ...bundle, school: "another" }, PASSPHRASE);
    const device = await other();
    expect(await readUnsentFile(device, elsewhere, PASSPHRASE)).toMatchObject({
      is: "not-read",
      say: expect.stringContaining("another school open") as string,
    });
    expect(await unsentIds(theirs)).toEqual([]);
    expect(await unsentIds(device)).toEqual([]);
    await expect(mergeUnsent(theirs, bundle)).rejects.toThrow(
      "Unsent work of another person or school",
    );
  });

  it.each([
    [SCHEMA_VERSION - 2, false],
    [SCHEMA_VERSION + 1, true],
  ])("work of an app with schema %i is taken and sent on", async (sv, newerApp) => {
    const changes = bundle.changes.map((one) => ({ ...one, change: { ...one.change, sv } }));
    const device = await other();
    const made = await sealUnsentFile({ ...bundle, sv, changes }, PASSPHRASE);
    expect(await readUnsentFile(device, made, PASSPHRASE)).toMatchObject({ taken: 1, newerApp });
  });

  it("opening tells nothing but the reason when it fails", async () => {
    expect(await openUnsentFile(file, "not the passphrase")).toEqual({
      is: "closed",
      say: expect.any(String) as string,
    });
  });
});
