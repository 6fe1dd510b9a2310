import { type FormEvent, useId, useRef, useState } from "react";
import type { Day } from "../../domain/calendar.ts";
import { parseLevel, writeLevel } from "../../domain/level.ts";
import type { Scale } from "../../domain/scale.ts";
import { Button } from "../../ui/button.tsx";
import { formText } from "../../ui/form-text.ts";
import { takeFocus } from "../../ui/take-focus.ts";
import { useLeaveByEscape } from "./use-leave-by-escape.ts";
import styles from "./child-form.module.css";

/** What was typed: `to` is the level it was changed to; undefined: agreed. */
export type ModerationTyped = {
  by: string;
  on: Day;
  evidence: string;
  outcome: "agreed" | "changed";
  to: string | undefined;
};

/** Who looked at a judgement, when, on what evidence, agreed or changed. [MO1] */
export function ModerationForm({
  scale,
  value,
  who,
  today,
  mayChange,
  onWrite,
  onLeave,
}: {
  scale: Scale;
  value: string;
  /** The name that stands in the field at first. */
  who: string;
  today: Day;
  /** Whether this person may put another level here. */
  mayChange: boolean;
  onWrite: (typed: ModerationTyped) => void;
  onLeave: () => void;
}) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  useLeaveByEscape(form, onLeave);
  const [changed, setChanged] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const by = formText(data, "by").trim();
    const on = formText(data, "on") || today;
    const said = { by, on, evidence: formText(data, "evidence").trim() };
    if (by === "") return setWrong("Who looked? A name is needed.");
    if (on > today) return setWrong("The day they looked cannot be still to come.");
    if (!changed) return onWrite({ ...said, outcome: "agreed", to: undefined });
    const read = parseLevel(scale, formText(data, "to"));
    if ("wrong" in read) return setWrong(read.wrong);
    if (read.value === value)
      return setWrong(
        `${writeLevel(scale, value)} is what stands. Type the level agreed on instead.`,
      );
    return onWrite({ ...said, outcome: "changed", to: read.value });
  };
  return (
    <form
      ref={form}
      className={styles.form}
      aria-label="Who looked at this"
      onSubmit={submit}
      onChange={() => setWrong(undefined)}
    >
      <label htmlFor={`${id}by`}>Who looked, and with whom</label>
      <input id={`${id}by`} name="by" defaultValue={who} maxLength={120} ref={takeFocus} />
      <label htmlFor={`${id}evidence`}>On what evidence</label>
      <textarea
        id={`${id}evidence`}
        name="evidence"
        maxLength={2000}
        rows={2}
        placeholder="Three pieces from the book"
      />
      <label htmlFor={`${id}on`}>When</label>
      <input id={`${id}on`} name="on" type="date" defaultValue={today} max={today} />
      <fieldset>
        <legend>What came of it</legend>
        <label>
          <input
            type="radio"
            name="outcome"
            checked={!changed}
            onChange={() => setChanged(false)}
          />
          {writeLevel(scale, value)} agreed
        </label>
        {mayChange && (
          <label>
            <input
              type="radio"
              name="outcome"
              checked={changed}
              onChange={() => setChanged(true)}
            />
            Changed
          </label>
        )}
      </fieldset>
      {changed && (
        <>
          <label htmlFor={`${id}to`}>Changed to</label>
          <input id={`${id}to`} name="to" maxLength={24} autoComplete="off" />
        </>
      )}
      {!mayChange && <small>To change the level, agree it with the teacher, who puts it in.</small>}
      {wrong !== undefined && <p role="alert">{wrong}</p>}
      <div>
        <Button type="submit">Write it down</Button>
        <Button kind="quiet" onClick={onLeave}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
