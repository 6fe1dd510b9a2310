import { type GridFigures, onTrackOrAbove } from "../domain/attainment-grid-figures.ts";
import {
  sayChildren,
  sayStrips,
  writeChange,
  sayOneChild,
  writeShare,
} from "../domain/attainment-grid-words.ts";
import type { AttainmentGrid, GridColumn } from "../domain/attainment-grid.ts";
import { isCountedStrip } from "../domain/attainment-grid.ts";
import { ATTAINMENT_BANDS, sayBand } from "../domain/expectation.ts";
import type { GridPlace } from "./attainment-grid-picture.tsx";
import styles from "./attainment-grid-foot.module.css";

/** What stands under the picture: who has no level, the year's name, and its figures. */
export function AttainmentGridFoot(props: {
  grid: AttainmentGrid;
  figures: boolean;
  chosen: GridPlace | undefined;
}) {
  const { grid, figures, chosen } = props;
  const strips = grid.columns.some((column) => column.strips.length > 0);
  const isChosen = (column: GridColumn, row: string) =>
    (chosen?.column === column.id && chosen.row === row) || undefined;
  return (
    <tbody className={styles.foot}>
      {strips && (
        <tr data-grid-row="" className={styles.strip}>
          <th scope="row">No level</th>
          {grid.columns.map((column) => {
            const none = column.strips
              .filter(isCountedStrip)
              .reduce((n, one) => n + one.children.length, 0);
            const away = column.strips.reduce((n, one) => n + one.children.length, 0) - none;
            const at = { "data-at": `strip|${column.id}` };
            return (
              <td
                key={column.id}
                data-chosen={isChosen(column, "strip")}
                {...(none + away === 0 ? { ...at, tabIndex: -1 } : {})}
              >
                {none + away === 0 ? (
                  <span className="unseen">{column.name}: everybody has a level</span>
                ) : (
                  <button type="button" tabIndex={-1} {...at}>
                    <span className="unseen">{`${column.name}: ${sayStrips(column.strips)}`}</span>
                    <span className={styles.seen} aria-hidden="true">
                      {none > 0 ? none : ""}
                      {away > 0 && (
                        <small>
                          {none > 0 ? " " : ""}+{away}
                          <span> not here</span>
                        </small>
                      )}
                    </span>
                  </button>
                )}
              </td>
            );
          })}
        </tr>
      )}
      <tr data-grid-row="" className={styles.column}>
        <th scope="row">
          <span className="unseen">Figures</span>
          <FootLabels figures={figures} compares={grid.since !== undefined} />
        </th>
        {grid.columns.map((column) => (
          <td key={column.id} data-chosen={isChosen(column, "column")}>
            <button type="button" tabIndex={-1} data-at={`column|${column.id}`}>
              <span className="unseen">{sayColumn(column)}</span>
              <strong aria-hidden="true">{column.name}</strong>
              <FootFigures of={column.figures} figures={figures} />
            </button>
          </td>
        ))}
      </tr>
    </tbody>
  );
}

function FootLabels({ figures, compares }: { figures: boolean; compares: boolean }) {
  return (
    <span className={styles.labels} aria-hidden="true">
      <span> </span>
      <span>on track +</span>
      <span>{compares ? "change" : " "}</span>
      {figures &&
        ATTAINMENT_BANDS.toReversed().map((band) => <span key={band}>{sayBand(band)}</span>)}
      {figures && <span>children</span>}
      {figures && <span>moved</span>}
    </span>
  );
}

function FootFigures({ of, figures }: { of: GridFigures; figures: boolean }) {
  const good = onTrackOrAbove(of);
  const change = writeChange(of);
  return (
    <span className={styles.seen} aria-hidden="true">
      <span className={styles.main}>
        {of.judged === 0 ? "no levels" : `${good} of ${of.judged}`}
        {of.judged > 0 && <b>{writeShare(good, of.judged)}</b>}
      </span>
      <span className={styles.side}>
        {change === undefined ? "" : `${change} `}
        <small>{sayOneChild(of.judged)}</small>
      </span>
      {figures &&
        ATTAINMENT_BANDS.toReversed().map((band) => (
          <span key={band} className={styles.line}>
            {of.bands[band]} <small>{writeShare(of.bands[band], of.judged)}</small>
          </span>
        ))}
      {figures && (
        <span className={styles.line}>
          {of.assessed} of {of.children}
        </span>
      )}
      {figures && (
        <span className={styles.line}>
          {of.moved === undefined
            ? "–"
            : `▲${of.moved.up} =${of.moved.same} ▼${of.moved.down}${of.moved.unknown > 0 ? ` ?${of.moved.unknown}` : ""}`}
        </span>
      )}
    </span>
  );
}

/** "Year 3: 60 children, 58 with a level, 40 of 58 on track or above, 69 %". */
export function sayColumn({ name, figures }: Pick<GridColumn, "name" | "figures">): string {
  const good = onTrackOrAbove(figures);
  return [
    `${name}: ${sayChildren(figures.children)}`,
    `${figures.assessed} with a level`,
    figures.judged === 0
      ? "nothing is expected here"
      : `${good} of ${figures.judged} on track or above, ${writeShare(good, figures.judged)}`,
    figures.change === undefined || figures.change.children === 0
      ? ""
      : `${figures.change.before} of the same ${figures.change.children} before, ${figures.change.now} now`,
  ]
    .filter((part) => part !== "")
    .join(", ");
}
