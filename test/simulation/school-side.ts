import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Change, Row } from "../../src/domain/change.ts";
import { TABLES } from "../../src/domain/schema.ts";
import { answerSync } from "../../src/server/answer-sync.ts";
import { acceptAttention, declineAttention, listAttention } from "../../src/server/attention.ts";
import { backupLines } from "../../src/server/backup-lines.ts";
import { createSchool } from "../../src/server/create-school.ts";
import { erasePupil } from "../../src/server/erase-pupil.ts";
import { restore } from "../../src/server/restore.ts";
import { openSqliteStore } from "../../src/server/sqlite-store.ts";
import type { LogEntry, Quarantined, Store } from "../../src/server/store.ts";
import type { Answer } from "../../src/sync/exchange.ts";
import {
  CONTENT_TYPE,
  hashScopes,
  parseRequest,
  PROTOCOL_VERSION,
  type SyncRefusal,
  type SyncReply,
  type SyncRequest,
  type Verdict,
} from "../../src/sync/protocol.ts";
import { holds } from "./broken.ts";
import { byStamp, CLOSED_WITH, Model, nameOf } from "./model.ts";
import { SCHOOL, smallSchool, TODAY, YEAR } from "./school.ts";

/** Tables whose rows are compared, with the one only a newer Keepup knows. */
export const NEWER_TABLE = "novelty";
const ALL_TABLES = [...Object.keys(TABLES), NEWER_TABLE];
const ROSTER = new Set(["school", "class", "staff", "staff-class", "membership", "point"]);
const MOST_AHEAD_MS = 5 * 60_000;

/** What a device that has stored an answer must hold: every row its person may see, by number. */
export type Level = {
  head: number;
  epoch: string;
  scopesHash: string;
  rows: ReadonlyMap<string, number>;
};

export class ServerCrash extends Error {
  override name = "ServerCrash";
}

/** When the school's server goes down while it answers. */
export type Crash = "before-commit" | "after-commit" | undefined;

/** The school's server with its real core, watched: everything it takes is checked as it is taken. */
export class SchoolSide {
  readonly model = new Model(YEAR, TODAY);
  /** Every entry of the log of this copy, by number less one. */
  log: LogEntry[] = [];
  /** Changes taken in this copy, by id. */
  taken = new Map<string, LogEntry>();
  /** Changes that were ever said to be put aside in this copy. */
  aside = new Set<string>();
  /** The lowest clock any copy has ever given a change. */
  readonly given = new Map<string, string>();
  /** Children erased from this copy. */
  erased = new Set<string>();
  epoch = "";
  head = 0;
  #store: Store | undefined;
  readonly #now: () => number;
  readonly #owner: (id: string) => string | undefined;
  #looking: Promise<void> = Promise.resolve();
  #rows: { head: number; rows: readonly Row[] } | undefined;
  /** Cursors that devices have told of, by person. */
  #reached: { user: string; device: string; s: number }[] = [];

  /** @param owner whose change it is, by id, for changes that were made on a device */
  constructor(now: () => number, owner: (id: string) => string | undefined) {
    this.#now = now;
    this.#owner = owner;
  }

  get store(): Store {
    if (this.#store === undefined) throw new Error("the school has not begun");
    return this.#store;
  }

  async begin(): Promise<void> {
    this.#store = await openSqliteStore(":memory:");
    await createSchool(this.store, {
      id: SCHOOL,
      name: "Harbour Primary",
      rows: smallSchool(),
      now: this.#now(),
    });
    await this.startAgain();
  }

  async close(): Promise<void> {
    await this.#store?.close();
  }

  /** Takes the copy as it is for the truth: at the beginning, and after it has gone back in time. */
  async startAgain(): Promise<void> {
    const reader = this.store.read(SCHOOL);
    this.log = await reader.log(0, 5000);
    this.taken = new Map(this.log.map((entry) => [entry.id, entry]));
    for (const [at, { seq }] of this.log.entries())
      holds("I4", seq === at + 1, () => `the log has ${seq} where ${at + 1} should be`);
    this.aside.clear();
    for (const state of ["waiting", "accepted", "declined"] as const)
      for (const { id } of await reader.quarantined({ state })) this.aside.add(id);
    this.#rows = undefined;
    this.#reached = [];
    const school = await this.store.school(SCHOOL);
    this.epoch = school?.epoch ?? "";
    this.head = school?.head ?? 0;
    this.model.begin(await this.rows());
    // A school that begins has no past; one that is restored has that of its backup.
    this.model.forgetPast(this.log.length > 2 ? this.#now() : 0);
    this.erased.clear();
    for (const { t, k, gone } of this.model.rows.values())
      if (t === "pupil" && gone) this.erased.add(k);
  }

  /** All rows of the copy as it is now. */
  async rows(): Promise<readonly Row[]> {
    const head = (await this.store.school(SCHOOL))?.head ?? 0;
    if (this.#rows?.head !== head)
      this.#rows = { head, rows: await this.store.read(SCHOOL).rowsOf(ALL_TABLES) };
    return this.#rows.rows;
  }

  forgetRows(): void {
    this.#rows = undefined;
  }

  async rowsSeenBy(user: string): Promise<Row[]> {
    return (await this.rows()).filter(this.#seenBy(user));
  }

  #seenBy(user: string): (row: { t: string; k: string }) => boolean {
    return this.model.mayHold(user);
  }

  /**
   * Answers one request as the route does. Throws {@link ServerCrash} when it goes down.
   * @param hostile the changes are no honest app's, so nothing is expected of them
   */
  async serve(
    person: string | undefined,
    body: string,
    crash?: Crash,
    hostile = false,
  ): Promise<Served> {
    const request = parseRequest(JSON.parse(body));
    if (person === undefined) return this.#refuse("signed-out");
    if (request === undefined) return this.#refuse("bad-request");
    const before = hostile ? new Map<string, string>() : this.#expectations(request);
    const stored = crash === "before-commit" ? crashing(this.store) : this.store;
    const deps = { store: stored, now: this.#now };
    this.#reached.push({ user: person, device: request.device, s: request.cursor.s });
    const answer = await answerSync(deps, { school: SCHOOL, user: person }, request);
    await this.observe();
    if ("refused" in answer) {
      if (answer.refused === "new-epoch") await this.#followEpoch();
      return { answer: asAnswer(answer), refused: answer.refused };
    }
    await this.#check(person, request, answer, before, hostile);
    if (crash === "after-commit") throw new ServerCrash();
    const level = answer.more ? undefined : this.#levelOf(person, request, answer);
    return { answer: asAnswer(answer), reply: answer, ...(level === undefined ? {} : { level }) };
  }

  /** The same request, but to a school that does not exist. */
  async serveElsewhere(person: string, body: string): Promise<void> {
    const request = parseRequest(JSON.parse(body));
    if (request === undefined) return;
    const deps = { store: this.store, now: this.#now };
    await answerSync(deps, { school: "elsewhere", user: person }, request);
  }

  /** The school's copy as it is now, as a backup's lines. */
  async backUp(): Promise<string[]> {
    const lines: string[] = [];
    await this.store.snapshot(async (reader) => {
      for await (const line of backupLines(reader, this.#now(), [SCHOOL])) lines.push(line);
    });
    return lines;
  }

  /** The school's copy goes back to what it was. */
  async restore(lines: readonly string[]): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), "keepup-simulation-"));
    try {
      const file = join(folder, "backup");
      await writeFile(file, lines.join(""));
      await restore(this.store, file);
    } finally {
      await rm(folder, { recursive: true });
    }
    const { epoch } = this;
    await this.startAgain();
    holds("I16", this.epoch !== epoch, () => "a restored copy has the epoch of the one before");
  }

  /** A child's record is erased, as the law may ask for. */
  async erase(pupil: string): Promise<boolean> {
    if (this.model.rows.get(nameOf("pupil", pupil))?.gone !== false) return false;
    const where = { school: SCHOOL, by: "office", pupil };
    const seq = this.head + 1;
    const erasure = await erasePupil({ store: this.store, now: this.#now }, where);
    holds("I20", erasure.done, () => `${pupil} was not erased: ${JSON.stringify(erasure)}`);
    this.model.erase(pupil, this.#now(), seq);
    this.erased.add(pupil);
    await this.observe();
    return true;
  }

  /** The administrator takes, or declines, something that waits in quarantine. */
  async settle(which: number, accept: boolean): Promise<boolean> {
    const waiting = await listAttention(this.store, SCHOOL);
    const item = waiting[which % Math.max(waiting.length, 1)];
    if (item === undefined) return false;
    const where = { school: SCHOOL, resolver: "office", ref: item.ref };
    const deps = { store: this.store, now: this.#now };
    const decision = await (accept ? acceptAttention : declineAttention)(deps, where);
    await this.observe();
    return decision.done;
  }

  /** A newer Keepup on the server: a table, or a field, that no device knows yet. */
  async putNewer(where: number, field: boolean): Promise<void> {
    const id = `e${where}`.padStart(32, "0");
    const h = this.#now().toString(16).padStart(12, "0") + "0000";
    const point = (await this.rows()).find(({ t }) => t === "point");
    await this.store.write(SCHOOL, async (writer) => {
      const seq = writer.next();
      const fresh = { t: NEWER_TABLE, k: `n${where}`, scope: "s", f: {}, h: {} };
      const row: Row = { ...(field && point !== undefined ? point : fresh), seq };
      const put = { ...row, f: { ...row.f, hue: where }, h: { ...row.h, hue: { h, id } } };
      await writer.putRows([put]);
      await writer.putLog([
        {
          seq,
          id: `import:${seq}`,
          hash: "",
          is: "import",
          scope: null,
          user: "",
          via: null,
          device: "",
          at: this.#now(),
          h: "",
          change: null,
        },
      ]);
      this.model.put(put);
    });
    await this.observe();
  }

  async #followEpoch(): Promise<void> {
    const school = await this.store.school(SCHOOL);
    if (school !== undefined && school.epoch !== this.epoch) {
      this.epoch = school.epoch;
      this.taken = new Map(this.log.map((entry) => [entry.id, entry]));
    }
  }

  #refuse(refused: SyncRefusal["refused"]): Served {
    const refusal: SyncRefusal = { p: PROTOCOL_VERSION, refused, say: "…", now: this.#now() };
    return { answer: asAnswer(refusal), refused };
  }

  #expectations({ user, changes }: SyncRequest): Map<string, string> {
    // What comes with a change of the roster may be judged by the roster before or after it.
    if (changes.length > 1 && changes.some(({ t }) => ROSTER.has(t))) return new Map();
    return new Map(changes.map((change) => [change.id, this.#expected(user, change)]));
  }

  #expected(user: string, change: Change): string {
    // A field or table that only a newer app knows.
    if ("hue" in change.f) return "aside";
    return this.model.expects(user, change, this.#now());
  }

  /** Reads what the log has gained, checks it, and puts it into the model. */
  observe(): Promise<void> {
    // Two requests may be answered at once; what they did is looked at one after the other.
    const looked = this.#looking.then(() => this.#look());
    this.#looking = looked.catch(() => undefined);
    return looked;
  }

  async #look(): Promise<void> {
    const news = await this.store.read(SCHOOL).log(this.log.length, 5000);
    if (news.length > 0) this.#rows = undefined;
    for (const entry of news) {
      const at = this.log.length + 1;
      holds("I4", entry.seq === at, () => `the log has ${entry.seq} where ${at} should be`);
      holds("I5", !this.taken.has(entry.id), () => `${entry.id} is in the log twice`);
      this.log.push(entry);
      this.taken.set(entry.id, entry);
      const given = this.given.get(entry.id);
      if (given === undefined || entry.h < given) this.given.set(entry.id, entry.h);
      this.head = entry.seq;
      if (entry.change === null) continue;
      const ms = Number.parseInt(entry.h.slice(0, 12), 16);
      holds("I9", ms <= entry.at + MOST_AHEAD_MS, () => `${entry.h} is from the future`);
      const owner = this.#owner(entry.id);
      holds("I17", owner === undefined || owner === entry.user, () => {
        return `a change of ${owner} was taken as one of ${entry.user}`;
      });
      const { t, k } = entry.change;
      const written = this.model.rows.get(nameOf(t, k))?.fields.size ?? 0;
      holds("I24", !CLOSED_WITH.has(t) || written === 0, () => {
        return `${nameOf(t, k)} was closed, and the school takes ${JSON.stringify(entry)}`;
      });
      const wins = this.model.take({ ...entry.change, h: entry.h }, entry.seq, entry.at);
      holds("I3", (entry.is === "accepted") === wins, () => {
        return `${entry.id} is ${entry.is}, by the clocks it is not: ${JSON.stringify(entry)}`;
      });
    }
  }

  async #check(
    person: string,
    request: SyncRequest,
    reply: SyncReply,
    before: ReadonlyMap<string, string>,
    hostile: boolean,
  ): Promise<void> {
    const verdicts = new Map(reply.verdicts.map((verdict) => [verdict.id, verdict]));
    for (const change of request.changes) {
      const verdict = verdicts.get(change.id);
      holds("I12", verdict !== undefined, () => `no verdict on ${change.id}`);
      const isReuse = verdict.is === "quarantined" && verdict.why === "id-reuse";
      holds("I5", hostile || !isReuse, () => `two changes have the id ${change.id}`);
      await this.#checkVerdict(verdict, change, before.get(change.id) ?? "either", hostile);
    }
    const isSeen = this.#seenBy(person);
    for (const row of reply.rows)
      holds("I7", isSeen(row), () => `${person} was sent ${nameOf(row.t, row.k)}`);
    for (const s of reply.seen)
      holds(
        "I21",
        this.#reached.some((one) => one.user !== person && one.s >= s),
        () => `change ${s} is said to be seen by others, but nobody has come that far`,
      );
  }

  async #checkVerdict(
    verdict: Verdict,
    change: Change,
    expected: string,
    hostile: boolean,
  ): Promise<void> {
    const { id } = verdict;
    const entry = this.taken.get(id);
    if (verdict.is === "quarantined") {
      const kept = await this.store.read(SCHOOL).quarantined({ ids: [id] });
      holds("I1", kept.length > 0, () => `${id} was put aside and is in no quarantine`);
      holds("I6", entry === undefined || hostile, () => {
        return `${id} had been taken and is now put aside: ${verdict.why}`;
      });
      const known = change.t in TABLES && verdict.why !== "id-reuse";
      holds("I12", expected !== "taken" || !known || this.aside.has(id), () => {
        return `a right change was put aside (${verdict.why}): ${JSON.stringify(change)}`;
      });
      const inForm = !["bad-shape", "bad-key", "unknown-field", "note-full"].includes(verdict.why);
      holds("I12", change.op !== "note" || inForm || hostile, () => {
        return `right writing was put aside (${verdict.why}): ${JSON.stringify(change)}`;
      });
      this.aside.add(id);
      return;
    }
    holds("I1", entry !== undefined, () => `${id} is ${verdict.is} and in no log`);
    holds("I6", entry.h === verdict.h && entry.seq === verdict.seq, () => {
      return `${id} was ${entry.seq} ${entry.h} and is now ${verdict.seq} ${verdict.h}`;
    });
    holds("I7", expected !== "aside" || verdict.is === "duplicate", () => {
      return `a change its author has no right to was taken: ${JSON.stringify(change)}`;
    });
  }

  #levelOf(person: string, request: SyncRequest, reply: SyncReply): Level | undefined {
    // Something was taken between the answer and this look: what it held cannot be told any more.
    if (this.head !== reply.head) return undefined;
    const seen = [...this.model.rows.values()].filter(this.#seenBy(person));
    const rows = new Map(seen.map((row) => [nameOf(row.t, row.k), row.seq]));
    const scopesHash = reply.scopes === undefined ? request.scopes : hashScopes(reply.scopes);
    return { head: reply.head, epoch: reply.epoch, scopesHash, rows };
  }

  /** Rows of the copy are what its log makes them. */
  async checkWinners(): Promise<void> {
    for (const row of await this.rows()) {
      const name = nameOf(row.t, row.k);
      const made = this.model.rows.get(name);
      holds("I3", made !== undefined, () => `${name} is in no log`);
      holds("I20", made.gone === (row.gone === true), () => `${name} erased, or not`);
      for (const [field, held] of made.fields) {
        const stamp = row.h[field];
        holds(
          "I3",
          stamp !== undefined &&
            byStamp(stamp, held) === 0 &&
            JSON.stringify(row.f[field]) === JSON.stringify(held.v),
          () => `${name}.${field} is ${JSON.stringify(row.f[field])}, not ${JSON.stringify(held)}`,
        );
      }
      for (const [cell, entries] of made.cells) {
        const held = (row.c?.[cell] ?? []).map(({ id, h, v }) => `${id} ${h} ${v}`);
        const wanted = [...entries.values()].sort(byStamp).map(({ id, h, v }) => `${id} ${h} ${v}`);
        holds("I3", JSON.stringify(held) === JSON.stringify(wanted), () => {
          return `${name} ${cell} holds ${held.join(", ")}, not ${wanted.join(", ")}`;
        });
      }
    }
  }

  async waiting(): Promise<Quarantined[]> {
    return this.store.read(SCHOOL).quarantined({ state: "waiting" });
  }

  /** Whether anything of an erased child is still in the school's copy. */
  async remainsOf(pupil: string): Promise<string | undefined> {
    const isOf = (scope: string | null) => scope === `p:${pupil}` || scope === `r:${pupil}`;
    for (const row of await this.rows())
      if (isOf(row.scope) && (!row.gone || Object.keys(row.f).length > 0))
        return nameOf(row.t, row.k);
    const reader = this.store.read(SCHOOL);
    const log = await reader.log(0, 5000);
    for (const entry of log)
      if (entry.change !== null && isOf(entry.scope)) return `log ${entry.seq}`;
    // What is said of several children: not one word of this one may be left in it.
    const isFrozen = ({ t }: { t: string }) =>
      t.includes("snapshot") || t === "meeting-action" || CLOSED_WITH.has(t);
    const frozen: unknown[] = (await this.rows()).filter(isFrozen);
    frozen.push(...log.filter(({ change }) => change !== null && isFrozen(change)));
    for (const state of ["waiting", "accepted", "declined"] as const)
      for (const item of await reader.quarantined({ state }))
        if (item.change !== null && isFrozen(item.change)) frozen.push(item);
    for (const one of frozen)
      if (JSON.stringify(one).includes(`about-${pupil}-`)) return JSON.stringify(one);
    return undefined;
  }
}

export type Served = {
  answer: Answer;
  refused?: SyncRefusal["refused"];
  reply?: SyncReply;
  level?: Level;
};

function asAnswer(answer: SyncReply | SyncRefusal): Answer {
  return { status: 200, type: CONTENT_TYPE, body: JSON.stringify(answer) };
}

/** The same store, going down at the end of every write, before it is committed. */
function crashing(store: Store): Store {
  return new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      if (name !== "write") return value.bind(target) as unknown;
      const write: Store["write"] = (school, work) =>
        target.write(school, async (writer) => {
          await work(writer);
          throw new ServerCrash();
        });
      return write;
    },
  });
}
