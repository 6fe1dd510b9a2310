import { useState } from "react";
import type { AttainmentFacts } from "../../domain/attainment-facts.ts";
import { type Day, writeDay } from "../../domain/calendar.ts";
import type { Session } from "../../domain/intervention-session.ts";
import type { Intervention } from "../../domain/intervention.ts";
import { LONGEST_SESSION_WORDS } from "../../domain/provision-tables.ts";
import { spanOn } from "../../domain/span.ts";
import { Button } from "../../ui/button.tsx";
import { ChipChoice } from "../../ui/chip-choice.tsx";
import { TextField } from "../../ui/field.tsx";
import { formText } from "../../ui/form-text.ts";
import { FormDialog } from "./form-dialog.tsx";
import type { Place } from "./use-interventions.ts";
import styles from "./interventions.module.css";

/**
 * Who was at a session: everybody of the group on that day is ticked, and who was away is unticked.
 * With `before` a session that is written down is changed, and its day stays. [IS1] [IS2]
 */
export function SessionForm({
  of,
  before,
  pupils,
  places,
  sessions,
  today,
  onSave,
  onRemove,
  onClose,
}: {
  of: Intervention;
  before: Session | undefined;
  /** Those this person sees, in the order of the register. */
  pupils: AttainmentFacts["children"];
  places: readonly Place[];
  sessions: readonly Session[];
  today: Day;
  onSave: (session: Session) => void;
  onRemove: (session: Session) => void;
  onClose: () => void;
}) {
  const [on, setOn] = useState(before?.on ?? today);
  const held = sessions.find((one) => one.on === on);
  // What is unticked belongs to a day: another day begins with what is written down of it.
  const [unticked, setUnticked] = useState<{ on: Day; away: ReadonlySet<string> }>();
  const [wrong, setWrong] = useState<string>();
  const away = unticked?.on === on ? unticked.away : new Set(held?.away);
  const spans = new Map(places.map((one) => [one.pupil, one.spans]));
  const group = pupils.filter(
    ({ id, left }) =>
      held?.there.includes(id) === true ||
      held?.away.includes(id) === true ||
      // Who is not written down yet is added by a new session of that day, never by a change of it.
      (before === undefined &&
        (left === null || left > on) &&
        spanOn(spans.get(id) ?? [], on) !== undefined),
  );
  const there = group.filter(({ id }) => !away.has(id));
  const submit = (data: FormData) => {
    if (on === "" || on > today) return setWrong("A session is written down once it was held.");
    if (group.length === 0) return setWrong("Nobody you see is in it on that day.");
    const words = formText(data, "words").trim();
    return onSave({
      on,
      there: there.map(({ id }) => id),
      away: group.flatMap(({ id }) => (away.has(id) ? id : [])),
      words: words === "" ? [] : [words],
    });
  };
  return (
    <FormDialog
      title={
        before === undefined
          ? `A session of ${of.name}`
          : `${of.name}, session of ${writeDay(before.on, today)}`
      }
      keep="Keep"
      more={
        before !== undefined && <Button onClick={() => onRemove(before)}>It was not held</Button>
      }
      onSubmit={submit}
      onClose={onClose}
    >
      {before === undefined && (
        <TextField
          label="Day"
          name="on"
          type="date"
          value={on}
          onChange={({ target }) => {
            setOn(target.value);
            setWrong(undefined);
          }}
          wrong={wrong}
        />
      )}
      {before === undefined && held !== undefined && (
        <p className={styles.quiet}>The session of that day is written down; this changes it.</p>
      )}
      {group.length === 0 ? (
        <p className={styles.quiet}>Nobody you see is in it on that day.</p>
      ) : (
        <ChipChoice
          label={`Who was there: ${there.length} of ${group.length}. Untick who was away.`}
          choices={group.map(({ id, name }) => ({ id, label: name }))}
          chosen={new Set(there.map(({ id }) => id))}
          onChange={(chosen) =>
            setUnticked({
              on,
              away: new Set(group.flatMap(({ id }) => (chosen.has(id) ? [] : id))),
            })
          }
        />
      )}
      <TextField
        key={on}
        label="What was done, if you like"
        hint="It stands with every child of the group, so name no child in it."
        name="words"
        maxLength={LONGEST_SESSION_WORDS}
        autoComplete="off"
        defaultValue={held?.words.join("; ") ?? ""}
      />
    </FormDialog>
  );
}
