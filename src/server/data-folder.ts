import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CannotStart } from "./cannot-start.ts";

/** The embedded database's file within the data folder. */
export const DATABASE_FILE = "keepup.sqlite";
const SECRET_FILE = "secret";

/** Makes the data folder, readable by this user alone, and proves that it can be written to. */
export function openDataFolder(folder: string): void {
  const probe = join(folder, `.probe-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(probe, "");
    rmSync(probe);
  } catch {
    throw new CannotStart(
      `The data folder ${folder} cannot be written to: give this user leave to write there, or set KEEPUP_DATA to another folder.`,
    );
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
