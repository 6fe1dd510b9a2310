import { useState } from "react";
import { type AttainmentFacts, yearOf } from "../../domain/attainment-facts.ts";
import type { Day } from "../../domain/calendar.ts";
import type { Intervention } from "../../domain/intervention.ts";
import { ChipChoice } from "../../ui/chip-choice.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { FormDialog } from "./form-dialog.tsx";
import styles from "./interventions.module.css";

/** Puts children of a class into an intervention from a day on. [IV3] */
export function InterventionChildren({
  of,
  facts,
  today,
  isIn,
  mayGive,
  onPut,
  onClose,
}: {
  of: Intervention;
  facts: AttainmentFacts;
  today: Day;
  /** Whether a child is in it now. */
  isIn: (pupil: string) => boolean;
  mayGive: (pupil: string) => boolean;
  onPut: (pupils: readonly string[], from: Day) => void;
  onClose: () => void;
}) {
  const [typed, setFrom] = useState<Day>(of.from > today ? of.from : today);
  const from = typed || today;
  // On roll on the day it begins: who leaves at Christmas is in nothing from January. [IV3]
  const free = facts.children.filter(
    ({ id, left }) => (left === null || left > from) && mayGive(id) && !isIn(id),
  );
  const classes = facts.classes.filter((one) =>
    free.some((child) => yearOf(child, facts.year)?.class === one.id),
  );
  const [schoolClass, setClass] = useState(classes[0]?.id ?? "");
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const chosen = new Set(free.flatMap(({ id }) => (ticked.has(id) ? id : [])));
  const [wrong, setWrong] = useState<string>();
  const submit = () => {
    if (of.to !== null && from > of.to) return setWrong("It has ended by then.");
    if (chosen.size === 0) return setWrong("Choose at least one child.");
    return onPut([...chosen], from);
  };
  return (
    <FormDialog
      title={`Put children into ${of.name}`}
      keep="Put in"
      onSubmit={submit}
      onClose={onClose}
    >
      <div className={styles.pair}>
        <SelectField
          label="Class"
          value={schoolClass}
          onChange={({ target }) => setClass(target.value)}
        >
          {classes.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField
          label="From"
          name="from"
          type="date"
          value={typed}
          onChange={({ target }) => setFrom(target.value)}
          wrong={wrong}
        />
      </div>
      <ChipChoice
        label={chosen.size === 0 ? "Which children" : `Which children: ${chosen.size} chosen`}
        choices={free
          .filter((child) => yearOf(child, facts.year)?.class === schoolClass)
          .map(({ id, name }) => ({ id, label: name }))}
        chosen={chosen}
        onChange={setTicked}
      />
    </FormDialog>
  );
}
