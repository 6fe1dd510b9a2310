import { useState } from "react";
import { sayCount } from "../../domain/count-words.ts";
import { attendedBy, type Session, writeAttended } from "../../domain/intervention-session.ts";
import { sayIntervention, writeWave } from "../../domain/intervention-words.ts";
import { type Intervention, WAVES } from "../../domain/intervention.ts";
import { sayBeforeAndSince } from "../../domain/moment-words.ts";
import { writeSpan } from "../../domain/span.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { childrenIn } from "./intervention-rows.ts";
import type { Shown } from "./interventions.tsx";
import { SessionList } from "./session-list.tsx";
import styles from "./interventions.module.css";

/** The catalogue by wave; each opens to its children with entry and exit. [IV1] [IM1] */
export function InterventionList({
  shown,
  onChange,
  onPutIn,
  onRemove,
  onTakeOut,
  onSession,
}: {
  shown: Shown;
  onChange: (one: Intervention) => void;
  onPutIn: (one: Intervention) => void;
  onRemove: (one: Intervention) => void;
  onTakeOut: (one: Intervention, pupil: string, name: string) => void;
  /** A new one, or a change of one that is written down. */
  onSession: (one: Intervention, before: Session | undefined) => void;
}) {
  const { interventions, facts, schoolClass } = shown;
  const [open, setOpen] = useState<string>();
  const { all, today } = interventions;
  const inClass = new Set(
    facts.children
      .filter(({ years }) => schoolClass === "" || years.at(-1)?.class === schoolClass)
      .map(({ id }) => id),
  );
  if (all.length === 0)
    return (
      <EmptyState title="No intervention is named yet">
        What is given beyond or within the lesson stands here by wave, with its children, dates and
        who leads it.
      </EmptyState>
    );
  return (
    <>
      {WAVES.map((wave) => {
        const held = all.filter((one) => one.wave === wave);
        if (held.length === 0) return null;
        return (
          <section key={wave} className={styles.wave} aria-label={writeWave(wave)}>
            <h2>
              {writeWave(wave)} <span>{held.length}</span>
            </h2>
            <ul className={styles.list}>
              {held.map((one) => {
                const subject = one.subject ?? shown.subject;
                const children = childrenIn(one, subject, shown).filter(({ id }) =>
                  inClass.has(id),
                );
                const sessions = interventions.sessionsOf(one.id);
                const now = children.filter((child) => child.now).length;
                return (
                  <li key={one.id}>
                    <button
                      type="button"
                      className={styles.what}
                      aria-expanded={open === one.id}
                      onClick={() => setOpen(open === one.id ? undefined : one.id)}
                    >
                      <b>{one.name}</b>{" "}
                      <span>
                        {[
                          ...(one.subject === null ? [] : [nameOf(shown, one.subject)]),
                          interventions.seesAll
                            ? `${sayCount(now, "child", "children")} now`
                            : `${now === 0 ? "none" : now} of your children now`,
                          sayIntervention(one, today, {
                            held: sessions.length,
                            whose: interventions.seesAll ? "" : " for your children",
                          }),
                        ].join(" · ")}
                      </span>
                    </button>
                    {open === one.id && (
                      <div className={styles.more}>
                        {children.length === 0 ? (
                          <p className={styles.quiet}>Nobody has been in it yet.</p>
                        ) : (
                          <div className={styles.scroll}>
                            <table className={styles.table}>
                              <caption>
                                Levels in {nameOf(shown, subject)} by the first day and since, from
                                the tracker
                              </caption>
                              <thead>
                                <tr>
                                  <th scope="col">Child</th>
                                  <th scope="col">Class</th>
                                  <th scope="col">In it</th>
                                  {sessions.length > 0 && <th scope="col">Sessions there</th>}
                                  <th scope="col">Entry and since</th>
                                  <th scope="col">
                                    <span className="unseen">Take out</span>
                                  </th>
                                </tr>
                              </thead>
                              <tbody>
                                {children.map((child) => (
                                  <tr key={`${child.id} ${child.span.from}`}>
                                    <th scope="row">
                                      <a href={shown.childHref(child.id)}>{child.name}</a>
                                    </th>
                                    <td>{child.class}</td>
                                    <td>{writeSpan(child.span, today)}</td>
                                    {sessions.length > 0 && (
                                      <td>
                                        {writeAttended(
                                          attendedBy(child.id, sessions, [child.span]),
                                        )}
                                      </td>
                                    )}
                                    <td>
                                      {sayBeforeAndSince(
                                        shown.insight.line(child.id, subject),
                                        child.levels,
                                      )}
                                    </td>
                                    <td>
                                      {child.now && interventions.mayGive(child.id) && (
                                        <Button
                                          aria-label={`Take out ${child.name} of ${one.name}`}
                                          onClick={() => onTakeOut(one, child.id, child.name)}
                                        >
                                          Take out
                                        </Button>
                                      )}
                                    </td>
                                  </tr>
                                ))}
                              </tbody>
                            </table>
                          </div>
                        )}
                        <SessionList
                          of={one}
                          shown={shown}
                          onChange={(session) => onSession(one, session)}
                        />
                        <div className={styles.steps}>
                          {children.length > 0 && one.from <= today && (
                            <Button
                              aria-label={`Add a session of ${one.name}`}
                              onClick={() => onSession(one, undefined)}
                            >
                              Add a session
                            </Button>
                          )}
                          {facts.children.some(({ id }) => interventions.mayGive(id)) && (
                            <Button onClick={() => onPutIn(one)}>Put children in</Button>
                          )}
                          {interventions.mayChange(one.id) && (
                            <>
                              <Button
                                aria-label={`Change ${one.name}`}
                                onClick={() => onChange(one)}
                              >
                                Change
                              </Button>
                              <Button
                                aria-label={`Take off the list: ${one.name}`}
                                onClick={() => onRemove(one)}
                              >
                                Take off the list
                              </Button>
                            </>
                          )}
                        </div>
                      </div>
                    )}
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function nameOf({ facts }: Shown, subject: string): string {
  return facts.subjects.find(({ id }) => id === subject)?.name.toLowerCase() ?? subject;
}
