import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { ENTRY_TABLE_WORDS, type EntryTable } from "../../domain/meeting-entry.ts";
import { ENTRY_TABLES } from "../../domain/meeting-tables.ts";
import { Button } from "../../ui/button.tsx";
import type { PreparedLine } from "./prepared-lines.ts";
import styles from "./meeting-prepare.module.css";

/** Keys on a child's name, and the table each moves the child to. */
const TABLE_KEYS: Readonly<Record<string, EntryTable>> = {
  "1": "good",
  "2": "slow",
  "3": "behind",
  "0": "none",
};

type LineProps = {
  line: PreparedLine;
  mayPrepare: boolean;
  isOpen: boolean;
  /** What opens below the child: the evidence. */
  below: ReactNode;
  onOpen: () => void;
  onTake: () => void;
  onMove: (table: EntryTable) => void;
  onLeave: () => void;
};

/** A child in a table, with the sentence of the rule, and what can be done by button or key. */
export function PrepareLine(props: LineProps) {
  const { line, mayPrepare, isOpen, below } = props;
  const id = useId();
  const { name } = line;

  function onKey(event: KeyboardEvent<HTMLButtonElement>): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const table = TABLE_KEYS[event.key];
    if (event.key === "ArrowDown" || event.key === "ArrowUp")
      goOn(event.currentTarget, event.key === "ArrowDown" ? 1 : -1);
    else if (mayPrepare && table !== undefined) props.onMove(table);
    else if (mayPrepare && (event.key === "Delete" || event.key === "Backspace")) props.onLeave();
    else if (mayPrepare && event.key === "+" && !line.isIn) props.onTake();
    else return;
    event.preventDefault();
  }

  return (
    <li className={styles.line} data-in={line.isIn || undefined}>
      <div className={styles.row}>
        <button
          type="button"
          className={styles.name}
          data-line-name={line.pupil}
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={props.onOpen}
          onKeyDown={onKey}
        >
          <b>{name}</b>{" "}
          {line.level !== undefined && <span className={styles.level}>{line.level}</span>}{" "}
          {!line.isIn && (
            <span className={styles.suggested}>
              {line.why === null ? "not in it" : "suggested"}
            </span>
          )}
          <span className={styles.unfold} aria-hidden="true">
            {isOpen ? "▴" : "▾"}
          </span>
        </button>
        {mayPrepare && (
          <div className={styles.acts}>
            {!line.isIn && (
              <Button aria-label={`Take ${name} into the meeting`} onClick={props.onTake}>
                Take
              </Button>
            )}
            <TableChoice line={line} onMove={props.onMove} />
            <Button kind="quiet" aria-label={`Leave out ${name}`} onClick={props.onLeave}>
              Leave out
            </Button>
          </div>
        )}
      </div>
      {line.why !== null && <p className={styles.why}>{line.why}</p>}
      {isOpen && (
        <div id={id} className={styles.below}>
          {below}
        </div>
      )}
    </li>
  );
}

/**
 * The table of a child by choice. Arrow keys only look through the tables: the child moves with Enter or
 * when one goes on, so the second arrow key is not pressed on a line that has just moved away.
 */
function TableChoice({ line, onMove }: Pick<LineProps, "line" | "onMove">) {
  const [looksAt, setLooksAt] = useState<EntryTable>();
  const byArrow = useRef(false);
  function settle(): void {
    setLooksAt(undefined);
    if (looksAt !== undefined && looksAt !== line.table) onMove(looksAt);
  }
  return (
    <select
      className={styles.move}
      aria-label={`Table of ${line.name}`}
      value={looksAt ?? line.table}
      onChange={(event) => {
        const table = ENTRY_TABLES.find((one) => one === event.target.value);
        if (table === undefined) return;
        if (byArrow.current) setLooksAt(table);
        else onMove(table);
      }}
      onPointerDown={() => {
        byArrow.current = false;
      }}
      onKeyDown={(event) => {
        byArrow.current = event.key !== "Enter";
        if (event.key === "Escape") setLooksAt(undefined);
        if (event.key === "Enter" && looksAt !== undefined) {
          event.preventDefault();
          settle();
        }
      }}
      onBlur={settle}
    >
      {ENTRY_TABLES.map((table) => (
        <option key={table} value={table}>
          {ENTRY_TABLE_WORDS[table]}
        </option>
      ))}
    </select>
  );
}

/** To the name of the next child of the page, or the one before. */
function goOn(from: HTMLElement, by: 1 | -1): void {
  const names = [...document.querySelectorAll<HTMLElement>("[data-line-name]")];
  names[names.indexOf(from) + by]?.focus();
}
