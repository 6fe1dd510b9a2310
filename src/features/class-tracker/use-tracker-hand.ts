import { type KeyboardEvent, type RefObject, useEffect, useState } from "react";
import type { EntryWay } from "../../domain/change.ts";
import { sayMove, sayNoQuestion } from "../../domain/class-tracker-words.ts";
import { parseLevel, rungsOf } from "../../domain/level.ts";
import type { GridPlace, LevelGridHandle } from "../../ui/level-grid.tsx";
import { isWriting } from "../../ui/screen.tsx";
import type { TrackerNote, TrackerPlace } from "./tracker-grid.tsx";
import { keyToIntent, type TrackerIntent } from "./tracker-keys.ts";
import type { ClassTracker, Put } from "./use-class-tracker.ts";
import { useTrackerToast } from "./use-tracker-toast.ts";

/** A child whose level is being typed, and what has been typed already. */
type Editing = TrackerPlace & { start: string };

/**
 * What the teacher's hand is doing: the name picked up, the level being typed, the sentence about
 * what was just tried. Turns presses and keys into judgements.
 */
export function useTrackerHand(tracker: ClassTracker, grid: RefObject<LevelGridHandle | null>) {
  const { facts, scene } = tracker;
  const [picked, setPicked] = useState<TrackerPlace>();
  const [editing, setEditing] = useState<Editing>();
  const [note, setNote] = useState<TrackerNote>();
  const [sheetFocused, setSheetFocused] = useState(false);
  const [told, setTold] = useState("");
  const toast = useTrackerToast(tracker);

  const open = scene.columns.find((column) => column.state === "open");
  const columnOf = (at: TrackerPlace) => scene.columns.find((one) => one.id === at.column);
  const chipOf = (at: TrackerPlace) =>
    scene.chips.get(at.pupil)?.find((chip) => chip.column === at.column);
  const rowOf = (at: TrackerPlace) => {
    const chip = chipOf(at);
    if (chip?.rung !== undefined) return rungsOf(facts.scale)[chip.rung]?.code ?? "";
    const groups = scene.strips[scene.columns.findIndex((column) => column.id === at.column)];
    return (
      groups?.find((group) => group.chips.some((one) => one.pupil === at.pupil))?.code ?? "none"
    );
  };

  /** Why nothing may be put here, or undefined. */
  const sayClosed = (at: TrackerPlace): string | undefined => {
    const column = columnOf(at);
    if (tracker.readOnly !== undefined) return tracker.readOnly;
    if (!tracker.mayJudge(at.pupil))
      return "This child’s levels in this subject are given by another teacher.";
    if (column?.state !== "closed") return undefined;
    return column.season === "baseline"
      ? "The baseline is closed: it is last July’s level. A senior leader can open it."
      : `${column.name} is closed, so nothing was changed. A senior leader can open it again.`;
  };

  const tell = (put: Put | undefined, at: TrackerPlace, way?: "undo" | "redo") => {
    if (put === undefined) {
      const nothing = way === "redo" ? "nothing to do again" : "nothing to undo";
      toast.say(`There is ${nothing} in ${tracker.subject.name}.`);
    } else if ("say" in put) {
      if (way === undefined && !toast.isGone())
        setNote({ column: at.column, row: rowOf(at), words: put.say });
      else toast.say(put.say);
    } else if ("kept" in put) {
      const column = put.scene.columns.find((one) => one.id === put.kept.slot);
      const chip = put.scene.chips.get(put.kept.pupil)?.find((one) => one.column === put.kept.slot);
      if (chip !== undefined && column !== undefined) {
        const words = sayMove(facts.scale, chip, column);
        toast.say(
          way === undefined ? words : `${way === "undo" ? "Undone" : "Done again"}. ${words}`,
          way === "undo" ? undefined : () => void restore("undo"),
          put.kept.entry,
        );
      }
    }
  };

  const put = async (at: TrackerPlace, value: string | null, how: EntryWay) => {
    const closed = sayClosed(at);
    if (closed !== undefined) {
      setNote({ column: at.column, row: rowOf(at), words: closed });
      return;
    }
    grid.current?.willMove(at.pupil, at.column);
    tell(await tracker.put(at.pupil, at.column, value, how), at);
  };

  const restore = async (way: "undo" | "redo") => {
    tell(await tracker.restore(way), { pupil: "", column: "" }, way);
  };

  const pick = (at: TrackerPlace | undefined) => {
    setPicked(at);
    setSheetFocused(false);
    const name = at === undefined ? undefined : chipOf(at)?.name;
    setTold(name === undefined ? "" : `${name} is picked up. Choose a cell, or type a level.`);
  };

  /** Puts the picked child where it was tapped. A refusal is said in the cell that was tapped. [CT5] */
  const place = (column: string, row: string) => {
    if (picked === undefined) return;
    const at = { pupil: picked.pupil, column };
    const chip = chipOf(at);
    const words =
      sayClosed(at) ??
      (scene.columns.find((one) => one.id === column)?.season === "baseline" &&
      chip?.value !== null &&
      chip !== undefined
        ? `${chip.name}’s baseline is July’s ${chip.level}. To question it, type another level on the name here.`
        : undefined);
    if (words !== undefined) {
      setNote({ column, row, words });
      return;
    }
    const value = row === "none" ? null : row;
    if (value !== null && ["later", "left", "off"].includes(value)) return;
    pick(undefined);
    grid.current?.focusName(at.pupil, at.column);
    void put(at, value, "moved");
  };

  const press = (where: GridPlace) => {
    setNote(undefined);
    if (where.on === "name") {
      const at = { pupil: where.id, column: where.column };
      const again = picked?.pupil === at.pupil && picked.column === at.column;
      pick(again ? undefined : at);
    } else if (where.on === "cell") place(where.column, where.row);
    else if (where.on === "foot") place(where.column, where.group);
    else if (open !== undefined) place(open.id, where.row);
  };

  const edit = (at: TrackerPlace, start: string) => {
    const closed = sayClosed(at);
    if (closed === undefined) setEditing({ ...at, start });
    else setNote({ column: at.column, row: rowOf(at), words: closed });
  };

  const take = (at: Editing, text: string, next: boolean): string | undefined => {
    const read = parseLevel(facts.scale, text);
    if ("wrong" in read) return read.wrong;
    const wrong = sayNoQuestion(facts.scale, chipOf(at), columnOf(at), read.value);
    if (wrong !== undefined) return wrong;
    setEditing(undefined);
    const following = next ? nextToDo(tracker, at) : undefined;
    if (next) grid.current?.focusName(following ?? at.pupil, at.column);
    if (picked !== undefined) pick(undefined);
    void put(at, read.value, "typed");
    return undefined;
  };

  const act = (intent: TrackerIntent, where: GridPlace | undefined) => {
    setNote(undefined);
    const column = where === undefined || where.on === "row" ? undefined : where.column;
    const at =
      where?.on === "name"
        ? { pupil: where.id, column: where.column }
        : picked !== undefined && column !== undefined
          ? { pupil: picked.pupil, column }
          : undefined;
    switch (intent.do) {
      case "step":
        grid.current?.step(intent.step, intent.byCell);
        break;
      case "place":
        if (where?.on === "cell") place(where.column, where.row);
        if (where?.on === "foot") place(where.column, where.group);
        break;
      case "type":
        if (at !== undefined) edit(at, intent.text);
        break;
      case "nudge": {
        const rung = at === undefined ? undefined : chipOf(at)?.rung;
        const to = rung === undefined ? undefined : rungsOf(facts.scale)[rung + intent.by];
        if (at !== undefined && to !== undefined) void put(at, to.code, "moved");
        break;
      }
      case "withdraw":
        if (at !== undefined && chipOf(at)?.value !== null) void put(at, null, "typed");
        break;
      case "undo":
      case "redo":
        void restore(intent.do);
        break;
      case "details":
        if (at !== undefined) {
          pick(at);
          setSheetFocused(true);
        }
        break;
      case "cancel":
        if (picked !== undefined) {
          grid.current?.focusName(picked.pupil, picked.column);
          pick(undefined);
        }
        break;
      default:
        intent satisfies never;
    }
  };

  const onKey = (event: KeyboardEvent, where: GridPlace | undefined) => {
    const onButton = (event.target as Element).closest("[data-more], [data-fold]") !== null;
    const intent = keyToIntent(
      {
        key: event.key,
        ctrl: event.ctrlKey || event.metaKey,
        alt: event.altKey,
        shift: event.shiftKey,
      },
      { on: onButton ? "button" : where?.on, carrying: picked !== undefined },
    );
    if (intent === undefined) return;
    event.preventDefault();
    act(intent, where);
  };

  // Wherever the focus is on this screen: going back, and putting a name down.
  useEffect(() => {
    const onDocumentKey = (event: globalThis.KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector("dialog[open]") !== null) return;
      const key = {
        key: event.key,
        ctrl: event.ctrlKey || event.metaKey,
        alt: event.altKey,
        shift: event.shiftKey,
      };
      const intent = keyToIntent(key, { on: undefined, carrying: picked !== undefined });
      const restores = intent?.do === "undo" || intent?.do === "redo";
      const cancels = intent?.do === "cancel" && picked !== undefined;
      if (intent === undefined || !(cancels || (restores && !isWriting(event.target)))) return;
      event.preventDefault();
      act(intent, undefined);
    };
    document.addEventListener("keydown", onDocumentKey);
    return () => document.removeEventListener("keydown", onDocumentKey);
  });

  return {
    picked,
    editing,
    note,
    sheetFocused,
    told,
    chipOf,
    sayClosed,
    pick,
    put,
    press,
    onKey,
    take,
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

/** The next child with no level in the column, when `at` is one of them: entry goes down the list. */
function nextToDo({ scene }: ClassTracker, at: TrackerPlace): string | undefined {
  const column = scene.columns.findIndex((one) => one.id === at.column);
  const toDo = scene.strips[column]?.find((group) => group.code === "none")?.chips ?? [];
  const here = toDo.findIndex((chip) => chip.pupil === at.pupil);
  return here < 0 ? undefined : (toDo[here + 1] ?? toDo[here - 1])?.pupil;
}
