import { SEES_ALL } from "../../domain/access.ts";
import { ChipChoice } from "../../ui/chip-choice.tsx";
import type { StaffHere } from "./use-meeting-rounds.ts";
import styles from "./meeting-round.module.css";

/** Who comes: the leaders, and whoever else is named first (a class's teachers). */
export function PeopleChips({
  label,
  staff,
  first = [],
  chosen,
  onChange,
}: {
  label: string;
  staff: readonly StaffHere[];
  first?: readonly string[];
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
}) {
  const offered = staff.filter(
    ({ user, role }) => first.includes(user) || chosen.has(user) || SEES_ALL.includes(role),
  );
  const inOrder = [...offered].sort(
    (a, b) => Number(first.includes(b.user)) - Number(first.includes(a.user)),
  );
  const others = staff.filter((one) => !offered.includes(one));
  return (
    <>
      <ChipChoice
        label={label}
        choices={inOrder.map(({ user, name }) => ({ id: user, label: name }))}
        chosen={chosen}
        onChange={onChange}
      />
      {others.length > 0 && (
        <select
          className={styles.somebody}
          aria-label={`${label}: somebody else`}
          value=""
          onChange={(event) => {
            if (event.target.value !== "") onChange(new Set([...chosen, event.target.value]));
          }}
        >
          <option value="">Somebody else…</option>
          {others.map(({ user, name }) => (
            <option key={user} value={user}>
              {name}
            </option>
          ))}
        </select>
      )}
    </>
  );
}
