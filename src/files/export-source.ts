import type { Audience, ExportTable } from "../domain/export-table.ts";
import type { Paper, Sheet } from "../pictures/sheet.ts";

/** What a screen hands out to be saved: made when it is asked for, of what is on the screen then. */
export type ExportSource = {
  /** Begins the file's name: "Whole school, reading, Autumn 2026". */
  name: string;
  /** Pictures; the first is the one on the screen. Left out where a screen has none. */
  sheets?: (audience: Audience) => readonly Sheet[];
  tables?: (audience: Audience) => readonly ExportTable[];
  /** For whom it can be made; everybody unless told. */
  audiences?: readonly Audience[];
  /** How the paper lies; landscape unless told. */
  turned?: Paper["turned"];
};

/** A kind of file. CSV holds one table: which one. */
export type ExportKind = "pdf-a4" | "pdf-a3" | "png" | "svg" | "xlsx" | `csv:${number}`;

/** For whom this person may make it; whoever may not have names is never offered them. [EX1] */
export function audiencesFor(
  source: ExportSource,
  { mayHaveNames }: { mayHaveNames: boolean },
): readonly Audience[] {
  const offered = source.audiences ?? ["names", "counts", "governors"];
  return mayHaveNames ? offered : offered.filter((one) => one === "governors");
}
