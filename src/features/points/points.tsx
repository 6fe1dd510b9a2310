import {
  type AssessmentPoint,
  closePoint,
  pointsOf,
  reopenPoint,
  windowOf,
} from "../../domain/assessment-point.ts";
import { academicYearOf, schoolDay, writeAcademicYear, writeDay } from "../../domain/calendar.ts";
import type { Edit } from "../../domain/edit.ts";
import { sayCommit } from "../../storage/commit.ts";
import { useCommit, useDevice, useLive, useSchoolDay } from "../../storage/use-live.ts";
import { Button } from "../../ui/button.tsx";
import { showToast } from "../../ui/toast.ts";
import rows from "../../ui/rows.module.css";
import styles from "./points.module.css";

/** The assessment points of the year: their days, and whether they are open. */
export function Points() {
  const today = useSchoolDay();
  const device = useDevice();
  const commit = useCommit();
  const year = academicYearOf(today);
  const points = useLive(async (view) => pointsOf(await view.rows("point"), year), [year]);
  if (points === undefined) return null;

  async function change(edit: Edit, words: string, back: Edit): Promise<void> {
    const say = sayCommit(await commit([edit]));
    showToast({
      words: say ?? words,
      ...(say === undefined ? { undo: () => void commit([back]) } : {}),
    });
  }
  const turn = (point: AssessmentPoint) =>
    point.lockedAt === null
      ? change(
          closePoint(point, device.now()),
          `${point.name} is closed. What was judged before still counts, however late it arrives.`,
          reopenPoint(point),
        )
      : change(
          reopenPoint(point),
          `${point.name} is open again.`,
          closePoint(point, point.lockedAt),
        );
  /** A first or last day of the collection; empty gives the usual one back. [CR1] */
  const collect = (point: AssessmentPoint, edge: "opens" | "closes", day: string) => {
    const before = point[edge] ?? null;
    const after = day === "" ? null : day;
    if (after === before || (before === null && after === windowOf(point)[edge])) return;
    const edit = (to: string | null): Edit => ({
      t: "point",
      k: `${point.year}:${point.id}`,
      set: { [edge]: to },
    });
    const shown = writeDay(windowOf({ ...point, [edge]: after ?? undefined })[edge], today);
    const words = edge === "opens" ? `is collected from ${shown}` : `is collected up to ${shown}`;
    void change(edit(after), `${point.name} ${words}.`, edit(before));
  };
  const move = (point: AssessmentPoint, date: string) => {
    const edit = (to: string): Edit => ({
      t: "point",
      k: `${point.year}:${point.id}`,
      set: { date: to },
    });
    if (date !== "" && date !== point.date)
      void change(edit(date), `${point.name} is on ${writeDay(date, today)}.`, edit(point.date));
  };

  return (
    <section className={rows.section} aria-labelledby="points">
      <div className={rows.head}>
        <h2 id="points">Assessment points of {writeAcademicYear(year)}</h2>
      </div>
      <p className={rows.soft}>
        Teachers see from when to when levels are collected; nothing is shut by it. A closed point
        takes no new levels. What was judged before it was closed still arrives.
      </p>
      <div className={rows.wrap}>
        <table className={rows.table}>
          <thead>
            <tr>
              <th scope="col">Point</th>
              <th scope="col">Day</th>
              <th scope="col">Collected</th>
              <th scope="col">State</th>
              <th scope="col">
                <span className="unseen">Change</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.id}>
                <th scope="row">{point.name}</th>
                <td>
                  <input
                    key={point.date}
                    className={styles.day}
                    type="date"
                    aria-label={`Day of ${point.name}`}
                    defaultValue={point.date}
                    onBlur={(event) => move(point, event.target.value)}
                  />
                </td>
                <td>
                  {point.season !== "baseline" && (
                    <Collected point={point} onDay={(edge, day) => collect(point, edge, day)} />
                  )}
                </td>
                <td>
                  {point.lockedAt === null
                    ? "Open"
                    : `Closed ${writeDay(schoolDay(point.lockedAt), today)}`}
                </td>
                <td>
                  <Button
                    kind="quiet"
                    aria-label={`${point.lockedAt === null ? "Close" : "Reopen"} ${point.name}`}
                    onClick={() => void turn(point)}
                  >
                    {point.lockedAt === null ? "Close" : "Reopen"}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** First and last day of a point's collection; what the school has not set says so. */
function Collected({
  point,
  onDay,
}: {
  point: AssessmentPoint;
  onDay: (edge: "opens" | "closes", day: string) => void;
}) {
  const { own, ...days } = windowOf(point);
  const usual = !own.opens && !own.closes;
  return (
    <>
      {(["opens", "closes"] as const).map((edge) => (
        <input
          key={`${edge} ${days[edge]}`}
          className={styles.day}
          type="date"
          aria-label={`${point.name}: ${edge === "opens" ? "first" : "last"} day of collecting`}
          aria-describedby={own[edge] ? undefined : `usual-${point.id}`}
          defaultValue={days[edge]}
          onBlur={(event) => onDay(edge, event.target.value)}
        />
      ))}
      {(usual || !own.opens || !own.closes) && (
        <small id={`usual-${point.id}`} className={rows.soft}>
          {usual
            ? "as usual: the two weeks before"
            : own.opens
              ? "last day as usual: its day"
              : "first day as usual: two weeks before"}
        </small>
      )}
    </>
  );
}
