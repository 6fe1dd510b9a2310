import { type Kysely, sql } from "kysely";
import type { Role } from "../domain/schema.ts";
import { OneAtATime } from "./one-at-a-time.ts";
import { type Manner, type Reach, within } from "./reach.ts";
import { type Runs, SCHOOL_COLUMNS, schoolIn, SqlReader } from "./sql-reader.ts";
import { SqlTables } from "./sql-tables.ts";
import { SqlWriter } from "./sql-writer.ts";
import type {
  DeviceRecord,
  Membership,
  School,
  SchoolReader,
  SchoolWriter,
  Store,
  TableReader,
  TableWriter,
} from "./store.ts";
import { StoreProblem } from "./store.ts";
import type { Engine } from "./tables.ts";

const ROLE = "role:";

/** The store in SQL, on either engine; how each is opened stands in its own file. */
export class SqlStore implements Store {
  readonly kind: Engine;
  readonly #db: Kysely<unknown>;
  readonly #close: () => Promise<void>;
  readonly #pushes = new OneAtATime();
  readonly #listeners = new Set<(school: string, head: number) => void>();

  constructor(db: Kysely<unknown>, kind: Engine, close: () => Promise<void>) {
    this.kind = kind;
    this.#db = db;
    this.#close = close;
  }

  get accountsDb(): Store["accountsDb"] {
    return { db: this.#db, type: this.kind };
  }

  async schools(): Promise<School[]> {
    const all = sql<School>`select ${SCHOOL_COLUMNS} from school order by id`;
    return this.#in("list-of-schools", "read", async (db) => (await all.execute(db)).rows);
  }

  async school(id: string): Promise<School | undefined> {
    return this.#in({ school: id }, "read", (db) => schoolIn(db, id, false, this.kind));
  }

  async memberships(user: string): Promise<Membership[]> {
    const places = sql<{ school: string; name: string; what: string }>`
      select g.school, s.name, g.what from school_grant g join school s on s.id = g.school
      where g.usr = ${user} and g.what >= ${ROLE} and g.what < 'role;' and g.to_at is null
      order by s.name, s.id`;
    const found = await this.#in({ placesOf: user }, "read", (db) => places.execute(db));
    return found.rows.map(({ school, name, what }) => ({
      school,
      schoolName: name,
      role: what.slice(ROLE.length) as Role,
    }));
  }

  read(school: string): SchoolReader {
    const run: Runs = (query) => this.#in({ school }, "read", (db) => query.execute(db));
    return new SqlReader(run, this.kind, school);
  }

  async write<T>(school: string, work: (writer: SchoolWriter) => Promise<T>): Promise<T> {
    return this.#work(school, work, (trx) => schoolIn(trx, school, true, this.kind));
  }

  async create<T>(school: School, work: (writer: SchoolWriter) => Promise<T>): Promise<T> {
    return this.#work(school.id, work, async (trx) => {
      if ((await schoolIn(trx, school.id, false, this.kind)) !== undefined)
        throw new StoreProblem(
          `There is a school with the id ${school.id} already: choose another id, or restore over it.`,
        );
      const { id, name, head, epoch, rosterSeq, grantsDay } = school;
      await sql`
        insert into school (id, name, head, epoch, roster_seq, grants_day)
        values (${id}, ${name}, ${head}, ${epoch}, ${rosterSeq}, ${grantsDay})`.execute(trx);
      return school;
    });
  }

  /** Holds the school, in this process and then in the database, until the work is committed. */
  async #work<T>(
    school: string,
    work: (writer: SchoolWriter) => Promise<T>,
    hold: (trx: Kysely<unknown>) => Promise<School | undefined>,
  ): Promise<T> {
    return this.#pushes.run(school, async () => {
      const done = await this.#in({ school }, "write", async (trx) => {
        const held = await hold(trx);
        if (held === undefined) throw new StoreProblem(`There is no school with the id ${school}.`);
        const writer = new SqlWriter(trx, this.kind, held);
        const result = await work(writer);
        return { result, moved: await writer.finish(), head: writer.school.head };
      });
      if (done.moved) for (const listener of this.#listeners) listener(school, done.head);
      return done.result;
    });
  }

  async remove(school: string): Promise<void> {
    await this.#pushes.run(school, () =>
      this.#in({ school }, "write", async (trx) => {
        await schoolIn(trx, school, true, this.kind);
        for (const table of ["row", "log", "quarantine", "device", "grant"])
          await sql`
            delete from ${sql.table(`school_${table}`)} where school = ${school}`.execute(trx);
        await sql`delete from school where id = ${school}`.execute(trx);
      }),
    );
  }

  async putDevice(school: string, device: DeviceRecord): Promise<void> {
    const { id, user, cursor, sv, seenAt, revoked, holds = null } = device;
    const put = sql`
      insert into school_device
        (school, usr, id, cursor_s, cursor_t, cursor_k, sv, seen_at, revoked, holds)
      values (${school}, ${user}, ${id}, ${cursor.s}, ${cursor.t}, ${cursor.k}, ${sv}, ${seenAt},
        ${revoked ? 1 : 0}, ${holds})
      on conflict (school, usr, id) do update set
        cursor_s = excluded.cursor_s, cursor_t = excluded.cursor_t, cursor_k = excluded.cursor_k,
        sv = excluded.sv, seen_at = excluded.seen_at, revoked = excluded.revoked,
        holds = excluded.holds`;
    await this.#in({ school }, "write", (db) => put.execute(db));
  }

  async snapshot<T>(work: (reader: TableReader) => Promise<T>): Promise<T> {
    return this.#in("backup", "snapshot", async (db) => work(await SqlTables.of(db, this.kind)));
  }

  async replace<T>(work: (writer: TableWriter) => Promise<T>): Promise<T> {
    return this.#in("restore", "write", async (db) => work(await SqlTables.of(db, this.kind)));
  }

  #in<T>(reach: Reach, manner: Manner, work: (db: Kysely<unknown>) => Promise<T>): Promise<T> {
    return within(this.#db, this.kind, reach, manner, work);
  }

  onHead(listener: (school: string, head: number) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  async close(): Promise<void> {
    await this.#close();
  }
}
