import { useState } from "react";
import type { AttainmentFacts } from "../../domain/attainment-facts.ts";
import { type Day, writeDay } from "../../domain/calendar.ts";
import type { Session, SessionSaid } from "../../domain/intervention-session.ts";
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
  /** As they stood when the form opened. */
  sessions: readonly Session[];
  today: Day;
  /** Answers why it was not kept. */
  onSave: (said: SessionSaid) => Promise<string | undefined>;
  onRemove: (session: Session) => void;
  onClose: () => void;
}) {
  const [on, setOn] = useState(before?.on ?? today);
  const held = sessions.find((one) => one.on === on);
  // What is unticked belongs to a day: another day begins with what is written down of it.
  const [unticked, setUnticked] = useState<{ on: Day; away: ReadonlySet<string> }>();
  const [wrong, setWrong] = useState<{ of: "day" | "words" | "all"; say: string }>();
  const say = (of: string) => (wrong?.of === of ? wrong.say : undefined);
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
  const shown = held?.words.join("; ") ?? "";
  const submit = async (data: FormData) => {
    const words = formText(data, "words").trim();
    const isTyped = words !== shown;
    if (on === "" || on > today)
      return setWrong({ of: "day", say: "A session is written down once it was held." });
    if (group.length === 0)
      return setWrong({ of: "day", say: "Nobody you see is in it on that day." });
    // What two people wrote stands here joined, and may be longer than one row takes. [IS2]
    if (isTyped && words.length > LONGEST_SESSION_WORDS)
      return setWrong({
        of: "words",
        say: `These are ${words.length} characters, and at most ${LONGEST_SESSION_WORDS} are kept: say it in fewer words.`,
      });
    const refused = await onSave({
      on,
      there: there.map(({ id }) => id),
      away: group.flatMap(({ id }) => (away.has(id) ? id : [])),
      words: isTyped ? words || null : undefined,
    });
    return setWrong(refused === undefined ? undefined : { of: "all", say: refused });
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
      onSubmit={(data) => void submit(data)}
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
          wrong={say("day")}
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
        defaultValue={shown}
        wrong={say("words")}
      />
      {wrong?.of === "all" && <p role="alert">{wrong.say}</p>}
    </FormDialog>
  );
}
