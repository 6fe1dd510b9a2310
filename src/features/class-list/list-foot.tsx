import type { ListCell } from "../../domain/class-list-cell.ts";
import type { ListColumn, ListRow } from "../../domain/class-list.ts";
import { sayConflict } from "../../domain/class-tracker-words.ts";
import { cellName, conflictIn } from "../../domain/judgement.ts";
import { writeLevel } from "../../domain/level.ts";
import { ExportButton } from "../../files/export-button.tsx";
import type { ExportSource } from "../../files/export-source.ts";
import { Button } from "../../ui/button.tsx";
import { plural } from "../../ui/plural.ts";
import { StatusDot } from "../../ui/status-dot.tsx";
import { areaOf, isBlock, type ListCursor } from "./list-cursor.ts";
import type { ClassListHeld } from "./use-class-list.ts";
import styles from "./list-foot.module.css";

type ListFootProps = {
  held: ClassListHeld;
  rows: readonly ListRow[];
  cursor: ListCursor;
  active: { row: ListRow; column: ListColumn; cell: ListCell } | undefined;
  /** The active cell in words. */
  words: string;
  stale: boolean;
  onRefresh: () => void;
  onSettle: (value: string | null) => void;
  onRestore: (way: "undo" | "redo") => void;
  /** What is on the screen, as a file. */
  exported: ExportSource;
};

/** The line under the list: what the cursor stands on in words, and what can be done about it. */
export function ListFoot(props: ListFootProps) {
  const { held, rows, cursor, active, words, stale } = props;
  return (
    <footer className={styles.foot}>
      <p>
        {isBlock(cursor) ? (
          sayBlock(rows, cursor)
        ) : active === undefined ? (
          sayClass(rows, held)
        ) : (
          <>
            <a href={`/child/${encodeURIComponent(active.row.pupil)}`}>
              <b>{active.row.name}</b>
            </a>
            , {active.column.fullName}: {words}
          </>
        )}
      </p>
      {active !== undefined && active.cell.conflict && !isBlock(cursor) && (
        <Differ held={held} active={active} onSettle={props.onSettle} />
      )}
      <span className={styles.spring} />
      {stale && (
        <Button kind="quiet" onClick={props.onRefresh}>
          Sort and filter again
        </Button>
      )}
      <span className={styles.hint}>
        <span className={styles.key} data-band="above">
          above
        </span>
        <span className={styles.key} data-band="below">
          below
        </span>
        <span>
          <StatusDot kind="here" /> only on this device
        </span>
        <span id="list-leave" className={styles.keys}>
          <kbd>Esc</kbd> <kbd>Tab</kbd> leaves the list
        </span>
        <span className={styles.keys}>
          <kbd>?</kbd> keys
        </span>
      </span>
      <Button kind="quiet" onClick={() => props.onRestore("undo")}>
        Undo
      </Button>
      <Button kind="quiet" onClick={() => props.onRestore("redo")}>
        Redo
      </Button>
      <ExportButton kind="quiet" source={props.exported} />
    </footer>
  );
}

function sayClass(rows: readonly ListRow[], held: ClassListHeld): string {
  const all = held.list.rows.length;
  return rows.length === all
    ? plural(all, "child", "children")
    : `${rows.length} of ${plural(all, "child", "children")} shown`;
}

function sayBlock(rows: readonly ListRow[], cursor: ListCursor): string {
  const area = areaOf(cursor);
  const cells = rows
    .slice(area.top, area.bottom + 1)
    .flatMap((row) => row.cells.slice(Math.max(area.left, 0), area.right + 1));
  const filled = cells.filter((cell) => cell.value !== null).length;
  return `${plural(cells.length, "cell")} selected, ${filled} filled`;
}

/** Two people judged apart: what each put, and one press to settle it. [J3] */
function Differ({
  held,
  active,
  onSettle,
}: Pick<ListFootProps, "held" | "onSettle"> & { active: NonNullable<ListFootProps["active"]> }) {
  const { row, column, cell } = active;
  const heads = conflictIn(
    held.facts.thisYear.get(row.pupil),
    cellName(column.subject, column.slot),
  );
  if (heads.length === 0) return null;
  const values = [...new Set(heads.map((head) => head.v))].reverse();
  return (
    <fieldset className={styles.differ} aria-label={`Two judgements of ${row.short} differ`}>
      <span>
        {sayConflict(
          column.scale,
          heads.map((entry) => ({ entry, who: held.who(entry.by) })),
          held.facts.today,
        )}
      </span>
      {cell.bar === undefined &&
        values.map((value) => (
          <Button key={value ?? ""} onClick={() => onSettle(value)}>
            {value === null ? "Keep no level" : `Keep ${writeLevel(column.scale, value)}`}
          </Button>
        ))}
    </fieldset>
  );
}
