import { createRxDatabase, type RxCollection, type RxDatabase } from "rxdb/plugins/core";
import { replicateRxCollection, type RxReplication } from "rxdb/plugins/replication";
import { getRxStorageDexie } from "rxdb/plugins/storage-dexie";
import { Subject } from "rxjs";
import { moment, stepOf } from "./moment.ts";

type Cells = Record<string, { v: string }[]>;

const CELL = "maths.autumn";
const text = (maxLength: number) => ({ type: "string", maxLength });
const SCHEMA = {
  version: 0,
  primaryKey: "id",
  type: "object",
  properties: {
    id: text(128),
    t: text(24),
    k: text(96),
    x: text(64),
    scope: text(64),
    f: { type: "object" },
    h: { type: "object" },
    c: { type: "object" },
  },
  required: ["id", "t", "k", "x", "scope", "f", "h", "c"],
  indexes: [["t", "x"], "scope"],
};

let rows: RxCollection;
let fresh = 0;

async function open(name: string): Promise<{ db: RxDatabase; rows: RxCollection }> {
  const db = await createRxDatabase({ name, storage: getRxStorageDexie(), multiInstance: false });
  const { row } = await db.addCollections({ row: { schema: SCHEMA } });
  return { db, rows: row as RxCollection };
}

function replicate(collection: RxCollection, live: boolean): RxReplication {
  const news = new Subject();
  if (live)
    new EventSource("/rx/stream").addEventListener("message", ({ data }) =>
      news.next(JSON.parse(String(data))),
    );
  const replication = replicateRxCollection({
    collection,
    replicationIdentifier: "bench",
    live,
    pull: {
      batchSize: 2000,
      handler: async (from: { seq: number } | undefined, limit: number) =>
        (await fetch(`/rx/pull?seq=${from?.seq ?? 0}&limit=${limit}`)).json(),
      ...(live ? { stream$: news.asObservable() } : {}),
    },
    push: {
      batchSize: 500,
      handler: async (changed: unknown) =>
        (await fetch("/rx/push", { method: "POST", body: JSON.stringify(changed) })).json(),
    },
  });
  replication.error$.subscribe((problem) => console.error(problem));
  return replication;
}

/** A collection that is level with the server's and stays so. */
async function live(name: string): Promise<void> {
  ({ rows } = await open(name));
  await replicate(rows, true).awaitInitialReplication();
}

async function add(id: string, cell: string, v: string, edit: number): Promise<void> {
  const held = await rows.findOne(id).exec();
  if (held === null) throw new Error(`no ${id}`);
  const c = held.toMutableJSON().c as Cells;
  const entry = { id: crypto.randomUUID(), v, how: "typed", prev: [], h: `${edit}` };
  await held.incrementalPatch({ c: { ...c, [cell]: [...(c[cell] ?? []), entry] } });
}

async function edit(id: string, n: number): Promise<number> {
  const start = moment();
  await add(id, CELL, stepOf(n), n);
  return start;
}

function awaits(id: string, n: number): Promise<number> {
  return new Promise((done) => {
    const query = rows.findOne(id).$.subscribe((held) => {
      if ((held?.toMutableJSON().c as Cells | undefined)?.[CELL]?.at(-1)?.v !== stepOf(n)) return;
      done(moment());
      setTimeout(() => query.unsubscribe());
    });
  });
}

async function bootstrap(): Promise<{ ms: number; rows: number }> {
  const { db, rows } = await open(`fresh${fresh++}`);
  const start = performance.now();
  await replicate(rows, false).awaitInitialReplication();
  const ms = performance.now() - start;
  const count = await rows.count().exec();
  await db.remove();
  return { ms, rows: count };
}

async function ready(name: string): Promise<void> {
  ({ rows } = await open(name));
  await replicate(rows, false).awaitInitialReplication();
}

/** The same edits as ours, made with no network; then milliseconds until the server has them. */
async function push(ids: readonly string[], edits: number): Promise<number> {
  for (let at = 0; at < edits; at++)
    await add(
      ids[at % ids.length] as string,
      `${["reading", "writing", "maths"][at % 3]}.prediction`,
      stepOf(at * 7),
      at,
    );
  const start = performance.now();
  await replicate(rows, false).awaitInitialReplication();
  return performance.now() - start;
}

Object.assign(globalThis, { bench: { live, edit, awaits, bootstrap, ready, push } });
