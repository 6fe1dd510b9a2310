import { useRef, useState } from "react";
import type { EntryWay } from "../../domain/change.ts";
import type { Block } from "../../domain/class-list-paste.ts";
import {
  countPlan,
  type ListWish,
  type PlannedCell,
  planCells,
} from "../../domain/class-list-plan.ts";
import { sayToCome } from "../../domain/point-to-come.ts";
import { hideToast, showToast } from "../../ui/toast.ts";
import { saySettled, sayStep } from "./list-said.ts";
import type { ClassListHeld } from "./use-class-list.ts";
import type { ListResult } from "./use-list-judging.ts";

/** A child in a column. */
export type ListPlace = { pupil: string; column: string };

/** What waits for a person's yes: a paste with its lines, or a step that some cells do not take. */
export type Asking =
  | { what: "paste"; block: Block }
  | { what: "step"; title: string; cells: readonly PlannedCell[]; how: EntryWay };

/**
 * The steps of the list: planned, asked about where some cells will not take them, put in as one,
 * said, and taken back as one.
 */
export function useListSteps(
  held: ClassListHeld,
  of: {
    /** A sentence at a cell. */
    onNote: (note: ListPlace & { words: string }) => void;
    /** Said to people who do not see the screen. */
    onTell: (words: string) => void;
    /** Where undo or redo changed something. */
    onGo: (place: ListPlace) => void;
    /** The list has the keys again. */
    onDone: () => void;
  },
) {
  const { list } = held;
  const { columns } = list;
  const { onNote, onTell, onGo, onDone } = of;
  const [asking, setAsking] = useState<Asking>();
  /** Typed and not kept: what was typed comes back with F2. */
  const [unkept] = useState(() => new Map<string, string>());
  const toast = useRef<number>(undefined);
  /** The column still to come that was spoken of last: going down it, once is enough. */
  const spokenOf = useRef<string>(undefined);

  const say = (words: string, undo = false) => {
    if (toast.current !== undefined) hideToast(toast.current);
    toast.current = showToast(undo ? { words, undo: () => void restore("undo") } : { words });
  };

  const commitCells = async (cells: readonly PlannedCell[], how: EntryWay): Promise<ListResult> => {
    const changes = cells.flatMap((cell) => {
      const column = columns.find((one) => one.id === cell.column);
      if (cell.is !== "change" || column === undefined) return [];
      return [{ pupil: cell.pupil, subject: column.subject, slot: column.slot, value: cell.to }];
    });
    return changes.length === 0 ? { same: true } : held.put(changes, how);
  };

  /** What to say of levels given at a point that is still to come. [P5] */
  const earlyWords = (cells: readonly PlannedCell[]): string => {
    const given = cells.filter((cell) => cell.is === "change" && cell.to !== null);
    const slots = given.map(({ column }) => columns.find(({ id }) => id === column)?.slot ?? "");
    return sayToCome(held.facts.points, slots, held.facts.today);
  };

  /** A step of several cells: at once when every cell takes it, else after a question. */
  const apply = async (wishes: readonly ListWish[], how: EntryWay, title: string) => {
    const cells = planCells(list, wishes);
    const { change, refused } = countPlan(cells);
    const first = cells.find((cell) => cell.why !== undefined);
    if (change === 0 && first?.why !== undefined) {
      onNote({ pupil: first.pupil, column: first.column, words: first.why });
    } else if (refused > 0) setAsking({ what: "step", title, cells, how });
    else await applyCells(cells, how);
  };

  /** Puts exactly these in, as one step. */
  const applyCells = async (cells: readonly PlannedCell[], how: EntryWay) => {
    setAsking(undefined);
    onDone();
    const { change } = countPlan(cells);
    if (change === 0) {
      say("Nothing to change: these levels stand there already.");
      return;
    }
    const result = await commitCells(cells, how);
    if ("say" in result) say(result.say);
    else if ("kept" in result) say(sayStep(how, cells) + earlyWords(cells), true);
  };

  const restore = async (way: "undo" | "redo") => {
    const result = await held.restore(way);
    if (result === undefined)
      say(way === "redo" ? "There is nothing to do again." : "There is nothing to undo.");
    else if ("say" in result) say(result.say);
    else if ("kept" in result) {
      const [first] = result.kept;
      const column = columns.find(
        (one) => one.subject === first?.subject && one.slot === first.slot && one.kind !== "before",
      );
      if (first !== undefined && column !== undefined)
        onGo({ pupil: first.pupil, column: column.id });
      say(saySettled(way, result, list));
    }
  };

  const putTyped = async (plan: PlannedCell, shown: string | null, settles: boolean) => {
    const key = `${plan.pupil} ${plan.column}`;
    // Two judgements differ: what a person types settles them, also with the level that shows.
    const to = plan.is === "same" ? shown : settles ? readOf(plan) : plan.to;
    const cells = [{ ...plan, is: "change" as const, to }];
    onTell(plan.is === "change" ? sayStep("typed", [plan]) : `${plan.name}, ${plan.columnName}.`);
    unkept.delete(key);
    const result = await commitCells(cells, settles ? "resolved" : "typed");
    if ("say" in result) {
      unkept.set(key, plan.typed);
      const words = `“${plan.typed}” was not kept. ${result.say}`;
      onNote({ pupil: plan.pupil, column: plan.column, words });
      return;
    }
    const early = earlyWords([plan]);
    if (early !== "" && spokenOf.current !== plan.column)
      say(sayStep("typed", [plan]) + early, true);
    spokenOf.current = early === "" ? undefined : plan.column;
  };

  const readOf = (plan: PlannedCell): string | null => {
    const alone = { ...list, rows: list.rows.map(withoutConflict) };
    return planCells(alone, [plan])[0]?.to ?? null;
  };

  /** Settles two judgements that differ by one of their values. [J3] */
  const settle = async ({ pupil, column }: ListPlace, value: string | null) => {
    const found = columns.find((one) => one.id === column);
    if (found === undefined) return;
    onDone();
    const { subject, slot } = found;
    const result = await held.put([{ pupil, subject, slot, value }], "resolved");
    if ("say" in result) say(result.say);
  };

  return { asking, setAsking, unkept, say, apply, applyCells, putTyped, restore, settle };
}

function withoutConflict<R extends { cells: readonly { conflict: boolean }[] }>(row: R): R {
  return { ...row, cells: row.cells.map((cell) => ({ ...cell, conflict: false })) };
}
