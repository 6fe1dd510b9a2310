import { type Kysely, type QueryResult, type RawBuilder, sql } from "kysely";
import type { Row } from "../domain/change.ts";
import type { Scope } from "../domain/scope.ts";
import type { Cursor } from "../sync/protocol.ts";
import { END_OF_TABLES } from "../sync/protocol.ts";
import { recordsOf, textsOf } from "./bulk.ts";
import {
  type Body,
  type GrantColumns,
  grantsIn,
  type LogColumns,
  logIn,
  type QuarantineColumns,
  rowsIn,
} from "./sql-columns.ts";
import type {
  DeviceRecord,
  DeviceUse,
  Grant,
  LogEntry,
  PageRow,
  Quarantined,
  QuarantineState,
  RowKey,
  School,
  SchoolReader,
} from "./store.ts";
import type { Engine } from "./tables.ts";

export const SCHOOL_COLUMNS = sql.raw(
  `id, name, head, epoch, roster_seq as "rosterSeq", grants_day as "grantsDay"`,
);

/** Runs a statement where it sees this one school: in the transaction under way, or in its own. */
export type Runs = <T>(query: RawBuilder<T>) => Promise<QueryResult<T>>;

/**
 * Reads one school's tables; the same statements on both engines. What is looked up by a list stands
 * behind a cross join, which SQLite walks in the order written: it has no idea how short the list
 * is, and would read the whole table once for each of its records.
 */
export class SqlReader implements SchoolReader {
  protected readonly run: Runs;
  protected readonly engine: Engine;
  protected readonly id: string;

  constructor(run: Runs, engine: Engine, school: string) {
    this.run = run;
    this.engine = engine;
    this.id = school;
  }

  protected async all<T>(query: RawBuilder<T>): Promise<T[]> {
    return (await this.run(query)).rows;
  }

  async rows(keys: readonly RowKey[]): Promise<Row[]> {
    if (keys.length === 0) return [];
    const wanted = recordsOf(this.engine, { t: "text", k: "text" }, keys);
    return rowsIn(
      await this.all(sql<Body>`
        select r.body from ${wanted} as w
        cross join school_row r where r.school = ${this.id} and r.t = w.t and r.k = w.k`),
    );
  }

  async rowsOf(tables: readonly string[]): Promise<Row[]> {
    return rowsIn(
      await this.all(sql<Body>`
        select body from school_row
        where school = ${this.id} and t in (${sql.join(tables)}) order by t, k`),
    );
  }

  async rowsIn(scope: Scope): Promise<Row[]> {
    return rowsIn(
      await this.all(sql<Body>`
        select body from school_row where school = ${this.id} and scope = ${scope} order by t, k`),
    );
  }

  async page(user: string, after: Cursor, upTo: number, limit: number): Promise<PageRow[]> {
    const s = sql`case when r.seq > g.from_seq then r.seq else g.from_seq end as s`;
    const mine = sql`g.school = ${this.id} and g.usr = ${user} and g.to_at is null`;
    // Two ways to be new: the row changed, or this person was given its scope. Each has an index.
    const found = await this.all(sql<Body & { s: number }>`
      with candidate as (
        select r.t, r.k, ${s} from school_row r
        join school_grant g on ${mine} and g.what = r.scope
        where r.school = ${this.id} and r.seq >= ${after.s}
        union
        select r.t, r.k, ${s} from school_grant g
        cross join school_row r
        where r.school = ${this.id} and r.scope = g.what and ${mine} and g.from_seq >= ${after.s}
      ), chosen as (
        select s, t, k from candidate
        where s <= ${upTo} and (s, t, k) > (${after.s}, ${after.t}, ${after.k})
        order by s, t, k limit ${limit}
      )
      select c.s, r.body from chosen c
      join school_row r on r.school = ${this.id} and r.t = c.t and r.k = c.k
      order by c.s, c.t, c.k`);
    return found.map(({ s, body }) => {
      const row = JSON.parse(body) as Row;
      return { s, t: row.t, k: row.k, row };
    });
  }

  async grants(user?: string): Promise<Grant[]> {
    const whose = user === undefined ? sql`` : sql`and usr = ${user}`;
    return grantsIn(
      await this.all(sql<GrantColumns>`
        select usr, what, from_seq, from_at, to_at from school_grant
        where school = ${this.id} and to_at is null ${whose}`),
    );
  }

  async endedGrants(user: string, after: number): Promise<Grant[]> {
    return grantsIn(
      await this.all(sql<GrantColumns>`
        select usr, what, from_seq, from_at, to_at from school_grant
        where school = ${this.id} and usr = ${user} and to_at > ${after} order by to_at`),
    );
  }

  async taken(ids: readonly string[]): Promise<LogEntry[]> {
    if (ids.length === 0) return [];
    return logIn(
      await this.all(sql<LogColumns>`
        select l.* from ${textsOf(this.engine, ids)} as w
        cross join school_log l where l.school = ${this.id} and l.id = w.x`),
    );
  }

  async log(after: number, limit: number): Promise<LogEntry[]> {
    return logIn(
      await this.all(sql<LogColumns>`
        select * from school_log where school = ${this.id} and seq > ${after}
        order by seq limit ${limit}`),
    );
  }

  async logBesideJudgements(after: number, upTo: number): Promise<LogEntry[]> {
    // Within a value JSON has a stroke before each quotation mark: no words can look like this.
    return logIn(
      await this.all(sql<LogColumns>`
        select * from school_log where school = ${this.id} and seq > ${after} and seq <= ${upTo}
          and (change is null or change not like '%"op":"add"%')
        order by seq`),
    );
  }

  async logOf(scope: Scope): Promise<LogEntry[]> {
    return logIn(
      await this.all(sql<LogColumns>`
        select * from school_log where school = ${this.id} and scope = ${scope} order by seq`),
    );
  }

  async quarantined(
    which: { ids: readonly string[] } | { state: QuarantineState },
  ): Promise<Quarantined[]> {
    if ("ids" in which && which.ids.length === 0) return [];
    const found = await this.all(
      "ids" in which
        ? sql<QuarantineColumns>`
            select q.* from ${textsOf(this.engine, which.ids)} as w
            cross join school_quarantine q where q.school = ${this.id} and q.id = w.x`
        : sql<QuarantineColumns>`
            select * from school_quarantine
            where school = ${this.id} and state = ${which.state} order by at, id, hash`,
    );
    return found.map(
      ({ usr, change, id, hash, device, at, scope, code, say, state, resolver }) => ({
        id,
        hash,
        user: usr,
        device,
        at,
        scope,
        code,
        say,
        state,
        resolver,
        change: change === null ? null : (JSON.parse(change) as Quarantined["change"]),
      }),
    );
  }

  async device(user: string, id: string): Promise<DeviceRecord | undefined> {
    const [found] = await this.all(
      sql<{
        cursor_s: number;
        cursor_t: string;
        cursor_k: string;
        sv: number;
        seen_at: number;
        revoked: number;
        holds: number | null;
      }>`select * from school_device where school = ${this.id} and usr = ${user} and id = ${id}`,
    );
    if (found === undefined) return undefined;
    return {
      id,
      user,
      cursor: { s: found.cursor_s, t: found.cursor_t, k: found.cursor_k },
      sv: found.sv,
      seenAt: found.seen_at,
      revoked: found.revoked === 1,
      ...(found.holds === null ? {} : { holds: found.holds }),
    };
  }

  async devicesOf(user: string): Promise<DeviceUse[]> {
    const found = await this.all(sql<{
      id: string;
      seen: number;
      changes: number | null;
      first: number | null;
      last: number | null;
    }>`
      with sent as (
        select device, count(*) as changes, min(at) as first, max(at) as last
        from school_log where school = ${this.id} and usr = ${user} group by device
      )
      select d.id, d.seen_at as seen, sent.changes, sent.first, sent.last
      from school_device d left join sent on sent.device = d.id
      where d.school = ${this.id} and d.usr = ${user} order by d.seen_at desc, d.id`);
    return found.map(({ id, seen, changes, first, last }) => ({
      id,
      seenAt: seen,
      changes: changes ?? 0,
      ...(first === null ? {} : { firstAt: first }),
      ...(last === null ? {} : { lastAt: last }),
    }));
  }

  async heard(): Promise<Pick<DeviceRecord, "user" | "seenAt" | "holds">[]> {
    const found = await this.all(sql<{ usr: string; seen: number; holds: number | null }>`
      select usr, seen_at as seen, holds from school_device
      where school = ${this.id} and revoked = 0 order by usr, seen_at desc, id`);
    return found.map(({ usr, seen, holds }) => ({
      user: usr,
      seenAt: seen,
      ...(holds === null ? {} : { holds }),
    }));
  }

  async seenByOthers(
    user: string,
    watch: readonly { s: number; scope: Scope }[],
  ): Promise<number[]> {
    if (watch.length === 0) return [];
    const wanted = recordsOf(this.engine, { s: "bigint", scope: "text" }, watch);
    // Only of scopes this person has, or had: nobody learns of other children by guessing.
    const found = await this.all(sql<{ s: number }>`
      with other as materialized (
        select usr, max(case when cursor_t = ${END_OF_TABLES} then cursor_s else cursor_s - 1 end) as upto
        from school_device where school = ${this.id} and usr <> ${user} group by usr
      )
      select distinct w.s from ${wanted} as w
      where exists (
          select 1 from school_grant m
          where m.school = ${this.id} and m.usr = ${user} and m.what = w.scope)
        and exists (
          select 1 from other o cross join school_grant g
          where o.upto >= w.s and g.school = ${this.id} and g.usr = o.usr and g.what = w.scope
            and g.to_at is null and g.from_seq <= o.upto)
      order by w.s`);
    return found.map(({ s }) => s);
  }
}

/** A school's own row. */
export async function schoolIn(
  db: Kysely<unknown>,
  id: string,
  lock: boolean,
  engine: Engine,
): Promise<School | undefined> {
  const held = lock && engine === "postgres" ? sql`for update` : sql``;
  const found = await sql<School>`
    select ${SCHOOL_COLUMNS} from school where id = ${id} ${held}`.execute(db);
  return found.rows[0];
}
