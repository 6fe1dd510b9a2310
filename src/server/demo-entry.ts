import { createHmac } from "node:crypto";
import { demoSchool } from "../demo/demo-school.ts";
import type { DemoPerson } from "../demo/demo-staff.ts";
import { academicYearOf, schoolDay } from "../domain/calendar.ts";
import { keepFact, readFact } from "./account-tables.ts";
import type { Accounts, SignedIn } from "./accounts.ts";
import { createSchool } from "./create-school.ts";
import { OneAtATime } from "./one-at-a-time.ts";
import { joinSchool } from "./school-accounts.ts";
import type { Settings } from "./settings.ts";
import type { Store } from "./store.ts";

/** The demo school as it is offered on the first page: one click on a person and you are them. */
export type DemoOffer = { school: string; name: string; people: DemoPerson[] };

const SEED = "keepup";

export function isDemoSchool(school: string): boolean {
  return school.startsWith("demo-");
}

type DemoDeps = {
  store: Store;
  accounts: Accounts;
  /** Whether to show it: `auto` until a real school exists. */
  mode: Settings["demo"];
  /** The server's own secret, from which the demo people's passwords follow. */
  secret: string;
  now: () => number;
  /** Makes the school; tests make a smaller one. */
  make?: typeof demoSchool;
};

/**
 * The demo school: a tenant of its own, made at first need and again each academic year, where
 * anyone may be anyone.
 */
export class DemoEntry {
  readonly #deps: DemoDeps;
  readonly #once = new OneAtATime();
  #offer: DemoOffer | undefined;
  #realSchool = false;

  constructor(deps: DemoDeps) {
    this.#deps = deps;
  }

  /** Whether a school of someone's own exists on this server. */
  async hasRealSchool(): Promise<boolean> {
    this.#realSchool ||= (await this.#deps.store.schools()).some((one) => !isDemoSchool(one.id));
    return this.#realSchool;
  }

  async isOn(): Promise<boolean> {
    if (this.#deps.mode === "auto") return !(await this.hasRealSchool());
    return this.#deps.mode === "on";
  }

  /** What the first page shows, making the school where it is not there yet; null when it is off. */
  async offer(): Promise<DemoOffer | null> {
    return (await this.isOn()) ? this.#ready() : null;
  }

  /** Signs in as one of the demo school's people; undefined when there is no such person. */
  async enter(user: string): Promise<SignedIn | undefined> {
    const { school, people } = await this.#ready();
    const person = people.find((one) => one.user === user);
    if (person === undefined) return undefined;
    const { accounts, secret, now } = this.#deps;
    const email = `${user}@demo.invalid`;
    const password = createHmac("sha256", secret).update(`demo:${user}`).digest("base64url");
    await this.#once.run(user, async () => {
      if ((await accounts.byId(user)) === undefined)
        await accounts.create({ user, name: person.name, email, password });
      await joinSchool(accounts.db, school, user, now());
    });
    const signedIn = await accounts.signIn(email, password);
    if (signedIn !== undefined) return signedIn;
    // The server's secret is another one than when the account was made.
    await accounts.setPassword(user, password);
    return accounts.signIn(email, password);
  }

  #ready(): Promise<DemoOffer> {
    return this.#once.run("demo", async () => {
      const day = schoolDay(this.#deps.now());
      const school = `demo-${academicYearOf(day)}`;
      if (this.#offer?.school !== school) this.#offer = await this.#prepare(school, day);
      return this.#offer;
    });
  }

  async #prepare(school: string, day: string): Promise<DemoOffer> {
    const { store, accounts, now, make = demoSchool } = this.#deps;
    const fact = `offer:${school}`;
    const exists = (await store.school(school)) !== undefined;
    const kept = exists ? await readFact(accounts.db, fact) : undefined;
    if (kept !== undefined) return JSON.parse(kept) as DemoOffer;
    const { id, name, rows, people } = make({ seed: SEED, day });
    // A second server on the same database may have been quicker.
    if (!exists)
      await createSchool(store, { id, name, rows, now: now() }).catch(async (cause: unknown) => {
        if ((await store.school(school)) === undefined) throw cause;
      });
    await this.#removeOlder(school);
    const offer: DemoOffer = { school: id, name, people: [...people] };
    return JSON.parse(await keepFact(accounts.db, fact, JSON.stringify(offer))) as DemoOffer;
  }

  /** Last year's demo school goes, with the accounts of its people. */
  async #removeOlder(current: string): Promise<void> {
    const { store, accounts } = this.#deps;
    for (const { id } of await store.schools()) {
      if (!isDemoSchool(id) || id === current) continue;
      const people = await accounts.db
        .selectFrom("school_account")
        .select("user")
        .where("school", "=", id)
        .execute();
      for (const { user } of people) await accounts.remove(user);
      await accounts.db.deleteFrom("school_account").where("school", "=", id).execute();
      await accounts.db.deleteFrom("server_fact").where("name", "=", `offer:${id}`).execute();
      await store.remove(id);
    }
  }
}
