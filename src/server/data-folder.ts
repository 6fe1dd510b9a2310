import { randomBytes } from "node:crypto";
import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { CannotStart } from "./cannot-start.ts";

/** The embedded database's file within the data folder. */
export const DATABASE_FILE = "keepup.sqlite";
const SECRET_FILE = "secret";

/** Makes the data folder, readable by this user alone, and proves that it can be written to. */
export function openDataFolder(folder: string): void {
  const path = resolve(folder);
  const held = nearestHeld(path);
  if (held.isFile)
    throw new CannotStart(
      held.path === path
        ? `The data folder ${folder} is a file: set KEEPUP_DATA to a folder.`
        : `The data folder ${folder} cannot be made because ${held.path} is a file: set KEEPUP_DATA to another folder.`,
    );
  const probe = join(path, `.probe-${process.pid}`);
  try {
    makeFolders(held.path, path);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (cause) {
    const nothingFits = (cause as NodeJS.ErrnoException).code === "ENOENT";
    throw new CannotStart(
      nothingFits
        ? `The data folder ${folder} cannot be made, because nothing can be kept in ${held.path}: set KEEPUP_DATA to another folder.`
        : `The data folder ${folder} cannot be written to: give this user leave to write there, or set KEEPUP_DATA to another folder.`,
      { cause },
    );
  }
}

/** The nearest part of a path that exists, and whether it is a file. */
function nearestHeld(path: string): { path: string; isFile: boolean } {
  for (let at = path; ; at = dirname(at)) {
    const held = lookAt(at);
    if (held !== undefined || at === dirname(at))
      return { path: at, isFile: held?.isDirectory() === false };
  }
}

function lookAt(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // A file on the way there, or no leave to look: the folder above tells which.
    return undefined;
  }
}

/**
 * Makes the folders from `held` down to `path` one by one: Node's own way of making them all asks for
 * ever where the kernel answers "no such folder", as it does in /proc.
 */
function makeFolders(held: string, path: string): void {
  if (path === held) return;
  makeFolders(held, dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (cause) {
    // Another start may have made it meanwhile.
    if ((cause as NodeJS.ErrnoException).code !== "EEXIST") throw cause;
  }
}

/**
 * The secret that cookies are signed with: made once, kept in the data folder for this user alone.
 * Written aside and renamed, so a start that is cut short never leaves half a secret.
 */
export function secretOf(folder: string): string {
  const file = join(folder, SECRET_FILE);
  let held: string | undefined;
  try {
    held = readFileSync(file, "utf8").trim();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "ENOENT")
      throw new CannotStart(
        `The secret in ${file} cannot be read: give this user leave to read it.`,
        { cause },
      );
  }
  if (held !== undefined) {
    if (held.length >= 32) return held;
    throw new CannotStart(
      `The secret in ${file} is damaged: put it back from a backup, or remove the file and everyone signs in again.`,
    );
  }
  const secret = randomBytes(32).toString("base64url");
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, `${secret}\n`, { mode: 0o600 });
  renameSync(aside, file);
  return secret;
}
