import type { AttainmentFacts } from "../../domain/attainment-facts.ts";
import { gridColumns } from "../../domain/attainment-grid-columns.ts";
import { gridMarkLegend, PLAN_MARKS } from "../../domain/attainment-grid-marks.ts";
import type { GridQuery, GridView } from "../../domain/attainment-grid-query.ts";
import type { ChildMark } from "../../domain/class-tracker-marks.ts";
import { ChipChoice } from "../../ui/chip-choice.tsx";
import { Segments } from "../../ui/segments.tsx";
import { LARGEST, ONE_PRESS, type Zoom } from "./use-zoom.ts";
import styles from "./grid-tools.module.css";

/** Which columns there are, what stands under them, and which group letters after names. */
export function GridViewPicker(props: {
  facts: AttainmentFacts;
  query: GridQuery;
  onQuery: (part: Partial<GridQuery>) => void;
  zoom: Zoom;
}) {
  const { facts, query, onQuery } = props;
  const { zoom, setZoom } = props.zoom;
  const { options, view } = query;
  const set = (part: Partial<typeof options>) => onQuery({ options: { ...options, ...part } });
  const look = (part: Partial<GridView>) => onQuery({ view: { ...view, ...part } });
  const columns = gridColumns(facts, { ...options, only: [] });
  const present = new Set(facts.children.flatMap((child) => child.groups));
  return (
    <div className={styles.view}>
      <fieldset className={styles.size}>
        <legend>Size (two fingers, or Ctrl and the wheel)</legend>
        <button
          type="button"
          aria-label="Smaller"
          disabled={zoom <= 1}
          onClick={() => setZoom(zoom / ONE_PRESS)}
        >
          −
        </button>
        <button type="button" disabled={zoom === 1} onClick={() => setZoom(1)}>
          Fit
        </button>
        <button
          type="button"
          aria-label="Larger"
          disabled={zoom >= LARGEST}
          onClick={() => setZoom(zoom * ONE_PRESS)}
        >
          +
        </button>
      </fieldset>
      <div className={styles.field}>
        <span>Columns</span>
        <Segments
          label="Columns"
          chosen={options.columns}
          segments={[
            { id: "years", label: "Year groups" },
            { id: "classes", label: "Classes" },
          ]}
          onChoose={(id) => set({ columns: id === "classes" ? "classes" : "years", only: [] })}
        />
      </div>
      <Check
        label="Reception too"
        on={options.reception}
        onTurn={(reception) => set({ reception, only: [] })}
      />
      <ChipChoice
        label="Only these (all when none is chosen)"
        choices={columns.map(({ id, name }) => ({ id, label: name }))}
        chosen={new Set(options.only)}
        onChange={(only) => set({ only: [...only] })}
      />
      <Check
        label="All figures under the columns"
        on={view.figures}
        onTurn={(figures) => look({ figures })}
      />
      <Check
        label="Show where children were at the compared point"
        on={view.ghosts}
        onTurn={(ghosts) => look({ ghosts })}
      />
      <ChipChoice
        label="Marks after names (never when presenting)"
        choices={PLAN_MARKS.map(({ id, sign, words }) => ({ id, label: `${sign} ${words}` }))}
        chosen={new Set<string>(view.plans)}
        onChange={(plans) =>
          look({ plans: PLAN_MARKS.map(({ id }) => id).filter((id) => plans.has(id)) })
        }
      />
      <ChipChoice
        label="Letters after names (never when presenting)"
        choices={facts.groups
          .filter(({ id }) => present.has(id))
          .map(({ id, name, letter }) => ({ id, label: `${letter} ${name}` }))}
        chosen={new Set(view.marks)}
        onChange={(marks) => look({ marks: [...marks] })}
      />
      <GridLegend marks={gridMarkLegend(facts, { plans: view.plans, groups: view.marks })} />
    </div>
  );
}

const SIGNS: readonly (readonly [string, string])[] = [
  ["striped, between two lines", "the steps expected of the year group at this point"],
  ["blue, white, amber", "above, within and below what is expected; rows say it as well"],
  ["▲2 = ▼1", "steps up, none, down since the compared point"],
  ["was 5", "children who stood here then; dashed where nobody does now"],
  ["on track +", "children on track or above, of those with a level"],
  ["◇", "an expectation of the child’s own is agreed, and counts for the child"],
  ["P6, [3]", "a value below Level 1; a level given whole"],
];

/** What the signs of the picture mean. */
function GridLegend({ marks }: { marks: readonly ChildMark[] }) {
  return (
    <details className={styles.legend}>
      <summary>What the signs mean</summary>
      <dl>
        {SIGNS.map(([sign, words]) => (
          <div key={sign}>
            <dt>{sign}</dt>
            <dd>{words}</dd>
          </div>
        ))}
        {marks.map(({ sign, words }) => (
          <div key={`${sign} ${words}`}>
            <dt>{sign}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Check(props: { label: string; on: boolean; onTurn: (on: boolean) => void }) {
  return (
    <label className={styles.check}>
      <input
        type="checkbox"
        checked={props.on}
        onChange={(event) => props.onTurn(event.target.checked)}
      />
      {props.label}
    </label>
  );
}
