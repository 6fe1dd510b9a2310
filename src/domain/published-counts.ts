import { date, type Guard, listOf, name, orNone, shape, text, whole } from "./guard.ts";

/**
 * What leaders published to governors of one snapshot: numbers of children, too small ones held back,
 * and no child's name or id in it anywhere. Plain values, which survive JSON. [PC1]
 */
export type PublishedCounts = {
  /** The snapshot's name, and a sentence for governors. */
  name: string;
  note: string;
  /** The day the counts are known as of, and the academic year. */
  day: string;
  year: number;
  tables: readonly CountsTable[];
};

/** One table of counts: "Maths, Autumn 2026", its columns, and a row for each year group or group. */
export type CountsTable = {
  title: string;
  columns: readonly string[];
  rows: readonly CountsRow[];
};

/** Counts stand in the order of the columns; null: held back, because it would be about too few. */
export type CountsRow = { label: string; counts: readonly (number | null)[] };

/** Guards what is published: exactly these parts, so that nothing else can ride along. [PC1] */
export const countsProblem: Guard = shape({
  name: name(120),
  note: text(2000),
  day: date,
  year: whole(2000, 2099),
  tables: listOf(
    shape({
      title: name(120),
      columns: listOf(name(60), 20),
      rows: listOf(shape({ label: name(60), counts: listOf(orNone(whole(0, 10_000)), 20) }), 60),
    }),
    100,
  ),
});
