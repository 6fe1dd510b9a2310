import { useMemo, useState } from "react";
import { pointAt } from "../../domain/assessment-point.ts";
import { pointsIn, yearOf } from "../../domain/attainment-facts.ts";
import { sayCount, sayList } from "../../domain/count-words.ts";
import { attendedBy, sayAttended, writeAttended } from "../../domain/intervention-session.ts";
import { isToCome } from "../../domain/intervention.ts";
import { provisionMap, type ProvisionRow, sayProvision } from "../../domain/provision-map.ts";
import { writeSpan } from "../../domain/span.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Segments } from "../../ui/segments.tsx";
import type { Shown } from "./interventions.tsx";
import { PutInto } from "./put-into.tsx";
import styles from "./interventions.module.css";

const SHOWS = [
  { id: "given", label: "Anything given" },
  { id: "gaps", label: "Nothing planned" },
  { id: "still", label: "Much, no movement" },
] as const;

/** Children by interventions, with the gaps and where much has not moved anything. [PV1]–[PV3] */
export function ProvisionMapTable({ shown }: { shown: Shown }) {
  const { facts, insight, interventions, schoolClass } = shown;
  const [shows, setShows] = useState<(typeof SHOWS)[number]["id"]>("given");
  const { today } = interventions;
  const [putting, setPutting] = useState<{ id: string; name: string }>();
  const running = interventions.all.filter((one) => isToCome(one, today));
  const map = useMemo(() => {
    const point = pointAt(pointsIn(facts, facts.year), facts.day)?.id ?? "";
    const inClass = new Set(
      facts.children
        .filter((child) => schoolClass === "" || yearOf(child, facts.year)?.class === schoolClass)
        .map(({ id }) => id),
    );
    return provisionMap({
      interventions: interventions.all,
      places: insight.rows["intervention-pupil"],
      subjects: facts.subjects.map(({ id }) => ({
        subject: id,
        children: insight.children(id, point).filter(({ pupil }) => inClass.has(pupil.id)),
      })),
      day: today,
    });
  }, [facts, insight, interventions.all, schoolClass, today]);
  const children = new Map(facts.children.map((child) => [child.id, child]));
  const wanted: Record<typeof shows, (row: ProvisionRow) => boolean> = {
    given: (row) => row.cells.length > 0,
    gaps: (row) => row.gap,
    still: (row) => row.noMovement,
  };
  const register = new Map(facts.children.map(({ id }, at) => [id, at]));
  const classAt = (id: string) => {
    const child = children.get(id);
    const held = child && yearOf(child, facts.year)?.class;
    return facts.classes.findIndex((one) => one.id === held);
  };
  const rows = map.rows
    .filter(wanted[shows])
    .map((row) => ({ ...row, at: classAt(row.pupil.id) }))
    .sort(
      (a, b) => a.at - b.at || (register.get(a.pupil.id) ?? 0) - (register.get(b.pupil.id) ?? 0),
    );
  const columns = shows === "gaps" ? [] : map.interventions;
  const nameOf = (id: string) => children.get(id)?.name ?? "";
  const subject = (id: string) =>
    facts.subjects.find((one) => one.id === id)?.name.toLowerCase() ?? id;
  return (
    <section className={styles.wave} aria-label="Provision map">
      <p>{sayProvision(map)}</p>
      <Segments
        label="Which children"
        segments={SHOWS.map(({ id, label }) => ({
          id,
          label: `${label} (${map.rows.filter(wanted[id]).length})`,
        }))}
        chosen={shows}
        onChoose={(id) => setShows(SHOWS.find((one) => one.id === id)?.id ?? "given")}
      />
      {rows.length === 0 ? (
        <EmptyState title="No children here">
          {
            {
              given: "Nobody is or was in an intervention.",
              gaps: "Something is planned for every child whose progress asks for a look.",
              still: "Nobody has two interventions or more and no step gained since July.",
            }[shows]
          }
        </EmptyState>
      ) : (
        <>
          <p className={styles.quiet}>
            ● in it now, ○ before; 6 of 7: there for six of the seven sessions written down while in
            it. {sayCount(rows.length, "child", "children")}, by class and in the order of the
            register.
          </p>
          <div className={styles.scroll}>
            <table className={styles.table} data-map="">
              <thead>
                <tr>
                  <th scope="col">Child</th>
                  <th scope="col">Class</th>
                  {columns.map(({ id, name, wave }) => (
                    <th key={id} scope="col">
                      {name} <small>wave {wave}</small>
                    </th>
                  ))}
                  <th scope="col">Asks for a look in</th>
                  {shows === "gaps" && (
                    <th scope="col">
                      <span className="unseen">Put into an intervention</span>
                    </th>
                  )}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ pupil, cells, flagged, gap, at }) => (
                  <tr key={pupil.id}>
                    <th scope="row">
                      <a href={shown.childHref(pupil.id)}>{nameOf(pupil.id)}</a>
                    </th>
                    <td>{facts.classes[at]?.name ?? ""}</td>
                    {columns.map(({ id, name }) => {
                      const cell = cells.find(({ intervention }) => intervention === id);
                      const span = cell?.spans.at(-1);
                      const attended = attendedBy(
                        pupil.id,
                        interventions.sessionsOf(id),
                        span === undefined ? [] : [span],
                      );
                      return (
                        <td key={id}>
                          {cell !== undefined && span !== undefined && (
                            <span title={`${name}, ${writeSpan(span, today)}`}>
                              <span aria-hidden="true">{cell.now ? "●" : "○"}</span>
                              <span className="unseen">
                                {[
                                  cell.now ? "in it" : "before",
                                  writeSpan(span, today),
                                  sayAttended(attended) ?? [],
                                ]
                                  .flat()
                                  .join(", ")}
                              </span>
                              {attended.of > 0 && (
                                <small aria-hidden="true">{writeAttended(attended)}</small>
                              )}
                            </span>
                          )}
                        </td>
                      );
                    })}
                    <td>
                      {sayList(flagged.map(subject))}
                      {gap && shows !== "gaps" && <small> nothing planned yet</small>}
                    </td>
                    {shows === "gaps" && (
                      <td>
                        {running.length > 0 && interventions.mayGive(pupil.id) && (
                          <Button
                            aria-label={`Put ${nameOf(pupil.id)} into an intervention`}
                            onClick={() => setPutting({ id: pupil.id, name: nameOf(pupil.id) })}
                          >
                            Put in …
                          </Button>
                        )}
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      {putting !== undefined && (
        <PutInto
          name={putting.name}
          left={children.get(putting.id)?.left ?? null}
          interventions={running}
          today={today}
          onClose={() => setPutting(undefined)}
          onPut={(one, from) => {
            setPutting(undefined);
            shown.onPutIn(one, [putting.id], from);
          }}
        />
      )}
    </section>
  );
}
