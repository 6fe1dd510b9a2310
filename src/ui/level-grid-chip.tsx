import { writeMovement } from "../domain/movement.ts";
import styles from "./level-grid-chip.module.css";

/** One name in a cell. Plain values only, so that two can be compared cheaply. */
export type LevelName = {
  /** Who it is; unique in a column. */
  id: string;
  name: string;
  /** What is said of it aloud; begins with the name. */
  says: string;
  /** What the row does not say: "P6", "[3]". */
  detail: string | undefined;
  /** Steps; undefined where there is nothing to count from. */
  movement: number | undefined;
  /** Small signs after the name, each in the legend. */
  marks: string;
  /** Shapes and letters of what the child is in, asked for by whoever looks; see the legend. */
  tags?: readonly string[] | undefined;
  /** On paper: where it stood before, to be written over. */
  grey?: boolean | undefined;
  unsent: boolean;
  faded: boolean;
};

export function sameName(a: LevelName, b: LevelName): boolean {
  return (
    a.id === b.id &&
    a.name === b.name &&
    a.says === b.says &&
    a.detail === b.detail &&
    a.movement === b.movement &&
    a.marks === b.marks &&
    a.tags?.join(" ") === b.tags?.join(" ") &&
    a.grey === b.grey &&
    a.unsent === b.unsent &&
    a.faded === b.faded
  );
}

/** The name `data-at` carries for a chip, see `level-grid-focus.ts`. */
export function nameAt(id: string, column: string): string {
  return `name|${id}|${column}`;
}

/** A native button; the grid listens for its press, so that a hundred names cost no handlers. */
export function NameChip({
  name,
  column,
  picked,
}: {
  name: LevelName;
  column: string;
  picked: boolean;
}) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.name}
      data-at={nameAt(name.id, column)}
      data-name={name.id}
      data-faded={name.faded || undefined}
      data-grey={name.grey || undefined}
      aria-pressed={picked}
    >
      <NamePill name={name} />
    </button>
  );
}

/** What is seen is short; what is said follows the name out of sight. */
function NamePill({ name }: { name: LevelName }) {
  const { movement } = name;
  return (
    <span className={styles.pill}>
      <span className={styles.pillName} data-written="">
        {name.name}
      </span>
      <span className="unseen">{name.says.slice(name.name.length)}</span>
      {name.detail !== undefined && (
        <span className={styles.detail} aria-hidden="true">
          {name.detail}
        </span>
      )}
      {name.marks !== "" && (
        <span className={styles.marks} aria-hidden="true">
          {name.marks}
        </span>
      )}
      {name.tags !== undefined && name.tags.length > 0 && (
        <span className={styles.tags} data-tags="" aria-hidden="true">
          {name.tags.map((tag) => (
            <i key={tag} data-letter={/\w/.test(tag) || undefined}>
              {tag}
            </i>
          ))}
        </span>
      )}
      {movement !== undefined && (
        <span className={styles.movement} data-way={Math.sign(movement)} aria-hidden="true">
          {writeMovement(movement)}
        </span>
      )}
      {name.unsent && <span className={styles.unsent} />}
    </span>
  );
}
