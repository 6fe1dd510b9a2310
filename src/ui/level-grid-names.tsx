import type { ReactNode } from "react";
import { type LevelName, NameChip, sameName } from "./level-grid-chip.tsx";
import styles from "./level-grid-chip.module.css";
import editorStyles from "./level-grid-editor.module.css";

/** What stands in place of one name: the little field a level is typed into. */
export type InPlace = { id: string; node: ReactNode };

/** More names than this in one cell fold into "+7". */
export const CROWD = 12;

/** Names, the first of them when there are too many; the picked ones always among those shown. */
export function NameList({
  row,
  column,
  names,
  limit,
  picked,
  inPlace,
  fanned,
}: {
  row: string;
  column: string;
  names: readonly LevelName[];
  limit: number;
  picked?: readonly string[] | undefined;
  inPlace?: InPlace | undefined;
  fanned: boolean;
}) {
  const crowded = names.length > limit && !fanned;
  // A group that shows as one word does not change its shape because a name is picked elsewhere.
  const keep = new Set([...(limit > 1 ? (picked ?? []) : []), inPlace?.id]);
  const shown = crowded ? names.filter((name, at) => at < limit - 1 || keep.has(name.id)) : names;
  const hidden = names.length - shown.length;
  return (
    <>
      {shown.map((name) =>
        name.id === inPlace?.id ? (
          <span key={name.id} className={editorStyles.inPlace}>
            {inPlace.node}
          </span>
        ) : (
          <NameChip
            key={name.id}
            name={name}
            column={column}
            picked={picked?.includes(name.id) ?? false}
          />
        ),
      )}
      {(hidden > 0 || (fanned && names.length > limit)) && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.more}
          data-at={`more|${row}|${column}`}
          data-more=""
          data-all={hidden === 0 || shown.length === 0 || undefined}
          aria-expanded={fanned}
        >
          <span className={styles.pill}>
            {hidden === 0 ? "fewer" : shown.length === 0 ? "show" : `+${hidden}`}
            <span className="unseen">{moreWords(hidden, shown.length)}</span>
          </span>
        </button>
      )}
    </>
  );
}

function moreWords(hidden: number, shown: number): string {
  if (hidden === 0) return " names";
  return shown === 0 ? ` all ${hidden} names` : ", show them too";
}

export function sameNames(a: readonly LevelName[], b: readonly LevelName[]): boolean {
  return (
    a === b ||
    (a.length === b.length &&
      a.every((name, at) => {
        const other = b[at];
        return other !== undefined && sameName(name, other);
      }))
  );
}
