import { IndexeddbPersistence } from "y-indexeddb";
import { WebsocketProvider } from "y-websocket";
import { Doc } from "yjs";
import { moment, stepOf } from "./moment.ts";

const doc = new Doc();
const judgements = doc.getMap<{ v: string; how: string }>("judgements");

/** One document for the class, kept in this browser and joined with everyone's. */
async function live(name: string, address: string): Promise<void> {
  await new IndexeddbPersistence(name, doc).whenSynced;
  const provider = new WebsocketProvider(address, name, doc);
  await new Promise<void>((done) => provider.once("sync", done));
}

function edit(id: string, n: number): number {
  const start = moment();
  judgements.set(`${id} maths.autumn`, { v: stepOf(n), how: "typed" });
  return start;
}

function awaits(id: string, n: number): Promise<number> {
  return new Promise((done) => {
    const look = (): void => {
      if (judgements.get(`${id} maths.autumn`)?.v !== stepOf(n)) return;
      judgements.unobserve(look);
      done(moment());
    };
    judgements.observe(look);
  });
}

Object.assign(globalThis, { bench: { live, edit, awaits } });
