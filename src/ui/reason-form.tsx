import { type FormEvent, useId } from "react";
import { takeFocus } from "./take-focus.ts";
import styles from "./reason-form.module.css";

/** One line of reason for something that was just asked for: Enter does it, Escape leaves it. */
export function ReasonForm({
  label,
  note,
  submit,
  max,
  needed = false,
  onSay,
  onLeave,
}: {
  label: string;
  note?: string;
  submit: string;
  /** Longest reason, in characters. */
  max: number;
  /** Nothing is done without words. */
  needed?: boolean;
  onSay: (why: string) => void;
  onLeave: () => void;
}) {
  const id = useId();
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const said = new FormData(event.currentTarget).get("why");
    const why = typeof said === "string" ? said.trim() : "";
    if (why !== "" || !needed) onSay(why);
  };
  return (
    <form className={styles.why} onSubmit={onSubmit}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name="why"
        maxLength={max}
        autoComplete="off"
        ref={takeFocus}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.preventDefault();
          onLeave();
        }}
      />
      {note !== undefined && <small>{note}</small>}
      <button type="submit">{submit}</button>
    </form>
  );
}
