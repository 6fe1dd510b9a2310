import type { EntryWay } from "./change.ts";
import type { NoteTable } from "./note-tables.ts";
import type { NoteInput } from "./note.ts";
import type { TableName } from "./schema.ts";

/**
 * What a screen asks for, before it is stamped: new values for fields, one entry for a cell, or one
 * piece of writing for a section of a note.
 * `commit` turns edits into changes; features make them with pure functions of the domain.
 */
export type Edit = SetEdit | AddEdit | NoteEdit;

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

/** Made by `notes/note-session.ts`. */
export type NoteEdit = { t: NoteTable; k: string; section: string; note: NoteInput };
