import { type KeyboardEvent, type RefObject, useLayoutEffect, useState } from "react";
import { drawnAt } from "../../domain/class-tracker-standing.ts";
import { sayNoQuestion } from "../../domain/class-tracker-words.ts";
import { parseLevel, rungsOf } from "../../domain/level.ts";
import { isWriting } from "../../ui/is-writing.ts";
import type { GridPlace } from "../../ui/level-grid-place.ts";
import type { LevelGridHandle, PressHeld } from "../../ui/level-grid.tsx";
import type { TrackerPlace } from "./tracker-grid.tsx";
import { keyToIntent, type TrackerIntent } from "./tracker-keys.ts";
import type { ClassTracker } from "./use-class-tracker.ts";
import { useTrackerPuts } from "./use-tracker-puts.ts";
import { type SelectingMode, useTrackerSeveral } from "./use-tracker-several.ts";

/** A child whose level is being typed, who else gets it too, and what has been typed already. */
type Editing = TrackerPlace & { start: string; all: readonly string[] };

/** What is picked up, and everything that can be done with it. */
export type TrackerHand = ReturnType<typeof useTrackerHand>;

const NOT_KEYS: PressHeld = { toggle: false, range: false };

/**
 * What the teacher's hand is doing: the names picked up, the level being typed, the sentence about
 * what was just tried. Turns presses, keys and drags into judgements.
 */
export function useTrackerHand(
  tracker: ClassTracker,
  grid: RefObject<LevelGridHandle | null>,
  mode: SelectingMode,
) {
  const { facts, scene } = tracker;
  const [picked, setPicked] = useState<TrackerPlace>();
  const [editing, setEditing] = useState<Editing>();
  const [sheetFocused, setSheetFocused] = useState(false);
  const [told, setTold] = useState("");
  const several = useTrackerSeveral(scene, mode);
  const puts = useTrackerPuts(tracker, grid);
  const { note, setNote, chipOf, columnOf, rowOf, sayClosed } = puts;

  const open = scene.columns.find((column) => column.state === "open");
  const hasSeveral = several.pupils.length > 0;

  const pick = (at: TrackerPlace | undefined) => {
    setPicked(at);
    setSheetFocused(false);
    if (hasSeveral) several.clear();
    const name = at === undefined ? undefined : chipOf(at)?.name;
    setTold(name === undefined ? "" : `${name} is picked up. Choose a cell, or type a level.`);
  };

  const mark = (at: TrackerPlace) => {
    several.toggle(at, picked);
    setPicked(undefined);
    const name = chipOf(at)?.name ?? "";
    const off = several.pupils.includes(at.pupil) || picked?.pupil === at.pupil;
    setTold(off ? `${name} is no longer selected.` : `${name} is selected.`);
  };

  const extendTo = (at: TrackerPlace, from: TrackerPlace | undefined) => {
    several.extendTo(at, from);
    setPicked(undefined);
    setTold(`Selected as far as ${chipOf(at)?.name ?? ""}.`);
  };

  const place = (pupils: readonly string[], column: string, row: string) => {
    if (!puts.place(pupils, column, row)) return;
    pick(undefined);
    grid.current?.focusName(pupils[0] ?? "", column);
  };
  const placeHeld = (column: string, row: string) =>
    place(hasSeveral ? several.pupils : picked === undefined ? [] : [picked.pupil], column, row);

  const press = (where: GridPlace, held: PressHeld = NOT_KEYS) => {
    setNote(undefined);
    if (where.on === "name") {
      const at = { pupil: where.id, column: where.column };
      const again = picked?.pupil === at.pupil && picked.column === at.column;
      if (held.range) extendTo(at, picked);
      else if (held.toggle || several.selecting) mark(at);
      else pick(again ? undefined : at);
    } else if (where.on === "cell") placeHeld(where.column, where.row);
    else if (where.on === "foot") placeHeld(where.column, where.group);
    else if (open !== undefined) placeHeld(open.id, where.row);
  };

  /** A name was dragged to a place, and takes the others that are selected along. */
  const drop = (from: TrackerPlace, where: GridPlace) => {
    setNote(undefined);
    const pupils = several.pupils.includes(from.pupil) ? several.pupils : [from.pupil];
    if (where.on === "cell") place(pupils, where.column, where.row);
    else if (where.on === "foot") place(pupils, where.column, where.group);
    else if (where.on === "row" && open !== undefined) place(pupils, open.id, where.row);
  };

  const edit = (at: TrackerPlace, start: string) => {
    const all = hasSeveral ? several.pupils : [at.pupil];
    const closed = puts.sayClosedTo(all, at.column);
    if (closed === undefined) setEditing({ ...at, start, all });
    else setNote({ column: at.column, row: rowOf(at), words: closed });
  };

  /** Takes what was typed for everybody who is selected. */
  const takeText = (text: string): string | undefined => {
    const read = parseLevel(facts.scale, text);
    if ("wrong" in read) return read.wrong;
    const wrong = puts.putValue(several.pupils, several.column, read.value);
    if (wrong === undefined) several.clear();
    return wrong;
  };

  const take = (at: Editing, text: string, next: boolean): string | undefined => {
    const read = parseLevel(facts.scale, text);
    if ("wrong" in read) return read.wrong;
    if (at.all.length > 1) {
      const wrong = puts.putValue(at.all, at.column, read.value);
      if (wrong !== undefined) return wrong;
      several.clear();
      setEditing(undefined);
      grid.current?.focusName(at.pupil, at.column);
      return undefined;
    }
    const wrong = sayNoQuestion(facts.scale, chipOf(at), columnOf(at), read.value);
    if (wrong !== undefined) return wrong;
    setEditing(undefined);
    const following = next ? nextToDo(tracker, at) : undefined;
    if (next) grid.current?.focusName(following ?? at.pupil, at.column);
    if (picked !== undefined || hasSeveral) pick(undefined);
    void puts.put(at, read.value, "typed");
    return undefined;
  };

  const act = (intent: TrackerIntent, where: GridPlace | undefined) => {
    setNote(undefined);
    const column = where === undefined || where.on === "row" ? undefined : where.column;
    const name = where?.on === "name" ? { pupil: where.id, column: where.column } : undefined;
    const last = several.pupils.at(-1);
    const at =
      hasSeveral && last !== undefined
        ? name !== undefined && several.pupils.includes(name.pupil)
          ? name
          : { pupil: last, column: several.column }
        : (name ??
          (picked !== undefined && column !== undefined
            ? { pupil: picked.pupil, column }
            : undefined));
    switch (intent.do) {
      case "step":
        grid.current?.step(intent.step, intent.byCell);
        break;
      case "extend": {
        const next = grid.current?.step(intent.step, false);
        if (next?.on === "name" && next.column === (name?.column ?? several.column))
          extendTo({ pupil: next.id, column: next.column }, name);
        else if (name !== undefined && !hasSeveral) extendTo(name, name);
        break;
      }
      case "mark":
        if (name !== undefined) mark(name);
        break;
      case "lift":
        several.lift();
        setTold(`${several.pupils.length} children are picked up. Choose a cell.`);
        break;
      case "place":
        if (where?.on === "cell") placeHeld(where.column, where.row);
        if (where?.on === "foot") placeHeld(where.column, where.group);
        break;
      case "type":
        if (at !== undefined) edit(at, intent.text);
        break;
      case "nudge": {
        if (hasSeveral) {
          puts.nudge(several.pupils, several.column, intent.by);
          break;
        }
        const rung = at === undefined ? undefined : drawnAt(facts.scale, chipOf(at));
        const to = rung === undefined ? undefined : rungsOf(facts.scale)[rung + intent.by];
        if (at !== undefined && to !== undefined) void puts.put(at, to.code, "moved");
        break;
      }
      case "withdraw":
        if (hasSeveral) puts.withdraw(several.pupils, several.column);
        else if (at !== undefined && chipOf(at)?.value !== null) void puts.put(at, null, "typed");
        break;
      case "undo":
      case "redo":
        void puts.restore(intent.do);
        break;
      case "details":
        if (name !== undefined || at !== undefined) {
          pick(name ?? at);
          setSheetFocused(true);
        }
        break;
      case "cancel":
        if (hasSeveral || several.selecting) {
          several.clear();
          setTold("Nobody is selected.");
        }
        if (picked !== undefined) {
          grid.current?.focusName(picked.pupil, picked.column);
          pick(undefined);
        }
        break;
      default:
        intent satisfies never;
    }
  };

  const cursorOn = (on: GridPlace["on"] | "button" | undefined) => ({
    on,
    carrying: picked !== undefined || hasSeveral,
    several: hasSeveral ? (several.lifted ? ("lifted" as const) : ("marked" as const)) : undefined,
  });

  const onKey = (event: KeyboardEvent, where: GridPlace | undefined) => {
    const onButton = (event.target as Element).closest("[data-more], [data-fold]") !== null;
    const intent = keyToIntent(keyOf(event), cursorOn(onButton ? "button" : where?.on));
    if (intent === undefined) return;
    event.preventDefault();
    act(intent, where);
  };

  // Wherever the focus is on this screen: going back, and putting a name down.
  useLayoutEffect(() => {
    const onDocumentKey = (event: globalThis.KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector("dialog[open]") !== null) return;
      const intent = keyToIntent(keyOf(event), cursorOn(undefined));
      const restores = intent?.do === "undo" || intent?.do === "redo";
      const holds = picked !== undefined || hasSeveral || several.selecting;
      const cancels = intent?.do === "cancel" && holds;
      if (intent === undefined || !(cancels || (restores && !isWriting(event.target)))) return;
      event.preventDefault();
      act(intent, undefined);
    };
    document.addEventListener("keydown", onDocumentKey);
    return () => document.removeEventListener("keydown", onDocumentKey);
  });

  return {
    picked,
    several,
    editing,
    note,
    sheetFocused,
    told,
    chipOf,
    sayClosed,
    pick,
    put: puts.put,
    press,
    drop,
    /** A finger rested on a name: the first of several. */
    hold: (at: TrackerPlace) => {
      mode.setSelecting(true);
      mark(at);
    },
    onKey,
    take,
    takeText,
    /** Why nothing can be put for those who are selected, or undefined. */
    sayClosedSeveral: () =>
      hasSeveral ? puts.sayClosedTo(several.pupils, several.column) : undefined,
    /** Everybody selected a row up or down; they stay selected, so that one can go on. */
    nudgeSeveral: (by: 1 | -1) => puts.nudge(several.pupils, several.column, by),
    withdrawSeveral: () => puts.withdraw(several.pupils, several.column),
    leave: () => {
      setEditing(undefined);
      if (editing !== undefined) grid.current?.focusName(editing.pupil, editing.column);
    },
    putDown: () => {
      if (picked !== undefined) grid.current?.focusName(picked.pupil, picked.column);
      pick(undefined);
    },
  };
}

function keyOf(event: KeyboardEvent | globalThis.KeyboardEvent) {
  const { key, altKey: alt, shiftKey: shift } = event;
  return { key, ctrl: event.ctrlKey || event.metaKey, alt, shift };
}

/** The next child with no level in the column, when `at` is one of them: entry goes down the list. */
function nextToDo({ scene }: ClassTracker, at: TrackerPlace): string | undefined {
  const column = scene.columns.findIndex((one) => one.id === at.column);
  const toDo = scene.strips[column]?.find((group) => group.code === "none")?.chips ?? [];
  const here = toDo.findIndex((chip) => chip.pupil === at.pupil);
  return here < 0 ? undefined : (toDo[here + 1] ?? toDo[here - 1])?.pupil;
}
