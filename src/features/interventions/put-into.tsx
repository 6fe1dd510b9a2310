import { type FormEvent, useId, useState } from "react";
import type { Day } from "../../domain/calendar.ts";
import type { Intervention } from "../../domain/intervention.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { formText } from "../../ui/form-text.ts";
import styles from "./interventions.module.css";

/** Puts one child, for whom nothing is planned, into an intervention that runs. [IV3] [PV2] */
export function PutInto({
  name,
  interventions,
  today,
  onPut,
  onClose,
}: {
  name: string;
  interventions: readonly Intervention[];
  today: Day;
  onPut: (one: Intervention, from: Day) => void;
  onClose: () => void;
}) {
  const form = useId();
  const [wrong, setWrong] = useState<string>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const one = interventions.find(({ id }) => id === formText(data, "into"));
    const from = formText(data, "from") || today;
    if (one === undefined) return;
    if (one.to !== null && from > one.to) setWrong("It has ended by then.");
    else onPut(one, from);
  };
  return (
    <Dialog
      title={`Put ${name} into an intervention`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form={form}>
            Put in
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
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
      </form>
    </Dialog>
  );
}
