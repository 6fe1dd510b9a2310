import { useState } from "react";
import { childrenBetween } from "../../domain/class-tracker-several.ts";
import type { TrackerScene } from "../../domain/class-tracker.ts";
import type { TrackerPlace } from "./tracker-grid.tsx";

/** Several children picked at once; nobody while it is empty. */
type Several = {
  /** Where the last one was marked: the column that a step or a typed level goes to. */
  column: string;
  pupils: readonly string[];
  /** Where a range begins. */
  anchor: string;
  /** Picked up by Enter: arrows carry them from cell to cell. */
  lifted: boolean;
};

const NOBODY: Several = { column: "", pupils: [], anchor: "", lifted: false };

/** Whether every tap on a name marks it: for touch, where there is no Ctrl. */
export type SelectingMode = { selecting: boolean; setSelecting: (selecting: boolean) => void };

export type TrackerSeveral = Several & {
  selecting: boolean;
  /** Marks a child, or takes the mark away; `also` is one who was picked alone before. */
  toggle: (at: TrackerPlace, also?: TrackerPlace) => void;
  /** Marks everybody from where the last mark was made to here. */
  extendTo: (at: TrackerPlace, from?: TrackerPlace) => void;
  lift: () => void;
  clear: () => void;
};

/** Which children are marked. [CT6] */
export function useTrackerSeveral(scene: TrackerScene, mode: SelectingMode): TrackerSeveral {
  const [several, setSeveral] = useState(NOBODY);
  const { selecting, setSelecting } = mode;
  const [was, setWas] = useState(selecting);
  if (was !== selecting) {
    setWas(selecting);
    if (!selecting) setSeveral(NOBODY);
  }
  const clear = () => {
    setSeveral(NOBODY);
    setSelecting(false);
  };
  return {
    ...several,
    selecting,
    toggle: (at, also) => {
      const held =
        several.pupils.length === 0 && also !== undefined ? [also.pupil] : several.pupils;
      const pupils = held.includes(at.pupil)
        ? held.filter((pupil) => pupil !== at.pupil)
        : [...held, at.pupil];
      setSeveral({ column: at.column, pupils, anchor: at.pupil, lifted: false });
    },
    extendTo: (at, from) => {
      const anchor =
        several.pupils.length > 0 && several.column === at.column
          ? several.anchor
          : from?.column === at.column
            ? from.pupil
            : at.pupil;
      const range = childrenBetween(scene, at.column, anchor, at.pupil);
      setSeveral({ column: at.column, pupils: range, anchor, lifted: false });
    },
    lift: () => setSeveral({ ...several, lifted: true }),
    clear,
  };
}
