import { mkdtempSync, rmSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { type DemoSize, demoSchool } from "../src/demo/demo-school.ts";
import type { Row } from "../src/domain/change.ts";
import { openAccounts } from "../src/server/accounts.ts";
import { createApp } from "../src/server/app.ts";
import { DemoEntry } from "../src/server/demo-entry.ts";
import { LiveStreams } from "../src/server/live-streams.ts";
import { openSqliteStore } from "../src/server/sqlite-store.ts";
import type { AppFiles } from "../src/server/static-files.ts";
import type { Store } from "../src/server/store.ts";
import { BENCH_DAY, benchNow } from "./bench-day.ts";

/** The whole server on a SQLite file, with a made-up school of the wished size in it. */
export type BenchSchool = {
  store: Store;
  school: string;
  /** Somebody who sees every child, and somebody who teaches a class. */
  head: string;
  teacher: string;
  judgements: number;
  /** All that the school begins with. */
  rows: readonly Row[];
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  end: () => Promise<void>;
};

export async function openBenchSchool(
  size: Omit<DemoSize, "seed" | "day">,
  files: AppFiles = new Map(),
): Promise<BenchSchool> {
  const folder = mkdtempSync(join(tmpdir(), "keepup-bench-"));
  const store = await openSqliteStore(join(folder, "keepup.sqlite"));
  const accounts = await openAccounts(store.accountsDb, {
    secret: "a secret of the bench alone, long enough for the library",
    baseUrl: "http://127.0.0.1",
  });
  const now = benchNow;
  const made = demoSchool({ seed: "bench", day: BENCH_DAY, ...size });
  const demo = new DemoEntry({
    store,
    accounts,
    mode: "on",
    secret: "bench",
    now,
    make: () => made,
  });
  const live = new LiveStreams();
  store.onHead((school, head) => live.poke(school, head));
  const app = createApp({
    store,
    accounts,
    demo,
    live,
    files,
    publicUrl: undefined,
    trustedProxies: undefined,
    now,
    report: (what, cause) => console.error(what, cause),
  });
  const offer = await demo.offer();
  const by = (role: string) => offer?.people.find((person) => person.role === role)?.user ?? "";
  const listener = getRequestListener(app.fetch);
  return {
    store,
    school: offer?.school ?? "",
    rows: made.rows,
    head: by("senior-leader"),
    teacher: by("teacher"),
    judgements: made.rows.reduce(
      (sum, row) => sum + Object.values(row.c ?? {}).reduce((all, cell) => all + cell.length, 0),
      0,
    ),
    handle: async (request, response) => {
      if (files.size === 0 && request.url?.startsWith("/api/") !== true) return false;
      await listener(request, response);
      return true;
    },
    end: async () => {
      live.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
