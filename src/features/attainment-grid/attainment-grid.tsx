import { type ReactNode, useLayoutEffect, useMemo, useState } from "react";
import type { AssessmentPoint } from "../../domain/assessment-point.ts";
import type { AttainmentFacts } from "../../domain/attainment-facts.ts";
import { gridMarks } from "../../domain/attainment-grid-marks.ts";
import {
  type GridQuery,
  readGridQuery,
  writeGridQuery,
} from "../../domain/attainment-grid-query.ts";
import {
  attainmentGrid,
  type AttainmentGrid,
  type GridChild,
} from "../../domain/attainment-grid.ts";
import { sayFilter } from "../../domain/group-filter.ts";
import { sayPoint } from "../../domain/standing-at.ts";
import { ExportButton } from "../../files/export-button.tsx";
import { type FrozenAs, frozenSource } from "../../files/frozen-source.ts";
import { PrintedSheets } from "../../files/printed-sheets.tsx";
import type { GridPlace } from "../../pictures/attainment-grid-picture.tsx";
import { AttainmentGridTable } from "../../pictures/attainment-grid-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Notice } from "../../ui/notice.tsx";
import { plural } from "../../ui/plural.ts";
import { Screen } from "../../ui/screen.tsx";
import { Segments } from "../../ui/segments.tsx";
import { gridExport } from "./grid-export.ts";
import { GRID_KEYS } from "./grid-keys.ts";
import { GridPresent } from "./grid-present.tsx";
import { GridSheet } from "./grid-sheet.tsx";
import { GridTools } from "./grid-tools.tsx";
import { GridWork } from "./grid-work.tsx";
import { useZoom } from "./use-zoom.ts";
import styles from "./attainment-grid.module.css";

export type AttainmentGridScreenProps = {
  facts: AttainmentFacts;
  /** What to show, as an address holds it: see `attainment-grid-query.ts`. */
  search: string;
  onSearch: (search: string) => void;
  /** The points of every year there are facts of, for looking back. The facts' own when left out. */
  points?: readonly AssessmentPoint[];
  /** "Whole school", or whose children these are. */
  title: string;
  /** What this person is shown and why, where that is not the whole school. */
  about?: string | undefined;
  /** Where a child's name leads; nowhere when left out. */
  childHref?: ((child: string) => string) | undefined;
  /** Where a class's tracker stands; there is no way to it when left out. */
  classHref?: ((id: string, subject: string) => string) | undefined;
  /** What a file says of these facts where they are a snapshot's. */
  frozen?: FrozenAs | undefined;
  /** Freeze, export: what else can be done with what is shown. */
  actions?: ((shown: { grid: AttainmentGrid; query: GridQuery }) => ReactNode) | undefined;
};

/** The whole-school attainment grid of live or frozen facts. ISP handbook, Appendices 2 and 3. */
export function AttainmentGridScreen(props: AttainmentGridScreenProps) {
  const { facts, search, onSearch } = props;
  const query = useMemo(() => readGridQuery(facts, search), [facts, search]);
  const { options, view } = query;
  const grid = useMemo(() => attainmentGrid(facts, options), [facts, options]);
  const [opened, setOpened] = useState<GridPlace>();
  const zoom = useZoom();
  const [presents, setPresents] = useState(false);
  const [read, setRead] = useState("");
  const marks = useMemo(
    () => gridMarks(facts, options.subject, { plans: view.plans, groups: view.marks }),
    [facts, options.subject, view.plans, view.marks],
  );

  function change(part: Partial<GridQuery>): void {
    onSearch(writeGridQuery({ ...query, ...part }));
  }

  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || opened === undefined) return;
      close();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });

  const source = (of: AttainmentGrid) => {
    const shows = view.show === "names" ? "names" : "counts";
    const { title, frozen } = props;
    return frozenSource(gridExport({ facts, grid: of, query, title, shows }), frozen);
  };

  const subject = facts.subjects.find((one) => one.id === options.subject);
  const tracked = facts.subjects.filter((one) => one.scaleIn[facts.year] !== undefined);
  return (
    <Screen
      title={`${props.title} ${subject?.name ?? ""}`}
      where={
        <>
          {props.title} <small>{plural(grid?.total.children ?? 0, "child", "children")}</small>
        </>
      }
      tools={
        <Segments
          label="Subject"
          segments={tracked.map(({ id, name }) => ({ id, label: name }))}
          chosen={options.subject}
          onChoose={(id) => change({ options: { ...options, subject: id } })}
        />
      }
      keys={GRID_KEYS}
    >
      {grid === undefined || facts.children.length === 0 ? (
        <EmptyState title="Nothing to show yet">
          {facts.children.length === 0
            ? "There are no children here this year. When they are on the roll and in a class, they stand here."
            : "No subject is tracked in this year yet. Your administrator sets subjects up."}
        </EmptyState>
      ) : (
        <div className={styles.screen}>
          <GridTools
            facts={facts}
            query={query}
            grid={grid}
            points={props.points ?? facts.points}
            onQuery={change}
            zoom={zoom}
            onPresent={() => setPresents(true)}
            onMoved={() => setOpened({ column: "*", row: "moved" })}
            actions={
              <>
                {props.actions?.({ grid, query })}
                <ExportButton source={source(grid)} />
                <PrintedSheets source={source(grid)} />
              </>
            }
          />
          {query.notes.length > 0 && read !== search && (
            <Notice>
              {query.notes.join(" ")}{" "}
              <button type="button" className={styles.read} onClick={() => setRead(search)}>
                All right
              </button>
            </Notice>
          )}
          {props.about !== undefined && <p className={styles.about}>{props.about}</p>}
          <div className={styles.work} data-open={opened !== undefined || undefined}>
            {view.table ? (
              <AttainmentGridTable grid={grid} label={labelOf(grid, props.title)} marks={marks} />
            ) : (
              <GridWork
                label={labelOf(grid, props.title)}
                grid={grid}
                view={view}
                zoom={zoom}
                marks={marks}
                chosen={opened}
                onOpen={(place) => setOpened(place)}
              />
            )}
            {opened !== undefined && (
              <GridSheet
                key={`${opened.row}|${opened.column}`}
                facts={facts}
                grid={grid}
                place={opened}
                marks={marks}
                who={sayFilter(options.filter, facts)}
                onClose={close}
                hrefOf={props.childHref && ((child: GridChild) => props.childHref?.(child.id))}
                classHref={props.classHref}
              />
            )}
          </div>
        </div>
      )}
      {presents && (
        <GridPresent
          facts={facts}
          query={query}
          title={props.title}
          onPoint={(point) => change({ options: { ...options, point } })}
          onClose={() => setPresents(false)}
        />
      )}
    </Screen>
  );

  /** Back to where the list was opened. */
  function close(): void {
    const from = opened === undefined ? undefined : `${opened.row}|${opened.column}`;
    setOpened(undefined);
    document.querySelector<HTMLElement>(`[data-at=${JSON.stringify(from ?? "")}]`)?.focus();
  }
}

/** "Maths, Autumn 2026/27, Whole school". */
function labelOf(grid: AttainmentGrid, title: string): string {
  return `${grid.subject.name}, ${sayPoint(grid.point)}, ${title}`;
}
