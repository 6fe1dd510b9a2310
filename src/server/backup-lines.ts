import { createHash, type Hash } from "node:crypto";
import { StoreProblem, type TableReader, type TableRecord } from "./store.ts";

/**
 * A backup is lines of JSON: a first one that says what it is, one for each record of each table,
 * and a last one with the count and a fingerprint of all before, so that a file cut short is known.
 * It does not depend on the engine, so it is also how a school moves from one to the other.
 */
export type BackupLine =
  | { keepup: "backup"; version: number; at: number; of: "everything" | readonly string[] }
  | { table: string; record: TableRecord }
  | { end: { records: number; fingerprint: string } };

export const BACKUP_VERSION = 1;

type TableToKeep = { name: string; key: readonly string[]; kept: "by-school" | "whole" };

/** What is kept, in the order it is put back. Devices report anew; sessions end with a restore. */
export const TABLES_KEPT: readonly TableToKeep[] = [
  { name: "school", key: ["id"], kept: "by-school" },
  { name: "school_row", key: ["school", "t", "k"], kept: "by-school" },
  { name: "school_log", key: ["school", "seq"], kept: "by-school" },
  { name: "school_quarantine", key: ["school", "id", "hash"], kept: "by-school" },
  { name: "school_grant", key: ["school", "usr", "what", "from_seq"], kept: "by-school" },
  { name: "auth_user", key: ["id"], kept: "whole" },
  { name: "auth_account", key: ["id"], kept: "whole" },
  { name: "school_account", key: ["school", "user"], kept: "whole" },
  { name: "invitation", key: ["hash"], kept: "whole" },
  { name: "reset_link", key: ["hash"], kept: "whole" },
  { name: "account_event", key: ["id"], kept: "whole" },
  { name: "server_fact", key: ["name"], kept: "whole" },
];

/** Emptied by a restore and filled by nothing: what they hold is about the copy that was replaced. */
export const TABLES_CLEARED: readonly string[] = [
  "school_device",
  "auth_session",
  "auth_verification",
];

/** The lines of a backup of everything, or of some schools without any account. */
export async function* backupLines(
  reader: TableReader,
  at: number,
  schools?: readonly string[],
): AsyncGenerator<string> {
  const print = createHash("sha256");
  let records = 0;
  yield put(print, {
    keepup: "backup",
    version: BACKUP_VERSION,
    at,
    of: schools ?? "everything",
  });
  for (const { name, key, kept } of TABLES_KEPT) {
    if (!reader.tables.has(name) || (schools !== undefined && kept === "whole")) continue;
    for (const school of schools ?? [undefined])
      for await (const portion of reader.portions(name, key, school))
        for (const record of portion) {
          records += 1;
          yield put(print, { table: name, record });
        }
  }
  yield `${JSON.stringify({ end: { records, fingerprint: print.digest("hex") } })}\n`;
}

function put(print: Hash, line: BackupLine): string {
  const text = `${JSON.stringify(line)}\n`;
  print.update(text);
  return text;
}

/** What a backup holds, once all of it was read and found whole. */
export type BackupContent = { of: "everything" | readonly string[]; at: number; records: number };

/**
 * Reads a backup to its end, giving each record to `take`.
 * @param name what to call the file in words.
 * @throws StoreProblem when it is not a whole backup that this version can read.
 */
export async function readBackup(
  lines: AsyncIterable<string>,
  name: string,
  take: (table: string, record: TableRecord) => Promise<void>,
): Promise<BackupContent> {
  const print = createHash("sha256");
  let head: Extract<BackupLine, { keepup: string }> | undefined;
  let records = 0;
  let ended = false;
  for await (const text of lines) {
    if (ended) throw new StoreProblem(`${name} goes on after its end, so it was not restored.`);
    const line = parse(text, name);
    if (head === undefined) {
      if (!("keepup" in line) || line.keepup !== "backup")
        throw new StoreProblem(`${name} is not a backup made by Keepup, so nothing was changed.`);
      if (line.version > BACKUP_VERSION)
        throw new StoreProblem(
          `${name} was made by a newer version of Keepup: restore it with that version. Nothing was changed.`,
        );
      head = line;
    } else if ("end" in line) {
      ended = line.end.records === records && line.end.fingerprint === print.digest("hex");
      if (!ended) throw notWhole(name);
      continue;
    } else if ("table" in line) {
      records += 1;
      await take(line.table, line.record);
    } else throw notWhole(name);
    print.update(`${text}\n`);
  }
  if (head === undefined || !ended) throw notWhole(name);
  return { of: head.of, at: head.at, records };
}

function notWhole(name: string): StoreProblem {
  return new StoreProblem(
    `${name} is damaged or cut short, so nothing was changed: use another backup.`,
  );
}

function parse(text: string, name: string): BackupLine {
  try {
    const line: unknown = JSON.parse(text);
    if (typeof line === "object" && line !== null) return line as BackupLine;
  } catch {
    // Said below, as for any other line that is not one.
  }
  throw new StoreProblem(`${name} is not a backup made by Keepup, so nothing was changed.`);
}
