import { standingOf } from "../../src/domain/access.ts";
import type { Edit } from "../../src/domain/edit.ts";
import { rosterOf } from "../../src/domain/roster.ts";
import { ROSTER_TABLES } from "../../src/domain/roster.ts";
import { commit } from "../../src/storage/commit.ts";
import type { Device } from "../../src/storage/open-device.ts";
import { viewOf } from "../../src/storage/view.ts";
import { catchUp } from "../../src/sync/exchange.ts";
import { httpSend } from "../../src/sync/http-send.ts";
import { enter, finished, forget, freshDevice } from "./device.ts";
import { stepOf } from "./moment.ts";

let device: Device;

let records: string[];

/** A device that is level with the school, from which edits are pushed. */
async function ready(school: string, user: string): Promise<void> {
  device = await freshDevice(school, user);
  await catchUp(device, httpSend(school));
  records = (await viewOf(device).rows("attainment")).map((row) => row.k);
}

/** So many judgements, made with no network. */
async function write(edits: number, year: number): Promise<void> {
  const view = viewOf(device);
  const rows = (await Promise.all(ROSTER_TABLES.map((t) => view.rows(t)))).flat();
  const standing = standingOf(rosterOf(rows), device.user, `${year}-11-21`, year);
  for (let at = 0; at < edits; at += 50) {
    const some: Edit[] = Array.from({ length: Math.min(50, edits - at) }, (_, of) => {
      const n = at + of;
      return {
        t: "attainment",
        k: records[n % records.length] as string,
        cell: `${["reading", "writing", "maths"][n % 3]}.prediction`,
        v: stepOf(n * 7),
        how: "typed",
        prev: [],
      };
    });
    const result = await commit(device, standing, some, device.now());
    if (!("changes" in result)) throw new Error(JSON.stringify(result));
  }
}

/** Until the school has acknowledged all of them and the device knows it; milliseconds. */
async function ours(edits: number, year: number): Promise<number> {
  await write(edits, year);
  const start = performance.now();
  await catchUp(device, httpSend(device.school));
  const ms = performance.now() - start;
  const left = await device.outbox.changes.count();
  const aside = await device.outbox.attention.count();
  if (left + aside > 0) throw new Error(`${left} unsent, ${aside} put aside`);
  return ms;
}

/** One request with the same rows, one transaction there, and its acknowledgement put here. */
async function floor(edits: number): Promise<number> {
  await forget("floor");
  const db = await new Promise<IDBDatabase>((done) => {
    const opening = indexedDB.open("floor", 1);
    opening.addEventListener("upgradeneeded", () =>
      opening.result.createObjectStore("sent", { keyPath: "id" }),
    );
    opening.addEventListener("success", () => done(opening.result));
  });
  const rows = Array.from({ length: edits }, (_, at) => ({
    id: crypto.randomUUID(),
    t: "attainment",
    k: `pupil${at}:2026`,
    op: "add",
    f: { "maths.prediction": { v: stepOf(at), how: "typed", prev: [] } },
    h: "0000000000000000",
    sv: 1,
  }));
  const start = performance.now();
  const response = await fetch("/floor/push", { method: "POST", body: JSON.stringify(rows) });
  const ids = (await response.json()) as string[];
  const transaction = db.transaction("sent", "readwrite", { durability: "strict" });
  for (const id of ids) transaction.objectStore("sent").put({ id });
  await finished(transaction);
  const ms = performance.now() - start;
  db.close();
  return ms;
}

Object.assign(globalThis, { bench: { enter, ready, ours, floor } });
