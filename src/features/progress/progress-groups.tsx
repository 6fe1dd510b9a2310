import { useMemo } from "react";
import type { AttainmentFacts } from "../../domain/attainment-facts.ts";
import {
  compareByClass,
  compareGroups,
  type GroupComparison,
  groupsToCompare,
  type Measured,
} from "../../domain/group-comparison.ts";
import { matches } from "../../domain/group-filter.ts";
import {
  type MatrixChild,
  type ProgressMatrix,
  progressMatrix,
} from "../../domain/progress-matrix.ts";
import type { ProgressView } from "../../domain/progress-query.ts";
import { sayPoint } from "../../domain/standing-at.ts";
import { ComparisonTable } from "../../pictures/comparison-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Segments } from "../../ui/segments.tsx";
import { listedMoves } from "./progress-list.ts";
import type { PartProps } from "./progress.tsx";
import styles from "../../pictures/figure-screen.module.css";

/** Classes in year order and groups, each beside a named comparator. [GC1]–[GC5] */
export function ProgressGroups({ facts, options, view, who, onView, onOpen }: PartProps) {
  const matrix = useMemo(() => progressMatrix(facts, options), [facts, options]);
  const cohort = who === "Everybody" ? "the school" : who;
  if ("none" in matrix)
    return (
      <EmptyState title="Nothing to compare">
        Choose two points that were judged on the same scale.
      </EmptyState>
    );
  const measured = measure(matrix, view.compare);
  const rows = {
    classes: compareByClass(facts, measured, cohort),
    groups: compareGroups(facts, measured, groupsToCompare(facts, view.sensitive), cohort),
  };
  const of = view.compare === "points" ? "mean" : "share";
  const what =
    view.compare === "points" ? "Points gained, on average" : `On track at ${sayPoint(matrix.to)}`;
  const open = (all: readonly GroupComparison[]) => (id: string, side: "group" | "comparator") => {
    const at = all.find((row) => row.id === id)?.[side];
    if (at !== undefined)
      onOpen({ title: at.name, sections: sectionsOf(facts, matrix, at.filter) });
  };
  return (
    <>
      <Segments
        label="Compare by"
        segments={[
          { id: "points", label: "Points gained" },
          { id: "on-track", label: "On track or above" },
        ]}
        chosen={view.compare}
        onChoose={(id) => onView({ compare: id === "on-track" ? "on-track" : "points" })}
      />
      <p className={styles.note}>
        {view.compare === "points"
          ? `From ${sayPoint(matrix.from)} to ${sayPoint(matrix.to)}, of the children with a level at both.`
          : `Of the children with a level at ${sayPoint(matrix.to)}.`}{" "}
        A difference stands beside both of its values.
      </p>
      {rows.classes.length > 1 && (
        <section>
          <ComparisonTable
            caption="By class, in year order"
            rows={rows.classes}
            of={of}
            what={what}
            onOpen={open(rows.classes)}
          />
        </section>
      )}
      <section>
        <ComparisonTable
          caption="By group"
          rows={rows.groups}
          of={of}
          what={what}
          onOpen={open(rows.groups)}
        />
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={view.sensitive}
            onChange={(event) => onView({ sensitive: event.target.checked })}
          />
          Show groups that are sensitive too (pupil premium, SEN and others)
        </label>
      </section>
    </>
  );
}

function measure(matrix: ProgressMatrix, by: ProgressView["compare"]): readonly Measured[] {
  return matrix.children.map(({ child, from, to }) => {
    if (by === "on-track") {
      const met =
        to.band === undefined ? undefined : to.band !== "below" && to.band !== "well-below";
      return { child, met, points: undefined };
    }
    const points =
      from.points === undefined || to.points === undefined ? undefined : to.points - from.points;
    return { child, met: undefined, points };
  });
}

function sectionsOf(
  facts: AttainmentFacts,
  matrix: ProgressMatrix,
  filter: Parameters<typeof matches>[0],
) {
  const within = (some: readonly MatrixChild[]) =>
    listedMoves(
      facts,
      matrix,
      some.filter(({ child }) => matches(filter, child, facts)),
    );
  return [
    { title: "With a level at both points", children: within(matrix.both) },
    {
      title: "Without one",
      children: within([...matrix.noStart, ...matrix.noEnd, ...matrix.neither]),
    },
  ];
}
