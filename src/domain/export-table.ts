/** Who a file is for: the staff who see the children, staff in figures only, or governors. */
export type Audience = "names" | "counts" | "governors";

/** A table as it leaves in a file: the columns' keys are a file's contract and never reworded. */
export type ExportTable = {
  /** Of the file or the spreadsheet's sheet, in words: "Attainment grid". */
  name: string;
  columns: readonly ExportColumn[];
  rows: readonly (readonly ExportCell[])[];
};

export type ExportColumn = {
  /** "pct_on_track_or_above", heads the column in CSV. */
  key: string;
  /** "On track or above, %", heads it in a spreadsheet. */
  words: string;
};

/** Numbers stay numbers; what is not known or not shown is null, which is never nought. */
export type ExportCell = string | number | null;

/** A number to a tenth, as files carry means and percentages; null of nothing. */
export function tenth(value: number | undefined): number | null {
  return value === undefined ? null : Math.round(value * 10) / 10;
}
