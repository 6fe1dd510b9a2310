import { type ReactNode, useMemo, useState } from "react";
import type { AssessmentPoint } from "../../domain/assessment-point.ts";
import type { AttainmentFacts } from "../../domain/attainment-facts.ts";
import {
  type CombinedAttainment,
  combinedAttainment,
  type CombinedOptions,
  QUADRANTS,
} from "../../domain/combined-attainment.ts";
import {
  type CombinedView,
  readCombinedQuery,
  subjectSets,
  writeCombinedQuery,
} from "../../domain/combined-query.ts";
import { sayQuadrant } from "../../domain/combined-words.ts";
import { sayFilter } from "../../domain/group-filter.ts";
import { sayPoint } from "../../domain/standing-at.ts";
import { ChildrenSheet, type ListedSection } from "../../pictures/children-sheet.tsx";
import { QuadrantGrid } from "../../pictures/quadrant-grid.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { plural } from "../../ui/plural.ts";
import { Screen } from "../../ui/screen.tsx";
import { Segments } from "../../ui/segments.tsx";
import { CombinedFigures } from "./combined-figures.tsx";
import { CombinedGroups } from "./combined-groups.tsx";
import { listed, type Opened } from "./combined-list.ts";
import { CombinedTable } from "./combined-table.tsx";
import { CombinedTools } from "./combined-tools.tsx";
import styles from "../../pictures/figure-screen.module.css";

export type CombinedScreenProps = {
  facts: AttainmentFacts;
  /** What to show, as an address holds it: see `combined-query.ts`. */
  search: string;
  onSearch: (search: string) => void;
  /** The points of every year there are facts of; the facts' own when left out. */
  points?: readonly AssessmentPoint[];
  /** What this person is shown and why, where that is not the whole school. */
  about?: string | undefined;
  /** Where a child's name leads; nowhere when left out. */
  childHref?: ((child: string) => string) | undefined;
  /** Freeze, export: what else can be done with what is shown. */
  actions?:
    | ((shown: { figure: CombinedAttainment; options: CombinedOptions }) => ReactNode)
    | undefined;
};

const KEYS = [
  { keys: "Arrows", does: "go from cell to cell of the picture" },
  { keys: "Enter", does: "opens the children of a cell" },
  { keys: "Esc", does: "closes the list of children" },
];

/** A cohort in several subjects at once, of live or frozen facts. [CO1]–[CO8] */
export function CombinedScreen(props: CombinedScreenProps) {
  const { facts, search, onSearch } = props;
  const { options, view } = useMemo(() => readCombinedQuery(facts, search), [facts, search]);
  const figure = useMemo(() => combinedAttainment(facts, options), [facts, options]);
  const [opened, setOpened] = useState<Opened>();
  const change = (part: Partial<CombinedOptions>, look: Partial<CombinedView> = {}) =>
    onSearch(writeCombinedQuery({ options: { ...options, ...part }, view: { ...view, ...look } }));
  const sets = subjectSets(facts, facts.year);
  const chosen = options.subjects.map(({ subject }) => subject).join(" ");
  const who = sayFilter(options.filter, facts);
  return (
    <Screen
      title="Combined attainment"
      where={
        <>
          Combined <small>{plural(figure?.children.length ?? 0, "child", "children")}</small>
        </>
      }
      tools={
        sets.length > 1 ? (
          <Segments
            label="Subjects together"
            segments={sets.map(({ id, label }) => ({ id, label }))}
            chosen={sets.find(({ subjects }) => subjects.join(" ") === chosen)?.id ?? ""}
            onChoose={(id) => {
              const set = sets.find((one) => one.id === id)?.subjects ?? [];
              onSearch(
                writeCombinedQuery({
                  options: {
                    point: options.point,
                    filter: options.filter,
                    subjects: set.map((subject) => ({ subject })),
                  },
                  view,
                }),
              );
            }}
          />
        ) : undefined
      }
      keys={KEYS}
    >
      {figure === undefined ? (
        <EmptyState title="Nothing to show yet">
          No subject is tracked in this year yet. Your administrator sets subjects up.
        </EmptyState>
      ) : (
        <div className={styles.screen}>
          <CombinedTools
            facts={facts}
            options={options}
            view={view}
            figure={figure}
            points={props.points ?? facts.points}
            onChange={change}
            actions={props.actions?.({ figure, options })}
          />
          {props.about !== undefined && <p className={styles.about}>{props.about}</p>}
          <div className={styles.work} data-open={opened !== undefined || undefined}>
            <div className={styles.page}>
              {figure.children.length === 0 ? (
                <EmptyState title="Nobody to show">
                  {`${who} had no children on roll at ${sayPoint(figure.point)}. Choose other children or another point.`}
                </EmptyState>
              ) : (
                <>
                  <div className={styles.sides}>
                    <Picture
                      figure={figure}
                      table={view.table}
                      who={who}
                      facts={facts}
                      onOpen={setOpened}
                    />
                    <CombinedFigures facts={facts} figure={figure} who={who} onOpen={setOpened} />
                  </div>
                  <CombinedGroups
                    facts={facts}
                    options={options}
                    figure={figure}
                    sensitive={view.sensitive}
                    who={who}
                    onSensitive={(sensitive) => change({}, { sensitive })}
                    onOpen={setOpened}
                  />
                </>
              )}
            </div>
            {opened !== undefined && (
              <ChildrenSheet
                title={opened.title}
                about={`${sayPoint(figure.point)} · ${who}`}
                sections={opened.list(figure)}
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

function Picture(props: {
  facts: AttainmentFacts;
  figure: CombinedAttainment;
  table: boolean;
  who: string;
  onOpen: (opened: Opened) => void;
}) {
  const { figure, onOpen } = props;
  const { plot } = figure;
  if (props.table) return <CombinedTable facts={props.facts} figure={figure} who={props.who} />;
  if (plot === undefined)
    return <p className={styles.note}>Choose a second subject to see the picture.</p>;
  if (plot.children.length === 0)
    return (
      <EmptyState title="No child has a level in both yet">
        {`At ${sayPoint(figure.point)} nobody here has a level in ${plot.across.name} and ${plot.up.name}. Another point may have them.`}
      </EmptyState>
    );
  const pick =
    (find: (of: NonNullable<CombinedAttainment["plot"]>) => readonly { child: { id: string } }[]) =>
    (now: CombinedAttainment): ListedSection[] => {
      const ids = new Set(
        now.plot === undefined ? [] : find(now.plot).map(({ child }) => child.id),
      );
      return [
        {
          children: listed(
            props.facts,
            now,
            now.children.filter((one) => ids.has(one.child.id)),
          ),
        },
      ];
    };
  return (
    <section aria-label="Picture of two subjects">
      <div className={styles.quarters}>
        {QUADRANTS.map((quadrant) => {
          const says = sayQuadrant(quadrant, plot);
          const { length } = plot.quadrants[quadrant];
          return (
            <button
              key={quadrant}
              type="button"
              className={styles.count}
              disabled={length === 0}
              onClick={() => onOpen({ title: says, list: pick((of) => of.quadrants[quadrant]) })}
            >
              {says} <b>{length}</b>
            </button>
          );
        })}
      </div>
      <QuadrantGrid
        plot={plot}
        label={`${plot.up.name} against ${plot.across.name}, ${sayPoint(figure.point)}, ${props.who}`}
        onOpen={(across, up) =>
          onOpen({
            title: `${plot.across.name} ${across.code}, ${plot.up.name} ${up.code}`,
            list: pick((of) =>
              of.children.filter(
                (one) => one.across.rung?.index === across.index && one.up.rung?.index === up.index,
              ),
            ),
          })
        }
      />
      {(plot.lines.across === undefined || plot.lines.up === undefined) && (
        <p className={styles.note}>
          Children of several year groups are shown, of whom different steps are expected, so no
          line is drawn. Each is counted by what is expected of them.
        </p>
      )}
    </section>
  );
}
