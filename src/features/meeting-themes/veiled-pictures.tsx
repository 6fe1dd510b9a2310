import { useMemo } from "react";
import { type AttainmentFacts, type FactsSubject, yearOf } from "../../domain/attainment-facts.ts";
import { EVERYBODY } from "../../domain/group-filter.ts";
import {
  type ChildProgress,
  progressOf,
  sayProgressState,
  STATE_ORDER,
} from "../../domain/progress-picture.ts";
import type { StaffMeeting } from "../../domain/staff-meeting.ts";
import { latestPoint, pointKey, sayPoint } from "../../domain/standing-at.ts";
import rows from "../../ui/rows.module.css";
import styles from "./meeting-themes.module.css";

/** How many children progress how, by class in year order: counts, and nobody behind them. [MR5] */
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
  const point = latestPoint(facts, [subject.id]);
  const children = useMemo(() => {
    const at = point === undefined ? "" : pointKey(point);
    const all = progressOf(facts, { subject: subject.id, from: at, to: at, filter: EVERYBODY });
    return (all ?? []).filter((one) => meeting.classes.includes(classIn(facts, one) ?? ""));
  }, [facts, subject, point, meeting]);
  const classes = facts.classes.filter(({ id }) => meeting.classes.includes(id));
  const states = STATE_ORDER.filter((state) =>
    children.some(({ finding }) => finding.state === state),
  );
  const lines = [
    ...classes.map(({ id, name }) => ({
      id,
      name,
      of: children.filter((one) => classIn(facts, one) === id),
    })),
    { id: "*", name: "All of these", of: children },
  ].filter(({ of }) => of.length > 0);
  if (lines.length === 0) return null;
  return (
    <section className={rows.section} aria-label={subject.name}>
      <h2>{subject.name}</h2>
      <div className={rows.wrap}>
        <table className={[rows.table, styles.counts].join(" ")}>
          <caption>
            Children by their progress{point === undefined ? "" : `, ${sayPoint(point)}`}. Classes
            in year order.
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
            {lines.map(({ id, name, of }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>{of.length}</td>
                {states.map((state) => (
                  <td key={state}>
                    {of.filter(({ finding }) => finding.state === state).length || "–"}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function classIn(facts: AttainmentFacts, { child }: ChildProgress): string | null | undefined {
  return yearOf(child, facts.year)?.class;
}
