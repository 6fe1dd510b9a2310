import { useMemo } from "react";
import type { AttainmentFacts, FactsSubject } from "../../domain/attainment-facts.ts";
import { sayList } from "../../domain/count-words.ts";
import { sayProgressState } from "../../domain/progress-picture.ts";
import type { StaffMeeting } from "../../domain/staff-meeting.ts";
import type { PublishedRow } from "../../domain/suppression.ts";
import { FEWEST_VEILED, veiledCounts } from "../../domain/veiled-counts.ts";
import rows from "../../ui/rows.module.css";
import styles from "./meeting-themes.module.css";

/** How many children progress how, by class in year order: counts, and nobody behind them. [MR5] [SP4] */
export function VeiledPictures({
  meeting,
  facts,
}: {
  meeting: StaffMeeting;
  facts: AttainmentFacts;
}) {
  const subjects = facts.subjects.filter(({ id }) => meeting.subjects.includes(id));
  return subjects.map((subject) => (
    <SubjectCounts key={subject.id} subject={subject} meeting={meeting} facts={facts} />
  ));
}

function SubjectCounts({
  subject,
  meeting,
  facts,
}: {
  subject: FactsSubject;
  meeting: StaffMeeting;
  facts: AttainmentFacts;
}) {
  const counts = useMemo(
    () => veiledCounts(facts, subject, meeting.classes),
    [facts, subject, meeting],
  );
  if (counts === undefined) return null;
  const { classes, total, states } = counts;
  const lines: readonly { name: string; row: PublishedRow }[] =
    classes.length === 1 ? classes : [...classes, { name: "All of these", row: total }];
  const isSomeKept = lines.some(
    ({ row }) => row.of === null || states.some((state) => row.counts[state] === null),
  );
  return (
    <section className={rows.section} aria-label={subject.name}>
      <h2>{subject.name}</h2>
      {classes.length < meeting.classes.length && (
        <p className={rows.soft}>
          Counted are the children you see: those of {sayList(classes.map(({ name }) => name))}.
        </p>
      )}
      <div className={rows.wrap}>
        <table className={[rows.table, styles.counts].join(" ")}>
          <caption>
            Children by their progress{counts.point === undefined ? "" : `, ${counts.point}`}.
            Classes in year order.
          </caption>
          <thead>
            <tr>
              <th scope="col">Class</th>
              <th scope="col">Children</th>
              {states.map((state) => (
                <th key={state} scope="col">
                  {sayProgressState(state)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ name, row }) => (
              <tr key={row.id}>
                <th scope="row">{name}</th>
                <Count of={row.of} />
                {states.map((state) => (
                  <Count key={state} of={row.counts[state] ?? null} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {isSomeKept && (
        <p className={rows.soft}>
          Kept back: what is about fewer than {FEWEST_VEILED} children or a class of a few, or a
          number from which that could be worked out.
        </p>
      )}
    </section>
  );
}

/** A number that may hang on the wall; nobody is a dash. */
function Count({ of }: { of: number | null }) {
  if (of === null)
    return (
      <td>
        <small>kept back</small>
      </td>
    );
  return <td>{of === 0 ? "–" : of}</td>;
}
