import { type RefObject, useState } from "react";
import type { EntryWay } from "../../domain/change.ts";
import { nudgeSeveral, sayMoves, sayRefusals } from "../../domain/class-tracker-several.ts";
import { drawnAt } from "../../domain/class-tracker-standing.ts";
import { sayMove, sayNoQuestion } from "../../domain/class-tracker-words.ts";
import { rungsOf } from "../../domain/level.ts";
import { sayToCome } from "../../domain/point-to-come.ts";
import type { LevelGridHandle } from "../../ui/level-grid.tsx";
import type { TrackerNote, TrackerPlace } from "./tracker-grid.tsx";
import type { ClassTracker } from "./use-class-tracker.ts";
import type { Put, PutMore, TrackerPut } from "./use-tracker-judging.ts";
import { useTrackerToast } from "./use-tracker-toast.ts";

/** Groups at the foot that nobody is put into by hand. */
const NO_PLACES: readonly string[] = ["later", "left", "off"];

/** What goes with a judgement, and what is said of it instead of the usual. */
export type TellMore = PutMore & { tell?: { words: string; undo?: () => void } };

/** Putting levels and going back, with what is said of it: in a toast, or where it was tried. */
export function useTrackerPuts(tracker: ClassTracker, grid: RefObject<LevelGridHandle | null>) {
  const { facts, scene } = tracker;
  const [note, setNote] = useState<TrackerNote>();
  const toast = useTrackerToast(tracker);

  const columnOf = (at: Pick<TrackerPlace, "column">) =>
    scene.columns.find((one) => one.id === at.column);
  const chipOf = (at: TrackerPlace) =>
    scene.chips.get(at.pupil)?.find((chip) => chip.column === at.column);
  const nameOf = (pupil: string, column: string) => chipOf({ pupil, column })?.name ?? "A child";
  /** The row, or the group at the foot, that a child stands in. */
  const rowOf = (at: TrackerPlace) => {
    const rung = drawnAt(facts.scale, chipOf(at));
    if (rung !== undefined) return rungsOf(facts.scale)[rung]?.code ?? "";
    const groups = scene.strips[scene.columns.findIndex((column) => column.id === at.column)];
    return (
      groups?.find((group) => group.chips.some((one) => one.pupil === at.pupil))?.code ?? "none"
    );
  };

  /** Why nothing may be put in a column, whoever the child, or undefined. */
  const sayClosedColumn = (id: string): string | undefined => {
    const column = columnOf({ column: id });
    if (tracker.readOnly !== undefined) return tracker.readOnly;
    if (column?.state !== "closed") return undefined;
    return column.season === "baseline"
      ? "The baseline is closed: it is last July’s level. A senior leader can open it."
      : `${column.name} is closed, so nothing was changed. A senior leader can open it again.`;
  };

  /** Why nothing may be put here, or undefined. */
  const sayClosed = (at: TrackerPlace): string | undefined =>
    tracker.readOnly === undefined && !tracker.mayJudge(at.pupil)
      ? "This child’s levels in this subject are given by another teacher."
      : sayClosedColumn(at.column);

  const tellKept = (put: Extract<Put, { kept: unknown }>, way: "undo" | "redo" | undefined) => {
    const [move] = put.kept;
    const column = put.scene.columns.find((one) => one.id === move?.slot);
    if (move === undefined || column === undefined) return;
    const chip = put.scene.chips.get(move.pupil)?.find((one) => one.column === move.slot);
    const words =
      put.kept.length > 1 || chip === undefined
        ? sayMoves(facts.scale, put.kept, tracker.subject.name, column)
        : sayMove(facts.scale, chip, column);
    const left =
      put.left === 0 ? "" : ` ${put.left} changed since by someone else stayed as they are.`;
    const before = way === undefined ? "" : way === "undo" ? "Undone. " : "Done again. ";
    const given = put.kept.flatMap(({ to, slot }) => (to === null ? [] : [slot]));
    const early = way === "undo" ? "" : sayToCome(facts.points, given, facts.today);
    toast.say(
      `${before}${words}${left}${early}`,
      way === "undo" ? undefined : () => void restore("undo"),
      put.kept.map(({ entry }) => entry),
    );
  };

  const tell = (put: Put | undefined, at: TrackerPlace, way?: "undo" | "redo") => {
    if (put === undefined) {
      const nothing = way === "redo" ? "nothing to do again" : "nothing to undo";
      toast.say(`There is ${nothing} in ${tracker.subject.name}.`);
    } else if ("say" in put) {
      if (way === undefined && !toast.isGone())
        setNote({ column: at.column, row: rowOf(at), words: put.say });
      else toast.say(put.say);
    } else if ("kept" in put) tellKept(put, way);
  };

  const put = async (
    at: TrackerPlace,
    value: string | null,
    how: EntryWay,
    { tell: told, ...more }: TellMore = {},
  ) => {
    const closed = sayClosed(at);
    if (closed !== undefined) {
      setNote({ column: at.column, row: rowOf(at), words: closed });
      return;
    }
    grid.current?.willMove(at.pupil, at.column);
    const result = await tracker.put(at.pupil, at.column, value, how, more);
    if (told === undefined || !("kept" in result)) tell(result, at);
    else {
      const { words, undo } = told;
      toast.say(
        words,
        undo,
        result.kept.map(({ entry }) => entry),
      );
    }
  };

  /**
   * Why children cannot be judged in a column, or undefined: one of several who stands in the way
   * stops it for all, for half of a step is hard to see and hard to take back. [CT6]
   */
  const sayClosedTo = (pupils: readonly string[], column: string): string | undefined => {
    const [pupil] = pupils;
    if (pupil !== undefined && pupils.length === 1) return sayClosed({ pupil, column });
    const closed = sayClosedColumn(column);
    if (closed !== undefined) return closed;
    const why = "levels in this subject are given by another teacher.";
    const refusals = pupils.flatMap((one) =>
      tracker.mayJudge(one) ? [] : [{ name: nameOf(one, column), why }],
    );
    return refusals.length === 0 ? undefined : sayRefusals(refusals);
  };

  /** A baseline that July gave is questioned by typing, never by a tap. [CT5] */
  const sayJuly = (pupils: readonly string[], column: string): string | undefined => {
    if (columnOf({ column })?.season !== "baseline") return undefined;
    const chips = pupils
      .flatMap((pupil) => chipOf({ pupil, column }) ?? [])
      .filter((chip) => chip.value !== null);
    const [chip] = chips;
    if (chip === undefined) return undefined;
    if (pupils.length === 1)
      return `${chip.name}’s baseline is July’s ${chip.level}. To question it, type another level on the name here.`;
    const why =
      "the baseline is July’s level. To question it, type another level on the name here.";
    return sayRefusals(chips.map(({ name }) => ({ name, why })));
  };

  const putSeveral = async (cells: readonly TrackerPut[], how: EntryWay) => {
    for (const { pupil, slot } of cells) grid.current?.willMove(pupil, slot);
    const { pupil = "", slot = "" } = cells[0] ?? {};
    tell(await tracker.putAll(cells, how), { pupil, column: slot });
  };

  /** Puts one child or several where it was tapped; a refusal is said there. Whether it was put. */
  const place = (pupils: readonly string[], column: string, row: string): boolean => {
    const [pupil] = pupils;
    if (pupil === undefined) return false;
    const words = sayClosedTo(pupils, column) ?? sayJuly(pupils, column);
    if (words !== undefined) setNote({ column, row, words });
    if (words !== undefined || NO_PLACES.includes(row)) return false;
    const value = row === "none" ? null : row;
    if (pupils.length === 1) void put({ pupil, column }, value, "moved");
    else
      void putSeveral(
        pupils.map((one) => ({ pupil: one, slot: column, value })),
        "moved",
      );
    return true;
  };

  /** One value for several; answers why not where nothing was put. [CT6] */
  const putValue = (
    pupils: readonly string[],
    column: string,
    value: string | null,
  ): string | undefined => {
    const of = columnOf({ column });
    const wrong =
      sayClosedTo(pupils, column) ??
      pupils
        .map((pupil) => chipOf({ pupil, column }))
        .map((chip) => (value === null ? undefined : sayNoQuestion(facts.scale, chip, of, value)))
        .find((words) => words !== undefined);
    if (wrong !== undefined) return wrong;
    void putSeveral(
      pupils.map((pupil) => ({ pupil, slot: column, value })),
      "typed",
    );
    return undefined;
  };

  const noteAt = (pupil: string | undefined, column: string, words: string | undefined) => {
    if (pupil === undefined || words === undefined) return;
    setNote({ column, row: rowOf({ pupil, column }), words });
  };

  /** Several one row up or down. [CT6] */
  const nudge = (pupils: readonly string[], column: string, by: 1 | -1) => {
    const nudged = nudgeSeveral(facts.scale, scene, { pupils, column, by });
    const words =
      sayClosedTo(pupils, column) ??
      ("refusals" in nudged ? sayRefusals(nudged.refusals) : undefined);
    noteAt(pupils.at(-1), column, words);
    if (words !== undefined || "refusals" in nudged) return;
    void putSeveral(
      [...nudged.values].map(([pupil, value]) => ({ pupil, slot: column, value })),
      "moved",
    );
  };

  /** Takes the levels of several back, of those who have one. */
  const withdraw = (pupils: readonly string[], column: string) => {
    const held = pupils.filter((pupil) => (chipOf({ pupil, column })?.value ?? null) !== null);
    if (held.length > 0) noteAt(held.at(-1), column, putValue(held, column, null));
  };

  const restore = async (way: "undo" | "redo") => {
    tell(await tracker.restore(way), { pupil: "", column: "" }, way);
  };

  return {
    note,
    setNote,
    columnOf,
    chipOf,
    rowOf,
    sayClosed,
    sayClosedTo,
    put,
    place,
    putValue,
    nudge,
    withdraw,
    restore,
  };
}
