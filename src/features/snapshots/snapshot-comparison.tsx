import { type ReactNode, useMemo } from "react";
import { type AttainmentFacts, scaleIn } from "../../domain/attainment-facts.ts";
import { writeLevel } from "../../domain/level.ts";
import { sayMovement } from "../../domain/movement.ts";
import {
  type ComparedChild,
  isSame,
  type SnapshotDifference,
  snapshotDifference,
} from "../../domain/snapshot-difference.ts";
import type { OpenedSnapshot } from "../../domain/snapshot.ts";
import { sayPoint } from "../../domain/standing-at.ts";
import { plural } from "../../ui/plural.ts";
import { Screen } from "../../ui/screen.tsx";
import { Segments } from "../../ui/segments.tsx";
import { sayFrozenAt } from "./frozen-at.ts";
import styles from "./snapshots.module.css";

type Whole = OpenedSnapshot & { is: "whole" };

type ComparisonProps = {
  earlier: Whole;
  later: Whole;
  subject: string;
  onSubject: (subject: string) => void;
  /** What moved, or the two side by side. */
  shows: "difference" | "pair";
  onShows: (shows: "difference" | "pair") => void;
  /** Draws one of the two in a subject. */
  draw: (opened: Whole, subject: string) => ReactNode;
  back: string;
};

const SHOWS = [
  { id: "difference", label: "What moved" },
  { id: "pair", label: "Side by side" },
];

/** Two snapshots: what moved between them, or both pictures. [SN8] */
export function SnapshotComparison(props: ComparisonProps) {
  const { earlier, later, subject, shows } = props;
  const difference = useMemo(
    () => snapshotDifference(earlier.facts, later.facts, { subject }),
    [earlier, later, subject],
  );
  const subjects = later.facts.subjects.filter(
    ({ id, scaleIn: scales }) =>
      scales[later.facts.year] !== undefined && earlier.facts.subjects.some((one) => one.id === id),
  );
  return (
    <Screen
      title={`${earlier.snapshot.name} and ${later.snapshot.name}`}
      where="Two snapshots"
      tools={
        <Segments
          label="Subject"
          segments={subjects.map(({ id, name }) => ({ id, label: name }))}
          chosen={subject}
          onChoose={props.onSubject}
        />
      }
    >
      <div className={styles.compare}>
        <div className={styles.bar}>
          <Segments
            label="Show"
            segments={SHOWS}
            chosen={shows}
            onChoose={(id) => props.onShows(id === "pair" ? "pair" : "difference")}
          />
          <a href={props.back}>All snapshots</a>
        </div>
        {shows === "pair" ? (
          <div className={styles.pair}>
            {[earlier, later].map((one) => (
              <section key={one.snapshot.id} aria-label={one.snapshot.name}>
                <Title of={one} />
                {props.draw(one, subject)}
              </section>
            ))}
          </div>
        ) : (
          <div className={styles.page}>
            <p>
              From <b>{earlier.snapshot.name}</b> ({sayFrozenAt(earlier.snapshot.at)}) to{" "}
              <b>{later.snapshot.name}</b> ({sayFrozenAt(later.snapshot.at)}).
            </p>
            {difference === undefined ? (
              <p>This subject is not in both of them.</p>
            ) : (
              <Moved difference={difference} facts={later.facts} was={earlier.facts} />
            )}
          </div>
        )}
      </div>
    </Screen>
  );
}

function Title({ of: { snapshot } }: { of: Whole }) {
  return (
    <h2 className={styles.title}>
      <strong className={styles.frozen}>Frozen</strong> {snapshot.name}{" "}
      <small>{sayFrozenAt(snapshot.at)}</small>
    </h2>
  );
}

function Moved({
  difference,
  facts,
  was,
}: {
  difference: SnapshotDifference;
  facts: AttainmentFacts;
  was: AttainmentFacts;
}) {
  const { from, to } = difference;
  const write = (of: AttainmentFacts, year: number, value: string | undefined) => {
    const subject = of.subjects.find(({ id }) => id === difference.subject);
    const scale = subject && scaleIn(of, subject, year);
    if (value === undefined) return "no level";
    return scale === undefined ? value : writeLevel(scale, value);
  };
  const line = ({ child, from: before, to: after, steps }: ComparedChild) => (
    <li key={child.id}>
      <b>{child.name}</b> {write(was, from.year, before)} → {write(facts, to.year, after)}
      {steps !== undefined && steps !== 0 && <span> ({sayMovement(steps)})</span>}
    </li>
  );
  const some = (title: string, of: readonly ComparedChild[]) =>
    of.length > 0 && (
      <section key={title}>
        <h3>
          {title} <small>{plural(of.length, "child", "children")}</small>
        </h3>
        <ul className={styles.names}>{of.map(line)}</ul>
      </section>
    );
  const still = difference.same.length + difference.neither.length;
  return (
    <>
      <p>
        {sayPoint(from) === sayPoint(to)
          ? `Both as of ${sayPoint(to)}.`
          : `${sayPoint(from)} beside ${sayPoint(to)}.`}{" "}
        {isSame(difference)
          ? "Nothing moved, and nobody came or left."
          : still > 0 && `${plural(still, "child", "children")} the same in both.`}
      </p>
      {some("Moved up", difference.up)}
      {some("Moved down", difference.down)}
      {some("Newly judged", difference.newlyJudged)}
      {some(
        sayPoint(from) === sayPoint(to) ? "No level any more" : `No level at ${sayPoint(to)}`,
        difference.noLonger,
      )}
      {some("Changed, not counted in steps", difference.changed)}
      <Named title="Arrived" of={difference.arrived} />
      <Named title="Left" of={difference.left} />
    </>
  );
}

function Named({ title, of }: { title: string; of: SnapshotDifference["arrived"] }) {
  if (of.length === 0) return null;
  return (
    <section>
      <h3>
        {title} <small>{plural(of.length, "child", "children")}</small>
      </h3>
      <ul className={styles.names}>
        {of.map(({ id, name }) => (
          <li key={id}>
            <b>{name}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
