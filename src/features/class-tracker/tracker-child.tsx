import { useLayoutEffect, useRef } from "react";
import {
  baselineIn,
  baselineTally,
  isOwnQuestion,
  sayBaseline,
  sayBaselineTally,
} from "../../domain/baseline-words.ts";
import { sayConflict } from "../../domain/class-tracker-words.ts";
import type { TrackerChip } from "../../domain/class-tracker.ts";
import { cellName, conflictIn } from "../../domain/judgement.ts";
import { rungsOf, writeLevel } from "../../domain/level.ts";
import { writeMovement } from "../../domain/movement.ts";
import { fullName } from "../../domain/pupil.ts";
import { Button } from "../../ui/button.tsx";
import { ChildHistory } from "./child-history.tsx";
import { ChildLine } from "./child-line.tsx";
import { ChildSupport } from "./child-support.tsx";
import { GiveLevel } from "./give-level.tsx";
import { type SurpriseAnswers, SurpriseNote } from "./surprise-note.tsx";
import type { TrackerPlace } from "./tracker-grid.tsx";
import type { ChildStory } from "./use-child-story.ts";
import type { ClassTracker } from "./use-class-tracker.ts";
import type { TargetGroup } from "./use-target-group.ts";
import type { TellMore } from "./use-tracker-puts.ts";
import yearStyles from "./child-year.module.css";
import styles from "./tracker-child.module.css";

type TrackerChildProps = {
  tracker: ClassTracker;
  at: TrackerPlace;
  ghosts: ReadonlyMap<string, number>;
  /** Why nothing can be put in this column by this person, or undefined. */
  closed: string | undefined;
  onPut: (value: string | null, how: "typed" | "resolved" | "restored", more?: TellMore) => void;
  story: ChildStory | undefined;
  targetGroup: TargetGroup | undefined;
  /** Ids of judgements whose author has said that they are right. Kept in this tab alone. [PS15] */
  settled: ReadonlySet<string>;
} & Omit<SurpriseAnswers, "onSettle"> & {
    onSettle: (entry: string) => void;
    onClose: () => void;
    /** Takes the focus when it opens: asked for by a key. */
    focused: boolean;
  };

/** The sheet beside the grid: the picked child's year, and the history of the cell that was tapped. */
export function TrackerChild(props: TrackerChildProps) {
  const { tracker, at, ghosts, onClose, story } = props;
  const { scene, facts } = tracker;
  const heading = useRef<HTMLHeadingElement>(null);
  const chips = scene.chips.get(at.pupil) ?? [];
  const child = facts.children.find((one) => one.pupil.id === at.pupil);
  const chip = chips.find((one) => one.column === at.column);
  const column = scene.columns.find((one) => one.id === at.column);

  useLayoutEffect(() => {
    if (props.focused) heading.current?.focus();
  }, [props.focused]);

  if (child === undefined || chip === undefined || column === undefined) return null;
  return (
    <section className={styles.child} aria-label={`${chip.name}, ${column.name}`}>
      <header className={styles.childHead}>
        <h2 ref={heading} tabIndex={-1}>
          {fullName(child.pupil)}
        </h2>
        <button type="button" className={styles.close} aria-label="Close" onClick={onClose}>
          <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
            <path d="M3 3l10 10M13 3L3 13" stroke="currentColor" strokeWidth="1.6" />
          </svg>
        </button>
      </header>
      <a className={styles.page} href={`/child/${encodeURIComponent(at.pupil)}`}>
        All years and subjects
      </a>
      <YearLine chips={chips} at={at} tracker={tracker} />
      <OwnLine chips={chips} ghosts={ghosts} tracker={tracker} />
      <Conflict {...props} name={chip.name} />
      {column.season === "baseline" && <Inherited {...props} chip={chip} />}
      {props.closed === undefined ? (
        <GiveLevel
          key={`${at.pupil} ${at.column}`}
          tracker={tracker}
          chip={chip}
          point={column.name}
          onPut={props.onPut}
        />
      ) : (
        <p className={styles.quiet}>{props.closed}</p>
      )}
      {story?.surprise !== undefined && !props.settled.has(story.surprise.entry) && (
        <SurpriseNote
          tracker={tracker}
          surprise={story.surprise}
          name={chip.name}
          onSettle={props.onSettle}
          onPutBack={props.onPutBack}
          onWhy={props.onWhy}
        />
      )}
      <ChildHistory
        tracker={tracker}
        at={at}
        name={chip.name}
        point={column.name}
        story={story}
        closed={props.closed !== undefined}
        onPut={props.onPut}
      />
      <ChildSupport
        tracker={tracker}
        targetGroup={props.targetGroup}
        story={story}
        pupil={at.pupil}
        name={chip.name}
      />
      {story !== undefined && <ChildLine tracker={tracker} story={story} name={chip.name} />}
    </section>
  );
}

/** Where the child was expected from their own start, in words; the rings on the grid say the same. */
function OwnLine({
  chips,
  ghosts,
  tracker,
}: {
  chips: readonly TrackerChip[];
  ghosts: ReadonlyMap<string, number>;
  tracker: ClassTracker;
}) {
  const { facts, scene } = tracker;
  const rungs = rungsOf(facts.scale);
  if (ghosts.size === 0) return null;
  const places = scene.columns.flatMap((column) => {
    const rung = rungs[ghosts.get(column.id) ?? -1];
    return rung === undefined ? [] : [`${rung.code} in ${column.name}`];
  });
  return (
    <p className={styles.quiet}>
      From July’s {chips[0]?.level} the expected pace leads to {places.join(", ")}.
    </p>
  );
}

/** The points side by side: level and movement. */
function YearLine({
  chips,
  at,
  tracker,
}: {
  chips: readonly TrackerChip[];
  at: TrackerPlace;
  tracker: ClassTracker;
}) {
  const { scene } = tracker;
  return (
    <table className={yearStyles.year}>
      <thead>
        <tr>
          {scene.columns.map((column) => (
            <th key={column.id} scope="col" data-at={column.id === at.column || undefined}>
              {column.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          {chips.map((chip) => (
            <td key={chip.column}>
              <b>{chip.level === "" ? "–" : chip.level}</b>{" "}
              {chip.movement !== undefined && (
                <span data-way={Math.sign(chip.movement)}>{writeMovement(chip.movement)}</span>
              )}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

/** Two people judged apart: what each put, and one press to settle it. [J3] */
function Conflict({ tracker, at, closed, onPut, name }: TrackerChildProps & { name: string }) {
  const { facts } = tracker;
  const cell = cellName(facts.subject, at.column);
  const heads = conflictIn(facts.thisYear.get(at.pupil), cell);
  if (heads.length === 0) return null;
  const values = [...new Set(heads.map((head) => head.v))].reverse();
  return (
    <fieldset className={styles.conflict} aria-label={`Two judgements of ${name} differ`}>
      <p>
        {sayConflict(
          facts.scale,
          heads.map((entry) => ({ entry, who: tracker.who(entry.by) })),
          facts.today,
        )}
      </p>
      {closed === undefined && (
        <div className={styles.choices}>
          {values.map((value) => (
            <Button key={value ?? ""} onClick={() => onPut(value, "resolved")}>
              {value === null ? "Keep no level" : `Keep ${writeLevel(facts.scale, value)}`}
            </Button>
          ))}
        </div>
      )}
    </fieldset>
  );
}

/** Where the baseline comes from, and a second person's agreement to another. [J5] [J6] [J7] */
function Inherited({
  tracker,
  at,
  closed,
  onPut,
  chip,
}: TrackerChildProps & { chip: TrackerChip }) {
  const { facts, user, who } = tracker;
  const baseline = baselineIn(facts, at.pupil);
  const asked = baseline.is === "challenged" && !isOwnQuestion(facts, at.pupil, user);
  return (
    <div className={styles.inherited}>
      <p>{sayBaseline(facts, at.pupil, user, who)}</p>
      {asked && closed === undefined && (
        <div className={styles.choices}>
          <Button onClick={() => onPut(baseline.challenge.v, "typed", { why: "Agreed" })}>
            Agree with {chip.questioned}
          </Button>
          <Button onClick={() => onPut(baseline.entry.v, "typed", { why: "July’s level holds" })}>
            Keep July’s {chip.level}
          </Button>
        </div>
      )}
      <p className={styles.quiet}>{sayBaselineTally(baselineTally(facts))}</p>
    </div>
  );
}
