import { randomUUID } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { betterAuth } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import type { Kysely } from "kysely";
import * as z from "zod/mini";
import { type AccountTables, makeAccountTables } from "./account-tables.ts";
import { oneStartAtATime } from "./reach.ts";

/** Where accounts are kept: the store's own database. */
export type AccountsDb = { db: Kysely<unknown>; type: "sqlite" | "postgres" };

/** A session that was just made, with the cookies that carry it. */
export type SignedIn = { user: string; cookies: string[] };

export type Account = { user: string; name: string; email: string };

/**
 * Who has which e-mail and password, and who is signed in. The account library stays behind this
 * type; what a person may do in a school is not its business.
 */
export type Accounts = {
  /** Our own tables beside the library's. */
  db: Kysely<AccountTables>;
  /** Who a request's cookie speaks for; `cookies` renews it from time to time. */
  sessionOf(headers: Headers): Promise<(Account & { cookies: string[] }) | undefined>;
  /** Undefined for a wrong e-mail or password, which take the same time. */
  signIn(email: string, password: string): Promise<SignedIn | undefined>;
  /** Ends the session of a request and gives back the cookies that clear it. */
  signOut(headers: Headers): Promise<string[]>;
  /** Whether the password is this account's. */
  isPassword(user: string, password: string): Promise<boolean>;
  byEmail(email: string): Promise<Account | undefined>;
  byId(user: string): Promise<Account | undefined>;
  /** Makes an account; its id is random unless given. */
  create(account: {
    user?: string;
    name: string;
    email: string;
    password: string;
  }): Promise<string>;
  remove(user: string): Promise<void>;
  setPassword(user: string, password: string): Promise<void>;
  /** Signs a person out everywhere. */
  endSessions(user: string): Promise<void>;
};

/** Memory in kB and rounds: the least that is still advised, about 25 ms a sign-in. */
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const DAY_S = 24 * 60 * 60;

export const MIN_PASSWORD = 10;
export const MAX_PASSWORD = 200;

const email = z.email().check(z.maxLength(254));

/** What is wrong with an e-mail address, in words. */
export function refuseEmail(given: string): string | undefined {
  return email.safeParse(given).success ? undefined : "This is not an e-mail address.";
}

/** What is wrong with a new password, in words. Long beats strange, so nothing else is asked. */
export function refusePassword(given: unknown, own: readonly string[] = []): string | undefined {
  if (typeof given !== "string" || given.length < MIN_PASSWORD)
    return `Choose a password of at least ${MIN_PASSWORD} characters; three or four words do well.`;
  if (given.length > MAX_PASSWORD)
    return `Choose a password of at most ${MAX_PASSWORD} characters.`;
  if (new Set(given).size < 4 || own.some((word) => word.toLowerCase() === given.toLowerCase()))
    return "This password is too easy to guess; three or four words do well.";
  return undefined;
}

/** Opens the accounts, making their tables where they are not there yet. */
export async function openAccounts(
  accountsDb: AccountsDb,
  { secret, baseUrl }: { secret: string; baseUrl: string },
): Promise<Accounts> {
  const auth = createAuth(accountsDb, secret, baseUrl);
  const db = accountsDb.db as Kysely<AccountTables>;
  const makeTables = async () => {
    await (await getMigrations(auth.options)).runMigrations();
    await makeAccountTables(db);
  };
  // Servers that start on one database at once would make the same tables at once.
  if (accountsDb.type === "postgres") await oneStartAtATime(accountsDb.db, makeTables);
  else await makeTables();
  const { internalAdapter, password: hasher } = await auth.$context;

  return {
    db,
    async sessionOf(headers) {
      const { response, headers: answer } = await auth.api.getSession({
        headers,
        returnHeaders: true,
      });
      const account = accountOf(response?.user);
      return account && { ...account, cookies: answer.getSetCookie() };
    },
    async signIn(email, password) {
      const answer = await auth.api.signInEmail({
        body: { email, password },
        // None: no address and no browser's name is kept with a session.
        headers: new Headers(),
        asResponse: true,
      });
      if (!answer.ok) return undefined;
      const { user } = (await answer.json()) as { user: { id: string } };
      return { user: user.id, cookies: answer.headers.getSetCookie() };
    },
    async signOut(headers) {
      const answer = await auth.api.signOut({ headers, asResponse: true });
      return answer.headers.getSetCookie();
    },
    async isPassword(user, password) {
      const credential = (await internalAdapter.findAccounts(user)).find(
        (one) => one.providerId === "credential",
      );
      if (!credential?.password) return false;
      return hasher.verify({ hash: credential.password, password });
    },
    async byEmail(email) {
      return accountOf((await internalAdapter.findUserByEmail(email))?.user);
    },
    async byId(user) {
      return accountOf(await internalAdapter.findUserById(user));
    },
    async create({ user = randomUUID(), name, email, password }) {
      const passwordHash = await hasher.hash(password);
      const fields = { id: user, name, email, emailVerified: false };
      await internalAdapter.createUser(fields, { method: "email-password" });
      try {
        await internalAdapter.linkAccount({
          userId: user,
          accountId: user,
          providerId: "credential",
          password: passwordHash,
        });
      } catch (cause) {
        await internalAdapter.deleteUser(user);
        throw cause;
      }
      return user;
    },
    async remove(user) {
      await internalAdapter.deleteUser(user);
    },
    async setPassword(user, password) {
      await internalAdapter.updatePassword(user, await hasher.hash(password));
    },
    async endSessions(user) {
      await internalAdapter.deleteUserSessions(user);
    },
  };
}

function accountOf(
  user: { id: string; name: string; email: string } | null | undefined,
): Account | undefined {
  return user ? { user: user.id, name: user.name, email: user.email } : undefined;
}

function createAuth(accountsDb: AccountsDb, secret: string, baseURL: string) {
  return betterAuth({
    baseURL,
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: { db: accountsDb.db, type: accountsDb.type },
    user: { modelName: "auth_user" },
    account: { modelName: "auth_account" },
    verification: { modelName: "auth_verification" },
    session: {
      modelName: "auth_session",
      expiresIn: 30 * DAY_S,
      updateAge: DAY_S,
      // A cached session would outlive its end.
      cookieCache: { enabled: false },
    },
    emailAndPassword: {
      enabled: true,
      // Accounts come from set-up, invitations and the demo school alone.
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD,
      maxPasswordLength: MAX_PASSWORD,
      password: {
        hash: (password) => hash(password, ARGON),
        verify: ({ hash: held, password }) => verify(held, password, ARGON),
      },
    },
    // Ours counts by account as well as by address, because a school shares one address.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: "keepup",
      useSecureCookies: baseURL.startsWith("https:"),
      // Text ids on both databases, as the keys of staff rows are.
      database: { generateId: () => randomUUID() },
      ipAddress: { disableIpTracking: true },
    },
  });
}
