import { type ReactNode, useMemo, useState } from "react";
import { classTrackerTable } from "../../domain/class-table.ts";
import { markLegend } from "../../domain/class-tracker-marks.ts";
import type { TrackerFacts } from "../../domain/class-tracker.ts";
import { fullName } from "../../domain/pupil.ts";
import { ExportButton } from "../../files/export-button.tsx";
import type { ExportSource } from "../../files/export-source.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { EmptyClass } from "../../ui/empty-class.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { later, useFetchedWhenIdle } from "../../ui/later.tsx";
import { plural } from "../../ui/plural.ts";
import { Screen } from "../../ui/screen.tsx";
import { Segments } from "../../ui/segments.tsx";
import { usePrinting } from "../../ui/use-printing.ts";
import { TRACKER_KEYS } from "./tracker-keys.ts";
import { TrackerView } from "./tracker-view.tsx";
import { TrackerWork } from "./tracker-work.tsx";
import { type ClassTracker as ClassTrackerHeld, useClassTracker } from "./use-class-tracker.ts";
import { type TrackerViewChoice, useTrackerMarks, useTrackerView } from "./use-tracker-view.ts";
import styles from "./tracker-view.module.css";

const TrackerPrint = later(() => import("./tracker-print.tsx").then((part) => part.TrackerPrint));
const PlainPaper = later(() => import("./plain-paper.tsx").then((part) => part.PlainPaper));
const PARTS = [TrackerPrint, PlainPaper];

type ClassTrackerProps = {
  classId: string;
  /** Subject's id; empty for the school's first. */
  subject: string;
  onSubject: (subject: string) => void;
  /** Draws those still to do where they stood before: for a round of exceptions only. */
  stood?: boolean;
  /** A child to go to; a new object goes there again. */
  goTo?: { pupil: string; column: string } | undefined;
  /** What else can be done with it: freezing. */
  actions?: ReactNode;
  /** A child who is picked up when the grid opens, and again in another subject. */
  startAt?: string | undefined;
};

/** The class tracker: names by level and point, for one class and subject. ISP handbook, Appendix 4. */
export function ClassTracker(props: ClassTrackerProps) {
  return <OneClass key={props.classId} {...props} />;
}

function OneClass(props: ClassTrackerProps) {
  const { classId, subject, onSubject, stood = false, goTo, startAt, actions } = props;
  const [since, setSince] = useState<TrackerFacts["since"]>("baseline");
  const view = useTrackerView();
  const answer = useClassTracker(classId, subject, since, view.form);
  if (answer === undefined)
    return (
      <Screen title="Class tracker" where=" ">
        <output className="unseen">Opening the class</output>
      </Screen>
    );
  if ("missing" in answer) return <Missing what={answer.missing} classId={classId} />;
  return (
    <OpenClass
      tracker={answer}
      view={view}
      since={since}
      onSince={setSince}
      onSubject={onSubject}
      stood={stood}
      goTo={goTo}
      actions={actions}
      startAt={startAt}
    />
  );
}

type OpenClassProps = Pick<ClassTrackerProps, "goTo" | "startAt" | "actions"> & {
  stood: boolean;
  tracker: ClassTrackerHeld;
  view: TrackerViewChoice;
  since: TrackerFacts["since"];
  onSince: (since: TrackerFacts["since"]) => void;
  onSubject: (subject: string) => void;
};

/** The bar of tools, and the work under it. */
function OpenClass(props: OpenClassProps) {
  const { tracker, view, since, onSince, onSubject, stood, goTo, startAt } = props;
  const { schoolClass, teachers, facts, subjects, subject } = tracker;
  const [selecting, setSelecting] = useState(false);
  const [printing, setPrinting] = useState(false);
  const byBrowser = usePrinting();
  useFetchedWhenIdle(PARTS);
  const children = facts.children.filter(
    ({ pupil }) => pupil.left === null || pupil.left > facts.today,
  ).length;
  const { marks, groups, rows } = useTrackerMarks(schoolClass.id, facts, view.marks);
  const { note } = view.marks;
  const shown = useMemo(() => ({ of: marks, note }), [marks, note]);
  const about = [teachers, plural(children, "child", "children")].filter((part) => part !== "");
  return (
    <Screen
      title={`${schoolClass.name} ${subject.name}`}
      where={
        <>
          {schoolClass.name} <small>{about.join(" · ")}</small>
        </>
      }
      tools={
        <>
          <Segments
            label="Subject"
            segments={subjects.map(({ id, name }) => ({ id, label: name }))}
            chosen={subject.id}
            onChoose={onSubject}
          />
          <TrackerView view={view} groups={groups} points={facts.points} />
          {children > 1 && tracker.readOnly === undefined && (
            <button
              type="button"
              className={styles.toggle}
              aria-pressed={selecting}
              onClick={() => setSelecting(!selecting)}
            >
              Select several
            </button>
          )}
        </>
      }
      keys={TRACKER_KEYS}
    >
      {facts.children.length === 0 ? (
        <EmptyClass name={schoolClass.name} mayAdd={tracker.mayAddChildren} />
      ) : (
        <TrackerWork
          key={subject.id}
          tracker={tracker}
          since={since}
          stood={stood}
          goTo={goTo}
          startAt={startAt}
          onSince={onSince}
          mode={{ selecting, setSelecting }}
          marks={shown}
          legend={markLegend(view.marks, groups)}
          takeAway={
            <>
              <Button onClick={() => setPrinting(true)}>Print</Button>
              {props.actions}
              <ExportButton source={exportedFrom(tracker)} />
            </>
          }
        />
      )}
      {printing && <TrackerPrint tracker={tracker} onClose={() => setPrinting(false)} />}
      {!printing && byBrowser && <PlainPaper tracker={tracker} rows={rows} />}
    </Screen>
  );
}

/** The grid as a table, as it is on the screen. */
function exportedFrom({ schoolClass, subject, facts, scene }: ClassTrackerHeld): ExportSource {
  const name = `${schoolClass.name} ${subject.name}`;
  const names = new Map(facts.children.map(({ pupil }) => [pupil.id, fullName(pupil)]));
  return {
    name,
    tables: () => [classTrackerTable(name, scene, (pupil) => names.get(pupil) ?? "")],
    audiences: ["names"],
  };
}

/** An address with no such class or subject behind it, and the way on. */
function Missing({ what, classId }: { what: "class" | "subject"; classId: string }) {
  if (what === "class")
    return (
      <Screen title="Class tracker">
        <EmptyState
          title="This class is not on this device"
          step={
            <LinkButton kind="main" href="/track">
              To your classes
            </LinkButton>
          }
        >
          It may have been removed, or it is not one of yours. Nothing was changed.
        </EmptyState>
      </Screen>
    );
  return (
    <Screen title="Class tracker">
      <EmptyState
        title="No such subject here"
        step={
          <LinkButton kind="main" href={`/class/${encodeURIComponent(classId)}`}>
            To the class’s first subject
          </LinkButton>
        }
      >
        Your school does not track this subject. Nothing was changed.
      </EmptyState>
    </Screen>
  );
}
