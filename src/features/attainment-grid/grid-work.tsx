import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { GridMarks } from "../../domain/attainment-grid-marks.ts";
import type { GridView } from "../../domain/attainment-grid-query.ts";
import type { AttainmentGrid } from "../../domain/attainment-grid.ts";
import { gridFootHeight, gridLayout, MOST_NAMES } from "../../pictures/attainment-grid-layout.ts";
import { AttainmentGridPicture, type GridPlace } from "../../pictures/attainment-grid-picture.tsx";
import { usePinch } from "../../ui/use-pinch.ts";
import { useRoom } from "../../ui/use-room.ts";
import { type Zoom, zoomKey } from "./use-zoom.ts";
import styles from "./attainment-grid.module.css";

/** The picture in the room it has, with what makes it larger and smaller. */
export function GridWork(props: {
  label: string;
  grid: AttainmentGrid;
  view: GridView;
  marks: GridMarks | undefined;
  chosen: GridPlace | undefined;
  onOpen: (place: GridPlace) => void;
  zoom: Zoom;
  large?: boolean;
}) {
  const { grid, view, marks, large = false } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const room = useRoom(scroller);
  const { zoom, setZoom } = props.zoom;
  const onKey = zoomKey(setZoom, zoom);
  const [allRows, setAllRows] = useState(false);
  usePinch(scroller, zoom, setZoom);
  useKeptMiddle(scroller, zoom);

  const { width, height, touch } = room;
  const { show, figures, ghosts } = view;
  const layout = useMemo(
    () =>
      gridLayout(grid, {
        width,
        height: height - gridFootHeight({ figures, touch, large }),
        zoom,
        show,
        touch,
        large,
        allRows,
        ghosts: ghosts && grid.since !== undefined,
        marks,
      }),
    [grid, width, height, touch, zoom, show, large, allRows, figures, ghosts, marks],
  );
  return (
    <div className={styles.stage}>
      <div ref={scroller} className={styles.scroller} data-large={large || undefined}>
        <AttainmentGridPicture
          label={props.label}
          grid={grid}
          layout={layout}
          chosen={props.chosen}
          ghosts={ghosts}
          figures={figures}
          marks={marks}
          onOpen={props.onOpen}
          onKey={onKey}
          onAllRows={allRows || large ? undefined : () => setAllRows(true)}
        />
      </div>
      {layout.tooMany && (
        <output className={styles.tooMany}>
          There are more than {MOST_NAMES} children here, so counts stand in place of names. Choose
          fewer columns or a group to see names.
        </output>
      )}
      {zoom > 1 && (
        <button type="button" className={styles.fit} onClick={() => setZoom(1)}>
          Fit
        </button>
      )}
    </div>
  );
}

/** What stood in the middle before the picture grew stands there after. */
function useKeptMiddle(scroller: RefObject<HTMLDivElement | null>, zoom: number): void {
  const held = useRef(zoom);
  useLayoutEffect(() => {
    const ratio = zoom / held.current;
    held.current = zoom;
    const box = scroller.current;
    if (box === null || ratio === 1) return;
    box.scrollTo({
      left: (box.scrollLeft + box.clientWidth / 2) * ratio - box.clientWidth / 2,
      top: (box.scrollTop + box.clientHeight / 2) * ratio - box.clientHeight / 2,
    });
  }, [scroller, zoom]);
}
