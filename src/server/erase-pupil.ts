import { emptyRow, type Row } from "../domain/change.ts";
import { childrenIn, TABLES_WITH_CHILDREN, withoutChildren } from "../domain/children-in-row.ts";
import { tableOf } from "../domain/schema.ts";
import { pupilScope, restrictedScope } from "../domain/scope.ts";
import { eventAt } from "./grants.ts";
import { ERASED } from "./push.ts";
import { standingAt } from "./school-standing.ts";
import type { SchoolWriter, Store } from "./store.ts";
import { takeInto } from "./take-into.ts";

/** What became of an erasure; `say` is for the administrator when nothing was done. */
export type Erasure = { done: true; rows: number } | { done: false; say: string };

/**
 * Erases a child: each of their rows keeps its key and number alone, log and quarantine lose what
 * they held of them, and whatever still comes for this child is quarantined. [SY14] Backups made
 * before keep the child until they are removed.
 */
export async function erasePupil(
  { store, now }: { store: Store; now: () => number },
  where: { school: string; by: string; pupil: string },
): Promise<Erasure> {
  const scopes = [pupilScope(where.pupil), restrictedScope(where.pupil)];
  return takeInto(store, where.school, now(), async (taking) => {
    const { writer, nowMs } = taking;
    if (standingAt(taking.known(), where.by, nowMs).role !== "administrator")
      return { done: false, say: "Only an administrator can erase a child's record." };
    const rows: Row[] = [];
    for (const scope of scopes) rows.push(...(await writer.rowsIn(scope)));
    if (!rows.some(({ t, gone }) => t === "pupil" && gone !== true))
      return { done: false, say: "There is no such child in the school's records." };
    const seq = writer.next();
    taking.replace(rows.map(({ t, k, scope }) => goneRow(t, k, scope, seq)));
    taking.replace(await takenOut(writer, where.pupil, seq));
    for (const scope of scopes) await writer.forgetContent(scope, ERASED);
    const [scope = ""] = scopes;
    await writer.putLog([{ ...eventAt(seq, "erase", nowMs), scope, user: where.by }]);
    return { done: true, rows: rows.length };
  });
}

/**
 * Rows that list several children lose the child and keep the others: the rows as they are without,
 * and log and quarantine no longer say what they were written with, now or before.
 */
async function takenOut(writer: SchoolWriter, pupil: string, seq: number): Promise<Row[]> {
  const isErased = (child: string) => child === pupil;
  const frozen = (await writer.rowsOf(TABLES_WITH_CHILDREN)).filter((row) =>
    childrenIn(row).includes(pupil),
  );
  const changes = frozen.flatMap(({ h }) => Object.values(h).map(({ id }) => id));
  const ever = await changesOfRowsThatEverListed(writer, pupil);
  changes.push(...ever.changes);
  const rows = new Set([...ever.rows, ...frozen.map(nameOf)]);
  for (const state of ["waiting", "accepted", "declined"] as const)
    for (const { id, change } of await writer.quarantined({ state }))
      if (change !== null && (childrenIn(change).includes(pupil) || rows.has(nameOf(change))))
        changes.push(id);
  await writer.forgetChanges([...new Set(changes)], ERASED);
  return frozen.map((row) => ({ ...withoutChildren(row, isErased), seq }));
}

/** How much of the log is looked at at a time. */
const LOG_PAGE = 5000;

/**
 * The logged changes of every row that listed the child once, whatever it lists now: what such a row
 * said then may have been about them.
 */
async function changesOfRowsThatEverListed(
  writer: SchoolWriter,
  pupil: string,
): Promise<{ rows: ReadonlySet<string>; changes: string[] }> {
  const named = new Set<string>();
  const byRow = new Map<string, string[]>();
  for (let after = 0; ;) {
    const page = await writer.log(after, LOG_PAGE);
    for (const { id, change } of page) {
      if (change === null || tableOf(change.t)?.children === undefined) continue;
      const row = nameOf(change);
      byRow.set(row, [...(byRow.get(row) ?? []), id]);
      if (childrenIn(change).includes(pupil)) named.add(row);
    }
    const last = page.at(-1);
    if (last === undefined || page.length < LOG_PAGE) break;
    after = last.seq;
  }
  return { rows: named, changes: [...named].flatMap((row) => byRow.get(row) ?? []) };
}

function nameOf({ t, k }: { t: string; k: string }): string {
  return `${t} ${k}`;
}

function goneRow(t: string, k: string, scope: string, seq: number): Row {
  return { ...emptyRow(t, k, scope), seq, gone: true };
}
