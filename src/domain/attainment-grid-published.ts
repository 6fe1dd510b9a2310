import type { GridFigures } from "./attainment-grid-figures.ts";
import { onTrackOrAbove } from "./attainment-grid-figures.ts";
import { headOf, summaryTable } from "./attainment-grid-tables.ts";
import type { AttainmentGrid } from "./attainment-grid.ts";
import { shareOf } from "./cohort-figures.ts";
import { ATTAINMENT_BANDS } from "./expectation.ts";
import { type ExportCell, type ExportTable, tenth } from "./export-table.ts";
import { type CountRow, publishable, type PublishedRow } from "./suppression.ts";

/**
 * The summary as governors may have it: a row for each column and one for all of them, what is too
 * small kept back and enough besides that it cannot be worked out from the rest of the table. The
 * grid's own cells are a few children each, and never leave. [EX11] [SP1] [SP2] [SP3]
 */
export function publishedSummary(grid: AttainmentGrid, group: string): ExportTable {
  const table = summaryTable(grid, group);
  const total = countsOf("*", grid.total);
  const parts = grid.columns.map(({ id, figures }) => countsOf(id, figures));
  const published = publishable({ total, parts });
  const head = table.rows.map((row) => row.slice(0, COUNTED));
  const whole: ExportCell[] = [...headOf(grid), "All", group];
  return {
    ...table,
    name: "Attainment for governors",
    rows: [
      ...grid.columns.map(({ figures }, at) => [
        ...(head[at] ?? []),
        ...cellsOf(published.parts[at], figures),
      ]),
      [...whole, ...cellsOf(published.total, grid.total)],
    ],
  };
}

/** Columns before the first count: year, point, subject, year group, group. */
const COUNTED = 5;

function countsOf(id: string, { children, assessed, judged, bands }: GridFigures): CountRow {
  return {
    id,
    of: children,
    counts: { ...bands, unbanded: assessed - judged, without: children - assessed },
  };
}

/** From "children" to "mean points". A share would give away what is kept back beside it; a mean always could. */
function cellsOf(row: PublishedRow | undefined, figures: GridFigures): ExportCell[] {
  const bands = ATTAINMENT_BANDS.map((band) => row?.counts[band] ?? null);
  const { unbanded = null, without = null } = row?.counts ?? {};
  const told = row?.of != null && !bands.includes(null) && unbanded !== null && without !== null;
  return [
    row?.of ?? null,
    row?.of == null || without === null ? null : row.of - without,
    ...bands,
    told ? tenth(shareOf(onTrackOrAbove(figures), figures.judged)?.percent) : null,
    null,
  ];
}
