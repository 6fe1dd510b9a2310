import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BENCH_DAY } from "./bench-day.ts";
import { openBenchSchool } from "./bench-school.ts";
import { interleave, median, type Result, resultOf, type Variant } from "./measure.ts";
import { type Handler, openBenchRoom } from "./page.ts";
import { peerDocument } from "./peers/peer-document.ts";
import { openPouchServer, POUCH_WITHOUT } from "./peers/pouch-server.ts";
import { bodyOf, openRxServer, RX_WITHOUT } from "./peers/rx-server.ts";
import { openYjsServer, YJS_WITHOUT } from "./peers/yjs-server.ts";

const EDITS = 20;
const BETWEEN_MS = 120;
const PATIENCE_MS = 20_000;

/** One judgement on a teacher's device until another person's live query answers with it. */
export async function run({ rounds }: { rounds: number }): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "keepup-relay-"));
  const at = (name: string): string => {
    mkdirSync(join(folder, name));
    return join(folder, name);
  };
  const school = await openBenchSchool({ pupils: 420, years: 1 });
  const pouch = openPouchServer(at("pouch"));
  const rx = openRxServer(at("rx"));
  const yjs = await openYjsServer(at("yjs"));
  const floor = echo();
  const room = await openBenchRoom(
    ["relay.ts", "pouch.ts", "rxdb.ts", "yjs.ts"],
    async (request, response) =>
      (await floor(request, response)) ||
      (await pouch.handle(request, response)) ||
      (await rx.handle(request, response)) ||
      school.handle(request, response),
  );
  try {
    const two = async (name: string) => [await room.open(name), await room.open(name)] as const;
    const [a, b] = await two("relay");
    const keys = await a.call<string[]>("live", school.school, school.teacher);
    await b.call("live", school.school, school.head);
    for (const page of [a, b]) await page.call("floorLive");

    // The peers relay the records of the same children.
    const documents = school.rows
      .filter((row) => row.t === "attainment" && keys.includes(row.k))
      .map(peerDocument);
    const ids = documents.map(({ id }) => id);
    await pouch.fill("class", documents);
    rx.fill(documents);
    const [pouchA, pouchB] = await two("pouch");
    for (const page of [pouchA, pouchB]) await page.call("live", "class");
    const [rxA, rxB] = await two("rxdb");
    for (const page of [rxA, rxB]) await page.call("live", "class");
    const [yjsA, yjsB] = await two("yjs");
    for (const page of [yjsA, yjsB]) await page.call("live", "class", yjs.address);

    let n = 0;
    /** Median of a few edits; `edit` answers when it was begun, `awaits` when it was seen. */
    const relay = async (
      edit: (of: string, n: number) => Promise<number>,
      awaits: (of: string, n: number) => Promise<number>,
      of: readonly string[],
    ): Promise<number> => {
      const taken: number[] = [];
      for (let left = EDITS; left > 0; left--) {
        n += 1;
        const one = of[n % of.length] as string;
        const seen = within(awaits(one, n));
        await pause(BETWEEN_MS);
        const begun = await edit(one, n);
        taken.push((await seen) - begun);
      }
      return median(taken);
    };
    const peer = (pages: readonly (typeof a)[], of: readonly string[]) =>
      relay(
        (one, n) => pages[0]?.call("edit", one, n) as Promise<number>,
        (one, n) => pages[1]?.call("awaits", one, n) as Promise<number>,
        of,
      );
    const variants: Variant[] = [
      {
        name: "ours",
        run: () =>
          relay(
            (key, n) => a.call("edit", key, n),
            (key, n) => b.call("awaits", keys, key, n),
            keys,
          ),
      },
      {
        name: "floor",
        run: () =>
          relay(
            (key, n) => a.call("floorEdit", key, n),
            (_, n) => b.call("floorAwaits", n),
            keys,
          ),
      },
      { name: "PouchDB", run: () => peer([pouchA, pouchB], ids), without: POUCH_WITHOUT },
      { name: "RxDB", run: () => peer([rxA, rxB], ids), without: RX_WITHOUT },
      { name: "Yjs", run: () => peer([yjsA, yjsB], ids), without: YJS_WITHOUT },
    ];
    const taken = await interleave(rounds, variants);
    return resultOf(taken, variants, "ms from edit to the other's live query", rounds, {
      edits: EDITS,
      children: keys.length,
      day: BENCH_DAY,
    });
  } finally {
    await room.end();
    await school.end();
    await yjs.close();
    rx.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Posts go at once to everyone who listens, and nowhere else. */
function echo(): Handler {
  const streams = new Set<ServerResponse>();
  return async (request, response) => {
    if (request.url === "/floor/stream") {
      response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
      response.write(":\n\n");
      streams.add(response);
      response.on("close", () => streams.delete(response));
      return true;
    }
    if (request.url !== "/floor/echo") return false;
    const body = JSON.stringify(await bodyOf(request));
    for (const stream of streams) stream.write(`data: ${body}\n\n`);
    response.end();
    return true;
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

function within<T>(promise: Promise<T>): Promise<T> {
  return Promise.race([
    promise,
    pause(PATIENCE_MS).then(() => {
      throw new Error(`Nothing arrived in ${PATIENCE_MS} ms`);
    }),
  ]);
}
