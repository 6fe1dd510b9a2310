import { type FormEvent, useId, useState } from "react";
import type { AttainmentFacts } from "../../domain/attainment-facts.ts";
import { writeYearGroup } from "../../domain/calendar.ts";
import { type CurricularTarget, writeHalfTerm } from "../../domain/curricular-target.ts";
import { HALF_TERMS } from "../../domain/half-term.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { formText } from "../../ui/form-text.ts";
import styles from "./curricular-targets.module.css";

const LAYERS = [
  { id: "must", label: "Every child must" },
  { id: "should", label: "Most should" },
  { id: "could", label: "Some could" },
] as const;

/** A focus of the whole school for half a term, layered by year group. [CU1] */
export function TargetForm({
  facts,
  before,
  halfTerm,
  newId,
  onSave,
  onClose,
}: {
  facts: AttainmentFacts;
  before: CurricularTarget | undefined;
  halfTerm: number;
  newId: () => string;
  /** Answers why it was not kept. */
  onSave: (after: CurricularTarget) => Promise<string | undefined>;
  onClose: () => void;
}) {
  const form = useId();
  const [wrong, setWrong] = useState<string>();
  const yearGroups = [
    ...new Set([
      ...facts.classes.flatMap((one) => one.yearGroups),
      ...(before?.layers ?? []).map(({ yearGroup }) => yearGroup),
    ]),
  ].sort((a, b) => a - b);

  async function save(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const focus = formText(data, "focus").trim();
    if (focus === "") return setWrong("Say what the whole school works on.");
    const refused = await onSave({
      id: before?.id ?? newId(),
      year: facts.year,
      halfTerm: Number(formText(data, "halfTerm")),
      subject: formText(data, "subject"),
      focus,
      layers: yearGroups
        .map((yearGroup) => ({
          yearGroup,
          must: formText(data, `must-${yearGroup}`).trim(),
          should: formText(data, `should-${yearGroup}`).trim(),
          could: formText(data, `could-${yearGroup}`).trim(),
        }))
        .filter(({ must, should, could }) => must + should + could !== ""),
    });
    return setWrong(refused);
  }

  return (
    <Dialog
      title={before === undefined ? "A new curricular target" : "Change a curricular target"}
      wide
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form={form}>
            Keep
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={(event) => void save(event)}>
        <TextField
          label="What the whole school works on"
          name="focus"
          maxLength={200}
          defaultValue={before?.focus ?? ""}
          wrong={wrong}
        />
        <div className={styles.pair}>
          <SelectField
            label="Half-term"
            name="halfTerm"
            defaultValue={String(before?.halfTerm ?? halfTerm)}
          >
            {HALF_TERMS.map((one) => (
              <option key={one} value={one}>
                {writeHalfTerm(one)}
              </option>
            ))}
          </SelectField>
          <SelectField
            label="Subject"
            name="subject"
            defaultValue={before?.subject ?? facts.subjects[0]?.id}
          >
            {facts.subjects.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        </div>
        <p className={styles.quiet}>
          Year by year, as children say it: “I can …”. A year left empty takes what the year below
          has.
        </p>
        {yearGroups.map((yearGroup) => {
          const held = before?.layers.find((one) => one.yearGroup === yearGroup);
          return (
            <fieldset key={yearGroup} className={styles.layers}>
              <legend>{writeYearGroup(yearGroup)}</legend>
              {LAYERS.map(({ id, label }) => (
                <TextField
                  key={id}
                  label={label}
                  name={`${id}-${yearGroup}`}
                  maxLength={400}
                  defaultValue={held?.[id] ?? ""}
                />
              ))}
            </fieldset>
          );
        })}
      </form>
    </Dialog>
  );
}
