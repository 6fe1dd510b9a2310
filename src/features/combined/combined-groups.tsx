import { useMemo } from "react";
import type { AttainmentFacts } from "../../domain/attainment-facts.ts";
import { writeInterval, writePercent } from "../../domain/cohort-figures.ts";
import {
  type CombinedAttainment,
  type CombinedOptions,
  combinedOverTime,
} from "../../domain/combined-attainment.ts";
import { sayAskedOf } from "../../domain/combined-words.ts";
import {
  compareByClass,
  compareGroups,
  type GroupComparison,
  groupsToCompare,
  type Measured,
} from "../../domain/group-comparison.ts";
import { matches } from "../../domain/group-filter.ts";
import { pointKey, sayPoint } from "../../domain/standing-at.ts";
import { ComparisonTable } from "../../pictures/comparison-table.tsx";
import { listed, type Opened } from "./combined-list.ts";
import styles from "../../pictures/figure-screen.module.css";

type Props = {
  facts: AttainmentFacts;
  options: CombinedOptions;
  figure: CombinedAttainment;
  sensitive: boolean;
  who: string;
  onSensitive: (sensitive: boolean) => void;
  onOpen: (opened: Opened) => void;
};

/** "In all" by class, by group and over time. [GC1]–[GC5] [CO7] */
export function CombinedGroups(props: Props) {
  const { facts, figure, sensitive, who } = props;
  const cohort = who === "Everybody" ? "the school" : who;
  const { classes, groups } = useMemo(() => {
    const measured = measuredIn(figure);
    return {
      classes: compareByClass(facts, measured, cohort),
      groups: compareGroups(facts, measured, groupsToCompare(facts, sensitive), cohort),
    };
  }, [facts, figure, sensitive, cohort]);
  const open = (rows: readonly GroupComparison[]) => (id: string, side: "group" | "comparator") => {
    const at = rows.find((row) => row.id === id)?.[side];
    if (at === undefined) return;
    const within = (now: CombinedAttainment) =>
      now.children.filter(({ child }) => matches(at.filter, child, facts));
    props.onOpen({
      title: at.name,
      list: (now) => {
        const inAll = new Set(now.inAll.children.map(({ child }) => child));
        const known = new Set(now.complete.map(({ child }) => child));
        const some = (is: (child: (typeof now.children)[number]["child"]) => boolean) =>
          listed(
            facts,
            now,
            within(now).filter(({ child }) => is(child)),
          );
        return [
          { title: "In all", children: some((child) => inAll.has(child)) },
          {
            title: "Not in all",
            children: some((child) => known.has(child) && !inAll.has(child)),
          },
          { title: "Not known", children: some((child) => !known.has(child)) },
        ];
      },
    });
  };
  const what = figure.subjects.length > 1 ? "In all" : sayAskedOf(figure.subjects);
  return (
    <>
      {classes.length > 1 && (
        <section>
          <ComparisonTable
            caption="By class, in year order"
            rows={classes}
            of="share"
            what={what}
            onOpen={open(classes)}
          />
        </section>
      )}
      <section>
        <ComparisonTable
          caption="By group"
          rows={groups}
          of="share"
          what={what}
          onOpen={open(groups)}
        />
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={sensitive}
            onChange={(event) => props.onSensitive(event.target.checked)}
          />
          Show groups that are sensitive too (pupil premium, SEN and others)
        </label>
      </section>
      <OverTime {...props} />
    </>
  );
}

/** Each child of the figure as in all, not, or not known. */
export function measuredIn(figure: CombinedAttainment): readonly Measured[] {
  const inAll = new Set(figure.inAll.children);
  const known = new Set(figure.complete);
  return figure.children.map((one) => ({
    child: one.child,
    met: known.has(one) ? inAll.has(one) : undefined,
    points: undefined,
  }));
}

function OverTime({ facts, options, who }: Props) {
  const points = useMemo(() => combinedOverTime(facts, options), [facts, options]);
  if (points.length === 0) return null;
  return (
    <section className={styles.scroll}>
      <h2>Over time</h2>
      <p className={styles.note}>
        The same children ({who}) at each point, by what was expected of them then.
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Point</th>
            <th scope="col">In all</th>
            <th scope="col">Likely</th>
            <th scope="col">Without every level</th>
          </tr>
        </thead>
        <tbody>
          {points.map((one) => (
            <tr key={pointKey(one.point)}>
              <th scope="row">{sayPoint(one.point)}</th>
              <td>
                {one.inAll.share === undefined
                  ? "nothing was expected yet"
                  : `${one.inAll.share.count} of ${one.inAll.share.of} (${writePercent(one.inAll.share)})`}
              </td>
              <td>{one.inAll.share === undefined ? "" : writeInterval(one.inAll.share)}</td>
              <td>{one.incomplete.length}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
