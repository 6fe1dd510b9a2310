import {
  type AssessmentPoint,
  closePoint,
  pointsOf,
  reopenPoint,
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
        A closed point takes no new levels. What was judged before it was closed still arrives.
      </p>
      <div className={rows.wrap}>
        <table className={rows.table}>
          <thead>
            <tr>
              <th scope="col">Point</th>
              <th scope="col">Day</th>
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
