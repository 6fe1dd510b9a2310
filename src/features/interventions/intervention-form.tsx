import { useState } from "react";
import type { AttainmentFacts } from "../../domain/attainment-facts.ts";
import type { Day } from "../../domain/calendar.ts";
import { parsePounds, writePounds, writeWave } from "../../domain/intervention-words.ts";
import { type Intervention, type Wave, WAVES } from "../../domain/intervention.ts";
import { SelectField, TextField } from "../../ui/field.tsx";
import { formText } from "../../ui/form-text.ts";
import { FormDialog } from "./form-dialog.tsx";
import styles from "./interventions.module.css";

const MOST_SESSIONS = 999;

/** What an intervention is, who leads it and when it runs: a new one, or a change of one. [IV1] [IV4] */
export function InterventionForm({
  facts,
  before,
  newId,
  today,
  onSave,
  onClose,
}: {
  facts: AttainmentFacts;
  before: Intervention | undefined;
  newId: () => string;
  today: Day;
  /** Answers why it was not kept. */
  onSave: (after: Intervention) => Promise<string | undefined>;
  onClose: () => void;
}) {
  const [wrong, setWrong] = useState<{ of: "name" | "to" | "sessions" | "cost"; say: string }>();
  const say = (of: string) => (wrong?.of === of ? wrong.say : undefined);

  async function save(data: FormData): Promise<void> {
    const name = formText(data, "name").trim();
    const from = formText(data, "from") || today;
    const to = formText(data, "to") || null;
    const typed = formText(data, "sessions").trim();
    const sessions = typed === "" ? null : Number(typed);
    const money = formText(data, "cost").trim();
    const cost = money === "" ? null : parsePounds(money);
    if (name === "")
      return setWrong({ of: "name", say: "Give it a name: what is done, not who it is for." });
    if (to !== null && to < from)
      return setWrong({ of: "to", say: "It would end before it begins." });
    if (
      sessions !== null &&
      !(Number.isInteger(sessions) && sessions > 0 && sessions <= MOST_SESSIONS)
    )
      return setWrong({ of: "sessions", say: `A whole number from 1 to ${MOST_SESSIONS}.` });
    if (cost === undefined)
      return setWrong({ of: "cost", say: "In pounds, such as 240 or 12.50." });
    const wave = Number(formText(data, "wave"));
    const refused = await onSave({
      id: before?.id ?? newId(),
      name,
      wave: WAVES.find((one): one is Wave => one === wave) ?? 2,
      subject: formText(data, "subject") || null,
      leads: formText(data, "leads").trim() || null,
      from,
      to,
      sessions,
      cost,
    });
    return setWrong(refused === undefined ? undefined : { of: "name", say: refused });
  }

  return (
    <FormDialog
      title={before === undefined ? "A new intervention" : `Change ${before.name}`}
      keep="Keep"
      onSubmit={(data) => void save(data)}
      onClose={onClose}
    >
      <TextField
        label="What it is called"
        name="name"
        maxLength={80}
        autoComplete="off"
        defaultValue={before?.name ?? ""}
        wrong={say("name")}
      />
      <SelectField label="Wave" name="wave" defaultValue={String(before?.wave ?? 2)}>
        {WAVES.map((wave) => (
          <option key={wave} value={wave}>
            {writeWave(wave)}
          </option>
        ))}
      </SelectField>
      <div className={styles.pair}>
        <SelectField label="Subject" name="subject" defaultValue={before?.subject ?? ""}>
          <option value="">No one subject</option>
          {facts.subjects.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField
          label="Led by, if known"
          name="leads"
          maxLength={120}
          defaultValue={before?.leads ?? ""}
        />
      </div>
      <div className={styles.pair}>
        <TextField label="First day" name="from" type="date" defaultValue={before?.from ?? today} />
        <TextField
          label="Last day, if known"
          name="to"
          type="date"
          defaultValue={before?.to ?? ""}
          wrong={say("to")}
        />
      </div>
      <div className={styles.pair}>
        <TextField
          label="Sessions, if you count them"
          name="sessions"
          inputMode="numeric"
          defaultValue={before?.sessions ?? ""}
          wrong={say("sessions")}
        />
        <TextField
          label="Cost of all of it, if you like"
          name="cost"
          inputMode="decimal"
          defaultValue={before?.cost == null ? "" : writePounds(before.cost)}
          wrong={say("cost")}
        />
      </div>
      {before !== undefined && (
        <p className={styles.quiet}>
          A new last day goes for every child who is in it until the old one.
        </p>
      )}
    </FormDialog>
  );
}
