import type { EntryWay } from "./change.ts";
import type { TableName } from "./schema.ts";

/**
 * What a screen asks for, before it is stamped: new values for fields, or one entry for a cell.
 * `commit` turns edits into changes; features make them with pure functions of the domain.
 */
export type Edit = SetEdit | AddEdit;

export type SetEdit = { t: TableName; k: string; set: Readonly<Record<string, unknown>> };

export type AddEdit = {
  t: "attainment";
  k: string;
  /** `<subject>.<point>`, see `judgement.ts`. */
  cell: string;
  /** A value of the subject's scale; null withdraws. */
  v: string | null;
  how: EntryWay;
  why?: string;
  /** Ids of the heads the author could see and now replaces. */
  prev: readonly string[];
};
