import PouchDB from "pouchdb-browser";
import { moment, stepOf } from "./moment.ts";

type Cells = Record<string, { v: string }[]>;

const REMOTE = `${location.origin}/couch/`;
const CELL = "maths.autumn";
let db: PouchDB;
let fresh = 0;

/** A database that is level with the server's and stays so. */
async function live(name: string): Promise<void> {
  db = new PouchDB(name);
  await db.replicate.from(REMOTE + name);
  db.sync(REMOTE + name, { live: true, retry: true });
}

async function add(id: string, cell: string, v: string, edit: number): Promise<void> {
  const held = await db.get(id);
  const c = held.c as Cells;
  const entry = { id: crypto.randomUUID(), v, how: "typed", prev: [], h: `${edit}` };
  await db.put({ ...held, c: { ...c, [cell]: [...(c[cell] ?? []), entry] } });
}

async function edit(id: string, n: number): Promise<number> {
  const start = moment();
  await add(id, CELL, stepOf(n), n);
  return start;
}

function awaits(id: string, n: number): Promise<number> {
  return new Promise((done) => {
    const feed = db.changes({ live: true, since: "now", include_docs: true });
    feed.on("change", ({ doc: { _id: changed, ...doc } }) => {
      if (changed !== id || (doc.c as Cells)[CELL]?.at(-1)?.v !== stepOf(n)) return;
      feed.cancel();
      done(moment());
    });
  });
}

async function bootstrap(name: string): Promise<{ ms: number; rows: number }> {
  const local = new PouchDB(`fresh-${fresh++}`);
  const start = performance.now();
  await local.replicate.from(REMOTE + name, { batch_size: 1000, batches_limit: 10 });
  const ms = performance.now() - start;
  const { doc_count } = await local.info();
  await local.destroy();
  return { ms, rows: doc_count };
}

async function ready(name: string): Promise<void> {
  db = new PouchDB(name);
  await db.replicate.from(REMOTE + name, { batch_size: 1000 });
}

/** The same edits as ours, made with no network; then milliseconds until the server has them. */
async function push(name: string, ids: readonly string[], edits: number): Promise<number> {
  for (let at = 0; at < edits; at++)
    await add(
      ids[at % ids.length] as string,
      `${["reading", "writing", "maths"][at % 3]}.prediction`,
      stepOf(at * 7),
      at,
    );
  const start = performance.now();
  const { docs_written } = await db.replicate.to(REMOTE + name, { batch_size: 1000 });
  const ms = performance.now() - start;
  if (docs_written < Math.min(ids.length, edits)) throw new Error(`only ${docs_written} written`);
  return ms;
}

Object.assign(globalThis, { bench: { live, edit, awaits, bootstrap, ready, push } });
