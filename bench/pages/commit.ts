import { standingOf } from "../../src/domain/access.ts";
import { recordKey } from "../../src/domain/judgement.ts";
import { rosterOf } from "../../src/domain/roster.ts";
import { commit } from "../../src/storage/commit.ts";
import { openDevice } from "../../src/storage/open-device.ts";
import { teachingRows } from "./teaching.ts";

const device = await openDevice({ school: "bench", user: "teacher" });
const standing = standingOf(rosterOf(teachingRows(36)), "teacher", "2026-11-21", 2026);

async function ours(edits: number): Promise<number> {
  const start = performance.now();
  for (let at = 0; at < edits; at++) {
    const result = await commit(
      device,
      standing,
      [
        {
          t: "attainment",
          k: recordKey(`pupil${at % 36}`, 2026),
          cell: "maths.autumn",
          v: "3S",
          how: "typed",
          prev: [],
        },
      ],
      Date.now(),
    );
    if (!("changes" in result)) throw new Error(JSON.stringify(result));
  }
  return (performance.now() - start) / edits;
}

/** The bytes that one of our commits stores, put raw into stores of the same shape. */
async function floor(edits: number): Promise<number> {
  const [sample] = await device.outbox.changes.limit(1).toArray();
  const db = await new Promise<IDBDatabase>((done, fail) => {
    const opening = indexedDB.open("bench-floor", 1);
    opening.addEventListener("upgradeneeded", () => {
      const changes = opening.result.createObjectStore("changes", { keyPath: "id" });
      changes.createIndex("h", "h");
      changes.createIndex("t", "t");
      changes.createIndex("t+k", ["t", "k"]);
      opening.result.createObjectStore("meta", { keyPath: "key" });
    });
    opening.addEventListener("success", () => done(opening.result));
    opening.addEventListener("error", () => fail(opening.error ?? new Error("not opened")));
  });
  const start = performance.now();
  for (let at = 0; at < edits; at++) {
    const transaction = db.transaction(["changes", "meta"], "readwrite", { durability: "strict" });
    transaction.objectStore("changes").put({ ...sample, id: crypto.randomUUID() });
    transaction.objectStore("meta").put({ key: "clock", value: sample?.h });
    await new Promise<void>((done, fail) => {
      transaction.addEventListener("complete", () => done());
      transaction.addEventListener("error", () => fail(transaction.error ?? new Error("not put")));
    });
  }
  const each = (performance.now() - start) / edits;
  db.close();
  return each;
}

Object.assign(globalThis, { bench: { ours, floor } });
