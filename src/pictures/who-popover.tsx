import type { AttainmentFacts } from "../domain/attainment-facts.ts";
import { type GroupFilter, sayFilter } from "../domain/group-filter.ts";
import { Popover } from "../ui/popover.tsx";
import { GroupFilterPicker } from "./group-filter-picker.tsx";

/** "Who: Year 6 ▾": which children a figure is about. */
export function WhoPopover(props: {
  facts: AttainmentFacts;
  filter: GroupFilter;
  buttonClass: string | undefined;
  onFilter: (filter: GroupFilter) => void;
}) {
  const { facts, filter } = props;
  return (
    <Popover
      title="Which children"
      button={`Who: ${sayFilter(filter, facts)} ▾`}
      buttonClass={props.buttonClass}
      align="start"
    >
      <GroupFilterPicker
        facts={facts}
        filter={filter}
        onFilter={props.onFilter}
        clear="Show everybody"
      />
    </Popover>
  );
}
