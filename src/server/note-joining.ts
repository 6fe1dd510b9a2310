import type { Change, Row } from "../domain/change.ts";
import {
  compareGenerations,
  joinedInto,
  MAX_NOTE_LENGTH,
  type Note,
  noteIn,
  type NoteInput,
  PIECES_TO_JOIN,
  refusalInNote,
} from "../domain/note.ts";
import type { Refusal } from "../domain/refusal.ts";
import { tableOf } from "../domain/schema.ts";
import { Joining, joinPieces } from "../notes/note-text.ts";

/** The section a change writes in, with what it carries; of a change found right before. */
export function pieceIn({ f }: Change): [section: string, input: NoteInput] {
  return Object.entries(f)[0] as [string, NoteInput];
}

/**
 * Why a row cannot take a piece of writing, whoever it is from. [NT2] [NT4] [NT5] [NT6]
 * @param open the texts that were joined to just before, by row and section
 */
export function reasonInNote(
  row: Row | undefined,
  change: Change,
  open: Map<string, Joining>,
): Refusal | undefined {
  const [section, input] = pieceIn(change);
  const name = `${change.t} ${change.k} ${section}`;
  const joining = open.get(name) ?? new Joining();
  open.set(name, joining);
  const note = noteIn(row, section);
  const wrong = refusalInNote(note, input);
  if (wrong !== undefined && wrong.code !== "note-full") return wrong;
  switch (joining.problem(input.instead === undefined ? note.u : [], input.u)) {
    case "unreadable":
      return { code: "bad-shape", what: "not a piece of writing" };
    case "waiting":
      return { code: "note-waiting" };
    default:
      return wrong !== undefined && hasNoRoom(note, input) ? wrong : undefined;
  }
}

/**
 * Joined into one, pieces take less room: only what is too long even so is refused, and never what
 * makes the text shorter. [NT4]
 */
function hasNoRoom(note: Note, input: NoteInput): boolean {
  const before = joinPieces(note.u).length;
  if (before + input.u.length <= MAX_NOTE_LENGTH) return false;
  return joinPieces([...note.u, input]).length >= before;
}

/**
 * The row with the many pieces of a section joined into one: of those that stood in the school's copy
 * before, and exactly these. [NT3]
 * @param before the row as it was read
 */
export function withJoinedPieces(row: Row, before: Row | undefined): Row {
  let joined = row;
  for (const section of tableOf(row.t)?.notes ?? []) {
    const held = noteIn(before, section);
    const note = noteIn(joined, section);
    const isMany =
      held.u.length >= PIECES_TO_JOIN || (held.u.length > 1 && lengthOf(note.u) > MAX_NOTE_LENGTH);
    if (note.g !== held.g || !isMany) continue;
    const one = joinedInto(note, held.u, joinPieces(held.u));
    joined = { ...joined, f: { ...joined.f, [section]: one } };
  }
  return joined;
}

function lengthOf(pieces: readonly { u: string }[]): number {
  return pieces.reduce((sum, { u }) => sum + u.length, 0);
}

/** Whether a change wrote in a text that `instead` has taken the place of. [NT5] */
export function isReplacedBy(instead: Change, change: Change | null): boolean {
  if (change === null || change.op !== "note") return false;
  if (change.t !== instead.t || change.k !== instead.k) return false;
  const [section, { g }] = pieceIn(instead);
  if (!Object.hasOwn(change.f, section)) return false;
  // What was kept because it could not be read may be anything.
  const written = (change.f[section] as { g?: unknown } | null | undefined)?.g;
  return typeof written !== "string" || compareGenerations(written, g) < 0;
}
