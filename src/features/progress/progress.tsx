import { type ReactNode, useMemo, useState } from "react";
import type { AssessmentPoint } from "../../domain/assessment-point.ts";
import type { AttainmentFacts } from "../../domain/attainment-facts.ts";
import { sayFilter } from "../../domain/group-filter.ts";
import type { MatrixOptions } from "../../domain/progress-matrix.ts";
import {
  type ProgressPart,
  type ProgressView,
  readProgressQuery,
  writeProgressQuery,
} from "../../domain/progress-query.ts";
import { pointByKey, sayPoint } from "../../domain/standing-at.ts";
import { ChildrenSheet } from "../../pictures/children-sheet.tsx";
import { PointSelect } from "../../pictures/point-select.tsx";
import { WhoPopover } from "../../pictures/who-popover.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Screen } from "../../ui/screen.tsx";
import { Segments } from "../../ui/segments.tsx";
import { ProgressAims } from "./progress-aims.tsx";
import { ProgressGroups } from "./progress-groups.tsx";
import { ProgressKeyStage } from "./progress-key-stage.tsx";
import type { Opened } from "./progress-list.ts";
import { ProgressMoves } from "./progress-moves.tsx";
import { ProgressStates } from "./progress-states.tsx";
import styles from "../../pictures/figure-screen.module.css";

export type ProgressScreenProps = {
  facts: AttainmentFacts;
  /** What to show, as an address holds it: see `progress-query.ts`. */
  search: string;
  onSearch: (search: string) => void;
  /** The points of every year there are facts of; the facts' own when left out. */
  points?: readonly AssessmentPoint[];
  /** What this person is shown and why, where that is not the whole school. */
  about?: string | undefined;
  /** Where a child's name leads; nowhere when left out. */
  childHref?: ((child: string) => string) | undefined;
  /** Freeze, export: what else can be done with what is shown. */
  actions?: ((shown: { options: MatrixOptions; view: ProgressView }) => ReactNode) | undefined;
};

/** What each part of the screen is given. */
export type PartProps = {
  facts: AttainmentFacts;
  options: MatrixOptions;
  view: ProgressView;
  /** The cohort, in words. */
  who: string;
  onView: (view: Partial<ProgressView>) => void;
  onOpen: (opened: Opened) => void;
};

const PARTS: readonly { id: ProgressPart; label: string }[] = [
  { id: "matrix", label: "From and to" },
  { id: "states", label: "States" },
  { id: "aims", label: "Start to target" },
  { id: "groups", label: "Classes and groups" },
  { id: "key-stage", label: "Key stage" },
];

const KEYS = [
  { keys: "Arrows", does: "go from cell to cell of the picture" },
  { keys: "Enter", does: "opens the children of a cell" },
  { keys: "Esc", does: "closes the list of children" },
];

/** Progress between two points, of live or frozen facts. [PM1]–[PP2] [TL1]–[TL3] [GC1]–[GC5] */
export function ProgressScreen(props: ProgressScreenProps) {
  const { facts, search, onSearch } = props;
  const { options, view } = useMemo(() => readProgressQuery(facts, search), [facts, search]);
  const [opened, setOpened] = useState<Opened>();
  const change = (part: Partial<MatrixOptions>, look: Partial<ProgressView> = {}) => {
    // What a list was opened from may be another figure now.
    setOpened(undefined);
    onSearch(writeProgressQuery({ options: { ...options, ...part }, view: { ...view, ...look } }));
  };
  const tracked = facts.subjects.filter((one) => one.scaleIn[facts.year] !== undefined);
  const to = pointByKey(facts, options.to);
  const who = sayFilter(options.filter, facts);
  const part: PartProps = {
    facts,
    options,
    view,
    who,
    onView: (look) => change({}, look),
    onOpen: setOpened,
  };
  return (
    <Screen
      title="Progress"
      tools={
        <Segments
          label="Subject"
          segments={tracked.map(({ id, name }) => ({ id, label: name }))}
          chosen={options.subject}
          onChoose={(subject) => change({ subject })}
        />
      }
      keys={KEYS}
    >
      {to === undefined || tracked.length === 0 || facts.children.length === 0 ? (
        <EmptyState title="Nothing to show yet">
          {facts.children.length === 0
            ? "There are no children here this year. When they are on the roll and in a class, they stand here."
            : "No subject is tracked in this year yet. Your administrator sets subjects up."}
        </EmptyState>
      ) : (
        <div className={styles.screen}>
          <div className={styles.tools} role="toolbar" aria-label="What is shown">
            <WhoPopover
              facts={facts}
              filter={options.filter}
              buttonClass={styles.chip}
              onFilter={(filter) => change({ filter })}
            />
            {view.part !== "key-stage" && (
              <PointSelect
                label="From"
                value={options.from}
                points={withPoint(facts, props.points ?? facts.points, options.from)}
                year={facts.year}
                onChoose={(from) => change({ from })}
              />
            )}
            <PointSelect
              label={view.part === "key-stage" ? "At" : "To"}
              value={options.to}
              points={withPoint(facts, props.points ?? facts.points, options.to)}
              year={facts.year}
              onChoose={(next) => change({ to: next })}
            />
            <Segments
              label="Part"
              segments={PARTS}
              chosen={view.part}
              onChoose={(id) =>
                change({}, { part: PARTS.find((one) => one.id === id)?.id ?? "matrix" })
              }
            />
            {view.part === "matrix" && (
              <button
                type="button"
                className={styles.chip}
                aria-pressed={view.table}
                onClick={() => change({}, { table: !view.table })}
              >
                Table
              </button>
            )}
            {props.actions?.({ options, view })}
          </div>
          {props.about !== undefined && <p className={styles.about}>{props.about}</p>}
          <div className={styles.work} data-open={opened !== undefined || undefined}>
            <div className={styles.page}>
              {view.part === "matrix" && <ProgressMoves {...part} />}
              {view.part === "states" && <ProgressStates {...part} />}
              {view.part === "aims" && <ProgressAims {...part} />}
              {view.part === "groups" && <ProgressGroups {...part} />}
              {view.part === "key-stage" && <ProgressKeyStage {...part} />}
            </div>
            {opened !== undefined && (
              <ChildrenSheet
                title={opened.title}
                about={opened.about ?? `${sayPoint(to)} · ${who}`}
                sections={opened.sections}
                childHref={props.childHref}
                onClose={() => setOpened(undefined)}
              />
            )}
          </div>
        </div>
      )}
    </Screen>
  );
}

/** A baseline the school keeps no point for is offered while it is chosen. */
function withPoint(
  facts: AttainmentFacts,
  points: readonly AssessmentPoint[],
  key: string,
): readonly AssessmentPoint[] {
  const one = pointByKey(facts, key);
  const held = points.some(
    (point) => one !== undefined && point.id === one.id && point.year === one.year,
  );
  return one === undefined || held ? points : [one, ...points];
}
