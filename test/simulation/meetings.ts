import type { Change, Row } from "../../src/domain/change.ts";
import type { TableName } from "../../src/domain/schema.ts";
import type { View } from "../../src/storage/view.ts";
import { holds } from "./broken.ts";
import { inOrder } from "./in-order.ts";
import { byStamp, CLOSED_WITH, MEETINGS, nameOf, withoutChild } from "./model.ts";
import type { SchoolSide } from "./school-side.ts";

/** What everyone wrote in meetings, notes apart, and what must be there of it at rest. */
export class Meetings {
  readonly #kept: Change[] = [];
  /** What each summary and addition was kept with, by row. */
  readonly #closed = new Map<string, Change>();
  /** What the first device at rest shows of a row, and who sat there. */
  readonly #shown = new Map<string, { text: string; person: string }>();

  keep(changes: readonly Change[]): void {
    for (const change of changes) {
      if (!MEETINGS.has(change.t)) continue;
      this.#kept.push(change);
      if (!CLOSED_WITH.has(change.t)) continue;
      const name = nameOf(change.t, change.k);
      holds("I24", !this.#closed.has(name), () => {
        return `${name} was written, and a device takes ${JSON.stringify(change)}`;
      });
      this.#closed.set(name, change);
    }
  }

  /** [I24] What a meeting was closed with says what it said, without children who were erased. */
  checkClosed(rows: Iterable<Row>, where: string, { erased }: SchoolSide): void {
    for (const row of rows) {
      const first = CLOSED_WITH.has(row.t) && this.#closed.get(nameOf(row.t, row.k));
      if (!first) continue;
      let said: Readonly<Record<string, unknown>> = first.f;
      for (const pupil of erased) said = withoutChild(first.t, said, pupil);
      const isFirst = Object.values(row.h).every(({ id }) => id === first.id);
      holds("I24", isFirst && inOrder(row.f) === inOrder(said), () => {
        return `${where} has ${JSON.stringify(row)}, closed with ${JSON.stringify(first)}`;
      });
    }
  }

  /** [I23] What the school took is on a device of whoever may read it, and on no other. */
  checkHeld(person: string, held: ReadonlyMap<string, Row>, school: SchoolSide): void {
    const may = school.model.mayHold(person);
    for (const change of this.#kept) {
      const taken = school.taken.get(change.id);
      if (taken === undefined) continue;
      const row = held.get(nameOf(change.t, change.k));
      if (!may(change)) {
        holds("I23", row === undefined, () => `${person} holds ${JSON.stringify(row)}`);
        continue;
      }
      const { h } = taken;
      const isThere = (field: string) => {
        const stamp = row?.h[field];
        return stamp !== undefined && byStamp(stamp, { h, id: change.id }) >= 0;
      };
      holds("I23", row?.gone === true || Object.keys(change.f).every(isThere), () => {
        return `${person} may read ${JSON.stringify(change)} and has ${JSON.stringify(row)}`;
      });
    }
  }

  /** [I25] What one device shows of a meeting at rest, every other shows that may. */
  async checkLevel(person: string, view: View): Promise<void> {
    for (const t of MEETINGS)
      for (const { k, f, h } of await view.rows(t as TableName)) {
        const name = nameOf(t, k);
        const text = inOrder({ f, h });
        const other = this.#shown.get(name);
        if (other === undefined) this.#shown.set(name, { text, person });
        else
          holds("I25", other.text === text, () => {
            return `${other.person} is shown ${name} as ${other.text}, ${person} as ${text}`;
          });
      }
  }
}
