import { useLayoutEffect, useRef } from "react";
import type { AttainmentFacts } from "../../domain/attainment-facts.ts";
import { wayOf } from "../../domain/attainment-grid-figures.ts";
import type { GridMarks } from "../../domain/attainment-grid-marks.ts";
import { sayOneChild, writeShare } from "../../domain/attainment-grid-words.ts";
import {
  type AttainmentGrid,
  countedIn,
  type GridChild,
  type GridColumn,
} from "../../domain/attainment-grid.ts";
import { ATTAINMENT_BANDS, sayBand } from "../../domain/expectation.ts";
import { sayPoint } from "../../domain/standing-at.ts";
import { AttainmentGridChildren, byNeed } from "../../pictures/attainment-grid-children.tsx";
import type { GridPlace } from "../../pictures/attainment-grid-picture.tsx";
import { AttainmentGridFigures } from "./grid-figures.tsx";
import styles from "./grid-sheet.module.css";

type Section = { title: string; children: readonly GridChild[]; note?: string };

/** The children behind a cell, a reason, a column or what moved: beside the picture, never over it. */
export function GridSheet(props: {
  facts: AttainmentFacts;
  grid: AttainmentGrid;
  place: GridPlace;
  marks: GridMarks | undefined;
  /** Who is shown, in words. */
  who: string;
  onClose: () => void;
  hrefOf: ((child: GridChild) => string | undefined) | undefined;
  classHref: ((id: string, subject: string) => string) | undefined;
}) {
  const { facts, grid, place } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  const column = grid.columns.find((one) => one.id === place.column);
  const sections = sectionsOf(grid, place);
  const all = sections.flatMap((section) => section.children);
  const className = (id: string | null) =>
    facts.classes.find((one) => one.id === id)?.name ?? "No class";
  const classes = [...new Set(all.flatMap((child) => child.class ?? []))];
  const shown = facts.classes.filter(({ id }) => classes.includes(id));
  return (
    <aside className={styles.sheet} aria-label="The children behind it">
      <header className={styles.head}>
        <h2 ref={heading} tabIndex={-1}>
          {titleOf(grid, place)}
        </h2>
        <button
          type="button"
          className={styles.close}
          aria-label="Close the list"
          onClick={props.onClose}
        >
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <path d="M3 3l10 10M13 3L3 13" stroke="currentColor" strokeWidth="1.6" />
          </svg>
        </button>
      </header>
      <p className={styles.about}>
        {grid.subject.name}, {sayPoint(grid.point)}
        {props.who === "Everybody" ? "" : ` · ${props.who}`}
      </p>
      {place.row === "column" && column !== undefined && (
        <AttainmentGridFigures figures={column.figures} since={grid.since} />
      )}
      {place.row !== "column" && column !== undefined && column.figures.judged > 0 && (
        <p className={styles.about}>{sayWeight(column, hereNow(grid, place).length)}</p>
      )}
      {sections.length === 0 && <p className={styles.about}>Nobody stands here now.</p>}
      {sections.map((section) => (
        <section key={section.title}>
          <h3>
            {section.title} <span>{section.children.length}</span>
          </h3>
          {section.note !== undefined && <p className={styles.about}>{section.note}</p>}
          <AttainmentGridChildren
            underOf={(child) => `${className(child.class)}${child.left ? ", has left" : ""}`}
            marks={props.marks}
            highlights={grid.highlights}
            hrefOf={props.hrefOf}
          >
            {section.children}
          </AttainmentGridChildren>
        </section>
      ))}
      {props.classHref !== undefined && shown.length > 0 && (
        <p className={styles.classes}>
          Class tracker:{" "}
          {shown.map((one) => (
            <a key={one.id} href={props.classHref?.(one.id, grid.subject.id)}>
              {one.name}
            </a>
          ))}
        </p>
      )}
    </aside>
  );
}

function titleOf(grid: AttainmentGrid, { column, row }: GridPlace): string {
  const name = grid.columns.find((one) => one.id === column)?.name ?? "All columns";
  if (row === "column") return name;
  if (row === "strip") return `${name}: no level`;
  if (row === "moved") return `Who moved since ${grid.since?.name ?? "then"}`;
  return `${name}: ${grid.rows.find((one) => one.code === row)?.label ?? row}`;
}

function cellAt(grid: AttainmentGrid, { column: id, row }: GridPlace) {
  const column = grid.columns.find((one) => one.id === id);
  return column?.cells[grid.rows.findIndex((one) => one.code === row)];
}

/** Who stands in the cell at the point shown. Who stood there before is listed, but is no part of it. */
function hereNow(grid: AttainmentGrid, place: GridPlace): readonly GridChild[] {
  return cellAt(grid, place)?.children ?? [];
}

/** "8 of 58, 14 %. 1 child = 1.7 %." */
function sayWeight({ figures }: GridColumn, count: number): string {
  if (count === 0) return "";
  const { assessed } = figures;
  return `${count} of ${assessed} with a level, ${writeShare(count, assessed)}. ${sayOneChild(assessed)}.`;
}

function sectionsOf(grid: AttainmentGrid, place: GridPlace): readonly Section[] {
  const { column: id, row } = place;
  const column = grid.columns.find((one) => one.id === id);
  if (row === "moved") return movedSections(grid);
  if (column === undefined) return [];
  const strips = column.strips.map(({ label, children }) => ({ title: label, children }));
  if (row === "strip") return strips;
  if (row === "column") return [...bandSections(countedIn(column)), ...strips];
  const cell = cellAt(grid, place);
  if (cell === undefined) return [];
  return [
    { title: "Here now", children: cell.children },
    { title: `Were here at ${grid.since?.name ?? ""}`, children: cell.ghosts },
  ].filter(({ children }) => children.length > 0);
}

/** Well below first: who needs most is read first. */
function bandSections(children: readonly GridChild[]): readonly Section[] {
  const level = children.filter((child) => child.rung !== undefined).sort(byNeed);
  const sections: Section[] = ATTAINMENT_BANDS.map((band) => ({
    title: sentence(sayBand(band)),
    children: level.filter((child) => child.band === band),
  }));
  sections.push({
    title: "With a level",
    note: "Nothing is expected of this year group yet.",
    children: level.filter((child) => child.band === undefined),
  });
  return sections.filter((section) => section.children.length > 0);
}

function movedSections(grid: AttainmentGrid): readonly Section[] {
  const children = grid.columns.flatMap(countedIn);
  const by = (way: ReturnType<typeof wayOf>) =>
    children
      .filter((child) => wayOf(child.movement) === way)
      .sort((a, b) => Math.abs(b.movement ?? 0) - Math.abs(a.movement ?? 0));
  return [
    {
      title: "Lower than then",
      children: by("down"),
      note: "One step down in a term is common; look twice before you act.",
    },
    { title: "Higher than then", children: by("up") },
    { title: "The same", children: by("same") },
    {
      title: "Cannot be compared",
      children: by("unknown"),
      note: "A level is missing at one of the two points, or they are on different scales.",
    },
  ].filter((section) => section.children.length > 0);
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
