import { createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { backupLines } from "./backup-lines.ts";
import { type Store, StoreProblem } from "./store.ts";

/**
 * Writes a backup of everything, or of some schools, as it is at one moment; the server may go on
 * working. The file is there whole or not at all, readable by this user alone, and compressed when
 * its name ends in `.gz`.
 * @throws StoreProblem when it cannot be written, or a school is not there.
 */
export async function backUp(
  store: Store,
  file: string,
  { now, schools }: { now: number; schools?: readonly string[] },
): Promise<void> {
  for (const id of schools ?? [])
    if ((await store.school(id)) === undefined)
      throw new StoreProblem(`There is no school with the id ${id}, so no backup was made.`);
  const aside = `${file}.part`;
  try {
    await store.snapshot(async (reader) => {
      const lines = Readable.from(backupLines(reader, now, schools));
      const out = createWriteStream(aside, { mode: 0o600 });
      await (file.endsWith(".gz") ? pipeline(lines, createGzip(), out) : pipeline(lines, out));
    });
    const written = await open(aside, "r+");
    await written.sync();
    await written.close();
    await rename(aside, file);
  } catch (cause) {
    await rm(aside, { force: true });
    if (cause instanceof StoreProblem || !isFileProblem(cause)) throw cause;
    throw new StoreProblem(
      `${file} cannot be written: make room or choose another place. No backup was made.`,
      { cause },
    );
  }
}

function isFileProblem(cause: unknown): boolean {
  return typeof (cause as NodeJS.ErrnoException).syscall === "string";
}
