import type { AttainmentFacts } from "../domain/attainment-facts.ts";
import {
  type FilterPicks,
  filterChoices,
  filterOfPicks,
  NO_PICKS,
  picksOfFilter,
} from "../domain/group-filter-picks.ts";
import { EVERYBODY, type GroupFilter, sayFilter } from "../domain/group-filter.ts";
import { Button } from "../ui/button.tsx";
import { ChipChoice } from "../ui/chip-choice.tsx";
import { Segments } from "../ui/segments.tsx";
import styles from "./group-filter-picker.module.css";

/** Which children: year groups and classes, groups joined with and or or, and who is left out. */
export function GroupFilterPicker(props: {
  facts: AttainmentFacts;
  filter: GroupFilter;
  onFilter: (filter: GroupFilter) => void;
  /** "the children highlighted": what is chosen, for the button that lets go of it. */
  clear: string;
}) {
  const { facts, filter, onFilter } = props;
  const choices = filterChoices(facts);
  const read = picksOfFilter(filter);
  const picks = read ?? NO_PICKS;
  const pick = (more: Partial<FilterPicks>) => onFilter(filterOfPicks({ ...picks, ...more }));
  return (
    <div className={styles.picker}>
      {read === undefined && <p>Chosen elsewhere: {sayFilter(filter, facts)}</p>}
      <ChipChoice
        label="Year groups and classes"
        choices={choices.places}
        chosen={new Set(picks.places)}
        onChange={(chosen) => pick({ places: [...chosen] })}
      />
      <ChipChoice
        label="Groups"
        choices={choices.groups}
        chosen={new Set(picks.groups)}
        onChange={(chosen) => pick({ groups: [...chosen] })}
      />
      {picks.groups.length > 1 && (
        <Segments
          label="Join the groups"
          chosen={picks.join}
          segments={[
            { id: "and", label: "In all of them" },
            { id: "or", label: "In any of them" },
          ]}
          onChoose={(join) => pick({ join: join === "or" ? "or" : "and" })}
        />
      )}
      <details open={picks.without.length > 0}>
        <summary>Leave out</summary>
        <ChipChoice
          label="Leave out"
          hideLabel
          choices={choices.groups}
          chosen={new Set(picks.without)}
          onChange={(chosen) => pick({ without: [...chosen] })}
        />
      </details>
      <Button onClick={() => onFilter(EVERYBODY)}>{props.clear}</Button>
    </div>
  );
}
