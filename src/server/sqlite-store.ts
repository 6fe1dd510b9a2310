import { renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { Kysely, type SqliteDatabase, SqliteDialect } from "kysely";
import { SqlStore } from "./sql-store.ts";
import { type Store, StoreProblem } from "./store.ts";
import { APPLICATION_ID, STORE_VERSION, upgradeTables } from "./tables.ts";

/**
 * Opens the embedded database, making it when there is none. One process at a time: the hold is a
 * lock that the operating system lets go of however the process ends.
 * @throws StoreProblem in words for the administrator; the file is then as it was.
 */
export async function openSqliteStore(path: string): Promise<Store> {
  const letGo = path === ":memory:" ? () => undefined : hold(path);
  try {
    const file = openFile(path, false);
    try {
      const version = versionOf(file, path);
      // Every acknowledged change is on the disk itself before its author hears of it.
      file.pragma("journal_mode = WAL");
      file.pragma("synchronous = FULL");
      file.pragma("busy_timeout = 5000");
      const db = kyselyOf(file);
      if (version < STORE_VERSION)
        await db.transaction().execute(async (trx) => {
          await upgradeTables(trx, "sqlite", version);
          file.pragma(`application_id = ${APPLICATION_ID}`);
          file.pragma(`user_version = ${STORE_VERSION}`);
        });
      return new SqlStore(db, "sqlite", async () => {
        await db.destroy();
        letGo();
      });
    } catch (cause) {
      file.close();
      throw cause;
    }
  } catch (cause) {
    letGo();
    throw inWords(cause, path);
  }
}

/** Opens the file of a server that may be running, to read it: for backups. Never writes. */
export async function openSqliteAlongside(path: string): Promise<Store> {
  try {
    const file = openFile(path, true);
    if (versionOf(file, path) !== STORE_VERSION) {
      file.close();
      throw new StoreProblem(
        `${path} is from an older version of Keepup: start this version once, then try again.`,
      );
    }
    const db = kyselyOf(file);
    return new SqlStore(db, "sqlite", () => db.destroy());
  } catch (cause) {
    throw inWords(cause, path);
  }
}

function kyselyOf(file: Database.Database): Kysely<unknown> {
  return new Kysely<unknown>({ dialect: new SqliteDialect({ database: compilingOnce(file) }) });
}

/** More different statements than the server has. */
const MOST_STATEMENTS = 500;

/** The server asks few different things very often, so each statement is compiled once. */
function compilingOnce(file: Database.Database): SqliteDatabase {
  const compiled = new Map<string, Database.Statement>();
  return {
    prepare(text) {
      const held = compiled.get(text);
      if (held !== undefined) return held;
      const made = file.prepare(text);
      if (compiled.size < MOST_STATEMENTS) compiled.set(text, made);
      return made;
    },
    close: () => file.close(),
  };
}

function openFile(path: string, readonly: boolean): Database.Database {
  return new Database(path, { readonly, fileMustExist: readonly, timeout: 5000 });
}

/** The version of our tables in this file; 0 when it is empty. */
function versionOf(file: Database.Database, path: string): number {
  const version = file.pragma("user_version", { simple: true }) as number;
  if (file.pragma("application_id", { simple: true }) === APPLICATION_ID) {
    if (version > STORE_VERSION)
      throw new StoreProblem(
        `${path} was written by a newer version of Keepup: start that version, or restore a backup made with this one.`,
      );
    return version;
  }
  const { tables } = file.prepare("select count(*) as tables from sqlite_master").get() as {
    tables: number;
  };
  if (tables > 0)
    throw new StoreProblem(
      `${path} is a database of another program: set KEEPUP_DATA to another folder, or move that file away.`,
    );
  return 0;
}

/** Holds the file for this process; the hold is a locked file beside it. */
function hold(path: string): () => void {
  let lock: Database.Database | undefined;
  try {
    lock = new Database(`${path}.lock`, { timeout: 200 });
    lock.exec("begin exclusive");
  } catch (cause) {
    lock?.close();
    if (codeOf(cause).startsWith("SQLITE_BUSY"))
      throw new StoreProblem(
        `Another Keepup is using ${path}: stop that one first, or set KEEPUP_DATA to another folder.`,
        { cause },
      );
    throw inWords(cause, path);
  }
  const held = lock;
  return () => held.close();
}

function codeOf(cause: unknown): string {
  const code = (cause as { code?: unknown } | undefined)?.code;
  return typeof code === "string" ? code : "";
}

function inWords(cause: unknown, path: string): unknown {
  if (cause instanceof StoreProblem) return cause;
  const code = codeOf(cause);
  if (code === "SQLITE_NOTADB")
    return new StoreProblem(
      `${path} is not a database, or is damaged: move it away and restore the latest backup.`,
      { cause },
    );
  if (code.startsWith("SQLITE_CORRUPT"))
    return new StoreProblem(
      `${path} is damaged: stop Keepup, keep a copy of the file, and restore the latest backup.`,
      { cause },
    );
  if (code.startsWith("SQLITE_FULL"))
    return new StoreProblem(`The disk that holds ${path} is full: make room and start again.`, {
      cause,
    });
  if (code.startsWith("SQLITE_") || cause instanceof TypeError)
    return new StoreProblem(
      `${path} cannot be opened: give this user leave to read and write in ${dirname(path)}, or set KEEPUP_DATA to another folder.`,
      { cause },
    );
  return cause;
}

/**
 * Copies the database's file as it is at one moment, while a server may be writing to it. The copy
 * is a database like any other, and a backup that `restore` takes.
 * @throws StoreProblem in words; there is no copy then.
 */
export async function copySqliteFile(path: string, to: string): Promise<void> {
  const aside = `${to}.part`;
  try {
    const file = openFile(path, true);
    try {
      versionOf(file, path);
      await file.backup(aside);
    } finally {
      file.close();
    }
    renameSync(aside, to);
  } catch (cause) {
    rmSync(aside, { force: true });
    throw inWords(cause, path);
  }
}
