import {
  type ClipboardEvent,
  type KeyboardEvent,
  memo,
  type PointerEvent,
  type ReactNode,
  type Ref,
} from "react";
import type { ListCell } from "../../domain/class-list-cell.ts";
import type { ListSort } from "../../domain/class-list-view.ts";
import { sayCell, writeShort } from "../../domain/class-list-words.ts";
import type { ListColumn, ListRow } from "../../domain/class-list.ts";
import { writeMovement } from "../../domain/movement.ts";
import { StatusDot } from "../../ui/status-dot.tsx";
import { areaOf, isBlock, type ListAt, type ListCursor } from "./list-cursor.ts";
import { ListHead } from "./list-head.tsx";
import editing from "./list-editor.module.css";
import styles from "./list-table.module.css";

type ListTableProps = {
  label: string;
  columns: readonly ListColumn[];
  rows: readonly ListRow[];
  cursor: ListCursor;
  sort: ListSort;
  /** What stands in the cell under the cursor instead of its level. */
  editor: ReactNode;
  /** A sentence at a cell. */
  note: { pupil: string; column: string; words: string } | undefined;
  onKey: (event: KeyboardEvent) => void;
  onPress: (at: ListAt, event: PointerEvent) => void;
  onReach: (at: ListAt) => void;
  onTap: (at: ListAt, event: { detail: number }) => void;
  onCopy: (event: ClipboardEvent) => void;
  onPaste: (event: ClipboardEvent) => void;
  ref: Ref<HTMLTableElement>;
};

/** The place of the cell or heading that an event happened in. */
function placeOf(target: EventTarget | null): ListAt | undefined {
  const cell = target instanceof Element ? target.closest("[data-at]") : null;
  const [row, column] = (cell?.getAttribute("data-at") ?? "").split(" ").map(Number);
  return row === undefined || column === undefined ? undefined : { row, column };
}

function inField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, [role='listbox']") !== null;
}

/** The list as a grid: one tab stop, every cell and heading reached by the arrows. */
export function ListTable(props: ListTableProps) {
  const { columns, rows, cursor, note, editor, ref } = props;
  const area = areaOf(cursor);
  const block = isBlock(cursor);
  return (
    <table
      ref={ref}
      className={styles.list}
      role="grid"
      aria-label={props.label}
      aria-multiselectable="true"
      aria-describedby="list-leave"
      aria-rowcount={rows.length + 2}
      onKeyDown={(event) => {
        if (!inField(event.target)) props.onKey(event);
      }}
      onPointerDown={(event) => {
        const at = inField(event.target) ? undefined : placeOf(event.target);
        if (at !== undefined && event.button === 0) props.onPress(at, event);
      }}
      onPointerOver={(event) => {
        const at = (event.buttons & 1) === 1 ? placeOf(event.target) : undefined;
        if (at !== undefined && event.pointerType === "mouse") props.onReach(at);
      }}
      onClick={(event) => {
        const at = inField(event.target) ? undefined : placeOf(event.target);
        if (at !== undefined) props.onTap(at, event);
      }}
      onCopy={(event) => {
        if (!inField(event.target)) props.onCopy(event);
      }}
      onCut={(event) => {
        if (!inField(event.target)) props.onCopy(event);
      }}
      onPaste={(event) => {
        if (!inField(event.target)) props.onPaste(event);
      }}
    >
      <ListHead columns={columns} at={cursor.at} sort={props.sort} />
      <tbody>
        {rows.map((row, at) => {
          const here = cursor.at.row === at;
          const selected = block && at >= area.top && at <= area.bottom;
          return (
            <Row
              key={row.pupil}
              row={row}
              columns={columns}
              at={at}
              last={at >= rows.length - 4 && rows.length > 8}
              active={here ? cursor.at.column : undefined}
              from={selected ? area.left : undefined}
              to={selected ? area.right : undefined}
              editor={here ? editor : undefined}
              note={note?.pupil === row.pupil ? note : undefined}
            />
          );
        })}
      </tbody>
    </table>
  );
}

type RowProps = {
  row: ListRow;
  columns: readonly ListColumn[];
  at: number;
  /** Among the last: sentences open upwards. */
  last: boolean;
  active: number | undefined;
  from: number | undefined;
  to: number | undefined;
  editor: ReactNode;
  note: { column: string; words: string } | undefined;
};

const Row = memo(function Row({
  row,
  columns,
  at,
  last,
  active,
  from,
  to,
  editor,
  note,
}: RowProps) {
  const isSelected = (column: number) =>
    from !== undefined && to !== undefined && column >= from && column <= to;
  return (
    <tr
      data-left={row.left || undefined}
      data-here={active !== undefined || undefined}
      data-last={last || undefined}
    >
      <th
        scope="row"
        data-at={`${at} -1`}
        tabIndex={active === -1 ? 0 : -1}
        className={styles.name}
        aria-selected={isSelected(-1) || active === -1}
        data-selected={isSelected(-1) || undefined}
      >
        {row.name}
        {row.left && <small> left</small>}
      </th>
      {row.cells.map((cell, index) => {
        const column = columns[index];
        return column === undefined ? null : (
          <Cell
            key={column.id}
            cell={cell}
            column={column}
            at={`${at} ${index}`}
            starts={index > 0 && columns[index - 1]?.subject !== column.subject}
            active={active === index}
            selected={isSelected(index)}
            editor={active === index ? editor : undefined}
            note={note?.column === column.id ? note.words : undefined}
          />
        );
      })}
    </tr>
  );
});

type CellProps = {
  cell: ListCell;
  column: ListColumn;
  at: string;
  /** First of a subject. */
  starts: boolean;
  active: boolean;
  selected: boolean;
  editor: ReactNode;
  note: string | undefined;
};

const Cell = memo(function Cell(props: CellProps) {
  const { cell, column, at, starts, active, selected, editor, note } = props;
  return (
    // A cell of a grid may be read-only, whatever its table would say.
    <td
      data-at={at}
      tabIndex={active ? 0 : -1}
      className={styles.cell}
      aria-selected={selected || active}
      aria-readonly={cell.bar !== undefined || undefined}
      data-starts={starts || undefined}
      data-selected={selected || undefined}
      data-state={column.state}
      data-barred={cell.bar}
      data-band={cell.band}
    >
      {editor ?? (
        <>
          <span aria-hidden="true" className={styles.value}>
            <b>{writeShort(cell, column)}</b>
            {cell.questioned !== undefined && <i>?{cell.questioned}</i>}
            {cell.movement !== undefined && <small>{writeMovement(cell.movement)}</small>}
            {cell.conflict && <StatusDot kind="look" />}
            {cell.unsent && !cell.conflict && <StatusDot kind="here" />}
          </span>
          <span className="unseen">{sayCell(cell, column)}</span>
        </>
      )}
      {note !== undefined && (
        <span className={editing.note} role="alert">
          {note}
        </span>
      )}
    </td>
  );
});
