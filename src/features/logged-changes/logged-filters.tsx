import { useState } from "react";
import { type Day, writeDay } from "../../domain/calendar.ts";
import { type ChangeGroup, type ChangesAsked, readAskedDay } from "../../domain/logged-change.ts";
import { Button } from "../../ui/button.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import type { LoggedNamesHere } from "./use-logged-names.ts";
import styles from "./logged-changes.module.css";

const GROUPS: Readonly<Record<ChangeGroup, string>> = {
  meetings: "Rounds, meetings and phrases",
  children: "What was said of children",
  notes: "Notes",
  actions: "Agreed actions",
  targets: "Target groups and targets",
  interventions: "Interventions",
  staff: "Staff and their classes",
  restricted: "Notes for leaders and SENCO only",
};

/** "Agreed actions by Ms Patel, about Leo Brook (4B), from 1 Sep 2026": what is shown. */
export function sayAsked(asked: ChangesAsked, { names, action }: LoggedNamesHere): string {
  const { group, by, child, meeting, from, to } = asked;
  return [
    group === "" ? "Everything" : GROUPS[group],
    ...(by === "" ? [] : [`by ${names.person(by)}`]),
    ...(child === "" ? [] : [`about ${names.child(child)}`]),
    ...(meeting === "" ? [] : [`of the ${names.meeting(meeting) ?? "chosen meeting"}`]),
    ...(asked.action === "" ? [] : [`of the ${sayAction(asked.action, action)}`]),
    ...(from === "" ? [] : [`from ${writeDay(from)}`]),
    ...(to === "" ? [] : [`to ${writeDay(to)}`]),
  ].join(", ");
}

function sayAction(id: string, action: LoggedNamesHere["action"]): string {
  const what = action(id);
  return what === undefined ? "chosen action" : `action ${what}`;
}

/** Narrows the list; each choice asks the school anew. [WC4] */
export function LoggedFilters({
  asked,
  here,
  mayRestricted,
  onAsk,
}: {
  asked: ChangesAsked;
  here: LoggedNamesHere;
  /** Whether this person may read notes for leaders and SENCO. */
  mayRestricted: boolean;
  onAsk: (part: Partial<ChangesAsked>) => void;
}) {
  const groups = (Object.keys(GROUPS) as ChangeGroup[]).filter(
    (one) => one !== "restricted" || mayRestricted,
  );
  return (
    <fieldset className={styles.filters} aria-label="What is shown">
      <SelectField
        label="What"
        value={asked.group}
        onChange={({ target }) => onAsk({ group: target.value as ChangesAsked["group"] })}
      >
        <option value="">Everything</option>
        {groups.map((one) => (
          <option key={one} value={one}>
            {GROUPS[one]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="Child"
        value={asked.child}
        onChange={({ target }) => onAsk({ child: target.value })}
      >
        <option value="">Any child, class or setting</option>
        {here.children.map(({ label, children }) => (
          <optgroup key={label} label={label}>
            {children.map((one) => (
              <option key={one.id} value={one.id}>
                {one.label}
              </option>
            ))}
          </optgroup>
        ))}
      </SelectField>
      <SelectField
        label="Who changed it"
        value={asked.by}
        onChange={({ target }) => onAsk({ by: target.value })}
      >
        <option value="">Anybody</option>
        {here.people.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </SelectField>
      <DayFilter
        label="From"
        value={asked.from}
        max={asked.to === "" ? here.names.today : asked.to}
        onAsk={(from) => onAsk({ from })}
      />
      <DayFilter
        label="To"
        value={asked.to}
        min={asked.from}
        max={here.names.today}
        onAsk={(to) => onAsk({ to })}
      />
      {asked.action !== "" && (
        <Button onClick={() => onAsk({ action: "" })}>
          Only the {sayAction(asked.action, here.action)}: show all
        </Button>
      )}
      {asked.meeting !== "" && (
        <Button onClick={() => onAsk({ meeting: "" })}>
          Only the {here.names.meeting(asked.meeting) ?? "chosen meeting"}: show all
        </Button>
      )}
    </fieldset>
  );
}

/**
 * A day is asked for once it is one: while a year is typed the field says days long ago, which stay
 * there until the year is whole. That there is none is asked for when the field is left.
 */
function DayFilter({
  label,
  value,
  min,
  max,
  onAsk,
}: {
  label: string;
  value: Day;
  min?: Day;
  max: Day;
  onAsk: (day: Day) => void;
}) {
  const [held, setHeld] = useState({ of: value, typed: value });
  // "Show everything" empties it too.
  if (held.of !== value) setHeld({ of: value, typed: value });

  function settle(): void {
    const day = readAskedDay(held.typed);
    const isHalf = day === "" && held.typed !== "";
    setHeld({ of: value, typed: isHalf ? value : day });
    if (!isHalf && day !== value) onAsk(day);
  }

  return (
    <TextField
      label={label}
      type="date"
      value={held.typed}
      min={min}
      max={max}
      onChange={({ target: { value: typed } }) => {
        setHeld({ of: value, typed });
        const day = readAskedDay(typed);
        if (day !== "" && day !== value) onAsk(day);
      }}
      onBlur={settle}
      onKeyDown={({ key }) => {
        if (key === "Enter") settle();
      }}
    />
  );
}
