import { useMemo } from "react";
import { writeAcademicYear, writeDay } from "../../domain/calendar.ts";
import {
  childMarks,
  markableGroups,
  type MarkChoice,
  markLegend,
  type MarkRows,
  USUAL_MARKS,
} from "../../domain/class-tracker-marks.ts";
import { type PaperKind, trackerPaper } from "../../domain/class-tracker-paper.ts";
import { trackerWindow } from "../../domain/class-tracker-view.ts";
import { PaperSheet } from "../../ui/paper-sheet.tsx";
import { plural } from "../../ui/plural.ts";
import { TrackerGrid } from "./tracker-grid.tsx";
import { TrackerLegend } from "./tracker-legend.tsx";
import type { ClassTracker } from "./use-class-tracker.ts";
import styles from "./tracker-paper.module.css";

/** What is to be on the sheet. */
export type PaperChoice = {
  kind: PaperKind;
  /** The point it is for. */
  column: string;
  turned: "portrait" | "landscape";
  marks: MarkChoice;
};

/** Names where they stand, and of marks the usual ones: groups are asked for anew on each sheet. [CT7] */
export function plainSheet({ scene: { columns } }: ClassTracker): PaperChoice {
  const open = columns.find((column) => column.state === "open");
  return {
    kind: "filled",
    column: open?.id ?? columns.at(-1)?.id ?? "",
    turned: "landscape",
    marks: USUAL_MARKS,
  };
}

/** A box to write in. */
const NOTHING_YET = "\u00A0";
const NOTHING = () => {};
const NO_GHOSTS: ReadonlyMap<string, number> = new Map();

/** The sheet itself: seen by the printer alone. [CT9] */
export function TrackerPaper({
  tracker,
  choice,
  rows,
}: {
  tracker: ClassTracker;
  choice: PaperChoice;
  rows: MarkRows;
}) {
  const { facts, scene, schoolClass, subject } = tracker;
  const { kind, column, turned } = choice;
  const paper = useMemo(
    () => trackerPaper(facts, scene, kind, column),
    [facts, scene, kind, column],
  );
  const marks = useMemo(() => {
    const { today: day, year } = facts;
    const of = childMarks(rows, { day, year, subject: subject.id, choice: choice.marks });
    return { of, note: choice.marks.note, grey: paper.ghosts };
  }, [facts, subject, rows, choice.marks, paper]);
  const span = useMemo(() => {
    const { highest, lowest } = trackerWindow(scene);
    const more = kind === "filled" ? 0 : 1;
    const top = scene.rows.length - 1;
    return { highest: Math.min(highest + more, top), lowest: Math.max(lowest - more, 0) };
  }, [scene, kind]);
  const point = scene.columns.find((one) => one.id === column)?.name ?? "";
  return (
    <PaperSheet turned={turned}>
      <div className={styles.sheet} data-kind={kind} data-turned={turned}>
        <header className={styles.head}>
          <b>
            {schoolClass.name} {subject.name}
            {kind === "filled" ? "" : `, ${point}`}
          </b>
          <span>
            {[tracker.school, tracker.teachers, writeAcademicYear(facts.year)]
              .filter((part) => part !== "")
              .join(" · ")}
          </span>
          <span>{sayKind(kind, point)}</span>
        </header>
        <div className={styles.body}>
          <div className={styles.grid}>
            <TrackerGrid
              ref={null}
              label=""
              scale={facts.scale}
              scene={paper.scene}
              today={facts.today}
              picked={undefined}
              carrying={false}
              ghosts={NO_GHOSTS}
              editing={undefined}
              note={undefined}
              marks={marks}
              paper={span}
              onPress={NOTHING}
              onKey={NOTHING}
            />
            <TrackerLegend marks={markLegend(choice.marks, markableGroups(rows))} />
            <p className={styles.foot}>
              As on this device on {writeDay(facts.today)}.{" "}
              {kind === "empty"
                ? ""
                : paper.unsent === 0
                  ? "Every level on this sheet has been sent to school."
                  : `${plural(paper.unsent, "level")} on this sheet ${paper.unsent === 1 ? "is" : "are"} only on this device so far, not yet at school.`}
            </p>
          </div>
          {kind !== "filled" && (
            <table className={styles.list}>
              <thead>
                <tr>
                  <th colSpan={2}>In the order of the list</th>
                  <th>before</th>
                  <th>{point}</th>
                </tr>
              </thead>
              <tbody>
                {paper.lines.map((line, at) => (
                  <tr key={line.pupil}>
                    <td>{at + 1}</td>
                    <td>{line.name}</td>
                    <td>{line.last}</td>
                    <td>{NOTHING_YET}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </div>
      </div>
    </PaperSheet>
  );
}

function sayKind(kind: PaperKind, point: string): string {
  if (kind === "empty") return "To write on: each name in its row.";
  if (kind === "ghosted")
    return `To write on: grey names stand where they were before ${point}; cross out and write anew, or tick.`;
  return "Names by level at each point.";
}
