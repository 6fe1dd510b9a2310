import type { Table } from "dexie";

type Meta = Table<{ key: string; value: unknown }, string>;

/** Names the version that all tables share. */
const ALL = "version";

function nameOf(t: string): string {
  return `${ALL}:${t}`;
}

/**
 * Which version of a table's content a database holds. Equal versions: nothing of it has changed in
 * between, in whichever tab.
 */
export async function versionOf(meta: Meta, t: string): Promise<string> {
  const held = await meta.bulkGet([ALL, nameOf(t)]);
  return held.map((record) => (record?.value as string | undefined) ?? "").join("/");
}

/**
 * Whether between two versions rows came and changed one by one: not that the whole database was
 * emptied, lost a part or was read anew, after which a row's number may mean another content.
 */
export function isOfSameCopy(one: string, other: string): boolean {
  return one.slice(0, one.indexOf("/")) === other.slice(0, other.indexOf("/"));
}

/** Versions read in the course of answering one question, so that each is read once. */
export type Versions = Map<string, Promise<string>>;

/** As {@link versionOf}, or as it was read before in answering the same question. */
export function versionOnce(meta: Meta, t: string, versions?: Versions): Promise<string> {
  const version = versions?.get(t) ?? versionOf(meta, t);
  versions?.set(t, version);
  return version;
}

/** Takes a version that came along with rows for the one this question is answered as of. */
export function noteVersion(t: string, version: string, versions?: Versions): void {
  if (versions?.has(t) === false) versions.set(t, Promise.resolve(version));
}

/** Marks tables as changed; to be called inside the transaction that changes them. */
export async function markChanged(
  meta: Meta,
  tables: Iterable<string>,
  version: string,
): Promise<void> {
  await meta.bulkPut([...new Set(tables)].map((t) => ({ key: nameOf(t), value: version })));
}

/** What {@link versionOf} answers once a table that had the version `before` has been marked. */
export function versionAfter(before: string, version: string): string {
  return `${before.slice(0, before.indexOf("/"))}/${version}`;
}

/** Marks every table as changed. */
export async function markAllChanged(meta: Meta, version: string): Promise<void> {
  await meta.put({ key: ALL, value: version });
}
