import { memo } from "react";
import type { LevelName } from "./level-grid-chip.tsx";
import { CROWD, type InPlace, NameList, sameNames } from "./level-grid-names.tsx";
import { CellNote } from "./level-grid-note.tsx";
import styles from "./level-grid-cell.module.css";

/** Names without a level, under the reason. */
export type FootGroup = {
  id: string;
  label: string;
  names: readonly LevelName[];
  /** How many show before they fold into "+7"; 0 for a line of words that opens. */
  limit: number;
  inPlace?: InPlace | undefined;
  note?: string | undefined;
};

type FootProps = {
  column: string;
  label: string;
  state: "closed" | "open" | "free";
  groups: readonly FootGroup[];
  picked: readonly string[];
  fanned: Pick<ReadonlySet<string>, "has">;
  /** While a name is carried: which crowds were opened since it was picked up. */
  fannedCarrying: ReadonlySet<string> | undefined;
};

/** The strip at the foot of a column: who has no level there, and why. */
export const LevelGridFoot = memo(function LevelGridFoot(props: FootProps) {
  const { column, groups, picked } = props;
  // A crowd folds while a name of it is carried, so that the levels are within reach.
  const isFanned = ({ id, limit, names }: FootGroup) =>
    (limit > 1 && names.length > CROWD ? (props.fannedCarrying ?? props.fanned) : props.fanned).has(
      `group:${id}|${column}`,
    );
  return (
    <td
      tabIndex={-1}
      className={styles.footCell}
      data-cell=""
      data-column={column}
      data-state={props.state}
      data-at={`foot|${column}`}
      data-start={props.state === "open" || undefined}
    >
      <span className="unseen">{props.label}</span>
      {groups.map((group) => (
        <div key={group.id} className={styles.group} data-group={group.id}>
          <span className={styles.groupLabel}>
            {group.label} <b>{group.names.length}</b>
          </span>
          <NameList
            row={`group:${group.id}`}
            column={column}
            names={group.names}
            limit={group.limit}
            picked={picked}
            inPlace={group.inPlace}
            fanned={isFanned(group)}
          />
          {group.note !== undefined && <CellNote>{group.note}</CellNote>}
        </div>
      ))}
    </td>
  );
}, sameFoot);

function sameFoot(a: FootProps, b: FootProps): boolean {
  return (
    a.column === b.column &&
    a.label === b.label &&
    a.state === b.state &&
    a.picked === b.picked &&
    a.fanned === b.fanned &&
    a.fannedCarrying === b.fannedCarrying &&
    a.groups.length === b.groups.length &&
    a.groups.every((group, at) => {
      const other = b.groups[at];
      return (
        other !== undefined &&
        group.id === other.id &&
        group.label === other.label &&
        group.limit === other.limit &&
        group.note === other.note &&
        group.inPlace?.node === other.inPlace?.node &&
        sameNames(group.names, other.names)
      );
    })
  );
}
