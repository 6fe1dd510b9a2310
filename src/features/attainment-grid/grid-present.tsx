import { useEffect, useLayoutEffect, useMemo, useRef } from "react";
import type { AttainmentFacts } from "../../domain/attainment-facts.ts";
import { gridPoints } from "../../domain/attainment-grid-points.ts";
import { presentedGrid } from "../../domain/attainment-grid-present.ts";
import type { GridQuery } from "../../domain/attainment-grid-query.ts";
import { attainmentGrid } from "../../domain/attainment-grid.ts";
import { writeDay } from "../../domain/calendar.ts";
import { sayFilter } from "../../domain/group-filter.ts";
import { pointKey, sayPoint } from "../../domain/standing-at.ts";
import { GridWork } from "./grid-work.tsx";
import { useZoom } from "./use-zoom.ts";
import styles from "./grid-present.module.css";

/** The picture for a hall: large, nothing but the picture, no group's mark. Esc leaves. [AG8] */
export function GridPresent(props: {
  facts: AttainmentFacts;
  query: GridQuery;
  title: string;
  onPoint: (point: string) => void;
  onClose: () => void;
}) {
  const { facts } = props;
  const zoom = useZoom();
  const box = useRef<HTMLDialogElement>(null);
  const query = useMemo(() => presentedGrid(facts, props.query), [facts, props.query]);
  const grid = useMemo(() => attainmentGrid(facts, query.options), [facts, query]);
  const points = gridPoints(facts, facts.year).map(pointKey);
  const at = points.indexOf(query.options.point);

  // Before it leaves the page: only then does the browser give the focus back.
  useLayoutEffect(() => {
    const dialog = box.current;
    if (dialog !== null && !dialog.open) dialog.showModal();
    // Where the whole screen cannot be had, the window is enough.
    dialog?.requestFullscreen?.().catch(() => undefined);
    return () => {
      if (isWhole()) void document.exitFullscreen().catch(() => undefined);
      dialog?.close();
    };
  }, []);

  // The browser's own Esc leaves the whole screen; then the picture is left as well.
  const { onClose } = props;
  useEffect(() => {
    let was = false;
    const onChange = () => {
      if (isWhole()) was = true;
      else if (was) onClose();
    };
    document.addEventListener("fullscreenchange", onChange);
    return () => document.removeEventListener("fullscreenchange", onChange);
  }, [onClose]);

  if (grid === undefined) return null;
  const step = (by: 1 | -1) => {
    const to = points[at + by];
    if (to !== undefined) props.onPoint(to);
  };
  return (
    <dialog
      ref={box}
      className={styles.present}
      aria-label={`${grid.subject.name}, presented`}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
    >
      <header className={styles.head}>
        <h2>
          {grid.subject.name} · {sayPoint(grid.point)}
        </h2>
        <p>
          {props.title}
          {query.options.filter === props.query.options.filter &&
          sayFilter(query.options.filter, facts) !== "Everybody"
            ? ` · ${sayFilter(query.options.filter, facts)}`
            : ""}
          {grid.since === undefined ? "" : ` · since ${sayPoint(grid.since)}`} ·{" "}
          {writeDay(facts.day)}
        </p>
        <div className={styles.steps}>
          <button
            type="button"
            aria-label="The point before"
            disabled={at <= 0}
            onClick={() => step(-1)}
          >
            ◀
          </button>
          <button
            type="button"
            aria-label="The point after"
            disabled={at >= points.length - 1}
            onClick={() => step(1)}
          >
            ▶
          </button>
          <button type="button" onClick={props.onClose}>
            Leave
          </button>
        </div>
      </header>
      <div className={styles.stage}>
        <GridWork
          large
          zoom={zoom}
          label={`${grid.subject.name}, ${sayPoint(grid.point)}, presented`}
          grid={grid}
          view={query.view}
          marks={undefined}
          chosen={undefined}
          onOpen={() => undefined}
        />
      </div>
    </dialog>
  );
}

/** Not every browser can give a page the whole screen. */
function isWhole(): boolean {
  return Boolean(document.fullscreenElement);
}
