import { memo } from "react";
import { countPlanMarks, type GridMarks, PLAN_MARKS } from "../domain/attainment-grid-marks.ts";
import type { GridCell, GridChild } from "../domain/attainment-grid.ts";
import { type CellLayout, wasIn } from "./attainment-grid-layout.ts";
import { GridNames } from "./attainment-grid-names.tsx";
import styles from "./attainment-grid-cell.module.css";

type CellProps = {
  /** "Year 3, Level 2 Secure, expected: 11 children". */
  label: string;
  column: string;
  row: string;
  cell: GridCell;
  layout: CellLayout;
  shows: "names" | "counts";
  height: number;
  /** Where the row stands against what is expected in this column. */
  side: "above" | "expected" | "below" | undefined;
  top: string | undefined;
  foot: boolean;
  highlights: boolean;
  ghosts: boolean;
  /** Marks of the plans and groups asked for, by child. */
  marks: GridMarks | undefined;
  chosen: boolean;
};

/** One cell of the picture: a count or names, and one native button for all of them. */
export const AttainmentGridCell = memo(function AttainmentGridCell(props: CellProps) {
  const { cell, layout, shows, side } = props;
  const count = cell.children.length;
  const was = props.ghosts ? wasIn(cell) : 0;
  const lit = props.highlights ? cell.children.filter((child) => child.lit).length : 0;
  const empty = count === 0 && cell.ghosts.length === 0;
  const at = { "data-at": `${props.row}|${props.column}` };
  return (
    <td
      className={styles.cell}
      style={{ height: props.height }}
      data-cell=""
      data-side={side}
      data-top={props.top === undefined ? undefined : true}
      data-foot={props.foot || undefined}
      data-chosen={props.chosen || undefined}
      {...(empty ? { tabIndex: -1, ...at } : {})}
    >
      {props.top !== undefined && props.top !== "" && (
        <span className={styles.edge} aria-hidden="true">
          {props.top}
        </span>
      )}
      {empty ? (
        <span className="unseen">{props.label}</span>
      ) : (
        <button
          type="button"
          tabIndex={-1}
          className={styles.press}
          data-shows={shows}
          data-compares={props.ghosts || undefined}
          aria-label={said(props, was, lit)}
          {...at}
        >
          {shows === "counts" ? (
            <Count
              cell={cell}
              layout={layout}
              was={was}
              compares={props.ghosts}
              lit={props.highlights ? lit : undefined}
              marks={props.marks}
            />
          ) : (
            <GridNames
              cell={cell}
              layout={layout}
              highlights={props.highlights}
              ghosts={props.ghosts}
              marks={props.marks}
            />
          )}
        </button>
      )}
    </td>
  );
}, same);

function Count(props: {
  cell: GridCell;
  layout: CellLayout;
  was: number;
  compares: boolean;
  lit: number | undefined;
  marks: GridMarks | undefined;
}) {
  const { cell, layout, was, lit } = props;
  const count = cell.children.length;
  const plans = countPlanMarks(props.marks, cell.children);
  return (
    <>
      {was > 0 && count === 0 && (
        <i className={styles.was} style={{ width: `${layout.was * 100}%` }}>
          {was}
        </i>
      )}
      {count > 0 && (
        <span
          className={styles.bar}
          style={{ minWidth: `max(34px, ${layout.bar * 100}%)` }}
          data-dim={lit === 0 || undefined}
        >
          {lit !== undefined && lit > 0 && (
            <i className={styles.lit} style={{ width: `${(lit / count) * 100}%` }} />
          )}
          <b>{lit === undefined || lit === 0 ? count : `${lit} of ${count}`}</b>
          {plans !== "" && <small className={styles.plans}>{plans}</small>}
        </span>
      )}
      {props.compares && count > 0 && was !== count && (
        <small className={styles.then}>
          <span>was </span>
          {was}
        </small>
      )}
    </>
  );
}

function said(props: CellProps, was: number, lit: number): string {
  const { cell, layout } = props;
  return [
    props.label,
    props.highlights ? `, ${lit} of them highlighted` : "",
    props.ghosts && was !== cell.children.length ? `, ${was} before` : "",
    props.shows === "names" && layout.lines.length > 0
      ? `. ${layout.lines
          .flat()
          .map(({ id, name }) => saidName(name, props.marks?.get(id)))
          .join(", ")}${layout.hidden > 0 ? ` and ${layout.hidden} more` : ""}`
      : "",
    props.shows === "counts" ? saidPlans(props) : "",
  ].join("");
}

/** "Leo (target group)". */
function saidName(name: string, marks: readonly { words: string }[] | undefined): string {
  return marks === undefined ? name : `${name} (${marks.map(({ words }) => words).join(", ")})`;
}

/** ", 2 of them target group". */
function saidPlans({ cell, marks }: CellProps): string {
  return PLAN_MARKS.map(({ sign, words }) => {
    const count = cell.children.filter(({ id }) =>
      marks?.get(id)?.some((mark) => mark.sign === sign),
    ).length;
    return count === 0 ? "" : `, ${count} of them ${words}`;
  }).join("");
}

function same(a: CellProps, b: CellProps): boolean {
  return (
    a.label === b.label &&
    a.shows === b.shows &&
    a.height === b.height &&
    a.side === b.side &&
    a.top === b.top &&
    a.foot === b.foot &&
    a.highlights === b.highlights &&
    a.ghosts === b.ghosts &&
    a.chosen === b.chosen &&
    a.marks === b.marks &&
    a.layout.bar === b.layout.bar &&
    a.layout.was === b.layout.was &&
    a.layout.hidden === b.layout.hidden &&
    a.layout.ghosts === b.layout.ghosts &&
    a.layout.lines.length === b.layout.lines.length &&
    a.layout.lines.every((line, at) => line.length === b.layout.lines[at]?.length) &&
    sameChildren(a.cell.children, b.cell.children) &&
    sameChildren(a.cell.ghosts, b.cell.ghosts)
  );
}

function sameChildren(a: readonly GridChild[], b: readonly GridChild[]): boolean {
  return a.length === b.length && a.every((child, at) => sameChild(child, b[at]));
}

/** What the picture shows of a child; the rest is in the list that a press opens. */
function sameChild(a: GridChild, b: GridChild | undefined): boolean {
  return (
    b !== undefined &&
    a.id === b.id &&
    a.name === b.name &&
    a.level === b.level &&
    a.rung === b.rung &&
    a.movement === b.movement &&
    a.was?.rung === b.was?.rung &&
    a.agreed === b.agreed &&
    a.lit === b.lit
  );
}
