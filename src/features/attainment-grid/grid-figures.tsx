import type { AssessmentPoint } from "../../domain/assessment-point.ts";
import { type GridFigures, onTrackOrAbove } from "../../domain/attainment-grid-figures.ts";
import { sayChildren, sayOneChild, writeShare } from "../../domain/attainment-grid-words.ts";
import { ATTAINMENT_BANDS, sayBand } from "../../domain/expectation.ts";
import { sayPoint } from "../../domain/standing-at.ts";
import styles from "./grid-sheet.module.css";

/** The figures of a column in full: counts first, what one child is worth, and the change. */
export function AttainmentGridFigures(props: {
  figures: GridFigures;
  since: AssessmentPoint | undefined;
}) {
  const { figures, since } = props;
  const { judged, change, moved } = figures;
  return (
    <dl className={styles.figures}>
      <Line name="Children" count={figures.children} />
      <Line name="With a level" count={figures.assessed} />
      <Line name="On track or above" count={onTrackOrAbove(figures)} of={judged} strong />
      {ATTAINMENT_BANDS.toReversed().map((band) => (
        <Line key={band} name={sayBand(band)} count={figures.bands[band]} of={judged} />
      ))}
      {judged > 0 && (
        <div>
          <dt>{sayOneChild(judged)}</dt>
          <dd />
        </div>
      )}
      {since !== undefined && change !== undefined && change.children > 0 && (
        <p>
          Of the same {sayChildren(change.children)}, {change.before} (
          {writeShare(change.before, change.children)}) were on track or above at {sayPoint(since)}{" "}
          and {change.now} ({writeShare(change.now, change.children)}) are now.
        </p>
      )}
      {moved !== undefined && (
        <p>
          {moved.up} moved up, {moved.same} stayed, {moved.down} moved down; {moved.unknown} cannot
          be compared.
        </p>
      )}
    </dl>
  );
}

function Line(props: { name: string; count: number; of?: number; strong?: boolean }) {
  return (
    <div data-strong={props.strong || undefined}>
      <dt>{props.name}</dt>
      <dd>
        {props.count}
        {props.of !== undefined && <small>{writeShare(props.count, props.of)}</small>}
      </dd>
    </div>
  );
}
