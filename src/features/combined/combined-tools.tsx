import type { ReactNode } from "react";
import type { AssessmentPoint } from "../../domain/assessment-point.ts";
import type { AttainmentFacts } from "../../domain/attainment-facts.ts";
import type { CombinedAttainment, CombinedOptions } from "../../domain/combined-attainment.ts";
import type { CombinedView } from "../../domain/combined-query.ts";
import { combinable, columnOf } from "../../domain/combined-subject.ts";
import { rungsOf } from "../../domain/level.ts";
import { PointSelect } from "../../pictures/point-select.tsx";
import { WhoPopover } from "../../pictures/who-popover.tsx";
import { Popover } from "../../ui/popover.tsx";
import styles from "../../pictures/figure-screen.module.css";

/** The line over the picture: who, when, which subjects and from where they count. */
export function CombinedTools(props: {
  facts: AttainmentFacts;
  options: CombinedOptions;
  view: CombinedView;
  figure: CombinedAttainment;
  points: readonly AssessmentPoint[];
  onChange: (part: Partial<CombinedOptions>, look?: Partial<CombinedView>) => void;
  actions: ReactNode;
}) {
  const { facts, options, view, figure, onChange } = props;
  const axes = figure.plot;
  return (
    <div className={styles.tools} role="toolbar" aria-label="What is shown">
      <WhoPopover
        facts={facts}
        filter={options.filter}
        buttonClass={styles.chip}
        onFilter={(filter) => onChange({ filter })}
      />
      <PointSelect
        label="At"
        value={options.point}
        points={props.points}
        year={facts.year}
        onChoose={(point) => onChange({ point })}
      />
      <Popover title="Subjects" button="Subjects ▾" buttonClass={styles.chip} align="start">
        <div className={styles.panel}>
          <p className={styles.note}>
            Tick the subjects to count together, and from where each counts.
          </p>
          {combinable(facts, figure.point.year).map(({ id, name }) => (
            <OneSubject
              key={id}
              id={id}
              name={name}
              {...{ facts, options, year: figure.point.year, onChange }}
            />
          ))}
        </div>
      </Popover>
      {axes !== undefined && figure.subjects.length > 2 && (
        <>
          <Axis
            label="Across"
            value={axes.across.id}
            figure={figure}
            onChoose={(across) =>
              onChange({ across, up: across === axes.up.id ? axes.across.id : axes.up.id })
            }
          />
          <Axis
            label="Up"
            value={axes.up.id}
            figure={figure}
            onChoose={(up) =>
              onChange({ up, across: up === axes.across.id ? axes.up.id : axes.across.id })
            }
          />
        </>
      )}
      <button
        type="button"
        className={styles.chip}
        aria-pressed={view.table}
        onClick={() => onChange({}, { table: !view.table })}
      >
        Table
      </button>
      {props.actions}
    </div>
  );
}

function Axis(props: {
  label: string;
  value: string;
  figure: CombinedAttainment;
  onChoose: (id: string) => void;
}) {
  return (
    <label>
      <span>{props.label}</span>
      <select value={props.value} onChange={(event) => props.onChoose(event.target.value)}>
        {props.figure.subjects.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function OneSubject(props: {
  facts: AttainmentFacts;
  id: string;
  name: string;
  year: number;
  options: CombinedOptions;
  onChange: (part: Partial<CombinedOptions>) => void;
}) {
  const { id, name, options, onChange } = props;
  const held = options.subjects.find(({ subject }) => subject === id);
  const scale = columnOf(props.facts, { subject: id }, props.year)?.scale;
  return (
    <div>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={held !== undefined}
          // The last one stays: there is no figure of no subject.
          disabled={held !== undefined && options.subjects.length === 1}
          onChange={() =>
            onChange({
              subjects:
                held === undefined
                  ? [...options.subjects, { subject: id }]
                  : options.subjects.filter((one) => one !== held),
            })
          }
        />
        {name}
      </label>
      {held !== undefined && scale !== undefined && (
        <label className={styles.check}>
          <span>counts from</span>
          <select
            aria-label={`${name} counts from`}
            value={held.from ?? ""}
            onChange={({ target: { value } }) =>
              onChange({
                subjects: options.subjects.map((one) => {
                  if (one !== held) return one;
                  return value === "" ? { subject: id } : { subject: id, from: value };
                }),
              })
            }
          >
            <option value="">on track</option>
            {[...rungsOf(scale)].reverse().map(({ code, label }) => (
              <option key={code} value={code}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}
