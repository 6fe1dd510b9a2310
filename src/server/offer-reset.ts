import type { Kysely } from "kysely";
import type { AccountTables } from "./account-tables.ts";
import { newLinkToken } from "./link-token.ts";
import { writeAccountEvent } from "./school-accounts.ts";

/** The maker of a link that was asked for by command, where the database itself is. */
export const CONSOLE = "console";

const DAY_MS = 24 * 60 * 60_000;

/** Makes the page where a person chooses a new password: good once, for a day. Written down. */
export async function offerReset(
  db: Kysely<AccountTables>,
  { school, user, by, now }: { school: string; user: string; by: string; now: number },
): Promise<{ path: string; expires: number }> {
  const { token, hash } = newLinkToken();
  const expires = now + DAY_MS;
  await db
    .insertInto("reset_link")
    .values({ hash, school, user, made_by: by, made_at: now, expires_at: expires, used_at: null })
    .execute();
  await writeAccountEvent(db, { school, at: now, by, what: "reset-offered", whom: user });
  return { path: `/reset/${token}`, expires };
}
