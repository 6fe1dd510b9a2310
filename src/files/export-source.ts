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
  /**
   * Tables that go into a workbook only when somebody ticks them for this one file, and whose name is
   * then in the file's. Left out where this person may not have them, or there are none. [MH4]
   */
  onAsking?: { label: string; says: string; marks: string; tables: () => readonly ExportTable[] };
  /** How the paper lies; landscape unless told. */
  turned?: Paper["turned"];
};

/** The source with what is added on asking alone: for one file, and marked in its name. [MH4] */
export function withWhatWasAsked(source: ExportSource): ExportSource {
  const { onAsking, tables } = source;
  if (onAsking === undefined) return source;
  return {
    ...source,
    name: `${source.name}, ${onAsking.marks}`,
    tables: (audience) => [
      ...(tables?.(audience) ?? []),
      ...(audience === "names" ? onAsking.tables() : []),
    ],
  };
}

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
