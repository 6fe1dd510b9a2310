import type { Row } from "../domain/change.ts";
import { clockAt } from "../domain/clock.ts";
import type { TableName } from "../domain/schema.ts";
import { type Scope, scopeOf } from "../domain/scope.ts";
import { seeded } from "./seeded.ts";

/** Makes rows as a school's server would hold them; nothing is dated after `lastMs`. */
export type RowMaker = {
  readonly seed: string;
  readonly lastMs: number;
  /** A row whose fields were all set by one change. */
  make(t: TableName, k: string, f: Record<string, unknown>, ms: number): Row;
  /** The row after a later change of some of its fields. */
  amend(row: Row, f: Record<string, unknown>, ms: number): Row;
};

export function rowMaker(seed: string, lastMs: number): RowMaker {
  const stampsOf = (t: string, k: string, f: Record<string, unknown>, ms: number) => {
    const names = Object.keys(f);
    const stamp = {
      h: clockAt(Math.min(ms, lastMs)),
      id: seeded(seed, "change", t, k, ...names, ms).hex(32),
    };
    return Object.fromEntries(names.map((name) => [name, stamp]));
  };
  return {
    seed,
    lastMs,
    make: (t, k, f, ms) => ({
      t,
      k,
      scope: scopeOf(t, k) as Scope,
      seq: 0,
      f,
      h: stampsOf(t, k, f, ms),
    }),
    amend: (row, f, ms) => ({
      ...row,
      f: { ...row.f, ...f },
      h: { ...row.h, ...stampsOf(row.t, row.k, f, ms) },
    }),
  };
}
