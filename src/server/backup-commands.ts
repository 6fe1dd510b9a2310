import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { schoolDay, writeDay } from "../domain/calendar.ts";
import { openAccounts } from "./accounts.ts";
import { backUp } from "./back-up.ts";
import { CannotStart } from "./cannot-start.ts";
import { DATABASE_FILE, openDataFolder, secretOf } from "./data-folder.ts";
import { openStore } from "./open-server.ts";
import { forgetReplay } from "./replay-after-update.ts";
import { restore } from "./restore.ts";
import { say } from "./say.ts";
import type { Settings } from "./settings.ts";
import { openSqliteAlongside } from "./sqlite-store.ts";
import type { Store } from "./store.ts";

type Command = { settings: Settings; words: readonly string[]; env: NodeJS.ProcessEnv };

/** `npm run back-up -- FILE`: everything as it is now; the server may go on working. */
export async function backUpCommand(command: Command): Promise<void> {
  const file = fileOf(command, "back-up");
  if (existsSync(file))
    throw new CannotStart(`${file} is there already: choose another name, so no backup is lost.`);
  const store = await openToRead(command.settings);
  try {
    await backUp(store, file, { now: Date.now() });
  } finally {
    await store.close();
  }
  say(
    `Everything was written to ${file}. Keep it where only you can read it: it holds children's records.`,
  );
}

/** `npm run restore -- FILE`: puts a backup in the place of what is there. */
export async function restoreCommand(command: Command): Promise<void> {
  const { settings } = command;
  const file = fileOf(command, "restore");
  openDataFolder(settings.data);
  const store = await openStore(settings);
  try {
    // The accounts' tables must be there before their records come.
    const secret = secretOf(settings.data);
    const { db } = await openAccounts(store.accountsDb, { secret, baseUrl: "http://127.0.0.1" });
    const { at, records } = await restore(store, file);
    await forgetReplay(db);
    say(
      `The backup of ${writeDay(schoolDay(at))} is in place, ${records} records. Everyone signs in again, and each device sends what it has that is newer.`,
    );
  } finally {
    await store.close();
  }
}

/** The file a command is about, from where the command was typed. */
function fileOf({ words, env }: Command, command: string): string {
  const [file, ...more] = words;
  if (file === undefined || more.length > 0)
    throw new CannotStart(`Name one file: npm run ${command} -- FILE.`);
  return resolve(env.INIT_CWD ?? ".", file);
}

async function openToRead(settings: Settings): Promise<Store> {
  if (settings.databaseUrl !== undefined) return openStore(settings);
  const file = join(settings.data, DATABASE_FILE);
  if (!existsSync(file))
    throw new CannotStart(
      `There is no database in ${settings.data}, so there is nothing to back up: set KEEPUP_DATA to the folder the server uses.`,
    );
  return openSqliteAlongside(file);
}
