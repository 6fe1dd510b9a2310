import { useId } from "react";
import { midYearOf, midYearPoints } from "../../domain/class-tracker-form.ts";
import {
  INTERVENTION_SIGN,
  type MarkChoice,
  NOTE_SIGN,
  TARGET_GROUP_SIGN,
} from "../../domain/class-tracker-marks.ts";
import type { TrackerFacts } from "../../domain/class-tracker.ts";
import type { Group } from "../../domain/group.ts";
import type { TrackerViewChoice } from "./use-tracker-view.ts";
import styles from "./tracker-view.module.css";

/** Which columns and which marks. [CT7] [CT8] */
export function TrackerChoices({
  view,
  groups,
  points,
}: {
  view: TrackerViewChoice;
  groups: readonly Group[];
  points: TrackerFacts["points"];
}) {
  return (
    <div className={styles.view}>
      {midYearPoints(points).length > 0 && <Columns view={view} points={points} />}
      <MarkChooser marks={view.marks} groups={groups} onMarks={view.onMarks} />
      <p className={styles.quiet}>
        Sensitive groups are off again when you leave this screen, and off on paper until you ask
        for them there.
      </p>
    </div>
  );
}

/** Every point, or the handbook's form. */
function Columns({ view, points }: { view: TrackerViewChoice; points: TrackerFacts["points"] }) {
  const { form, onForm } = view;
  const name = useId();
  const mid = midYearOf(points, form ?? { midYear: undefined });
  return (
    <fieldset>
      <legend>Columns</legend>
      <label>
        <input
          type="radio"
          name={name}
          checked={form === undefined}
          onChange={() => onForm(undefined)}
        />
        Every point
      </label>
      <label>
        <input
          type="radio"
          name={name}
          checked={form !== undefined}
          onChange={() => onForm({ midYear: undefined })}
        />
        Baseline, Mid-year, End of year
      </label>
      {form !== undefined && (
        <label className={styles.inner}>
          Mid-year is
          <select value={mid?.id} onChange={(event) => onForm({ midYear: event.target.value })}>
            {midYearPoints(points).map((point) => (
              <option key={point.id} value={point.id}>
                {point.name}
              </option>
            ))}
          </select>
        </label>
      )}
    </fieldset>
  );
}

const USUAL = [
  { id: "targetGroup", sign: TARGET_GROUP_SIGN, words: "Target group" },
  { id: "intervention", sign: INTERVENTION_SIGN, words: "In an intervention" },
  { id: "note", sign: NOTE_SIGN, words: "A reason was written" },
] as const;

/** What stands after the names: shapes and letters, groups only when asked for. [CT7] */
export function MarkChooser({
  marks,
  groups,
  onMarks,
}: {
  marks: MarkChoice;
  groups: readonly Group[];
  onMarks: (marks: MarkChoice) => void;
}) {
  return (
    <>
      <fieldset>
        <legend>Marks</legend>
        {USUAL.map(({ id, sign, words }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={marks[id]}
              onChange={(event) => onMarks({ ...marks, [id]: event.target.checked })}
            />
            <b>{sign}</b> {words}
          </label>
        ))}
      </fieldset>
      <fieldset className={styles.groups}>
        <legend>Groups</legend>
        {groups.map(({ id, letter, name }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={marks.groups.includes(id)}
              onChange={(event) =>
                onMarks({
                  ...marks,
                  groups: event.target.checked
                    ? [...marks.groups, id]
                    : marks.groups.filter((one) => one !== id),
                })
              }
            />
            <b>{letter}</b> {name}
          </label>
        ))}
      </fieldset>
    </>
  );
}
