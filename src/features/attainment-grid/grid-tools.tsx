import type { ReactNode } from "react";
import type { AssessmentPoint } from "../../domain/assessment-point.ts";
import type { AttainmentFacts } from "../../domain/attainment-facts.ts";
import { earlierPoints, gridPoints } from "../../domain/attainment-grid-points.ts";
import type { GridQuery, GridView } from "../../domain/attainment-grid-query.ts";
import type { AttainmentGrid } from "../../domain/attainment-grid.ts";
import { EVERYBODY, type GroupFilter, sayFilter } from "../../domain/group-filter.ts";
import { pointKey, sayPoint } from "../../domain/standing-at.ts";
import { GroupFilterPicker } from "../../pictures/group-filter-picker.tsx";
import { Popover } from "../../ui/popover.tsx";
import { GridViewPicker } from "./grid-view-picker.tsx";
import { usePlay } from "./use-play.ts";
import type { Zoom } from "./use-zoom.ts";
import styles from "./grid-tools.module.css";

const SHOWS: readonly { id: GridView["show"] | "table"; label: string }[] = [
  { id: "fit", label: "As it fits" },
  { id: "names", label: "Names" },
  { id: "counts", label: "Counts" },
  { id: "table", label: "Table" },
];

/** The line over the picture: when, since when, who, and how it is seen. */
export function GridTools(props: {
  facts: AttainmentFacts;
  query: GridQuery;
  grid: AttainmentGrid;
  points: readonly AssessmentPoint[];
  onQuery: (part: Partial<GridQuery>) => void;
  zoom: Zoom;
  onPresent: () => void;
  onMoved: () => void;
  actions: ReactNode;
}) {
  const { facts, query, grid, onQuery } = props;
  const { options, view } = query;
  const set = (part: Partial<typeof options>) => onQuery({ options: { ...options, ...part } });
  const look = (part: Partial<GridView>) => onQuery({ view: { ...view, ...part } });
  const play = usePlay(gridPoints(facts, facts.year).map(pointKey), options.point, (point) =>
    set({ point }),
  );
  const earlier = earlierPoints(facts, grid.point);
  return (
    <div className={styles.tools} role="toolbar" aria-label="What the picture shows">
      <div className={styles.points}>
        <button
          type="button"
          className={styles.step}
          aria-label="The point before"
          disabled={play.before === undefined}
          onClick={() => play.go(play.before)}
        >
          ‹
        </button>
        <PointSelect
          label="Assessment point"
          value={options.point}
          points={[
            ...new Map(
              [...props.points, ...gridPoints(facts, facts.year)].map((one) => [
                pointKey(one),
                one,
              ]),
            ).values(),
          ]}
          year={facts.year}
          onChoose={(point) =>
            set({ point, ...(point.startsWith(`${facts.year}:`) ? {} : { only: [] }) })
          }
        />
        <button
          type="button"
          className={styles.step}
          aria-label="The point after"
          disabled={play.after === undefined}
          onClick={() => play.go(play.after)}
        >
          ›
        </button>
        {play.mayPlay && (
          <button
            type="button"
            className={styles.play}
            aria-label={play.plays ? "Pause" : "Play through the points"}
            aria-pressed={play.plays}
            onClick={play.turn}
          >
            <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
              <path
                d={play.plays ? "M4 2h3v12H4zM9 2h3v12H9z" : "M4 2l10 6-10 6z"}
                fill="currentColor"
              />
            </svg>
          </button>
        )}
      </div>
      <select
        aria-label="Since"
        value={options.since ?? ""}
        onChange={(event) => set({ since: event.target.value || null })}
      >
        <option value="">no comparison</option>
        {earlier.map((point) => (
          <option key={pointKey(point)} value={pointKey(point)}>
            since {point.year === facts.year ? point.name : sayPoint(point)}
          </option>
        ))}
      </select>
      <select
        aria-label="Show"
        value={view.table ? "table" : view.show}
        onChange={(event) => {
          const show = SHOWS.find(({ id }) => id === event.target.value)?.id ?? "fit";
          look(show === "table" ? { table: true } : { show, table: false });
        }}
      >
        {SHOWS.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
      <WhoPopover
        label="Who"
        facts={facts}
        filter={options.filter}
        none="Everyone"
        clear="Show everyone"
        onFilter={(filter) => set({ filter })}
      />
      <WhoPopover
        label="Highlight"
        facts={facts}
        filter={options.highlight ?? EVERYBODY}
        none="nobody"
        clear="Highlight nobody"
        onFilter={(filter) => set({ highlight: isEverybody(filter) ? null : filter })}
      />
      <Popover title="View" button="View ▾" buttonClass={styles.chip} align="end">
        <GridViewPicker facts={facts} query={query} onQuery={onQuery} zoom={props.zoom} />
      </Popover>
      {grid.since !== undefined && (
        <button type="button" className={styles.chip} data-at="moved|*" onClick={props.onMoved}>
          Who moved
        </button>
      )}
      <button
        type="button"
        className={styles.play}
        aria-label="Present"
        title="Present: large, for a screen in a hall"
        onClick={props.onPresent}
      >
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path
            d="M1 6V2h4M11 2h4v4M15 10v4h-4M5 14H1v-4"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.8"
          />
        </svg>
      </button>
      {props.actions}
    </div>
  );
}

function isEverybody(filter: GroupFilter): boolean {
  return "all" in filter && filter.all.length === 0;
}

function WhoPopover(props: {
  label: string;
  facts: AttainmentFacts;
  filter: GroupFilter;
  none: string;
  clear: string;
  onFilter: (filter: GroupFilter) => void;
}) {
  const off = isEverybody(props.filter);
  return (
    <Popover
      title={props.label}
      label={`${props.label}: ${off ? props.none : sayFilter(props.filter, props.facts)}`}
      buttonClass={[styles.chip, off ? "" : styles.on].join(" ")}
      button={
        <>
          {props.label}
          {off ? "" : `: ${sayFilter(props.filter, props.facts)}`} ▾
        </>
      }
    >
      <GroupFilterPicker
        facts={props.facts}
        filter={props.filter}
        clear={props.clear}
        onFilter={props.onFilter}
      />
    </Popover>
  );
}

/** The points of every year known, this year's first. */
export function PointSelect(props: {
  label: string;
  value: string;
  points: readonly AssessmentPoint[];
  year: number;
  onChoose: (key: string) => void;
}) {
  const here = props.points.filter((point) => point.year === props.year);
  const others = props.points.filter(
    (point) => point.year !== props.year && point.season !== "baseline",
  );
  return (
    <select
      aria-label={props.label}
      value={props.value}
      onChange={(event) => props.onChoose(event.target.value)}
    >
      {[...here]
        .sort((a, b) => a.order - b.order)
        .map((point) => (
          <option key={pointKey(point)} value={pointKey(point)}>
            {sayPoint(point)}
          </option>
        ))}
      {others.length > 0 && (
        <optgroup label="Other years">
          {[...others]
            .sort((a, b) => b.year - a.year || b.order - a.order)
            .map((point) => (
              <option key={pointKey(point)} value={pointKey(point)}>
                {sayPoint(point)}
              </option>
            ))}
        </optgroup>
      )}
    </select>
  );
}
