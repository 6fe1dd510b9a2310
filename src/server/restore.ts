import { createReadStream } from "node:fs";
import { open, rm } from "node:fs/promises";
import { pipeline, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { newEpoch } from "./answer-sync.ts";
import { backUp } from "./back-up.ts";
import { type BackupContent, readBackup, TABLES_CLEARED, TABLES_KEPT } from "./backup-lines.ts";
import { openSqliteAlongside } from "./sqlite-store.ts";
import { type Store, StoreProblem, type TableRecord, type TableWriter } from "./store.ts";

const PORTION = 500;
const GZIP = Buffer.from([0x1f, 0x8b]);
const SQLITE = Buffer.from("SQLite format 3\0");

/**
 * Puts a backup in the place of what is there: of everything, or of the schools it holds. Each
 * restored school takes a new epoch, so that devices offer again what they know. All of it happens
 * or nothing: the whole file is read and checked before, and put back in one transaction.
 * @throws StoreProblem when the file is not a whole backup; nothing is changed then.
 */
export async function restore(store: Store, file: string): Promise<BackupContent> {
  if ((await firstBytes(file, SQLITE.length).catch(unreadable(file))).equals(SQLITE))
    return restoreDatabase(store, file);
  const checked = await readBackup(linesOf(file), file, checkRecord(file));
  return store.replace(async (writer) => {
    await clear(writer, checked.of);
    const putting = new Portions(writer, file);
    await readBackup(linesOf(file), file, (table, record) => putting.add(table, record));
    await putting.flush();
    return checked;
  });
}

/** A copy of the embedded database's file is a backup too. */
async function restoreDatabase(store: Store, file: string): Promise<BackupContent> {
  const lines = `${file}.lines`;
  const copy = await openSqliteAlongside(file);
  try {
    await backUp(copy, lines, { now: 0 });
    return await restore(store, lines);
  } finally {
    await copy.close();
    await rm(lines, { force: true });
  }
}

function unreadable(file: string): (cause: unknown) => never {
  return (cause) => {
    throw new StoreProblem(
      `${file} cannot be read: check its name and that this user may read it. Nothing was changed.`,
      { cause },
    );
  };
}

function checkRecord(file: string): (table: string, record: TableRecord) => Promise<void> {
  return (table, record) => {
    if (TABLES_KEPT.some(({ name }) => name === table) && typeof record === "object")
      return Promise.resolve();
    throw new StoreProblem(
      `${file} holds “${table.slice(0, 40)}”, which this version of Keepup does not know, so nothing was changed.`,
    );
  };
}

async function clear(writer: TableWriter, of: BackupContent["of"]): Promise<void> {
  const tables = [...TABLES_CLEARED, ...TABLES_KEPT.map(({ name }) => name).reverse()];
  const kept = TABLES_KEPT.filter(({ kept }) => kept === "by-school").map(({ name }) => name);
  const ofSchools = new Set(["school_device", ...kept]);
  for (const table of tables) {
    if (!writer.tables.has(table)) continue;
    if (of === "everything") await writer.clear(table);
    else if (ofSchools.has(table)) for (const school of of) await writer.clear(table, school);
  }
}

/** Gathers records of one table and puts them together. */
class Portions {
  readonly #writer: TableWriter;
  readonly #file: string;
  #table = "";
  #records: TableRecord[] = [];

  constructor(writer: TableWriter, file: string) {
    this.#writer = writer;
    this.#file = file;
  }

  async add(table: string, record: TableRecord): Promise<void> {
    if (table !== this.#table || this.#records.length >= PORTION) await this.flush();
    this.#table = table;
    this.#records.push(table === "school" ? { ...record, epoch: newEpoch() } : record);
  }

  async flush(): Promise<void> {
    const records = this.#records;
    this.#records = [];
    const columns = this.#writer.tables.get(this.#table);
    if (records.length === 0) return;
    if (columns === undefined || records.some(hasOtherThan(columns)))
      throw new StoreProblem(
        `${this.#file} holds more than this version of Keepup can keep, so nothing was changed: restore it with the version that made it.`,
      );
    await this.#writer.put(this.#table, records);
  }
}

function hasOtherThan(columns: readonly string[]): (record: TableRecord) => boolean {
  return (record) => Object.keys(record).some((name) => !columns.includes(name));
}

/** The lines of a file; only a line feed ends one, since words may hold the other separators. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = "";
  try {
    const input = createReadStream(file);
    const zipped = (await firstBytes(file, 2)).equals(GZIP);
    const text: Readable = zipped ? pipeline(input, createGunzip(), () => undefined) : input;
    text.setEncoding("utf8");
    for await (const chunk of text as AsyncIterable<string>) {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
  } catch (cause) {
    throw new StoreProblem(
      `${file} cannot be read, or is damaged: check its name and that this user may read it. Nothing was changed.`,
      { cause },
    );
  }
  if (rest !== "") yield rest;
}

async function firstBytes(file: string, count: number): Promise<Buffer> {
  const opened = await open(file, "r");
  try {
    const { buffer, bytesRead } = await opened.read({ buffer: Buffer.alloc(count) });
    return buffer.subarray(0, bytesRead);
  } finally {
    await opened.close();
  }
}
