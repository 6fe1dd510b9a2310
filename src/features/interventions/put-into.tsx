import { useState } from "react";
import type { Day } from "../../domain/calendar.ts";
import type { Intervention } from "../../domain/intervention.ts";
import { SelectField, TextField } from "../../ui/field.tsx";
import { formText } from "../../ui/form-text.ts";
import { FormDialog } from "./form-dialog.tsx";
import styles from "./interventions.module.css";

/** Puts one child, for whom nothing is planned, into an intervention that runs. [IV3] [PV2] */
export function PutInto({
  name,
  left,
  interventions,
  today,
  onPut,
  onClose,
}: {
  name: string;
  /** First day off roll. */
  left: Day | null;
  interventions: readonly Intervention[];
  today: Day;
  onPut: (one: Intervention, from: Day) => void;
  onClose: () => void;
}) {
  const [wrong, setWrong] = useState<string>();
  const submit = (data: FormData) => {
    const one = interventions.find(({ id }) => id === formText(data, "into"));
    const from = formText(data, "from") || today;
    if (one === undefined) return;
    if (one.to !== null && from > one.to) setWrong("It has ended by then.");
    else if (left !== null && left <= from) setWrong(`${name} has left by then.`);
    else onPut(one, from);
  };
  return (
    <FormDialog
      title={`Put ${name} into an intervention`}
      keep="Put in"
      onSubmit={submit}
      onClose={onClose}
    >
      <div className={styles.pair}>
        <SelectField label="Which" name="into">
          {interventions.map(({ id, name: called, wave }) => (
            <option key={id} value={id}>
              {called} (wave {wave})
            </option>
          ))}
        </SelectField>
        <TextField label="From" name="from" type="date" defaultValue={today} wrong={wrong} />
      </div>
    </FormDialog>
  );
}
