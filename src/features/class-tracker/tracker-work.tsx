import { type ReactNode, useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import { writeAcademicYear, writeDay } from "../../domain/calendar.ts";
import type { ChildMark } from "../../domain/class-tracker-marks.ts";
import { standingScene } from "../../domain/class-tracker-standing.ts";
import { ownExpectedPlaces } from "../../domain/class-tracker-view.ts";
import type { TrackerFacts } from "../../domain/class-tracker.ts";
import { later, useFetchedWhenIdle } from "../../ui/later.tsx";
import { LevelEditor } from "../../ui/level-grid-editor.tsx";
import type { LevelGridHandle } from "../../ui/level-grid.tsx";
import { useKeptFocus } from "../../ui/use-kept-focus.ts";
import type { TrackerMarks } from "./tracker-drawing.ts";
import { TrackerGrid, type TrackerPlace } from "./tracker-grid.tsx";
import { TrackerLegend } from "./tracker-legend.tsx";
import { TrackerSummary } from "./tracker-summary.tsx";
import type { ClassTracker } from "./use-class-tracker.ts";
import { useTargetGroup } from "./use-target-group.ts";
import { useTrackerHand } from "./use-tracker-hand.ts";
import type { SelectingMode } from "./use-tracker-several.ts";
import styles from "./class-tracker.module.css";

const TrackerBeside = later(() =>
  import("./tracker-beside.tsx").then((part) => part.TrackerBeside),
);
const TrackerLook = later(() => import("./tracker-look.tsx").then((part) => part.TrackerLook));
const PARTS = [TrackerBeside, TrackerLook];

const NO_GHOSTS: ReadonlyMap<string, number> = new Map();

/** The grid, and beside it the counts or the picked child's sheet: never over the name just tapped. */
export function TrackerWork({
  tracker,
  since,
  onSince,
  mode,
  stood,
  goTo,
  startAt,
  marks,
  legend,
  takeAway,
}: {
  tracker: ClassTracker;
  mode: SelectingMode;
  marks: TrackerMarks;
  /** What the marks on show mean. */
  legend: readonly ChildMark[];
  /** Buttons for paper and files: in the bar they would push the state of saving aside. */
  takeAway: ReactNode;
  since: TrackerFacts["since"];
  onSince: (since: TrackerFacts["since"]) => void;
  /** Draws those still to do where they stood before. */
  stood: boolean;
  /** A child to go to; a new object goes there again. */
  goTo: TrackerPlace | undefined;
  /** The child who is picked up from the beginning. */
  startAt: string | undefined;
}) {
  const { facts, scene } = tracker;
  const grid = useRef<LevelGridHandle>(null);
  const drawn = useMemo(
    () => (stood ? { ...tracker, scene: standingScene(tracker.scene, tracker.facts) } : tracker),
    [stood, tracker],
  );
  const hand = useTrackerHand(drawn, grid, mode);
  const { picked, editing, several } = hand;
  const [chosen, setChosen] = useState<string>();
  const open = scene.columns.find((column) => column.state === "open");
  const counted =
    scene.columns.find((column) => column.id === chosen)?.id ??
    open?.id ??
    scene.columns.at(-1)?.id ??
    "";
  const ghosts = picked === undefined ? NO_GHOSTS : ownExpectedPlaces(facts, scene, picked.pupil);
  const editChip = editing === undefined ? undefined : hand.chipOf(editing);
  const editName =
    editing !== undefined && editing.all.length > 1
      ? `${editing.all.length} children`
      : (editChip?.name ?? "");
  const editColumn = scene.columns.find((column) => column.id === editing?.column);
  const busy = picked !== undefined || several.selecting || several.pupils.length > 0;
  const targetGroup = useTargetGroup(tracker);
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set());
  const aside = useRef<HTMLElement>(null);
  useKeptFocus(aside);
  const toTop = useCallback(() => {
    if (aside.current === null) return;
    aside.current.scrollTop = 0;
    // On an upright tablet the child's sheet takes its room from the grid: the name stays in sight,
    // with the levels above and below it.
    const name = document.activeElement;
    const room = aside.current.previousElementSibling;
    if (name === null || room?.contains(name) !== true) return;
    const covered = name.getBoundingClientRect().bottom > room.getBoundingClientRect().bottom;
    if (covered) name.scrollIntoView({ block: "center" });
  }, []);
  useFetchedWhenIdle(PARTS);
  const pickByName = (pupil: string, column: string) => {
    hand.pick({ pupil, column });
    grid.current?.focusName(pupil, column);
  };
  const gone = useRef(goTo);
  const started = useRef(false);
  // Before it is painted: a name that a quick hand takes then must not be put down again.
  useLayoutEffect(() => {
    if (goTo !== gone.current) {
      gone.current = goTo;
      if (goTo !== undefined) pickByName(goTo.pupil, goTo.column);
    }
    if (started.current) return;
    started.current = true;
    if (startAt !== undefined) pickByName(startAt, counted);
  });
  return (
    <div className={styles.work}>
      <div className={styles.paper}>
        {tracker.readOnly !== undefined && <p className={styles.readOnly}>{tracker.readOnly}</p>}
        {facts.form !== undefined && open === undefined && tracker.readOnly === undefined && (
          <p className={styles.readOnly}>
            The point that is open now has no column on this form. To fill it, choose Every point
            under View.
          </p>
        )}
        <p className={styles.printed}>
          {tracker.school === "" ? "" : `${tracker.school}. `}
          {tracker.subject.name}, {writeAcademicYear(facts.year)}, as on this device on{" "}
          {writeDay(facts.today)}
        </p>
        <TrackerGrid
          ref={grid}
          label={`${tracker.subject.name} levels of ${tracker.schoolClass.name}`}
          scale={facts.scale}
          scene={drawn.scene}
          today={facts.today}
          picked={picked}
          several={several.pupils}
          marks={marks}
          carrying={
            picked === undefined
              ? several.pupils.some(tracker.mayJudge)
              : tracker.mayJudge(picked.pupil)
          }
          ghosts={ghosts}
          note={hand.note}
          editing={
            editing === undefined || editChip === undefined
              ? undefined
              : {
                  at: editing,
                  field: (
                    <LevelEditor
                      label={`Level for ${editName} in ${editColumn?.name ?? ""}`}
                      name={editName}
                      start={editing.start}
                      onTake={(text, next) => hand.take(editing, text, next)}
                      onLeave={hand.leave}
                    />
                  ),
                }
          }
          onPress={hand.press}
          onKey={hand.onKey}
          onDrop={tracker.readOnly === undefined ? hand.drop : undefined}
          onHold={hand.hold}
        />
        <p className="unseen" aria-live="polite">
          {hand.told}
        </p>
      </div>
      <aside
        tabIndex={-1}
        ref={aside}
        className={styles.aside}
        data-beside=""
        data-child={busy || undefined}
      >
        {(busy || tracker.latest !== undefined) && (
          <TrackerBeside
            tracker={tracker}
            hand={hand}
            busy={busy}
            ghosts={ghosts}
            targetGroup={targetGroup}
            settled={settled}
            onSettle={(entry) => setSettled(new Set(settled).add(entry))}
            toTop={toTop}
          />
        )}
        {!busy && (
          <TrackerSummary
            scene={scene}
            column={counted}
            onColumn={setChosen}
            since={since}
            onSince={onSince}
            onName={pickByName}
          />
        )}
        <TrackerLook
          tracker={tracker}
          targetGroup={targetGroup}
          hidden={busy}
          onName={(pupil) => pickByName(pupil, counted)}
        />
        <TrackerLegend marks={legend} />
        <div className={styles.takeAway}>{takeAway}</div>
      </aside>
    </div>
  );
}
