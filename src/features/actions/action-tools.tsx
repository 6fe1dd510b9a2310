import type { ReactNode } from "react";
import { writeDay } from "../../domain/calendar.ts";
import type { MeetingAction } from "../../domain/meeting-action.ts";
import { Segments } from "../../ui/segments.tsx";
import { type ActionView, ownerKey } from "./action-view.ts";
import type { ActionWords } from "./action-words.ts";
import type { Actions } from "./use-actions.ts";
import screen from "../../pictures/figure-screen.module.css";
import styles from "./actions.module.css";

type Choice = { id: string; label: string };

/** Whose actions are shown: mine, a class's, all there are. */
function ActionWhose({
  actions,
  filter,
  onFilter,
}: {
  actions: Actions;
  filter: ActionView;
  onFilter: (part: Partial<ActionView>) => void;
}) {
  const [only] = actions.classes;
  const oneClass = actions.classes.length === 1 && only !== undefined ? only.name : "A class";
  return (
    <Segments
      label="Whose actions"
      chosen={filter.whose}
      segments={[
        { id: "mine", label: "Mine" },
        ...(actions.classes.length > 0 ? [{ id: "class", label: oneClass }] : []),
        { id: "school", label: actions.seesAll ? "The school" : "All you see" },
      ]}
      onChoose={(id) =>
        onFilter(
          id === "class"
            ? { whose: "class", class: filter.class || (only?.id ?? ""), person: "" }
            : { whose: id === "school" ? "school" : "mine", person: "" },
        )
      }
    />
  );
}

/** Narrows the list: by class, person, meeting, intervention; only what there is can be chosen. */
export function ActionTools({
  actions,
  words,
  within,
  filter,
  onFilter,
  children,
}: {
  actions: Actions;
  words: ActionWords;
  /** The actions before they are narrowed. */
  within: readonly MeetingAction[];
  filter: ActionView;
  onFilter: (part: Partial<ActionView>) => void;
  children: ReactNode;
}) {
  const people = unique(
    within.map((one) => ({ id: ownerKey(one), label: words.owner(one) })),
  ).filter(({ id }) => id !== "");
  const meetings = unique(
    within.flatMap(({ meeting }) =>
      meeting === null ? [] : [{ id: meeting, label: words.meeting(meeting) }],
    ),
  );
  const interventions = unique(
    within.flatMap(({ intervention: id }) =>
      id === null ? [] : [{ id, label: words.intervention(id) }],
    ),
  );
  return (
    <div className={screen.tools} role="toolbar" aria-label="What is shown">
      <ActionWhose actions={actions} filter={filter} onFilter={onFilter} />
      {filter.whose === "class" && actions.classes.length > 1 && (
        <Narrow
          label="Class"
          value={filter.class}
          choices={actions.classes.map(({ id, name }) => ({ id, label: name }))}
          onChoose={(id) => onFilter({ class: id })}
        />
      )}
      {filter.whose !== "mine" && (
        <Narrow
          label="Who"
          all="Everybody"
          value={filter.person}
          choices={people}
          onChoose={(person) => onFilter({ person })}
        />
      )}
      <Narrow
        label="From"
        all="Any meeting or none"
        value={filter.meeting}
        choices={meetings}
        onChoose={(meeting) => onFilter({ meeting })}
      />
      <Narrow
        label="Intervention"
        all="Any intervention or none"
        value={filter.intervention}
        choices={interventions}
        onChoose={(intervention) => onFilter({ intervention })}
      />
      {children}
    </div>
  );
}

/** Over the list on paper, where no tools are: whose they are, which of them, of where and when. [EX14] */
export function ActionsOnPaper({
  actions,
  words,
  filter,
  school,
}: {
  actions: Actions;
  words: ActionWords;
  filter: ActionView;
  school: string;
}) {
  const owned =
    filter.person === "" ? undefined : actions.all.find((one) => ownerKey(one) === filter.person);
  const everyone = actions.seesAll ? "every class" : "all you see";
  const said = [
    filter.whose === "school" ? everyone : "",
    owned === undefined ? "" : words.owner(owned),
    filter.meeting === "" ? "" : words.meeting(filter.meeting),
    filter.intervention === "" ? "" : words.intervention(filter.intervention),
    school,
    writeDay(actions.today),
  ];
  return <p className={styles.paper}>{said.filter((part) => part !== "").join(" · ")}</p>;
}

function unique(choices: readonly Choice[]): Choice[] {
  return [...new Map(choices.map((one) => [one.id, one])).values()].sort((a, b) =>
    a.label.localeCompare(b.label, "en"),
  );
}

function Narrow({
  label,
  all,
  value,
  choices,
  onChoose,
}: {
  label: string;
  all?: string;
  value: string;
  choices: readonly Choice[];
  onChoose: (id: string) => void;
}) {
  // With nothing to choose from there is nothing to show, unless it is chosen already.
  if (all !== undefined && choices.length === 0 && value === "") return null;
  return (
    <label className={styles.narrow}>
      <span>{label}</span>
      <select value={value} onChange={({ target }) => onChoose(target.value)}>
        {all !== undefined && <option value="">{all}</option>}
        {value !== "" && !choices.some(({ id }) => id === value) && (
          <option value={value}>One without actions here</option>
        )}
        {choices.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
