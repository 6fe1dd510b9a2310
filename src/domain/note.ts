import type { Row } from "./change.ts";
import { compareStamps, type Stamp } from "./clock.ts";
import { shape, text } from "./guard.ts";
import type { Refusal } from "./refusal.ts";

/**
 * One piece of writing as its author's device recorded it: opaque here, readable by
 * `notes/note-text.ts` alone. Pieces may be joined in any order, any number of times.
 */
export type NotePiece = Stamp & {
  /** Who wrote it; of pieces joined into one, who wrote the latest. */
  by: string;
  /** Base64. */
  u: string;
};

/** One section of a note: the pieces of its present text. Ordered by stamp. */
export type Note = {
  /** Generation: pieces of an earlier one are of a text that leaders have replaced. [NT5] */
  g: string;
  u: readonly NotePiece[];
};

/** What a change to a note carries. */
export type NoteInput = {
  g: string;
  u: string;
  /** The generation whose text this one takes the place of; left out by ordinary writing. */
  instead?: string;
};

/** Every text begins in it. */
export const FIRST_GENERATION = "0";
export const EMPTY_NOTE: Note = { g: FIRST_GENERATION, u: [] };

/** Characters a section's text may have. */
export const MAX_NOTE_TEXT = 20_000;
/** Base64 characters of one piece, and of all pieces of a section together: 256 KB. [NT4] */
export const MAX_PIECE_LENGTH = 96 * 1024;
export const MAX_NOTE_LENGTH = 256 * 1024;
/** Pieces of a section that the school joins into one. [NT3] */
export const PIECES_TO_JOIN = 64;

const GENERATION = /^(?:0|([1-9]\d{0,5})-([0-9a-f]{16}))$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** The generation after one; `random` is 16 hexadecimal digits, so that two made apart differ. */
export function generationAfter(g: string, random: string): string {
  return `${countOf(g) + 1}-${random}`;
}

/** Negative when `a` is the earlier. Of two that follow the same, either may be, but always that one. */
export function compareGenerations(a: string, b: string): number {
  const counted = countOf(a) - countOf(b);
  if (counted !== 0 || a === b) return counted;
  return a < b ? -1 : 1;
}

function countOf(g: string): number {
  return Number(GENERATION.exec(g)?.[1] ?? 0);
}

/** A section of a row as it stands; empty where nothing was written yet. */
export function noteIn(row: Pick<Row, "f"> | undefined, section: string): Note {
  const held = row !== undefined && Object.hasOwn(row.f, section) ? row.f[section] : undefined;
  return (held as Note | undefined) ?? EMPTY_NOTE;
}

/**
 * The section with a piece joined to it; the same object when it alters nothing. Order and
 * repetition do not matter. [NT1] A later generation takes the place of all there is. [NT5]
 */
export function joinPiece(note: Note, g: string, piece: NotePiece): Note {
  const order = compareGenerations(g, note.g);
  if (order > 0) return { g, u: [piece] };
  if (order < 0 || note.u.some(({ id }) => id === piece.id)) return note;
  return { g, u: [...note.u, piece].sort(compareStamps) };
}

/**
 * The section with exactly these pieces in the form of one, which stands where the latest of them
 * stood; what came beside them stays. [NT3]
 */
export function joinedInto(note: Note, merged: readonly NotePiece[], u: string): Note {
  const ids = new Set(merged.map(({ id }) => id));
  const latest = [...merged].sort(compareStamps).at(-1);
  if (latest === undefined) return note;
  const others = note.u.filter(({ id }) => !ids.has(id));
  return { g: note.g, u: [...others, { ...latest, u }].sort(compareStamps) };
}

const parts = shape({ g: text(32), u: text(MAX_PIECE_LENGTH), instead: text(32) }, ["instead"]);

/** What is wrong with the form of what a change to a note carries; undefined when nothing is. */
export function noteInputProblem(input: unknown): string | undefined {
  const wrong = parts(input);
  if (wrong !== undefined) return wrong;
  const { g, u, instead } = input as NoteInput;
  if (!GENERATION.test(g) || (instead !== undefined && !GENERATION.test(instead)))
    return "is of a generation that cannot be read";
  if (instead !== undefined && countOf(g) !== countOf(instead) + 1) return "skips a generation";
  return u === "" || !BASE64.test(u) ? "is not a piece of writing" : undefined;
}

/**
 * Why a section as it stands cannot take a piece that is in form: its text was replaced meanwhile, it
 * is of a text that is not here yet, or there is no room. [NT4] [NT5]
 */
export function refusalInNote(note: Note, input: NoteInput): Refusal | undefined {
  const { g, u, instead } = input;
  if (instead !== undefined) return instead === note.g ? undefined : { code: "note-replaced" };
  const order = compareGenerations(g, note.g);
  if (order !== 0) return { code: order < 0 ? "note-replaced" : "note-waiting" };
  const length = note.u.reduce((sum, piece) => sum + piece.u.length, u.length);
  return length > MAX_NOTE_LENGTH ? { code: "note-full" } : undefined;
}
