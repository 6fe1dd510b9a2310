import { type FormEvent, useId, useRef, useState } from "react";
import type { Day } from "../../domain/calendar.ts";
import { type Intervention, type Wave, WAVES } from "../../domain/intervention.ts";
import { Button } from "../../ui/button.tsx";
import { formText } from "../../ui/form-text.ts";
import { useLeaveByEscape } from "./use-leave-by-escape.ts";
import styles from "./child-form.module.css";

const MEANT: Readonly<Record<Wave, string>> = {
  1: "Wave 1: within good teaching for all",
  2: "Wave 2: a small group for a time",
  3: "Wave 3: for one child",
};

type Named = Pick<Intervention, "name" | "wave" | "from" | "to">;

/** Chooses an intervention for a child, or names a new one. [IV1] [IV2] */
export function InterventionForm({
  offered,
  mayName,
  today,
  onChoose,
  onName,
  onLeave,
}: {
  offered: readonly Intervention[];
  mayName: boolean;
  today: Day;
  onChoose: (one: Intervention, from: Day) => void;
  onName: (named: Named) => void;
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
    const name = formText(data, "name").trim();
    const to = formText(data, "to") || null;
    if (name === "") return setWrong("Give it a name: what is done, not who it is for.");
    if (to !== null && to < from) return setWrong("It would end before it begins.");
    const wave = WAVES.find((other) => String(other) === formText(data, "wave")) ?? 2;
    return onName({ name, wave, from, to });
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
            // Asked for by the press before it.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
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
      {one === undefined && mayName && (
        <>
          <label htmlFor={`${id}name`}>What it is called</label>
          <input id={`${id}name`} name="name" maxLength={80} autoComplete="off" />
          <label htmlFor={`${id}wave`}>Wave</label>
          <select id={`${id}wave`} name="wave" defaultValue="2">
            {WAVES.map((wave) => (
              <option key={wave} value={wave}>
                {MEANT[wave]}
              </option>
            ))}
          </select>
        </>
      )}
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
          <Button kind="quiet" onClick={onLeave}>
            Cancel
          </Button>
        </div>
      )}
    </form>
  );
}
