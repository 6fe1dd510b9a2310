import { schoolDay, writeAcademicYear, writeDay, writeYearGroup } from "../../domain/calendar.ts";
import { sayLevel, sayMade } from "../../domain/class-tracker-words.ts";
import { clockMs } from "../../domain/clock.ts";
import { sayBand } from "../../domain/expectation.ts";
import { writeMovement } from "../../domain/movement.ts";
import type { PupilLines, PupilMoment } from "../../domain/pupil-lines.ts";
import { sayLatest, writeExpected, writeOwn } from "../../domain/pupil-words.ts";
import { DrawingView } from "../../pictures/drawing-view.tsx";
import { pupilLinesDrawing } from "../../pictures/pupil-lines-drawing.ts";
import { aims } from "../../pictures/pupil-page-drawing.ts";
import { plural } from "../../ui/plural.ts";
import type { PupilPage } from "./use-pupil-page.ts";
import styles from "./pupil-page.module.css";

/** A subject's line; the same as a table; and every judgement with who, when and why. [CP1] [CP4] */
export function PupilSubject({ held, lines }: { held: PupilPage; lines: PupilLines }) {
  const judged = lines.moments.filter(({ history }) => history.length > 0);
  const count = judged.reduce((sum, { history }) => sum + history.length, 0);
  const others = lines.moments.filter(
    (one) => one.value !== null && one.scale.id !== lines.scale.id,
  );
  return (
    <section className={styles.subject} aria-label={lines.name}>
      <h2>{lines.name}</h2>
      <p className={styles.latest}>
        {sayLatest(lines)}
        {aims(lines)}
      </p>
      {lines.moments.length > 0 && (
        <div className={styles.figure}>
          <DrawingView drawing={pupilLinesDrawing(lines, { width: 860, rowHeight: 19 })} />
        </div>
      )}
      {others.length > 0 && (
        <p className={styles.quiet}>
          {plural(others.length, "level")} on another scale{" "}
          {others.length === 1 ? "stands" : "stand"} in the table, not in the drawing.
        </p>
      )}
      {lines.moments.length > 0 && (
        <details className={styles.more}>
          <summary>{lines.name} as a table</summary>
          <Table lines={lines} />
        </details>
      )}
      {judged.length > 0 && (
        <details className={styles.more}>
          <summary>
            {lines.name}: every judgement ({count})
          </summary>
          <ol className={styles.history}>
            {[...judged].reverse().map((moment) => (
              <li key={moment.key}>
                <h3>
                  {moment.name} {writeAcademicYear(moment.year)}
                </h3>
                <History held={held} moment={moment} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

function Table({ lines }: { lines: PupilLines }) {
  return (
    <div className={styles.figure}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Point</th>
            <th scope="col">Level</th>
            <th scope="col">Moved</th>
            <th scope="col">Expected of the year group, or agreed</th>
            <th scope="col">Expected from own start</th>
            <th scope="col">Against expectation</th>
          </tr>
        </thead>
        <tbody>
          {lines.moments.map((moment) => (
            <tr key={moment.key}>
              <th scope="row">
                {moment.name} {writeAcademicYear(moment.year)}, {writeYearGroup(moment.yearGroup)}
              </th>
              <td>
                {moment.level === "" ? "no level" : moment.level}
                {moment.conflict ? " (two judgements differ)" : ""}
              </td>
              <td>{moment.movement === undefined ? "" : writeMovement(moment.movement)}</td>
              <td>
                {writeExpected(moment)}
                {moment.agreed ? " (agreed)" : ""}
              </td>
              <td>{writeOwn(lines, moment)}</td>
              <td>{moment.band === undefined ? "" : sayBand(moment.band)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Every judgement of a point, newest first, in the words of the class tracker. [J1] [J3] [J10] */
function History({ held, moment }: { held: PupilPage; moment: PupilMoment }) {
  return (
    <ul>
      {moment.history.map(({ entry, is }) => {
        const day = schoolDay(clockMs(entry.h));
        return (
          <li key={entry.id} data-is={is}>
            <b>{entry.v === null ? "Taken back" : sayLevel(moment.scale, entry.v)}</b>{" "}
            <span title={writeDay(day)}>
              {sayMade(entry, { who: held.who(entry.by), by: held.reader, today: held.today })}
              {is === "beside" ? "; kept beside" : ""}
              {is === "superseded" ? "; replaced since" : ""}
              {entry.at === 0 ? "; only on this device so far" : ""}
            </span>
            {entry.why !== undefined && <q>{entry.why}</q>}
          </li>
        );
      })}
    </ul>
  );
}
