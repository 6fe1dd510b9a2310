import { type FormEvent, useId, useRef, useState } from "react";
import type { Intervention } from "../../domain/intervention.ts";
import { Button } from "../../ui/button.tsx";
import { InterventionFields, readIntervention } from "./intervention-fields.tsx";
import { useLeaveByEscape } from "./use-leave-by-escape.ts";
import styles from "./child-form.module.css";

/** Changes an intervention for everybody in it, or takes it off the list. [IV4] */
export function InterventionChange({
  of,
  onKeep,
  onRemove,
  onLeave,
}: {
  of: Intervention;
  onKeep: (changed: Intervention) => void;
  onRemove: () => void;
  onLeave: () => void;
}) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  useLeaveByEscape(form, onLeave);
  const [wrong, setWrong] = useState<string>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const said = readIntervention(new FormData(event.currentTarget), of.from);
    if ("wrong" in said) setWrong(said.wrong);
    else onKeep({ ...of, ...said });
  };
  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={`Change ${of.name}`}
      onSubmit={submit}
      onChange={() => setWrong(undefined)}
    >
      <small>For every child in it.</small>
      <InterventionFields id={id} of={of} />
      <label htmlFor={`${id}from`}>From</label>
      <input id={`${id}from`} name="from" type="date" defaultValue={of.from} />
      <label htmlFor={`${id}to`}>Until, if known</label>
      <input id={`${id}to`} name="to" type="date" defaultValue={of.to ?? ""} />
      {wrong !== undefined && <p role="alert">{wrong}</p>}
      <div>
        <Button type="submit">Keep</Button>
        <Button kind="quiet" onClick={onRemove}>
          Take off the list
        </Button>
        <Button kind="quiet" onClick={onLeave}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
