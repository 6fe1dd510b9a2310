import { useMemo } from "react";
import { type AttainmentFacts, yearOf } from "../../domain/attainment-facts.ts";
import {
  byState,
  type ChildProgress,
  progressOf,
  sayProgressState,
} from "../../domain/progress-picture.ts";
import { compareClasses } from "../../domain/school-class.ts";
import type { ListedSection } from "../../pictures/children-sheet.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { plural } from "../../ui/plural.ts";
import { classNameOf } from "./progress-list.ts";
import type { PartProps } from "./progress.tsx";
import styles from "../../pictures/figure-screen.module.css";

/** How many children stand in each state, by class in year order; every number opens. [PP1] [GC4] */
export function ProgressStates({ facts, options, who, onOpen }: PartProps) {
  const children = useMemo(() => progressOf(facts, options), [facts, options]);
  const states = useMemo(() => byState(children ?? []), [children]);
  if (children === undefined || children.length === 0)
    return (
      <EmptyState title="Nobody to show">
        Nobody of these children was on roll at this point. Choose other children or another point.
      </EmptyState>
    );
  const shown = states.filter((one) => one.children.length > 0);
  const rows = rowsOf(facts, children, who);
  const open = (title: string, some: readonly ChildProgress[]) =>
    onOpen({ title, sections: sectionsOf(facts, some) });
  return (
    <>
      <section className={styles.scroll}>
        <p className={styles.note}>
          Each is a prompt to look, with the sentence of the rule behind it; tap a number for the
          children and their sentences. Classes stand in year order.
        </p>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Class</th>
              <th scope="col">Children</th>
              {shown.map(({ state }) => (
                <th key={state} scope="col">
                  {sayProgressState(state)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.name}</th>
                <td>{row.children.length}</td>
                {shown.map(({ state }) => {
                  const some = row.children.filter(({ finding }) => finding.state === state);
                  return (
                    <td key={state}>
                      <button
                        type="button"
                        className={styles.count}
                        disabled={some.length === 0}
                        aria-label={`${row.name}, ${sayProgressState(state).toLowerCase()}: ${plural(some.length, "child", "children")}`}
                        onClick={() =>
                          open(`${row.name}: ${sayProgressState(state).toLowerCase()}`, some)
                        }
                      >
                        {some.length === 0 ? "–" : <b>{some.length}</b>}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Sentences facts={facts} of={children} />
    </>
  );
}

/** Said of each child whose progress is other than on track: what was good first. */
function Sentences({ facts, of }: { facts: AttainmentFacts; of: readonly ChildProgress[] }) {
  const told = byState(of).filter(
    ({ state, children }) =>
      state !== "on-track" && state !== "not-enough-evidence" && children.length > 0,
  );
  return told.map(({ state, children }) => (
    <section key={state} aria-label={sayProgressState(state)}>
      <h2>
        {sayProgressState(state)} <span>{children.length}</span>
      </h2>
      <ul className={styles.list}>
        {children.map(({ child, says }) => (
          <li key={child.id}>
            <strong>{child.name}</strong>, {classNameOf(facts, child)}
            <small>{says}</small>
          </li>
        ))}
      </ul>
    </section>
  ));
}

type StateRow = { id: string; name: string; children: readonly ChildProgress[] };

function rowsOf(
  facts: AttainmentFacts,
  children: readonly ChildProgress[],
  who: string,
): readonly StateRow[] {
  const classOf = ({ child }: ChildProgress) => yearOf(child, facts.year)?.class ?? null;
  const classes = [...facts.classes].sort(compareClasses).flatMap((one): StateRow[] => {
    const some = children.filter((child) => classOf(child) === one.id);
    return some.length === 0 ? [] : [{ id: one.id, name: one.name, children: some }];
  });
  const rest = children.filter((child) => classOf(child) === null);
  const none = rest.length === 0 ? [] : [{ id: "-", name: "No class", children: rest }];
  return [...classes, ...none, { id: "*", name: who, children }];
}

/** Who, with the sentence of the rule; by state where there are several. */
function sectionsOf(
  facts: AttainmentFacts,
  children: readonly ChildProgress[],
): readonly ListedSection[] {
  return byState(children)
    .filter((one) => one.children.length > 0)
    .map((one) => ({
      title: sayProgressState(one.state),
      children: one.children.map(({ child, says }) => ({
        child,
        under: `${classNameOf(facts, child)} · ${says}`,
      })),
    }));
}
