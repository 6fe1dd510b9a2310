import { useMemo } from "react";
import { writeYearGroup } from "../../domain/calendar.ts";
import {
  writeInterval,
  writeOneChild,
  writePercent,
  writePoints,
} from "../../domain/cohort-figures.ts";
import {
  type KeyStageChild,
  type KeyStageProgress,
  keyStageProgress,
} from "../../domain/key-stage-progress.ts";
import { sayPoint } from "../../domain/standing-at.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { plural } from "../../ui/plural.ts";
import { classNameOf } from "./progress-list.ts";
import type { PartProps } from "./progress.tsx";
import styles from "../../pictures/figure-screen.module.css";

/** Two levels of progress across the key stage, beside points. For groups only. [TL1]–[TL3] */
export function ProgressKeyStage({ facts, options, onOpen }: PartProps) {
  const found = useMemo(() => keyStageProgress(facts, options), [facts, options]);
  if (found.length === 0)
    return (
      <EmptyState title="Two levels of progress is not counted here">
        It is counted on National Curriculum levels, for children in Years 1 to 6, from the July
        before the key stage. Choose a subject on levels and children of those years.
      </EmptyState>
    );
  const openChildren = (title: string, children: readonly KeyStageChild[]) =>
    onOpen({
      title,
      sections: [
        {
          children: children.map(({ child }) => ({ child, under: classNameOf(facts, child) })),
        },
      ],
    });
  return (
    <>
      {found.map((one) => (
        <section key={one.yearGroup} aria-label={writeYearGroup(one.yearGroup)}>
          <h2>
            {writeYearGroup(one.yearGroup)}, key stage {one.keyStage}{" "}
            {one.small && <span className={styles.small}>small group</span>}
          </h2>
          <TwoLevels one={one} onOpen={openChildren} />
          {one.without.length > 0 && (
            <button
              type="button"
              className={styles.count}
              onClick={() =>
                onOpen({
                  title: "Without a level at both ends",
                  sections: [
                    {
                      children: one.without.map((child) => ({
                        child,
                        under: classNameOf(facts, child),
                      })),
                    },
                  ],
                })
              }
            >
              Without a level at both ends: <b>{one.without.length}</b>
            </button>
          )}
        </section>
      ))}
      <p className={styles.note}>
        Whole levels hide whether 2L or 2H led to 4L; the points beside them do not. Neither is for
        one child.
      </p>
    </>
  );
}

function TwoLevels(props: {
  one: KeyStageProgress;
  onOpen: (title: string, children: readonly KeyStageChild[]) => void;
}) {
  const { one, onOpen } = props;
  const { share, children } = one.twoLevels;
  if (share === undefined)
    return (
      <p className={styles.note}>
        No child has a level both in July {one.from.year}, when the key stage began, and at{" "}
        {sayPoint(one.to)}. Without the level it began with, two levels cannot be counted.
      </p>
    );
  return (
    <>
      <p className={styles.headline}>
        <button
          type="button"
          className={styles.count}
          disabled={share.count === 0}
          onClick={() => onOpen("Two levels or more", children)}
        >
          <b>
            {share.count} of {share.of}
          </b>
        </button>{" "}
        two levels{one.final ? "" : " so far"}
      </p>
      <p className={styles.note}>
        {writePercent(share)}, likely {writeInterval(share)}; {writeOneChild(share)}. From July{" "}
        {one.from.year} to {sayPoint(one.to)}
        {one.final ? "" : "; the key stage is not over"}.
      </p>
      <div className={styles.quarters}>
        {one.levels.map((level) => (
          <button
            key={level.gained}
            type="button"
            className={styles.count}
            onClick={() => onOpen(sayLevels(level.gained), level.children)}
          >
            {sayLevels(level.gained)} <b>{level.children.length}</b>
          </button>
        ))}
      </div>
      {one.gain !== undefined && (
        <p className={styles.note}>
          <strong>{writePoints(one.gain.mean)} points</strong> gained on average, of{" "}
          {plural(one.gain.count, "child", "children")}
          {one.gain.interval !== undefined &&
            ` (likely ${writePoints(one.gain.interval.low)} to ${writePoints(one.gain.interval.high)})`}
          ; the pace expects {writePoints(one.expectedPoints)} by then.
        </p>
      )}
    </>
  );
}

/** "2 levels", "1 level lower". */
function sayLevels(gained: number): string {
  if (gained < 0) return `${plural(-gained, "level")} lower`;
  return gained === 0 ? "The same level" : plural(gained, "level");
}
