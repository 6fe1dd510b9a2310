import { writeDay } from "../../domain/calendar.ts";
import type { ChangeGroup, ChangesAsked } from "../../domain/logged-change.ts";
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
export function sayAsked(asked: ChangesAsked, { names }: LoggedNamesHere): string {
  const { group, by, child, meeting, from, to } = asked;
  return [
    group === "" ? "Everything" : GROUPS[group],
    ...(by === "" ? [] : [`by ${names.person(by)}`]),
    ...(child === "" ? [] : [`about ${names.child(child)}`]),
    ...(meeting === "" ? [] : [`of the ${names.meeting(meeting) ?? "chosen meeting"}`]),
    ...(from === "" ? [] : [`from ${writeDay(from)}`]),
    ...(to === "" ? [] : [`to ${writeDay(to)}`]),
  ].join(", ");
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
      <TextField
        label="From"
        type="date"
        value={asked.from}
        max={asked.to === "" ? here.names.today : asked.to}
        onChange={({ target }) => onAsk({ from: target.value })}
      />
      <TextField
        label="To"
        type="date"
        value={asked.to}
        min={asked.from}
        max={here.names.today}
        onChange={({ target }) => onAsk({ to: target.value })}
      />
      {asked.meeting !== "" && (
        <Button onClick={() => onAsk({ meeting: "" })}>
          Only the {here.names.meeting(asked.meeting) ?? "chosen meeting"}: show all
        </Button>
      )}
    </fieldset>
  );
}
