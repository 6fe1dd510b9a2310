import type { Row } from "../domain/change.ts";
import { emptyRow } from "../domain/change.ts";
import { clockAt } from "../domain/clock.ts";
import { SCHOOL_SCOPE } from "../domain/scope.ts";
import { newEpoch } from "./answer-sync.ts";
import { eventAt, settleGrants } from "./grants.ts";
import { knownRoster } from "./school-standing.ts";
import type { School, Store } from "./store.ts";

export type NewSchool = {
  id: string;
  name: string;
  /** Rows to begin with, with stamps and entries; their numbers are given here. */
  rows: readonly Row[];
  /** Milliseconds since 1970. */
  now: number;
};

/**
 * Makes a school from rows (a demo school, a school being set up): all rows take the number 1, and
 * the grants that follow from them the next.
 * @throws StoreProblem when there is a school with this id.
 */
export async function createSchool(
  store: Store,
  { id, name, rows, now }: NewSchool,
): Promise<School> {
  const school: School = { id, name, head: 0, epoch: newEpoch(), rosterSeq: 0, grantsDay: "" };
  return store.create(school, async (writer) => {
    const seq = writer.next();
    const named = rows.some(({ t, k }) => t === "school" && k === "school")
      ? rows
      : [...rows, schoolRow(name, now)];
    await writer.putRows(named.map((row) => ({ ...row, seq })));
    await writer.putLog([eventAt(seq, "import", now)]);
    writer.amendSchool({ rosterSeq: seq });
    await settleGrants(writer, await knownRoster(store, writer.school, writer), now, "roster");
    return writer.school;
  });
}

function schoolRow(name: string, now: number): Row {
  const stamp = { h: clockAt(now), id: "0".repeat(32) };
  return { ...emptyRow("school", "school", SCHOOL_SCOPE), f: { name }, h: { name: stamp } };
}
