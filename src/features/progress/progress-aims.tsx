import { useMemo } from "react";
import { scaleIn } from "../../domain/attainment-facts.ts";
import { type Share, shareOf, writePercent } from "../../domain/cohort-figures.ts";
import { sayBand } from "../../domain/expectation.ts";
import { writeLevel } from "../../domain/level.ts";
import { type AimedLevel, type ChildProgress, progressOf } from "../../domain/progress-picture.ts";
import type { Scale } from "../../domain/scale.ts";
import { pointByKey, sayPoint, type StandingAt } from "../../domain/standing-at.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { classNameOf } from "./progress-list.ts";
import type { PartProps } from "./progress.tsx";
import styles from "../../pictures/figure-screen.module.css";

/** Start, now, predicted and target side by side, in register order. [PP2] */
export function ProgressAims({ facts, options, who }: PartProps) {
  const children = useMemo(() => progressOf(facts, options), [facts, options]);
  const [from, to] = [pointByKey(facts, options.from), pointByKey(facts, options.to)];
  const subject = facts.subjects.find((one) => one.id === options.subject);
  const scale = subject && to && scaleIn(facts, subject, to.year);
  if (!children || children.length === 0 || !from || !to || !scale)
    return (
      <EmptyState title="Nobody to show">
        Nobody of these children was on roll at this point. Choose other children or another point.
      </EmptyState>
    );
  const columns: readonly { name: string; share: Share | undefined }[] = [
    { name: sayPoint(from), share: onTrack(children.map(({ start }) => isOnTrack(start))) },
    { name: sayPoint(to), share: onTrack(children.map(({ now }) => isOnTrack(now))) },
    { name: "Predicted", share: onTrack(children.map(({ predicted }) => predicted.onTrack)) },
    { name: "Target", share: onTrack(children.map(({ target }) => target.onTrack)) },
  ];
  return (
    <section className={styles.scroll}>
      <table className={styles.table}>
        <caption className="unseen">
          {subject?.name}, {who}: start, now, predicted and target
        </caption>
        <thead>
          <tr>
            <th scope="col">Child</th>
            <th scope="col">Class</th>
            {columns.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">Progress</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">
              <strong>On track or above</strong>
              <small>of those with a level in the column</small>
            </th>
            <td>all</td>
            {columns.map(({ name, share }) => (
              <td key={name}>
                <strong>
                  {share === undefined ? "no levels" : `${share.count} of ${share.of}`}
                </strong>
                {share !== undefined && <small>{writePercent(share)}</small>}
              </td>
            ))}
            <td>–</td>
          </tr>
          {children.map((one) => (
            <tr key={one.child.id}>
              <th scope="row">{one.child.name}</th>
              <td>{classNameOf(facts, one.child)}</td>
              <Level scale={scale} at={one.start} />
              <Level scale={scale} at={one.now} />
              <Aim scale={scale} aim={one.predicted} />
              <Aim scale={scale} aim={one.target} />
              <td>{one.says}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function isOnTrack({ band }: StandingAt): boolean | undefined {
  return band === undefined ? undefined : band !== "below" && band !== "well-below";
}

function onTrack(of: readonly (boolean | undefined)[]): Share | undefined {
  const known = of.filter((one) => one !== undefined);
  return shareOf(known.filter(Boolean).length, known.length);
}

function Level({ scale, at }: { scale: Scale; at: ChildProgress["now"] }) {
  if (at.value === undefined) return <td>–</td>;
  return (
    <td>
      {writeLevel(scale, at.value)}
      {at.band !== undefined && <small>{sayBand(at.band)}</small>}
    </td>
  );
}

function Aim({ scale, aim }: { scale: Scale; aim: AimedLevel }) {
  if (aim.value === undefined) return <td>–</td>;
  return (
    <td>
      {writeLevel(scale, aim.value)}
      {aim.onTrack !== undefined && (
        <small>{aim.onTrack ? "on track by summer" : "below by summer"}</small>
      )}
    </td>
  );
}
