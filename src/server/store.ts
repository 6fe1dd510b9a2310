import type { Kysely } from "kysely";
import type { Change, Row } from "../domain/change.ts";
import type { Role } from "../domain/schema.ts";
import type { Scope } from "../domain/scope.ts";
import type { Cursor } from "../sync/protocol.ts";
import { CannotStart } from "./cannot-start.ts";

/** Why a database cannot be used, in a sentence that says what to do. */
export class StoreProblem extends CannotStart {
  override name = "StoreProblem";
}

/** A school as the store knows it. */
export type School = {
  id: string;
  name: string;
  /** The highest number given in this school; what was changed last has it. */
  head: number;
  /** Changes when this copy has gone back in time: devices then offer their journal again. */
  epoch: string;
  /** The number of the last change to a row that decides who may see what. */
  rosterSeq: number;
  /** The day for which the stored grants hold, `2026-11-21`. */
  grantsDay: string;
};

/** Where a person belongs. */
export type Membership = { school: string; schoolName: string; role: Role };

/**
 * What a person may do, from when to when: `role:<role>`, a scope that may be seen, or `j:<record>`
 * that may be judged in. Times are milliseconds since 1970 by the server's clock.
 */
export type Grant = {
  user: string;
  what: string;
  fromSeq: number;
  fromAt: number;
  toAt: number | null;
};

/** A change as it was taken, or another event that took a number, in the school's order. */
export type LogEntry = {
  seq: number;
  /** The change's id; `grants:<seq>` and the like for events that are no change. */
  id: string;
  /** Fingerprint of the content, so that the same id with another content is known. */
  hash: string;
  is: "accepted" | "superseded" | "grants" | "import" | "erase";
  scope: Scope | null;
  user: string;
  /** The administrator who let it in, for a change that had been in quarantine. */
  via: string | null;
  device: string;
  at: number;
  /** The clock it was given; {@link change} keeps the one it came with. */
  h: string;
  /** Null where there is none, and after an erasure. */
  change: Change | null;
};

export type QuarantineState = "waiting" | "accepted" | "declined";

/** A change that was not taken, kept whole. */
export type Quarantined = {
  id: string;
  hash: string;
  user: string;
  device: string;
  at: number;
  scope: Scope | null;
  /** Why, as a code and in the user's words. */
  code: string;
  say: string;
  state: QuarantineState;
  /** Who accepted or declined it. */
  resolver: string | null;
  /** Null after an erasure. */
  change: Change | null;
};

export type DeviceRecord = {
  id: string;
  user: string;
  cursor: Cursor;
  /** Schema version of its app. */
  sv: number;
  seenAt: number;
  revoked: boolean;
  /** Unsent changes it still held then; left out where it did not say. [MR3] */
  holds?: number;
};

/** What the school knows of one device of a person's. */
export type DeviceUse = {
  id: string;
  /** Milliseconds when it was last heard. */
  seenAt: number;
  /** Changes taken from it, with when the first and the last of them arrived. */
  changes: number;
  firstAt?: number;
  lastAt?: number;
};

export type RowKey = { t: string; k: string };

/** A row on its way to a device, with the number it is ordered by for that person. */
export type PageRow = { s: number; t: string; k: string; row: Row };

/** Reading one school. Nothing here can see another one. */
export interface SchoolReader {
  rows(keys: readonly RowKey[]): Promise<Row[]>;
  rowsOf(tables: readonly string[]): Promise<Row[]>;
  rowsIn(scope: Scope): Promise<Row[]>;
  /** Rows this person may see, after `after` and numbered at most `upTo`, in cursor order. */
  page(user: string, after: Cursor, upTo: number, limit: number): Promise<PageRow[]>;
  /** Grants in force, of one person or of everyone. */
  grants(user?: string): Promise<Grant[]>;
  /** Grants of this person that ended after a moment. */
  endedGrants(user: string, after: number): Promise<Grant[]>;
  /** Of the changes with these ids, those that were taken. */
  taken(ids: readonly string[]): Promise<LogEntry[]>;
  /** The log after a number, in order. */
  log(after: number, limit: number): Promise<LogEntry[]>;
  /** The log after a number and up to another, in order, without judgements: most of a log. */
  logBesideJudgements(after: number, upTo: number): Promise<LogEntry[]>;
  /** The log of one scope, in order. Reads the whole log: for what seldom happens. */
  logOf(scope: Scope): Promise<LogEntry[]>;
  quarantined(
    which: { ids: readonly string[] } | { state: QuarantineState },
  ): Promise<Quarantined[]>;
  device(user: string, id: string): Promise<DeviceRecord | undefined>;
  /** A person's devices, the one last heard first. Reads the whole log: for a person who asks. */
  devicesOf(user: string): Promise<DeviceUse[]>;
  /** Every device that may be used: whose, when it was last heard, and what it still held then. */
  heard(): Promise<Pick<DeviceRecord, "user" | "seenAt" | "holds">[]>;
  /** Of these numbers, those that a device of another person who may see the scope has reached. */
  seenByOthers(user: string, watch: readonly { s: number; scope: Scope }[]): Promise<number[]>;
}

/** Changing one school, which is held until the work is done: all of it happens, or none. */
export interface SchoolWriter extends SchoolReader {
  /** As it is within this transaction. */
  readonly school: Readonly<School>;
  /** Gives the next number. */
  next(): number;
  amendSchool(change: Partial<Omit<School, "id" | "head">>): void;
  putRows(rows: readonly Row[]): Promise<void>;
  putLog(entries: readonly LogEntry[]): Promise<void>;
  putQuarantined(items: readonly Quarantined[]): Promise<void>;
  openGrants(grants: readonly Omit<Grant, "toAt">[]): Promise<void>;
  endGrants(grants: readonly Grant[], at: number): Promise<void>;
  /** Takes the content of this scope out of log and quarantine, for good; why is left instead. */
  forgetContent(scope: Scope, why: { code: string; say: string }): Promise<void>;
  /** The same for these changes alone: that they came, and what became of them, stays. */
  forgetChanges(ids: readonly string[], why: { code: string; say: string }): Promise<void>;
  /** No device counts as having seen anything. */
  forgetCursors(): Promise<void>;
  /** What devices said they still held is nobody's business any more. [MR3] */
  forgetHolds(): Promise<void>;
}

/** A record of a table as it stands in the database, for backups. */
export type TableRecord = Record<string, unknown>;

/** Reads whole tables as they were at one moment. */
export interface TableReader {
  /** The columns of each table there is. */
  readonly tables: ReadonlyMap<string, readonly string[]>;
  /** All records in portions, ordered by `key`; of one school when it is named. */
  portions(table: string, key: readonly string[], school?: string): AsyncIterable<TableRecord[]>;
}

/** Replaces whole tables, all of it or nothing. */
export interface TableWriter {
  readonly tables: ReadonlyMap<string, readonly string[]>;
  clear(table: string, school?: string): Promise<void>;
  put(table: string, records: readonly TableRecord[]): Promise<void>;
}

/** The school's copy of everything. One contract, two engines: test/server/store. */
export interface Store {
  readonly kind: "sqlite" | "postgres";
  /** For the accounts library, which keeps its own tables beside ours. */
  readonly accountsDb: { db: Kysely<unknown>; type: "sqlite" | "postgres" };
  schools(): Promise<School[]>;
  school(id: string): Promise<School | undefined>;
  /** Schools whose staff this person is, of all schools. */
  memberships(user: string): Promise<Membership[]>;
  /** Reads one school. */
  read(school: string): SchoolReader;
  /**
   * Works on one school, alone: nobody else changes it meanwhile, and the numbers given become
   * visible together at the end. The promise settles after the commit is on disk.
   */
  write<T>(school: string, work: (writer: SchoolWriter) => Promise<T>): Promise<T>;
  /** Makes a school, empty, and works on it in the same transaction. */
  create<T>(school: School, work: (writer: SchoolWriter) => Promise<T>): Promise<T>;
  /** Takes a school away with all that is kept of it. */
  remove(school: string): Promise<void>;
  putDevice(school: string, device: DeviceRecord): Promise<void>;
  /** For a backup: everything as it is at one moment, while others go on working. */
  snapshot<T>(work: (reader: TableReader) => Promise<T>): Promise<T>;
  /** For putting a backup back. */
  replace<T>(work: (writer: TableWriter) => Promise<T>): Promise<T>;
  /** Calls back after each commit of this process that moved a school's head. */
  onHead(listener: (school: string, head: number) => void): () => void;
  close(): Promise<void>;
}
