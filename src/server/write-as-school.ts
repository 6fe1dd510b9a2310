import { randomBytes } from "node:crypto";
import type { Change } from "../domain/change.ts";
import { type Clock, clockAfter, clockAt } from "../domain/clock.ts";
import type { SetEdit } from "../domain/edit.ts";
import { SCHEMA_VERSION, tableOf } from "../domain/schema.ts";
import { scopeOf } from "../domain/scope.ts";
import { contentHash } from "./content-hash.ts";
import type { Store } from "./store.ts";
import { takeInto } from "./take-into.ts";

/**
 * Writes changes that the server itself makes (an invitation accepted, a school set up), above
 * whatever the fields hold, in `author`'s name. Guards are checked, rights are not: the caller has.
 * @returns the number of the last of them; grants that follow take the next.
 * @throws TypeError for an edit that does not fit the schema; nothing is written then.
 */
export async function writeAsSchool(
  store: Store,
  school: string,
  author: string,
  edits: readonly SetEdit[],
  now: number,
): Promise<number> {
  for (const edit of edits) checkEdit(edit);
  return takeInto(store, school, now, async (taking) => {
    const changes = edits.map((edit) => changeOf(edit, clockAt(now)));
    await taking.load(changes);
    for (const change of changes) {
      const held = Object.keys(change.f).map((field) => taking.row(change)?.h[field]?.h ?? "");
      const made = { ...change, h: above(change.h, held) };
      taking.take(made, contentHash(made), { user: author, device: "", via: null });
    }
    return taking.writer.school.head;
  });
}

function changeOf({ t, k, set }: SetEdit, h: Clock): Change {
  const id = randomBytes(16).toString("hex");
  return { id, t, k, op: "set", f: { ...set }, h, sv: SCHEMA_VERSION };
}

function above(clock: Clock, held: readonly Clock[]): Clock {
  return held.reduce((highest, floor) => (floor >= highest ? clockAfter(floor) : highest), clock);
}

function checkEdit({ t, k, set }: SetEdit): void {
  const fields = tableOf(t)?.fields ?? {};
  if (scopeOf(t, k) === undefined) throw new TypeError(`${t} has no key ${k}`);
  for (const [field, value] of Object.entries(set)) {
    const guard = fields[field];
    const wrong = guard === undefined ? "is not a field" : guard(value);
    if (wrong !== undefined) throw new TypeError(`${t}.${field} ${wrong}`);
  }
}
