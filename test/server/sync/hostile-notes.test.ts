import { expect, it } from "vitest";
import * as Y from "yjs";
import type { Change } from "../../../src/domain/change.ts";
import { clockAt } from "../../../src/domain/clock.ts";
import { EMPTY_NOTE, generationAfter, MAX_NOTE_LENGTH, noteIn } from "../../../src/domain/note.ts";
import { NoteSession } from "../../../src/notes/note-session.ts";
import { pieceOf, textOf } from "../../../src/notes/note-text.ts";
import { listAttention } from "../../../src/server/attention.ts";
import { toBase64 } from "../../../src/storage/base64.ts";
import { NOW, PUPILS, STAFF } from "../../support/small-school.ts";
import { onBothEngines } from "./on-both-engines.ts";
import { type BareDevice, changeId } from "./server-school.ts";

const K = `${PUPILS.amara}:m-1`;
const KEY = { t: "meeting-note", k: K };
const BILLION = 1_000_000_000;

let made = 0;
function writing(u: unknown, g: unknown = "0"): Change {
  made += 1;
  const f = { evidence: { g, u } };
  return { ...KEY, id: changeId(), op: "note", f, h: clockAt(NOW + made), sv: 6 };
}

/** A number as Yjs writes it. */
function varint(of: number): number[] {
  const bytes: number[] = [];
  for (let left = of; ; left = Math.floor(left / 128)) {
    if (left <= 127) return [...bytes, left];
    bytes.push(128 | (left % 128));
  }
}
const bytes = (...parts: (number | number[])[]) => toBase64(Uint8Array.from(parts.flat()));

/** What somebody did to a document that is more than a text. */
function other(make: (doc: Y.Doc) => void): string {
  const doc = new Y.Doc();
  make(doc);
  return toBase64(Y.encodeStateAsUpdate(doc));
}

const HOSTILE: readonly (readonly [string, unknown])[] = [
  ["nothing", ""],
  ["no text at all", 7],
  ["no base64", "%%%"],
  ["garbage", toBase64(Uint8Array.from({ length: 9000 }, (_, at) => (at * 7919) % 251))],
  ["far too long", "A".repeat(1_900_000)],
  ["a billion items, it says", bytes(1, varint(BILLION), 5, 0, 0, 1)],
  ["four billion writers, it says", bytes(varint(4 * BILLION), 1, 5, 0, 0, 1)],
  ["a billion stretches taken out, it says", bytes(0, 1, 5, varint(BILLION), 0, 1)],
  [
    "a word of four billion letters, it says",
    bytes(1, 1, 5, 0, 4, 1, 4, 116, 101, 120, 116, varint(4 * BILLION), 65),
  ],
  ["a gap of nine billion places", bytes(1, 1, 5, 0, 0, varint(9 * BILLION), 0)],
  ["a number that is too large", bytes(1, 1, 5, 0, 0, Array(12).fill(255) as number[], 0)],
  ["an object in the text", other((doc) => doc.getText("text").insertEmbed(0, { image: "x" }))],
  ["formatting", other((doc) => doc.getText("text").insert(0, "bold", { bold: true }))],
  ["a map", other((doc) => doc.getMap("text").set("a", 1))],
  ["another text beside it", other((doc) => doc.getText("elsewhere").insert(0, "hidden"))],
  ["a document in the document", other((doc) => doc.getArray("text").insert(0, [new Y.Doc()]))],
];

onBothEngines("notes that somebody means no good with", (school) => {
  const okafor = () => school().device(STAFF.oakTeacher);
  const noteOf = (device: BareDevice) => noteIn(device.row(KEY.t, K), "evidence");
  const stored = async () => {
    const { store, id } = school();
    return JSON.stringify([await store.read(id).rows([KEY]), await store.read(id).log(0, 1000)]);
  };

  it("[NT2] are refused one by one in words, at once, with nothing half stored and the rest taken", async () => {
    const device = okafor();
    await device.push(writing(pieceOf("Good. ")));
    const before = await stored();
    for (const [what, u] of HOSTILE) {
      const [verdict] = await device.push(writing(u));
      expect([what, verdict]).toMatchObject([what, { is: "quarantined", why: "bad-shape" }]);
      expect(verdict).toHaveProperty("say", expect.stringMatching(/the record is as it was/));
    }
    expect(await stored()).toBe(before);
    expect(await listAttention(school().store, school().id)).toHaveLength(HOSTILE.length);
    const all = HOSTILE.slice(0, 4).map(([, u]) => writing(u));
    const verdicts = await device.push(...all, writing(pieceOf("Also good.")));
    expect(verdicts.at(-1)?.is).toBe("accepted");
    await device.pull();
    expect(textOf(noteOf(device)).replace("\n", "")).toMatch(
      /^(?=.*Good\. )(?=.*Also good\.).{16}$/,
    );
  });

  it("[NT5] of a text that is not the present one wait or are refused, and leave it as it is", async () => {
    const device = okafor();
    await device.push(writing(pieceOf("Good.")));
    const before = await stored();
    const later = generationAfter("0", "f".repeat(16));
    for (const [g, why] of [
      [later, "note-waiting"],
      [generationAfter(later, "f".repeat(16)), "note-waiting"],
      ["999999-ffffffffffffffff", "note-waiting"],
      ["1000000-ffffffffffffffff", "bad-shape"],
      ["-1", "bad-shape"],
      [{ toString: "0" }, "bad-shape"],
      [null, "bad-shape"],
    ] as const)
      expect(await device.push(writing(pieceOf("No."), g))).toMatchObject([
        { is: "quarantined", why },
      ]);
    expect(await stored()).toBe(before);
  });

  it("[NT1] take no places of somebody else's next words: those that come later are kept apart", async () => {
    const [one, two] = [okafor(), school().device(STAFF.senco)];
    const chance = () => 77;
    const honest = new NoteSession(EMPTY_NOTE, chance);
    honest.type("Reads ", 6);
    await one.push(writing(honest.take()!.u));
    // Drawn by accident or on purpose: the same number, other words.
    const clash = new NoteSession(EMPTY_NOTE, chance);
    clash.type("Steals", 6);
    expect(await two.push(writing(clash.take()!.u))).toMatchObject([{ why: "bad-shape" }]);
    const gap = bytes(1, 1, 77, 6, 0, varint(5000), 0);
    expect(await two.push(writing(gap))).toMatchObject([{ why: "bad-shape" }]);
    honest.type("Reads well.", 11);
    const { u } = honest.take()!;
    expect(await one.push(writing(u))).toMatchObject([{ is: "accepted" }]);
    // The same words twice, under another change: as from a page that was put away and came back.
    expect(await one.push(writing(u))).toMatchObject([{ is: "accepted" }]);
    await one.pull();
    expect(textOf(noteOf(one))).toBe("Reads well.");
  });

  it("[NT2] may have a deep history of many writers, and are answered all the same", async () => {
    const device = okafor();
    const doc = new Y.Doc();
    const text = doc.getText("text");
    for (let at = 0; at < 3000; at += 1) text.insert(0, "a");
    // Each of them at the very beginning.
    const many = Array.from({ length: 5000 }, (_, at) => [1, varint(9000 - at), 0].flat());
    const first = [4, 1, 4, 116, 101, 120, 116, 1, 98];
    const all = bytes(
      varint(5000),
      many.flatMap((one) => [...one, ...first]),
      0,
    );
    const deep = toBase64(Y.encodeStateAsUpdate(doc));
    for (const u of [deep, all, deep, all])
      expect(await device.push(writing(u))).toMatchObject([{ is: "accepted" }]);
    await device.pull();
    expect(textOf(noteOf(device)).replaceAll(/\s/g, "")).toHaveLength(8000);
  });

  it("[NT4] that are full take what makes them shorter, and nothing that makes them longer", async () => {
    const device = okafor();
    let isFull = false;
    for (let at = 0; at < 20 && !isFull; at += 1) {
      const [verdict] = await device.push(writing(pieceOf("x".repeat(19_000))));
      isFull = verdict?.is === "quarantined";
    }
    expect(isFull).toBe(true);
    await device.pull();
    const session = new NoteSession(noteOf(device));
    session.type(session.text.slice(0, 300), 300);
    expect(await device.push(writing(session.take()!.u))).toMatchObject([{ is: "accepted" }]);
    expect(await device.push(writing(pieceOf("y".repeat(19_000))))).toMatchObject([
      { is: "accepted" },
    ]);
    await device.pull();
    const note = noteOf(device);
    expect(textOf(note).replaceAll(/\s/g, "")).toHaveLength(19_300);
    expect(note.u.reduce((sum, { u }) => sum + u.length, 0)).toBeLessThan(MAX_NOTE_LENGTH);
  });
});
