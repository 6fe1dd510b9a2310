import { useMemo } from "react";
import type { BeforeAndAfter } from "../../domain/action-help.ts";
import { sayCount } from "../../domain/count-words.ts";
import { type InterventionImpact, sayImpact } from "../../domain/intervention-impact.ts";
import { attendedByAll, saySessions } from "../../domain/intervention-session.ts";
import { writePounds } from "../../domain/intervention-words.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { impactsOf } from "./intervention-rows.ts";
import type { Shown } from "./interventions.tsx";
import styles from "./interventions.module.css";

/** Each intervention's children before and since, beside the others of their classes. [IM1] [IM2] */
export function ImpactTable({ shown }: { shown: Shown }) {
  const { facts, insight, interventions, subject } = shown;
  const impacts = useMemo(
    () => impactsOf(subject, { facts, insight, interventions }),
    [subject, facts, insight, interventions],
  );
  if (impacts.length === 0)
    return (
      <EmptyState title="Nothing to look at yet">
        Once children are in an intervention, their levels by the first day and since stand here.
      </EmptyState>
    );
  return (
    <section className={styles.wave} aria-label="Before and after">
      <p className={styles.quiet}>
        Levels by the first day and since, from the tracker. Who is in an intervention was chosen,
        so they differ from the others in more than that: the counts stand side by side and say
        nothing about why.
        {!interventions.seesAll &&
          " They are of the children you see; others may be in it too, so what it cost for each child is not worked out here."}
      </p>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Intervention</th>
              <th scope="col">Sessions</th>
              <th scope="col">Levels in</th>
              <th scope="col">Up</th>
              <th scope="col">Same</th>
              <th scope="col">Down</th>
              <th scope="col">Not known</th>
              <th scope="col">Beside the others</th>
            </tr>
          </thead>
          <tbody>
            {impacts.map((one) => (
              <Line key={one.intervention.id} impact={one} shown={shown} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Line({ impact, shown }: { impact: InterventionImpact; shown: Shown }) {
  const { intervention, children, costPerChild } = impact;
  const sessions = shown.interventions.sessionsOf(intervention.id);
  const attended = attendedByAll(sessions, shown.interventions.placesOf(intervention.id));
  return (
    <tr>
      <th scope="row">
        {intervention.name}
        <small>
          wave {intervention.wave}
          {costPerChild !== undefined && `, ${writePounds(costPerChild)} for each child`}
        </small>
      </th>
      <td>
        {saySessions(intervention.sessions, sessions.length) ?? ""}
        {attended.of > 0 && (
          <small>
            children there {attended.there} of {sayCount(attended.of, "time")}
          </small>
        )}
      </td>
      <td>{shown.facts.subjects.find(({ id }) => id === impact.subject)?.name ?? ""}</td>
      <td>
        <Named shown={shown} of={children.children.filter(({ steps = 0 }) => steps > 0)} />
      </td>
      <td>
        <Named shown={shown} of={children.children.filter(({ steps }) => steps === 0)} />
      </td>
      <td>
        <Named shown={shown} of={children.children.filter(({ steps = 0 }) => steps < 0)} />
      </td>
      <td>
        <Named shown={shown} of={children.children.filter(({ steps }) => steps === undefined)} />
      </td>
      <td>{sayImpact(impact)}</td>
    </tr>
  );
}

/** A count that opens to its names. */
function Named({ shown, of }: { shown: Shown; of: readonly BeforeAndAfter[] }) {
  if (of.length === 0) return 0;
  const pupils = new Set(of.map(({ pupil }) => pupil));
  const named = shown.facts.children.filter(({ id }) => pupils.has(id));
  return (
    <details className={styles.named}>
      <summary>{of.length}</summary>
      <ul>
        {named.map(({ id, name }) => (
          <li key={id}>
            <a href={shown.childHref(id)}>{name}</a>
          </li>
        ))}
        {named.length < of.length && <li>{of.length - named.length} not on roll now</li>}
      </ul>
    </details>
  );
}
