import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Row } from "../domain/change.ts";
import type { Scope } from "../domain/scope.ts";
import { type Cell, type Column, keepable, recordsOf } from "./bulk.ts";
import { SqlReader } from "./sql-reader.ts";
import type { Grant, LogEntry, Quarantined, School, SchoolWriter } from "./store.ts";
import type { Engine } from "./tables.ts";

const ROW = {
  school: "text",
  t: "text",
  k: "text",
  scope: "text",
  seq: "bigint",
  body: "text",
} as const satisfies Record<string, Column>;

const LOG = {
  school: "text",
  seq: "bigint",
  id: "text",
  hash: "text",
  verdict: "text",
  scope: "text",
  usr: "text",
  via: "text",
  device: "text",
  at: "bigint",
  h: "text",
  change: "text",
} as const satisfies Record<string, Column>;

const QUARANTINE = {
  school: "text",
  id: "text",
  hash: "text",
  usr: "text",
  device: "text",
  at: "bigint",
  scope: "text",
  code: "text",
  say: "text",
  state: "text",
  resolver: "text",
  change: "text",
} as const satisfies Record<string, Column>;

const GRANT = {
  school: "text",
  usr: "text",
  what: "text",
  from_seq: "bigint",
  from_at: "bigint",
  to_at: "bigint",
} as const satisfies Record<string, Column>;

/** Changes one school's tables, within a transaction that holds the school's row. */
export class SqlWriter extends SqlReader implements SchoolWriter {
  #school: School;
  readonly #before: School;

  constructor(db: Kysely<unknown>, engine: Engine, school: School) {
    super((query) => query.execute(db), engine, school.id);
    this.#school = school;
    this.#before = school;
  }

  get school(): Readonly<School> {
    return this.#school;
  }

  next(): number {
    this.#school = { ...this.#school, head: this.#school.head + 1 };
    return this.#school.head;
  }

  amendSchool(change: Partial<Omit<School, "id" | "head">>): void {
    this.#school = { ...this.#school, ...change };
  }

  /** Writes the school's row, last; says whether anything was given a number. */
  async finish(): Promise<boolean> {
    const { id, name, head, epoch, rosterSeq, grantsDay } = this.#school;
    if (this.#school !== this.#before)
      await this.run(sql`
        update school set name = ${name}, head = ${head}, epoch = ${epoch},
          roster_seq = ${rosterSeq}, grants_day = ${grantsDay}
        where id = ${id}`);
    return head !== this.#before.head || epoch !== this.#before.epoch;
  }

  async putRows(rows: readonly Row[]): Promise<void> {
    await this.#put(
      "school_row",
      ROW,
      rows.map((row) => ({
        school: this.id,
        t: row.t,
        k: row.k,
        scope: row.scope,
        seq: row.seq,
        body: JSON.stringify(row),
      })),
      "on conflict (school, t, k) do update set seq = excluded.seq, body = excluded.body",
    );
  }

  async putLog(entries: readonly LogEntry[]): Promise<void> {
    await this.#put(
      "school_log",
      LOG,
      entries.map(({ seq, id, hash, is, scope, user, via, device, at, h, change }) => ({
        school: this.id,
        seq,
        id,
        hash,
        verdict: is,
        scope,
        usr: user,
        via,
        device,
        at,
        h,
        change: change === null ? null : JSON.stringify(change),
      })),
    );
  }

  async putQuarantined(items: readonly Quarantined[]): Promise<void> {
    await this.#put(
      "school_quarantine",
      QUARANTINE,
      items.map((item) => ({
        school: this.id,
        id: item.id,
        hash: item.hash,
        usr: item.user,
        device: item.device,
        at: item.at,
        scope: item.scope,
        code: item.code,
        say: keepable(item.say),
        state: item.state,
        resolver: item.resolver,
        change: item.change === null ? null : JSON.stringify(item.change),
      })),
      `on conflict (school, id, hash) do update set
        code = excluded.code, say = excluded.say, state = excluded.state,
        resolver = excluded.resolver, change = excluded.change`,
    );
  }

  async openGrants(grants: readonly Omit<Grant, "toAt">[]): Promise<void> {
    await this.#put(
      "school_grant",
      GRANT,
      grants.map(({ user, what, fromSeq, fromAt }) => ({
        school: this.id,
        usr: user,
        what,
        from_seq: fromSeq,
        from_at: fromAt,
        to_at: null,
      })),
    );
  }

  async endGrants(grants: readonly Grant[], at: number): Promise<void> {
    if (grants.length === 0) return;
    const ended = recordsOf(
      this.engine,
      { usr: "text", what: "text", from_seq: "bigint" },
      grants.map(({ user, what, fromSeq }) => ({ usr: user, what, from_seq: fromSeq })),
    );
    await this.run(sql`
      update school_grant set to_at = ${at}
      where school = ${this.id} and to_at is null
        and (usr, what, from_seq) in (select usr, what, from_seq from ${ended} as e)`);
  }

  async forgetContent(scope: Scope, why: { code: string; say: string }): Promise<void> {
    await this.#forget(sql`scope = ${scope}`, why);
  }

  async forgetChanges(ids: readonly string[], why: { code: string; say: string }): Promise<void> {
    if (ids.length > 0) await this.#forget(sql`id in (${sql.join(ids)})`, why);
  }

  async #forget(
    which: RawBuilder<unknown>,
    { code, say }: { code: string; say: string },
  ): Promise<void> {
    const here = sql`where school = ${this.id} and ${which}`;
    await this.run(sql`update school_log set change = null ${here}`);
    await this.run(
      sql`update school_quarantine set change = null, code = ${code}, say = ${say} ${here}`,
    );
  }

  async forgetCursors(): Promise<void> {
    await this.run(sql`
      update school_device set cursor_s = 0, cursor_t = '', cursor_k = ''
      where school = ${this.id}`);
  }

  async forgetHolds(): Promise<void> {
    await this.run(sql`
      update school_device set holds = null where school = ${this.id} and holds is not null`);
  }

  async #put(
    table: string,
    columns: Readonly<Record<string, Column>>,
    records: readonly Record<string, Cell>[],
    onConflict = "",
  ): Promise<void> {
    const names = sql.join(Object.keys(columns).map((name) => sql.ref(name)));
    // In portions, so that no single parameter grows beyond what an engine takes.
    for (let from = 0; from < records.length; from += 1000) {
      const portion = recordsOf(this.engine, columns, records.slice(from, from + 1000));
      await this.run(sql`
        insert into ${sql.table(table)} (${names})
        select ${names} from ${portion} as p where true ${sql.raw(onConflict)}`);
    }
  }
}
