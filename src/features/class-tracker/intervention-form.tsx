import { type FormEvent, useId, useRef, useState } from "react";
import type { Day } from "../../domain/calendar.ts";
import type { Intervention } from "../../domain/intervention.ts";
import { Button } from "../../ui/button.tsx";
import { formText } from "../../ui/form-text.ts";
import { takeFocus } from "../../ui/take-focus.ts";
import {
  InterventionFields,
  type InterventionSaid,
  readIntervention,
} from "./intervention-fields.tsx";
import { useLeaveByEscape } from "./use-leave-by-escape.ts";
import styles from "./child-form.module.css";

/** Chooses an intervention for a child, or names a new one. [IV1] [IV2] */
export function InterventionForm({
  offered,
  mayName,
  mayChange,
  today,
  onChoose,
  onName,
  onChange,
  onLeave,
}: {
  offered: readonly Intervention[];
  mayName: boolean;
  mayChange: (intervention: string) => boolean;
  today: Day;
  onChoose: (one: Intervention, from: Day) => void;
  onName: (named: InterventionSaid) => void;
  /** Wants to change the one chosen, for everybody in it. */
  onChange: (one: Intervention) => void;
  onLeave: () => void;
}) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  useLeaveByEscape(form, onLeave);
  const [chosen, setChosen] = useState(offered[0]?.id ?? "");
  const [wrong, setWrong] = useState<string>();
  const one = offered.find((other) => other.id === chosen);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const from = formText(data, "from") || today;
    if (one !== undefined) {
      if (one.to !== null && from > one.to) return setWrong("It has ended by then.");
      return onChoose(one, from);
    }
    const said = readIntervention(data, today);
    return "wrong" in said ? setWrong(said.wrong) : onName(said);
  };
  return (
    <form
      ref={form}
      className={styles.form}
      aria-label="Put into an intervention"
      onSubmit={submit}
      onChange={() => setWrong(undefined)}
    >
      {offered.length > 0 && (
        <>
          <label htmlFor={`${id}which`}>Which</label>
          <select
            id={`${id}which`}
            value={chosen}
            ref={takeFocus}
            onChange={(event) => setChosen(event.target.value)}
          >
            {offered.map(({ id: which, name, wave }) => (
              <option key={which} value={which}>
                {name} (wave {wave})
              </option>
            ))}
            {mayName && <option value="">A new one …</option>}
          </select>
        </>
      )}
      {one === undefined && mayName && <InterventionFields id={id} />}
      <label htmlFor={`${id}from`}>From</label>
      <input
        id={`${id}from`}
        name="from"
        type="date"
        defaultValue={one !== undefined && one.from > today ? one.from : today}
        key={one?.id ?? "new"}
      />
      {one === undefined && mayName && (
        <>
          <label htmlFor={`${id}to`}>Until, if known</label>
          <input id={`${id}to`} name="to" type="date" />
        </>
      )}
      {wrong !== undefined && <p role="alert">{wrong}</p>}
      {one === undefined && !mayName ? (
        <small>No intervention runs now. Ask the SENCO or a subject leader to name one.</small>
      ) : (
        <div>
          <Button type="submit">Put in</Button>
          {one !== undefined && mayChange(one.id) && (
            <Button kind="quiet" aria-label={`Change ${one.name}`} onClick={() => onChange(one)}>
              Change
            </Button>
          )}
          <Button kind="quiet" onClick={onLeave}>
            Cancel
          </Button>
        </div>
      )}
    </form>
  );
}
