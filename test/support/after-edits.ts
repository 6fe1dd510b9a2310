import { applyChange, type Row } from "../../src/domain/change.ts";
import { clockAt } from "../../src/domain/clock.ts";
import type { SetEdit } from "../../src/domain/edit.ts";
import { idOf, NOW } from "./small-school.ts";

/** A row after later edits to it, each a minute after the one before. */
export function afterEdits(row: Row, ...edits: readonly SetEdit[]): Row {
  return edits.reduce((now, edit, at) => {
    if (edit.t !== row.t || edit.k !== row.k) throw new Error(`${edit.k} is another row`);
    const change = {
      id: idOf(`${edit.k}/${at}/${JSON.stringify(edit.set)}`),
      t: edit.t,
      k: edit.k,
      op: "set" as const,
      f: { ...edit.set },
      h: clockAt(NOW + at * 60_000),
      sv: 6,
    };
    return applyChange(now, change, { by: "u", dev: "d", at: NOW });
  }, row);
}
