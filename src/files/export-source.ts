import type { Audience, ExportTable } from "../domain/export-table.ts";
import type { Paper, Sheet } from "../pictures/sheet.ts";

/**
 * What goes into a file only when somebody ticks it for this one file, whose name then says so: tables
 * into a workbook, or other sheets instead of a PDF's. [MH4] [MH5]
 */
export type OnAsking = {
  label: string;
  says: string;
  marks: string;
  tables?: () => readonly ExportTable[];
  sheets?: () => readonly Sheet[];
};

/** What a screen hands out to be saved: made when it is asked for, of what is on the screen then. */
export type ExportSource = {
  /** Begins the file's name: "Whole school, reading, Autumn 2026". */
  name: string;
  /** Pictures; the first is the one on the screen. Left out where a screen has none. */
  sheets?: (audience: Audience) => readonly Sheet[];
  tables?: (audience: Audience) => readonly ExportTable[];
  /** For whom it can be made; everybody unless told. */
  audiences?: readonly Audience[];
  /** None of what this person may not have, or what there is none of. [MH4] */
  onAsking?: readonly OnAsking[];
  /** How the paper lies; landscape unless told. */
  turned?: Paper["turned"];
};

/** What may be asked for beside a kind of file; it holds names, so for nobody else. [MH4] [MH5] */
export function askedFor(
  { onAsking = [] }: ExportSource,
  kind: ExportKind,
  audience: Audience,
): OnAsking | undefined {
  if (audience !== "names") return undefined;
  if (kind === "xlsx") return onAsking.find(({ tables }) => tables !== undefined);
  return kind.startsWith("pdf-") ? onAsking.find(({ sheets }) => sheets !== undefined) : undefined;
}

/** The source with what is added on asking alone: for one file, and marked in its name. [MH4] [MH5] */
export function withWhatWasAsked(source: ExportSource, asked: OnAsking): ExportSource {
  const { tables, sheets } = asked;
  return {
    ...source,
    name: `${source.name}, ${asked.marks}`,
    ...(sheets === undefined ? {} : { sheets }),
    ...(tables === undefined
      ? {}
      : { tables: (audience) => [...(source.tables?.(audience) ?? []), ...tables()] }),
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
