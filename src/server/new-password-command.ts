import { openAccounts } from "./accounts.ts";
import { CannotStart } from "./cannot-start.ts";
import { openDataFolder, secretOf } from "./data-folder.ts";
import { CONSOLE, offerReset } from "./offer-reset.ts";
import { openStore } from "./open-server.ts";
import { say } from "./say.ts";
import { schoolsOf } from "./school-accounts.ts";
import type { Settings } from "./settings.ts";

/**
 * `npm run new-password -- EMAIL`: the link an administrator would make, for when the only
 * administrator has forgotten theirs. Whoever may type this may read the database anyway.
 */
export async function newPasswordCommand(
  settings: Settings,
  words: readonly string[],
): Promise<void> {
  const [email, ...more] = words;
  if (email === undefined || more.length > 0)
    throw new CannotStart("Name one e-mail: npm run new-password -- EMAIL.");
  openDataFolder(settings.data);
  const store = await openStore(settings);
  try {
    const secret = secretOf(settings.data);
    const baseUrl = settings.publicUrl ?? `http://127.0.0.1:${settings.port}`;
    const accounts = await openAccounts(store.accountsDb, { secret, baseUrl });
    const account = await accounts.byEmail(email);
    const [school] = account === undefined ? [] : await schoolsOf(accounts.db, account.user);
    if (account === undefined || school === undefined)
      throw new CannotStart(`Nobody here has the e-mail ${email}: check how it is written.`);
    const asked = { school, user: account.user, by: CONSOLE, now: Date.now() };
    const { path } = await offerReset(accounts.db, asked);
    say(`${account.name} can choose a new password, once and within a day, at ${baseUrl}${path}`);
  } finally {
    await store.close();
  }
}
