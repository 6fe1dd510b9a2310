import { type KeyboardEvent, type ReactNode, type Ref, useMemo, useState } from "react";
import type { Day } from "../../domain/calendar.ts";
import { trackerWindow, type TrackerWindow } from "../../domain/class-tracker-view.ts";
import type { TrackerScene } from "../../domain/class-tracker.ts";
import { rungsOf } from "../../domain/level.ts";
import type { Rung, Scale } from "../../domain/scale.ts";
import type { LevelName } from "../../ui/level-grid-chip.tsx";
import type { FootGroup } from "../../ui/level-grid-foot.tsx";
import { CROWD } from "../../ui/level-grid-names.tsx";
import type { GridPlace } from "../../ui/level-grid-place.ts";
import { LevelGrid, type LevelGridHandle, type PressHeld } from "../../ui/level-grid.tsx";
import { namesOf, rowLabels, shadesOf, type TrackerMarks, underWords } from "./tracker-drawing.ts";

/** A child in a column. */
export type TrackerPlace = { pupil: string; column: string };

/** A sentence about what was just tried, where it was tried. `row` is a rung's code or a group. */
export type TrackerNote = { column: string; row: string; words: string };

type TrackerGridProps = {
  label: string;
  scale: Scale;
  scene: TrackerScene;
  today: Day;
  picked: TrackerPlace | undefined;
  /** Children selected together; empty for none or for one that is picked alone. */
  several?: readonly string[];
  /** Marks asked for: of the children, and whether a written reason shows. */
  marks?: TrackerMarks | undefined;
  /** For a sheet of paper: these rows, every name shown, nothing narrow. */
  paper?: TrackerWindow | undefined;
  /** This person may give those who are picked a level. */
  carrying: boolean;
  /** Column → rung index where the picked child was expected. */
  ghosts: ReadonlyMap<string, number>;
  editing: { at: TrackerPlace; field: ReactNode } | undefined;
  note: TrackerNote | undefined;
  onPress: (place: GridPlace, held: PressHeld) => void;
  onKey: (event: KeyboardEvent, place: GridPlace | undefined) => void;
  onDrop?: ((name: TrackerPlace, to: GridPlace) => void) | undefined;
  onHold?: ((name: TrackerPlace) => void) | undefined;
  ref: Ref<LevelGridHandle>;
};

const FEW = 3;
/** Children still to do in the open column: all of them are needed, so they hardly ever fold. */
const MANY = 40;

/** How many of them show: under a finger the levels must stay within reach of the names. */
function manyToDo(): number {
  if (typeof matchMedia !== "function") return MANY;
  return matchMedia("(pointer: coarse), (max-width: 900px)").matches ? CROWD : MANY;
}

/** The scene as a level grid: translates, draws nothing itself. */
export function TrackerGrid({ ref, ...props }: TrackerGridProps) {
  const { onDrop, onHold } = props;
  const { scale, scene, picked, several = NOBODY, ghosts, editing, note, today } = props;
  const window = useWidening(props.paper ?? trackerWindow(scene), scale);
  const rungs = rungsOf(scale);

  const many = manyToDo();
  const { marks } = props;
  const names = useMemo(() => namesOf(scene, scale, marks), [scene, scale, marks]);
  const shades = useMemo(() => shadesOf(scene), [scene]);
  const onPaper = props.paper !== undefined;
  const columns = useMemo(() => {
    const open = scene.columns.findIndex((column) => column.state === "open");
    return scene.columns.map((column, at) => ({
      id: column.id,
      name: column.name,
      under: underWords(scale, column, today),
      state: column.state,
      narrow: !onPaper && open >= 0 && at > open && column.done === 0,
    }));
  }, [scene, scale, today, onPaper]);
  const rows = useMemo(
    () =>
      rowLabels(
        scale,
        scene.rows.filter(
          ({ rung }) => rung.index <= window.highest && rung.index >= window.lowest,
        ),
      ),
    [scene, scale, window.highest, window.lowest],
  );

  const isNarrow = new Set(columns.filter((column) => column.narrow).map((column) => column.id));
  const hands = useMemo(
    () => (several.length > 0 ? several : picked === undefined ? NOBODY : [picked.pupil]),
    [several, picked],
  );
  const ghostName = picked === undefined ? undefined : scene.chips.get(picked.pupil)?.[0]?.name;
  const indexOf = (code: string) => rungs.find((rung) => rung.code === code)?.index;
  return (
    <LevelGrid
      ref={ref}
      label={props.label}
      columns={columns}
      rows={rows}
      picked={hands}
      carrying={props.carrying ? (several.length > 0 ? "several" : "one") : undefined}
      onPress={props.onPress}
      onKey={props.onKey}
      onDrop={onDrop && (({ id, column }, to) => onDrop({ pupil: id, column }, to))}
      onHold={onHold && (({ id, column }) => onHold({ pupil: id, column }))}
      unfolded={onPaper}
      folds={{
        top: foldOf(rungs.slice(window.highest + 1), window.showTop),
        foot: foldOf(rungs.slice(0, window.lowest), window.showFoot),
      }}
      cellOf={(row, column) => {
        const inCell = names.get(`${row}|${column}`) ?? NONE;
        const has = (id: string | undefined) =>
          id !== undefined && inCell.some((name) => name.id === id);
        const held = hands.filter(has);
        const edits = editing?.at.column === column && has(editing.at.pupil);
        return {
          label: `${labelOf(rungs, row)}, ${columnName(scene, column)}`,
          names: inCell,
          shade: shades.get(`${row}|${column}`),
          picked: held.length === 0 ? undefined : held,
          ghost:
            ghosts.get(column) === indexOf(row) && !has(picked?.pupil) && ghostName !== undefined
              ? isNarrow.has(column)
                ? ghostName
                : `${ghostName} expected`
              : undefined,
          inPlace: edits && editing !== undefined ? inPlaceOf(editing) : undefined,
          note: note?.row === row && note.column === column ? note.words : undefined,
        };
      }}
      footOf={(column) => {
        const at = scene.columns.findIndex((one) => one.id === column);
        const state = scene.columns[at]?.state;
        return (scene.strips[at] ?? []).map((group): FootGroup => {
          const inGroup = names.get(`group:${group.code}|${column}`) ?? NONE;
          const edits =
            editing?.at.column === column && inGroup.some((name) => name.id === editing.at.pupil);
          return {
            id: group.code,
            label: group.label,
            names: inGroup,
            limit: group.code === "none" ? (state === "open" ? many : 1) : FEW,
            inPlace: edits && editing !== undefined ? inPlaceOf(editing) : undefined,
            note: note?.row === group.code && note.column === column ? note.words : undefined,
          };
        });
      }}
    />
  );
}

const NONE: readonly LevelName[] = [];
const NOBODY: readonly string[] = [];

function inPlaceOf(editing: { at: TrackerPlace; field: ReactNode }) {
  return { id: editing.at.pupil, node: editing.field };
}

/** Rows never go away under a teacher's hand: while one works the window only grows. */
function useWidening(wanted: TrackerWindow, scale: Scale) {
  const [held, setHeld] = useState({ ...wanted, scale: scale.id });
  let now = held;
  if (held.scale !== scale.id) now = { ...wanted, scale: scale.id };
  else if (wanted.highest > held.highest || wanted.lowest < held.lowest)
    now = {
      highest: Math.max(wanted.highest, held.highest),
      lowest: Math.min(wanted.lowest, held.lowest),
      scale: scale.id,
    };
  if (now !== held) setHeld(now);
  return {
    ...now,
    showTop: () => setHeld({ ...now, highest: rungsOf(scale).length - 1 }),
    showFoot: () => setHeld({ ...now, lowest: 0 }),
  };
}

function foldOf(hidden: readonly Rung[], onOpen: () => void) {
  const first = hidden[0];
  const last = hidden.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const words = first === last ? first.label : `${first.label} to ${last.label}`;
  return { words: `Show ${words}: nobody there yet`, onOpen };
}

function labelOf(rungs: readonly Rung[], code: string): string {
  return rungs.find((rung) => rung.code === code)?.label ?? code;
}

function columnName(scene: TrackerScene, column: string): string {
  return scene.columns.find((one) => one.id === column)?.name ?? column;
}
