import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { openBenchSchool } from "./bench-school.ts";
import { interleave, type Result, resultOf, type Variant } from "./measure.ts";
import { openBenchRoom } from "./page.ts";
import { peerDocument } from "./peers/peer-document.ts";
import { openPouchServer, POUCH_WITHOUT } from "./peers/pouch-server.ts";
import { openRxServer, RX_WITHOUT } from "./peers/rx-server.ts";

type Once = { ms: number; rows: number };

/** A new device of somebody who sees every child: some 30,000 judgements over the wire into the cache. */
export async function run({ rounds }: { rounds: number }): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "keepup-bootstrap-"));
  const school = await openBenchSchool({ pupils: 630, years: 7 });
  mkdirSync(join(folder, "pouch"));
  const pouch = openPouchServer(join(folder, "pouch"));
  const rx = openRxServer(folder);
  const bodies = new Map<string, Buffer>();
  const room = await openBenchRoom(
    ["bootstrap.ts", "pouch.ts", "rxdb.ts"],
    async (request, response) => {
      const body = bodies.get(request.url ?? "");
      if (body !== undefined) {
        response
          .writeHead(200, { "content-type": "application/json", "content-encoding": "br" })
          .end(body);
        return true;
      }
      return (
        (await pouch.handle(request, response)) ||
        (await rx.handle(request, response)) ||
        school.handle(request, response)
      );
    },
  );
  try {
    const documents = school.rows.map(peerDocument);
    await pouch.fill("school", documents);
    rx.fill(documents);
    const { call } = await room.open("bootstrap");
    const pouchPage = await room.open("pouch");
    const rxPage = await room.open("rxdb");
    await call("enter", school.head);

    const rows: Record<string, number> = {};
    const counted = (name: string, once: Once): number => {
      rows[name] = once.rows;
      return once.ms;
    };
    const variants: Variant[] = [
      {
        name: "ours",
        run: async () => {
          const once = await call<Once & { bodies: string[] }>("ours", school.school, school.head);
          if (bodies.size === 0)
            for (const [at, body] of once.bodies.entries())
              bodies.set(`/floor/${at}`, compressed(body));
          return counted("ours", once);
        },
      },
      { name: "floor", run: async () => counted("floor", await call("floor", [...bodies.keys()])) },
      {
        name: "PouchDB",
        run: async () => counted("PouchDB", await pouchPage.call("bootstrap", "school")),
        without: POUCH_WITHOUT,
      },
      {
        name: "RxDB",
        run: async () => counted("RxDB", await rxPage.call("bootstrap")),
        without: RX_WITHOUT,
      },
    ];
    const taken = await interleave(rounds, variants);
    return resultOf(taken, variants, "ms", rounds, {
      judgements: school.judgements,
      rows,
      bytesBrotli: [...bodies.values()].reduce((sum, body) => sum + body.length, 0),
    });
  } finally {
    await room.end();
    await school.end();
    rx.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function compressed(body: string): Buffer {
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
}
