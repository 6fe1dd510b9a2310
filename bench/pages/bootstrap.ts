import type { Row } from "../../src/domain/change.ts";
import { cachedRecord } from "../../src/storage/cache.ts";
import { catchUp } from "../../src/sync/exchange.ts";
import { enter, finished, forget, freshDevice, keepingSend, rawCache } from "./device.ts";

/** A device that has nothing becomes level with its school; answers milliseconds. */
async function ours(
  school: string,
  user: string,
): Promise<{ ms: number; bodies: string[]; rows: number }> {
  const bodies: string[] = [];
  const device = await freshDevice(school, user);
  const start = performance.now();
  await catchUp(device, keepingSend(school, bodies));
  const ms = performance.now() - start;
  const rows = await device.cache.rows.count();
  device.close();
  return { ms, bodies, rows };
}

/** The same bytes fetched from memory, parsed, and put into raw stores with the same indexes. */
async function floor(paths: readonly string[]): Promise<{ ms: number; rows: number }> {
  await forget("floor");
  const db = await rawCache("floor");
  let count = 0;
  const start = performance.now();
  for (const path of paths) {
    const { rows } = (await (await fetch(path, { cache: "no-store" })).json()) as { rows: Row[] };
    const transaction = db.transaction(["rows", "meta"], "readwrite", { durability: "relaxed" });
    const store = transaction.objectStore("rows");
    for (const row of rows) store.put(cachedRecord(row, { plain: row }));
    count += rows.length;
    transaction.objectStore("meta").put({ key: "cursor", value: path });
    await finished(transaction);
  }
  const ms = performance.now() - start;
  db.close();
  return { ms, rows: count };
}

Object.assign(globalThis, { bench: { enter, ours, floor } });
