import { type RawBuilder, sql } from "kysely";
import type { Engine } from "./tables.ts";

export type Column = "text" | "bigint";
export type Cell = string | number | null;

/**
 * Many records as one parameter: a table expression over a JSON text, so that five hundred changes
 * are one statement on either engine. Stands in a FROM clause; name it with `as`.
 */
export function recordsOf(
  engine: Engine,
  columns: Readonly<Record<string, Column>>,
  records: readonly Readonly<Record<string, Cell>>[],
): RawBuilder<unknown> {
  const names = Object.keys(columns);
  // The short form, an array a record, is what both engines read fastest.
  const json = JSON.stringify(records.map((record) => names.map((name) => record[name] ?? null)));
  const parts = names.map((name, at) =>
    engine === "postgres"
      ? sql`(value->>${sql.lit(at)})::${sql.raw(columns[name] as Column)} as ${sql.ref(name)}`
      : sql`json_extract(value, ${sql.lit(`$[${at}]`)}) as ${sql.ref(name)}`,
  );
  const each =
    engine === "postgres"
      ? sql`jsonb_array_elements(${json}::jsonb) as e(value)`
      : sql`json_each(${json})`;
  return sql`(select ${sql.join(parts)} from ${each})`;
}

/** One column of texts, named `x`. */
export function textsOf(engine: Engine, texts: readonly string[]): RawBuilder<unknown> {
  return recordsOf(
    engine,
    { x: "text" },
    texts.map((x) => ({ x })),
  );
}

/**
 * Text that every engine can keep: PostgreSQL refuses a zero character and half a surrogate pair,
 * and neither may stop a request.
 */
export function keepable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\u{fffd}");
}
