import { randomInt, timingSafeEqual } from "node:crypto";
import type { Kysely } from "kysely";
import { type AccountTables, keepFact, readFact } from "./account-tables.ts";

const FACT = "set-up-code";
/** Letters and digits that are not taken for one another when read off a screen. */
const ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

/** The code that lets someone set up a school here, the same over restarts. "7KQF-M2XA-9RTE". */
export function setUpCode(db: Kysely<AccountTables>): Promise<string> {
  const letters = Array.from({ length: 12 }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  return keepFact(db, FACT, letters.replaceAll(/(.{4})(?=.)/g, "$1-"));
}

/** Whether this is the code, typed in any case and with or without dashes. */
export async function isSetUpCode(db: Kysely<AccountTables>, typed: string): Promise<boolean> {
  const held = await readFact(db, FACT);
  if (held === undefined) return false;
  const a = Buffer.from(plain(held));
  const b = Buffer.from(plain(typed));
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * Takes the code out of use, so that it sets up one school. False when another request was
 * quicker; {@link returnSetUpCode} puts it back when the school could not be made after all.
 */
export async function claimSetUpCode(db: Kysely<AccountTables>): Promise<string | undefined> {
  const held = await readFact(db, FACT);
  if (held === undefined) return undefined;
  const { numDeletedRows } = await db
    .deleteFrom("server_fact")
    .where("name", "=", FACT)
    .where("value", "=", held)
    .executeTakeFirst();
  return Number(numDeletedRows) === 1 ? held : undefined;
}

export async function returnSetUpCode(db: Kysely<AccountTables>, code: string): Promise<void> {
  await keepFact(db, FACT, code);
}

function plain(code: string): string {
  return code.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
}
