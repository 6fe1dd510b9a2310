import { emptyRow, type Row } from "../domain/change.ts";
import { pupilScope } from "../domain/schema.ts";
import { eventAt } from "./grants.ts";
import { ERASED } from "./push.ts";
import { standingAt } from "./school-standing.ts";
import type { Store } from "./store.ts";
import { takeInto } from "./taking.ts";

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
  const scope = pupilScope(where.pupil);
  return takeInto(store, where.school, now(), async (taking) => {
    const { writer, nowMs } = taking;
    if (standingAt(taking.known(), where.by, nowMs).role !== "administrator")
      return { done: false, say: "Only an administrator can erase a child's record." };
    const rows = await writer.rowsIn(scope);
    if (!rows.some(({ t, gone }) => t === "pupil" && gone !== true))
      return { done: false, say: "There is no such child in the school's records." };
    const seq = writer.next();
    taking.replace(rows.map(({ t, k }) => goneRow(t, k, scope, seq)));
    await writer.forgetContent(scope, ERASED.say);
    await writer.putLog([{ ...eventAt(seq, "erase", nowMs), scope, user: where.by }]);
    return { done: true, rows: rows.length };
  });
}

function goneRow(t: string, k: string, scope: string, seq: number): Row {
  return { ...emptyRow(t, k, scope), seq, gone: true };
}
