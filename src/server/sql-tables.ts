import { type Kysely, type RawBuilder, sql } from "kysely";
import type { TableReader, TableRecord, TableWriter } from "./store.ts";
import type { Engine } from "./tables.ts";

const PORTION = 1000;

/** Whole tables within a transaction, ours and the accounts' alike: for backups and their way back. */
export class SqlTables implements TableReader, TableWriter {
  readonly tables: ReadonlyMap<string, readonly string[]>;
  readonly #db: Kysely<unknown>;
  readonly #engine: Engine;

  private constructor(
    db: Kysely<unknown>,
    engine: Engine,
    tables: ReadonlyMap<string, readonly string[]>,
  ) {
    this.#db = db;
    this.#engine = engine;
    this.tables = tables;
  }

  static async of(db: Kysely<unknown>, engine: Engine): Promise<SqlTables> {
    const found = await db.introspection.getTables();
    return new SqlTables(
      db,
      engine,
      new Map(found.map(({ name, columns }) => [name, columns.map((column) => column.name)])),
    );
  }

  async *portions(
    table: string,
    key: readonly string[],
    school?: string,
  ): AsyncGenerator<TableRecord[]> {
    const keys = sql.join(key.map((name) => sql.ref(name)));
    const whose = whoseRecords(table, school);
    let last: TableRecord | undefined;
    for (;;) {
      const after: TableRecord | undefined = last;
      const rest =
        after === undefined
          ? sql``
          : sql`and (${keys}) > (${sql.join(key.map((name) => after[name]))})`;
      const found = await sql<TableRecord>`
        select * from ${sql.table(table)} where ${whose} ${rest}
        order by ${keys} limit ${PORTION}`.execute(this.#db);
      if (found.rows.length > 0) yield found.rows;
      if (found.rows.length < PORTION) return;
      last = found.rows.at(-1);
    }
  }

  async clear(table: string, school?: string): Promise<void> {
    const whose = whoseRecords(table, school);
    await sql`delete from ${sql.table(table)} where ${whose}`.execute(this.#db);
  }

  async put(table: string, records: readonly TableRecord[]): Promise<void> {
    const [first] = records;
    if (first === undefined) return;
    const names = Object.keys(first);
    const columns = sql.join(names.map((name) => sql.ref(name)));
    const json = JSON.stringify(records);
    // The engine turns the JSON's values into what its own columns hold: dates and yes or no differ.
    const values =
      this.#engine === "postgres"
        ? sql`select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${json}::json)`
        : sql`select ${sql.join(names.map((name) => sql`json_extract(value, ${`$."${name}"`})`))} from json_each(${json})`;
    await sql`insert into ${sql.table(table)} (${columns}) ${values}`.execute(this.#db);
  }
}

function whoseRecords(table: string, school: string | undefined): RawBuilder<unknown> {
  if (school === undefined) return sql`true`;
  return table === "school" ? sql`id = ${school}` : sql`school = ${school}`;
}
