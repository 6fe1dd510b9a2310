import { type Entry, emptyRow, headsOf, type Row } from "./change.ts";
import { entriesIn, recordKey } from "./judgement.ts";
import { scopeOf } from "./scope.ts";

/**
 * A child's record as it will be once a value that is on its way to the disk has arrived there: the
 * key that was pressed shows in the next frame. [LI2]
 */
export function withValueToCome(
  row: Row | undefined,
  of: { pupil: string; year: number; cell: string; value: string | null; by: string },
): Row {
  const key = recordKey(of.pupil, of.year);
  const base = row ?? emptyRow("attainment", key, scopeOf("attainment", key) ?? "");
  const entries = entriesIn(base, of.cell);
  const heads = headsOf(entries);
  const entry: Entry = {
    id: `to come ${of.cell}`,
    h: heads.at(-1)?.h ?? "",
    v: of.value,
    how: "typed",
    prev: heads.map(({ id }) => id),
    by: of.by,
    dev: "",
    at: 0,
  };
  return { ...base, c: { ...base.c, [of.cell]: [...entries, entry] } };
}
