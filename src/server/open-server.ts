import { join } from "node:path";
import type { Hono } from "hono";
import { openAccounts } from "./accounts.ts";
import type { AppEnv } from "./app-request.ts";
import { createApp } from "./app.ts";
import { DATABASE_FILE, openDataFolder, secretOf } from "./data-folder.ts";
import { DemoEntry } from "./demo-entry.ts";
import { watchHeads } from "./head-watch.ts";
import { LiveStreams } from "./live-streams.ts";
import { passesWall } from "./reach.ts";
import { replayAfterUpdate } from "./replay-after-update.ts";
import { setUpCode } from "./set-up-code.ts";
import type { Settings } from "./settings.ts";
import { openSqliteStore } from "./sqlite-store.ts";
import type { AppFiles } from "./static-files.ts";
import type { Store } from "./store.ts";

/** A server that is ready to answer but not yet listening. */
export type OpenServer = {
  app: Hono<AppEnv>;
  /** What to type on the first page to set up a school; undefined once there is one. */
  setUpCode: string | undefined;
  /** False where PostgreSQL lets this server's user past the policies that keep schools apart. */
  wall: boolean;
  /** What need not be waited for: the demo school, and changes an older server could not read. */
  warmUp(): Promise<void>;
  /** Ends the open event streams, which would otherwise hold the port. */
  endStreams(): void;
  close(): Promise<void>;
};

/** Where the settings say a school's data is. @throws CannotStart */
export async function openStore(settings: Settings): Promise<Store> {
  if (settings.databaseUrl === undefined)
    return openSqliteStore(join(settings.data, DATABASE_FILE));
  const { openPostgresStore } = await import("./postgres-store.ts");
  return openPostgresStore(settings.databaseUrl);
}

/**
 * Opens folder, database and accounts, in that order, letting go of what it took when a later one
 * fails. @throws CannotStart
 */
export async function openServer(
  settings: Settings,
  files: AppFiles,
  report: (what: string, cause: unknown) => void,
): Promise<OpenServer> {
  openDataFolder(settings.data);
  let store: Store | undefined;
  try {
    const opened = await openStore(settings);
    store = opened;
    const secret = secretOf(settings.data);
    const baseUrl = settings.publicUrl ?? `http://127.0.0.1:${settings.port}`;
    const accounts = await openAccounts(opened.accountsDb, { secret, baseUrl });
    const now = Date.now;
    const demo = new DemoEntry({ store: opened, accounts, mode: settings.demo, secret, now });
    const live = new LiveStreams();
    const poke = (school: string, head: number) => live.poke(school, head);
    const stopPokes = opened.onHead(poke);
    // Other servers may work on the same PostgreSQL; nobody else works on the file.
    const stopWatch =
      opened.kind === "postgres" ? watchHeads(opened, () => live.schools, poke) : () => undefined;
    const { publicUrl, trustedProxies } = settings;
    const app = createApp({
      store: opened,
      accounts,
      demo,
      live,
      files,
      publicUrl,
      trustedProxies,
      now,
      report,
    });
    const warmUp = async () => {
      await demo.offer();
      await replayAfterUpdate({ store: opened, now }, accounts.db);
    };
    let warming: Promise<void> = Promise.resolve();
    return {
      app,
      wall: opened.kind === "sqlite" || !(await passesWall(opened.accountsDb.db)),
      setUpCode: (await demo.hasRealSchool()) ? undefined : await setUpCode(accounts.db),
      warmUp: () => (warming = warmUp()),
      endStreams: () => live.close(),
      close: async () => {
        // A demo school that is being made is made; the database must not close under it.
        await warming.catch(() => undefined);
        stopPokes();
        stopWatch();
        live.close();
        await opened.close();
      },
    };
  } catch (cause) {
    await store?.close();
    throw cause;
  }
}
