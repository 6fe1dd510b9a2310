import { useRef, useState } from "react";
import { scaleOf } from "../../src/domain/access.ts";
import { pointsOf } from "../../src/domain/assessment-point.ts";
import { academicYearOf, schoolDay } from "../../src/domain/calendar.ts";
import { applyChange, type Change, type Row } from "../../src/domain/change.ts";
import { classTrackerScene, type TrackerFacts } from "../../src/domain/class-tracker.ts";
import { nextClock } from "../../src/domain/clock.ts";
import { cellName, judge, recordKey, valueIn } from "../../src/domain/judgement.ts";
import { pupilsInClass } from "../../src/domain/membership.ts";
import { pupilOf } from "../../src/domain/pupil.ts";
import { rosterOf } from "../../src/domain/roster.ts";
import { SCHEMA_VERSION } from "../../src/domain/schema.ts";
import { classesOf } from "../../src/domain/school-class.ts";
import { subjectsOf } from "../../src/domain/subject.ts";
import { TrackerGrid } from "../../src/features/class-tracker/tracker-grid.tsx";
import { TrackerLegend } from "../../src/features/class-tracker/tracker-legend.tsx";
import { TrackerSummary } from "../../src/features/class-tracker/tracker-summary.tsx";
import type { ClassTracker } from "../../src/features/class-tracker/use-class-tracker.ts";
import { useTrackerHand } from "../../src/features/class-tracker/use-tracker-hand.ts";
import { randomHex } from "../../src/storage/open-device.ts";
import { LevelEditor } from "../../src/ui/level-grid-editor.tsx";
import type { LevelGridHandle } from "../../src/ui/level-grid.tsx";
import { Screen } from "../../src/ui/screen.tsx";
import { Segments } from "../../src/ui/segments.tsx";
import { Toasts } from "../../src/ui/toasts.tsx";
import styles from "../../src/features/class-tracker/class-tracker.module.css";

/** The class tracker's own drawing, of rows that are in memory, changing by React state alone. */
export function InlinedTracker({ rows, user }: { rows: readonly Row[]; user: string }) {
  const [start] = useState(() => beginWith(rows));
  const [facts, setFacts] = useState(start.facts);
  // As the app's reading of its device, what was judged last is known before it is drawn.
  const latest = useRef(facts);
  const { schoolClass, subjects, subject } = start;

  const put: ClassTracker["put"] = (pupil, slot, value, how) => {
    const { year, thisYear } = latest.current;
    const row = thisYear.get(pupil);
    if (row === undefined) throw new Error("The bench's children have records");
    const edit = judge({ row, pupil, year, subject: subject.id, slot, value, how });
    const change: Change = {
      id: randomHex(16),
      t: edit.t,
      k: edit.k,
      op: "add",
      f: { [edit.cell]: { v: edit.v, how, prev: edit.prev } },
      h: nextClock(undefined, Date.now()),
      sv: SCHEMA_VERSION,
    };
    const after = applyChange(row, change, { by: user, dev: "", at: 0 });
    const from = valueIn(row, cellName(subject.id, slot)) ?? null;
    latest.current = { ...latest.current, thisYear: new Map(thisYear).set(pupil, after) };
    setFacts(latest.current);
    return Promise.resolve({
      kept: [{ pupil, subject: subject.id, slot, from, to: value, entry: change.id }],
      left: 0,
      scene: classTrackerScene(latest.current),
    });
  };
  const scene = classTrackerScene(facts);
  const tracker: ClassTracker = {
    school: "",
    schoolClass,
    teachers: "",
    subjects,
    subject,
    facts,
    scene,
    user,
    device: "",
    mayJudge: () => true,
    readOnly: undefined,
    mayAddChildren: false,
    who: () => "you",
    put,
    putAll: () => Promise.resolve({ same: true }),
    restore: () => Promise.resolve(undefined),
    latest: undefined,
    waiting: [],
  };
  return (
    <>
      <Screen
        title={`${schoolClass.name} ${subject.name}`}
        where={schoolClass.name}
        tools={
          <Segments
            label="Subject"
            segments={subjects.map(({ id, name }) => ({ id, label: name }))}
            chosen={subject.id}
            onChoose={() => {}}
          />
        }
      >
        <Drawing tracker={tracker} />
      </Screen>
      <Toasts />
    </>
  );
}

const NOT_SELECTING = { selecting: false, setSelecting: () => {} };
const NO_GHOSTS: ReadonlyMap<string, number> = new Map();

/** Grid, counts and legend as `TrackerWork` puts them together, without what reads a device. */
function Drawing({ tracker }: { tracker: ClassTracker }) {
  const { facts, scene } = tracker;
  const grid = useRef<LevelGridHandle>(null);
  const hand = useTrackerHand(tracker, grid, NOT_SELECTING);
  const { editing } = hand;
  const open = scene.columns.find((column) => column.state === "open");
  const name = editing === undefined ? undefined : hand.chipOf(editing)?.name;
  return (
    <div className={styles.work}>
      <div className={styles.paper}>
        <TrackerGrid
          ref={grid}
          label={tracker.subject.name}
          scale={facts.scale}
          scene={scene}
          today={facts.today}
          picked={undefined}
          carrying={false}
          ghosts={NO_GHOSTS}
          note={hand.note}
          editing={
            editing === undefined || name === undefined
              ? undefined
              : {
                  at: editing,
                  field: (
                    <LevelEditor
                      label={`Level for ${name}`}
                      name={name}
                      start={editing.start}
                      onTake={(text, next) => hand.take(editing, text, next)}
                      onLeave={hand.leave}
                    />
                  ),
                }
          }
          onPress={hand.press}
          onKey={hand.onKey}
        />
        <p className="unseen" aria-live="polite">
          {hand.told}
        </p>
      </div>
      <aside className={styles.aside}>
        <TrackerSummary
          scene={scene}
          column={open?.id ?? ""}
          onColumn={() => {}}
          since="baseline"
          onSince={() => {}}
          onName={() => {}}
        />
        <TrackerLegend />
      </aside>
    </div>
  );
}

/** The facts of the one class that there is this year. */
function beginWith(rows: readonly Row[]) {
  const of = (t: string) => rows.filter((row) => row.t === t);
  const today = schoolDay(Date.now());
  const year = academicYearOf(today);
  const [schoolClass] = classesOf(of("class"), year);
  const subjects = subjectsOf(of("subject"));
  const [subject] = subjects;
  if (schoolClass === undefined || subject === undefined) throw new Error("no class or subject");
  const scale = scaleOf(rosterOf(rows), subject.id, year);
  if (scale === undefined) throw new Error("no scale");
  const records = new Map(of("attainment").map((row) => [row.k, row]));
  const pupils = new Map(of("pupil").map((row) => [row.k, row]));
  const memberships = pupilsInClass(of("membership"), schoolClass.id);
  const recordsOf = (year: number) =>
    new Map(
      memberships.flatMap(({ pupil }): [string, Row][] => {
        const row = records.get(recordKey(pupil, year));
        return row === undefined ? [] : [[pupil, row]];
      }),
    );
  const facts: TrackerFacts = {
    scale,
    subject: subject.id,
    year,
    points: pointsOf(of("point"), year),
    children: memberships.flatMap(({ pupil, yearGroup }) => {
      const row = pupils.get(pupil);
      return row === undefined ? [] : [{ pupil: pupilOf(row), yearGroup }];
    }),
    lastYear: recordsOf(year - 1),
    thisYear: recordsOf(year),
    since: "baseline",
    today,
  };
  return { schoolClass, subjects, subject, facts };
}
