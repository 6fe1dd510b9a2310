import { randomBytes } from "node:crypto";
import type { Change, EntryInput } from "../../../src/domain/change.ts";
import { clockAt } from "../../../src/domain/clock.ts";
import { digestOf } from "../../../src/domain/digest.ts";
import { SCHEMA_VERSION } from "../../../src/domain/schema.ts";
import { answerSync, type SyncDeps } from "../../../src/server/answer-sync.ts";
import { createSchool } from "../../../src/server/create-school.ts";
import type { Store } from "../../../src/server/store.ts";
import {
  FROM_ZERO,
  hashScopes,
  type SyncRefusal,
  type SyncReply,
  type SyncRequest,
  type Verdict,
} from "../../../src/sync/protocol.ts";
import { NOW, smallSchool, STAFF } from "../../support/small-school.ts";

let schools = 0;

export function changeId(): string {
  return randomBytes(16).toString("hex");
}

/** A set of fields as a device would send it. */
export function set(
  t: string,
  k: string,
  f: Record<string, unknown>,
  ms: number,
  more: Partial<Change> = {},
): Change {
  return { id: changeId(), t, k, op: "set", f, h: clockAt(ms), sv: SCHEMA_VERSION, ...more };
}

/** One judgement as a device would send it. */
export function add(
  k: string,
  cell: string,
  v: string | null,
  ms: number,
  more: Partial<Change> & { prev?: readonly string[] } = {},
): Change {
  const { prev = [], ...rest } = more;
  const input: EntryInput = { v, how: "typed", prev };
  return {
    id: changeId(),
    t: "attainment",
    k,
    op: "add",
    f: { [cell]: input },
    h: clockAt(ms),
    sv: SCHEMA_VERSION,
    ...rest,
  };
}

/** The small school in a store, with a clock of its own that tests move. */
export class ServerSchool {
  readonly store: Store;
  readonly id: string;
  nowMs = NOW;

  private constructor(store: Store, id: string) {
    this.store = store;
    this.id = id;
  }

  get deps(): SyncDeps {
    return { store: this.store, now: () => this.nowMs };
  }

  static async in(store: Store): Promise<ServerSchool> {
    const school = new ServerSchool(store, `small-${++schools}`);
    const { rows } = smallSchool();
    await createSchool(store, { id: school.id, name: "Small School", rows, now: NOW });
    return school;
  }

  /** The same school through another server's store. */
  through(store: Store): ServerSchool {
    return new ServerSchool(store, this.id);
  }

  /** A bare device of a person: keeps what it is told and nothing more. */
  device(user: string, id = randomBytes(10).toString("hex")): BareDevice {
    return new BareDevice(this, user, id);
  }

  get administrator(): BareDevice {
    return this.device(STAFF.administrator);
  }

  answer(request: SyncRequest, user = request.user): Promise<SyncReply | SyncRefusal> {
    return answerSync(this.deps, { school: this.id, user }, request);
  }
}

export class BareDevice {
  readonly school: ServerSchool;
  readonly user: string;
  readonly id: string;
  epoch = "";
  cursor = FROM_ZERO;
  scopes: readonly string[] = [];
  hasScopes = false;
  rows = new Map<string, SyncReply["rows"][number]>();
  last: SyncReply | undefined;

  constructor(school: ServerSchool, user: string, id: string) {
    this.school = school;
    this.user = user;
    this.id = id;
  }

  request(more: Partial<SyncRequest> = {}): SyncRequest {
    return {
      p: 1,
      user: this.user,
      device: this.id,
      sv: SCHEMA_VERSION,
      epoch: this.epoch,
      cursor: this.cursor,
      scopes: this.hasScopes ? hashScopes(this.scopes) : "",
      changes: [],
      watch: [],
      limit: 500,
      ...more,
    };
  }

  async ask(more: Partial<SyncRequest> = {}): Promise<SyncReply> {
    const answer = await this.school.answer(this.request(more));
    if ("refused" in answer) throw new Error(`${answer.refused}: ${answer.say}`);
    this.#take(answer);
    return answer;
  }

  row(t: string, k: string) {
    return this.rows.get(`${t} ${k}`);
  }

  digest(): string {
    return digestOf(this.rows.values());
  }

  async refusal(more: Partial<SyncRequest> = {}): Promise<SyncRefusal> {
    const answer = await this.school.answer(this.request(more));
    if (!("refused" in answer)) throw new Error("was answered");
    return answer;
  }

  /** Sends changes and tells what was said about each. */
  async push(...changes: Change[]): Promise<Verdict[]> {
    return [...(await this.ask({ changes })).verdicts];
  }

  /** Takes pages until there are no more; returns how many there were. */
  async pull(limit = 500): Promise<number> {
    for (let pages = 1; ; pages++) if (!(await this.ask({ limit })).more) return pages;
  }

  #take(reply: SyncReply): void {
    this.last = reply;
    this.epoch = reply.epoch;
    if (reply.scopes !== undefined) {
      this.scopes = reply.scopes;
      this.hasScopes = true;
      const held = new Set(reply.scopes);
      for (const [key, row] of this.rows) if (!held.has(row.scope)) this.rows.delete(key);
    }
    for (const row of reply.rows) this.rows.set(`${row.t} ${row.k}`, row);
    this.cursor = reply.cursor;
  }
}
