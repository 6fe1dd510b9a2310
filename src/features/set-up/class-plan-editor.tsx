import { useRef } from "react";
import { writeYearGroupShort } from "../../domain/calendar.ts";
import { Button } from "../../ui/button.tsx";
import { ChipChoice } from "../../ui/chip-choice.tsx";
import { TextField } from "../../ui/field.tsx";
import type { PlannedClass } from "./class-plan.ts";
import styles from "./set-up.module.css";

/** The school's classes, a line each: a name and its year groups (several in a mixed class). */
export function ClassPlanEditor({
  classes,
  yearGroups,
  wrong,
  onChange,
}: {
  classes: readonly PlannedClass[];
  yearGroups: readonly number[];
  /** What is not right yet, by the class's key. */
  wrong: ReadonlyMap<string, string>;
  onChange: (classes: readonly PlannedClass[]) => void;
}) {
  const added = useRef(0);
  const change = (key: string, part: Partial<PlannedClass>) =>
    onChange(classes.map((one) => (one.key === key ? { ...one, ...part } : one)));
  return (
    <div className={styles.classes}>
      {classes.map((one, at) => (
        <div key={one.key} className={styles.classLine}>
          <TextField
            label={`Class ${at + 1}`}
            value={one.name}
            maxLength={40}
            wrong={wrong.get(one.key)}
            onChange={(event) => change(one.key, { name: event.target.value })}
          />
          <ChipChoice
            label={`Year groups of ${one.name || `class ${at + 1}`}`}
            hideLabel
            choices={yearGroups.map((yearGroup) => ({
              id: String(yearGroup),
              label: writeYearGroupShort(yearGroup),
            }))}
            chosen={new Set(one.yearGroups.map(String))}
            onChange={(chosen) => change(one.key, { yearGroups: [...chosen].map(Number) })}
          />
          <Button
            kind="quiet"
            aria-label={`Remove ${one.name || `class ${at + 1}`}`}
            onClick={() => onChange(classes.filter((other) => other.key !== one.key))}
          >
            Remove
          </Button>
        </div>
      ))}
      <div>
        <Button
          onClick={() => {
            added.current += 1;
            onChange([...classes, { key: `added-${added.current}`, name: "", yearGroups: [] }]);
          }}
        >
          Add a class
        </Button>
      </div>
    </div>
  );
}
