import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { academicYearOf } from "../src/domain/calendar.ts";
import { BENCH_DAY } from "./bench-day.ts";
import { openBenchSchool } from "./bench-school.ts";
import { interleave, type Result, resultOf, type Variant } from "./measure.ts";
import { type Handler, openBenchRoom } from "./page.ts";
import { peerDocument } from "./peers/peer-document.ts";
import { openPouchServer, POUCH_WITHOUT } from "./peers/pouch-server.ts";
import { bodyOf, openRxServer, RX_WITHOUT } from "./peers/rx-server.ts";

const EDITS = 1000;
const SIZE = { pupils: 420, years: 1 };
const YEAR = academicYearOf(BENCH_DAY);
const STATES = "sends the documents as they now are, not the edits: ";

/** 1,000 judgements made offline, until the school has them on its disk and the device knows it. */
export async function run({ rounds }: { rounds: number }): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "keepup-push-"));
  // Every push goes to a school as it was on the first day: records do not grow from round to round.
  let school = await openBenchSchool(SIZE);
  const documents = school.rows.map(peerDocument);
  mkdirSync(join(folder, "pouch"));
  const pouch = openPouchServer(join(folder, "pouch"));
  const rx = openRxServer(folder);
  const floor = openFloor(folder);
  const room = await openBenchRoom(
    ["push.ts", "pouch.ts", "rxdb.ts"],
    async (request, response) =>
      (await floor.handle(request, response)) ||
      (await pouch.handle(request, response)) ||
      (await rx.handle(request, response)) ||
      school.handle(request, response),
  );
  try {
    const { call } = await room.open("push");
    const pouchPage = await room.open("pouch");
    const rxPage = await room.open("rxdb");
    const ids = documents.filter(({ t }) => t === "attainment").map(({ id }) => id);
    let round = 0;
    const variants: Variant[] = [
      {
        name: "ours",
        run: async () => {
          await school.end();
          school = await openBenchSchool(SIZE);
          await call("enter", school.head);
          await call("ready", school.school, school.head);
          return call("ours", EDITS, YEAR);
        },
      },
      { name: "floor", run: () => call("floor", EDITS) },
      {
        name: "PouchDB",
        run: async () => {
          const name = `school-${round++}`;
          await pouch.fill(name, documents);
          await pouchPage.call("ready", name);
          return pouchPage.call("push", name, ids, EDITS);
        },
        without: STATES + POUCH_WITHOUT,
      },
      {
        name: "RxDB",
        run: async () => {
          rx.fill(documents);
          await rxPage.call("ready", `school${round++}`);
          return rxPage.call("push", ids, EDITS);
        },
        without: STATES + RX_WITHOUT,
      },
    ];
    const taken = await interleave(rounds, variants);
    return resultOf(taken, variants, "ms", rounds, { edits: EDITS, records: ids.length });
  } finally {
    await room.end();
    await school.end();
    floor.close();
    rx.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One table, one transaction for all rows of a request, on the disk before it is answered. */
function openFloor(folder: string): { handle: Handler; close: () => void } {
  const db = new Database(join(folder, "floor.sqlite"));
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.exec("create table sent (id text primary key, k text, body text)");
  const insert = db.prepare("insert into sent values (?, ?, ?)");
  return {
    async handle(request, response) {
      if (request.url !== "/floor/push") return false;
      const rows = (await bodyOf(request)) as { id: string; k: string }[];
      db.transaction(() => {
        for (const row of rows) insert.run(row.id, row.k, JSON.stringify(row));
      })();
      response
        .writeHead(200, { "content-type": "application/json" })
        .end(JSON.stringify(rows.map(({ id }) => id)));
      return true;
    },
    close: () => db.close(),
  };
}
