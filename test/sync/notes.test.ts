import { beforeEach, describe, expect, it } from "vitest";
import { noteIn, PIECES_TO_JOIN } from "../../src/domain/note.ts";
import { NoteSession } from "../../src/notes/note-session.ts";
import { pieceOf, textOf } from "../../src/notes/note-text.ts";
import { cachedRecord } from "../../src/storage/cache.ts";
import { commit } from "../../src/storage/commit.ts";
import type { Device } from "../../src/storage/open-device.ts";
import { dismissAttention, listAttention, savingOf } from "../../src/storage/saving.ts";
import { viewOf } from "../../src/storage/view.ts";
import { catchUp } from "../../src/sync/exchange.ts";
import { parseAnswer, parseRequest } from "../../src/sync/protocol.ts";
import { levelDevice, make, Profile, SchoolByWire, standingOn } from "../support/school-by-wire.ts";
import { PUPILS, STAFF } from "../support/small-school.ts";

const T = "meeting-note";
const K = `${PUPILS.amara}:m-1`;

let school: SchoolByWire;
beforeEach(async () => {
  school = await SchoolByWire.open();
});

const noteOn = async (device: Device) => noteIn(await viewOf(device).row(T, K), "evidence");
const textOn = async (device: Device) => textOf(await noteOn(device));

/** Types at the end of what a device shows, as somebody who has just opened the note. */
async function write(device: Device, words: string): Promise<void> {
  const session = new NoteSession(await noteOn(device));
  const text = session.text + words;
  session.type(text, text.length);
  const result = await make(device, { t: T, k: K, section: "evidence", note: session.take()! });
  expect(result).toHaveProperty("changes");
}

describe("a note on a device", () => {
  it("[NT1] [SY30] shows at once with no network, and is the same everywhere after it", async () => {
    const laptop = await levelDevice(school, new Profile("laptop"), STAFF.oakTeacher);
    const office = await levelDevice(school, new Profile("office"), STAFF.senco);
    await write(laptop, "Counts in tens. ");
    await write(laptop, "Explains why. ");
    await write(office, "Speech sounds. ");
    expect(await textOn(laptop)).toBe("Counts in tens. Explains why. ");
    for (const device of [laptop, office, laptop]) await catchUp(device, school.as(device.user));
    const text = await textOn(office);
    expect(text).toMatch(/^(?=.*Counts in tens\. Explains why\. )(?=.*Speech sounds\. ).{45}$/);
    expect(await textOn(laptop)).toBe(text);
    const compared = { compare: true };
    await catchUp(laptop, school.as(laptop.user), () => true, compared);
    expect(await textOn(laptop)).toBe(text);
    // What is typed next is later than all that was shown.
    await write(laptop, "More.");
    expect((await noteOn(laptop)).u.at(-1)?.by).toBe(STAFF.oakTeacher);
  });

  it("[NT6] that was put aside leaves the view and waits for its author, with the words", async () => {
    const laptop = await levelDevice(school, new Profile("laptop"), STAFF.oakTeacher);
    const office = await levelDevice(school, new Profile("office"), STAFF.head);
    await write(laptop, "Old. ");
    await catchUp(laptop, school.as(laptop.user));
    await write(laptop, "Written away.");
    await catchUp(office, school.as(office.user));
    const note = { g: "1-00000000000000aa", u: pieceOf("New."), instead: "0" };
    expect(await make(office, { t: T, k: K, section: "evidence", note })).toHaveProperty("changes");
    await catchUp(office, school.as(office.user));
    expect(await textOn(laptop)).toBe("Old. Written away.");
    await catchUp(laptop, school.as(laptop.user));
    expect(await textOn(laptop)).toBe("New.");
    const [waiting] = await listAttention(laptop);
    expect(waiting).toMatchObject({ why: "note-replaced", change: { t: T, k: K } });
  });

  it("[NT6] [SY35] needs no look any more when it was let in, though it was joined to others by then", async () => {
    const laptop = await levelDevice(school, new Profile("laptop"), STAFF.oakTeacher);
    const spare = await levelDevice(school, new Profile("spare"), STAFF.oakTeacher);
    // Written on what the school does not have yet, as after a restored backup.
    const session = new NoteSession(await noteOn(laptop));
    const [first, second] = ["One ", "One two"].map((text) => {
      session.type(text, text.length);
      return { t: T, k: K, section: "evidence", note: session.take()! } as const;
    });
    await make(laptop, second!);
    await catchUp(laptop, school.as(laptop.user));
    expect(await listAttention(laptop)).toMatchObject([{ why: "note-waiting" }]);
    expect((await savingOf(laptop)).attention).toBe(1);
    const before = school.arrived.length;
    await catchUp(laptop, school.as(laptop.user));
    // Nothing has moved, so nothing is asked.
    expect(school.arrived.slice(before).filter((body) => body.includes('"note"'))).toEqual([]);
    await make(spare, first!);
    await catchUp(spare, school.as(spare.user));
    const office = await levelDevice(school, new Profile("office"), STAFF.senco);
    for (let at = 0; at < PIECES_TO_JOIN + 1; at += 1) await write(office, `w${at} `);
    await catchUp(office, school.as(office.user));
    await write(office, "last ");
    await catchUp(office, school.as(office.user));
    expect((await noteOn(office)).u.length).toBeLessThan(4);
    await catchUp(laptop, school.as(laptop.user));
    expect(await listAttention(laptop)).toEqual([]);
    expect(await savingOf(laptop)).toMatchObject({ attention: 0, onDevice: 0 });
    expect(await textOn(laptop)).toBe(await textOn(office));
    expect((await textOn(laptop)).match(/One two/g)).toHaveLength(1);
  });

  it("[NT6] that still needs a look is asked about once for each time its note moves, and stays read", async () => {
    const laptop = await levelDevice(school, new Profile("laptop"), STAFF.oakTeacher);
    const office = await levelDevice(school, new Profile("office"), STAFF.senco);
    const session = new NoteSession(await noteOn(laptop));
    session.type("Lost ", 5);
    session.take();
    session.type("Lost words", 10);
    await make(laptop, { t: T, k: K, section: "evidence", note: session.take()! });
    await catchUp(laptop, school.as(laptop.user));
    const [held] = await listAttention(laptop);
    await write(office, "Theirs. ");
    await catchUp(office, school.as(office.user));
    const outcome = await catchUp(laptop, school.as(laptop.user));
    expect(outcome).toMatchObject({ is: "answered", again: false });
    expect(await listAttention(laptop)).toEqual([held]);
    await dismissAttention(laptop, held!.change.id);
    await write(office, "More. ");
    await catchUp(office, school.as(office.user));
    await catchUp(laptop, school.as(laptop.user));
    expect(await listAttention(laptop)).toEqual([]);
    const asked = school.arrived.filter((body) => body.includes(held!.change.id));
    expect(asked).toHaveLength(3);
  });

  it("[NT7] [SY42] is kept by an app that knows no notes, and there after its update", async () => {
    const profile = new Profile("laptop");
    const old = await levelDevice(school, profile, STAFF.oakTeacher);
    const office = await levelDevice(school, new Profile("office"), STAFF.senco);
    await write(office, "Written with the newer app.");
    await catchUp(office, school.as(office.user));
    await catchUp(old, school.as(old.user));
    // As an app of before there were notes has it: the row as it came over the wire, in the raw store.
    const [stored] = await old.cache.rows.where("[t+k]").equals([T, K]).toArray();
    const [row] = await old.codec.open([stored!.body]);
    const reply = { p: 1, epoch: "e", head: 1, now: 1, verdicts: [], rows: [row] };
    const wire = { ...reply, cursor: { s: 1, t: "", k: "" }, more: false, seen: [] };
    const parsed = parseAnswer(JSON.parse(JSON.stringify(wire)));
    const kept = parsed !== undefined && "reply" in parsed ? parsed.reply.rows[0] : undefined;
    expect(kept).toEqual(row);
    const { x: _, ...record } = cachedRecord(kept!, { plain: kept! });
    await old.cache.rows.delete([T, K]);
    await old.cache.raw.put(record);
    await old.cache.putMeta({ sv: 5 });
    old.close();
    const updated = await profile.open(STAFF.oakTeacher);
    expect(await textOn(updated)).toBe("Written with the newer app.");
    // And all it holds is what the school holds.
    await catchUp(updated, school.as(updated.user), () => true, { compare: true });
    expect(await updated.cache.metaValue("level")).toBe(true);
    expect(await updated.cache.metaValue("cursor")).toMatchObject({ t: "~" });
  });

  it("[NT7] [SY3] a piece passes any server's reading, so that one without notes can put it aside", async () => {
    const laptop = await levelDevice(school, new Profile("laptop"), STAFF.oakTeacher);
    await write(laptop, "For a newer server.");
    await catchUp(laptop, school.as(laptop.user));
    const body = school.arrived.find((one) => one.includes('"op":"note"'));
    const request = parseRequest(JSON.parse(body ?? ""));
    expect(request?.changes).toMatchObject([
      { op: "note", t: T, k: K, f: { evidence: { g: "0" } } },
    ]);
  });

  it("[NT8] is refused before it is kept when its writer may not write there", async () => {
    const laptop = await levelDevice(school, new Profile("laptop"), STAFF.assistant);
    const note = { g: "0", u: pieceOf("Agreed.") };
    const edit = { t: T, k: K, section: "agreed", note } as const;
    const result = await commit(laptop, await standingOn(laptop), [edit], laptop.now());
    expect(result).toMatchObject({ refused: { code: "not-yours" } });
  });
});
