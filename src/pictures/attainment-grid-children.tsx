import { type GridMarks, writeGridMarks } from "../domain/attainment-grid-marks.ts";
import type { GridChild } from "../domain/attainment-grid.ts";
import { type AttainmentBand, sayBand } from "../domain/expectation.ts";
import { sayMovement, writeMovement } from "../domain/movement.ts";
import styles from "./attainment-grid-children.module.css";

/** Children behind a figure, one a line: level, movement, marks asked for, and where to go on. */
export function AttainmentGridChildren(props: {
  children: readonly GridChild[];
  /** What stands under a name: the class. */
  underOf: (child: GridChild) => string;
  marks: GridMarks | undefined;
  highlights: boolean;
  hrefOf?: ((child: GridChild) => string | undefined) | undefined;
}) {
  return (
    <ul className={styles.list}>
      {props.children.map((child) => {
        const href = props.hrefOf?.(child);
        const marks = props.marks?.get(child.id) ?? [];
        return (
          <li
            key={child.id}
            className={styles.child}
            data-dim={(props.highlights && !child.lit) || undefined}
          >
            <span className={styles.who}>
              {href === undefined ? <b>{child.name}</b> : <a href={href}>{child.name}</a>}
              {marks.length > 0 && (
                <small className={styles.marks} title={marks.map(({ words }) => words).join(", ")}>
                  <span aria-hidden="true">{writeGridMarks(props.marks, child.id)}</span>
                  <span className="unseen"> {marks.map(({ words }) => words).join(", ")}</span>
                </small>
              )}
              {child.agreed && (
                <small title="Own expectation agreed">
                  ◇<span className="unseen"> own expectation agreed</span>
                </small>
              )}
              <small>{props.underOf(child)}</small>
            </span>
            <span className={styles.level}>
              {child.level === "" ? "–" : child.level}
              {child.band !== undefined && <small>{sayBand(child.band)}</small>}
            </span>
            <Moved child={child} />
          </li>
        );
      })}
    </ul>
  );
}

function Moved({ child }: { child: GridChild }) {
  if (child.movement === undefined) return <span className={styles.moved} />;
  return (
    <span className={styles.moved} data-way={Math.sign(child.movement)}>
      <span aria-hidden="true">{writeMovement(child.movement)}</span>
      <span className="unseen">{sayMovement(child.movement)}</span>
      {child.was !== undefined && child.movement !== 0 && <small>was {child.was.level}</small>}
    </span>
  );
}

const BAND_ORDER: readonly (AttainmentBand | undefined)[] = [
  "well-below",
  "below",
  "on-track",
  "above",
  "well-above",
  undefined,
];

/** Who needs most is read first: by band, then row, then name. */
export function byNeed(a: GridChild, b: GridChild): number {
  return BAND_ORDER.indexOf(a.band) - BAND_ORDER.indexOf(b.band) || (a.rung ?? -1) - (b.rung ?? -1);
}
