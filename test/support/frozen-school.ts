import { demoSchool } from "../../src/demo/demo-school.ts";
import type { AttainmentFacts } from "../../src/domain/attainment-facts.ts";
import type { Row } from "../../src/domain/change.ts";
import { clockAt } from "../../src/domain/clock.ts";
import type { SetEdit } from "../../src/domain/edit.ts";
import { type FactsRows, gatherFacts } from "../../src/domain/gather-facts.ts";
import { rosterOf } from "../../src/domain/roster.ts";
import type { TableName } from "../../src/domain/schema.ts";
import {
  freeze,
  type OpenedSnapshot,
  openSnapshot,
  type Snapshot,
  snapshotOf,
} from "../../src/domain/snapshot.ts";
import { NOW, rowOf, STAFF } from "./small-school.ts";

export const DAY = "2026-11-21";

/** A demo school of ninety children with last year's records, as rows. */
export function frozenSchool(): Row[] {
  return demoSchool({ seed: 11, day: DAY, pupils: 90, classesPerYear: 1, years: 2 }).rows;
}

/** The rows of one kind. */
export function rowsIn(rows: readonly Row[], t: TableName): Row[] {
  return rows.filter((row) => row.t === t);
}

/** The facts of rows, of 2026/27. */
export function factsIn(rows: readonly Row[], day = DAY): AttainmentFacts {
  const of = (t: TableName) => rowsIn(rows, t);
  const read: FactsRows = {
    school: of("school"),
    subject: of("subject"),
    point: of("point"),
    class: of("class"),
    group: of("group"),
    pupil: of("pupil"),
    membership: of("membership"),
    "pupil-group": of("pupil-group"),
    attainment: of("attainment"),
    "target-group": of("target-group"),
    intervention: of("intervention"),
    "intervention-pupil": of("intervention-pupil"),
  };
  return gatherFacts({ rows: read, roster: rosterOf(rows), year: 2026, day });
}

/** The edits that freeze a school as it is, by the head. */
export function freezing(
  rows: readonly Row[],
  more: Partial<Snapshot> = {},
  facts = factsIn(rows),
): SetEdit[] {
  const snapshot = {
    id: "one",
    class: null,
    name: "Autumn review",
    note: "",
    at: NOW,
    by: STAFF.head,
    views: [{ screen: "grid", options: { subject: "maths", point: "2026:autumn" } }],
    waiting: 0,
    seenBy: [STAFF.head],
    versionOf: null,
    ...more,
  };
  return freeze({ snapshot, facts, records: rowsIn(rows, "attainment") });
}

/** A row stamped at the moment it says it was frozen. */
function stampedRow(edit: SetEdit): Row {
  const row = rowOf(edit);
  const h = clockAt(Number(edit.set.at ?? NOW));
  return {
    ...row,
    h: Object.fromEntries(Object.entries(row.h).map(([f, { id }]) => [f, { h, id }])),
  };
}

/** What those edits are once they are rows, as sent over the wire. */
export function frozenRows(edits: readonly SetEdit[]): { head: Row; parts: Row[] } {
  const rows = (JSON.parse(JSON.stringify(edits)) as SetEdit[]).map(stampedRow);
  return {
    head: rows.find(({ t }) => !t.endsWith("part")) as Row,
    parts: rows.filter(({ t }) => t.endsWith("part")),
  };
}

/** A frozen school, opened again. */
export function opened(edits: readonly SetEdit[]): OpenedSnapshot & { is: "whole" } {
  const { head, parts } = frozenRows(edits);
  const open = openSnapshot(snapshotOf(head) as Snapshot, parts);
  if (open.is !== "whole") throw new Error(`the snapshot is ${open.is}`);
  return open;
}
