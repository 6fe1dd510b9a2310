import type { Row } from "../domain/change.ts";
import { clockAt } from "../domain/clock.ts";
import type { NotePiece } from "../domain/note.ts";
import { FIRST_GENERATION } from "../domain/note.ts";
import type { TableName } from "../domain/schema.ts";
import { type RowMaker } from "./demo-row.ts";
import { seeded } from "./seeded.ts";

const UTF8 = new TextEncoder();

/** A whole number as Yjs writes it: seven bits at a time, the lowest first. */
function counted(number: number): number[] {
  const bytes: number[] = [];
  let rest = number;
  while (rest > 127) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
}

function lettered(text: string): number[] {
  const bytes = [...UTF8.encode(text)];
  return [...counted(bytes.length), ...bytes];
}

/**
 * One piece of writing with a whole text, as `notes/note-text.ts` reads it: an update of Yjs that
 * puts the text into the empty root. Written by hand, because Yjs itself would begin with chance.
 */
export function demoPiece(writer: number, text: string): string {
  const bytes = [
    // One writer with one piece, whose count begins at 0.
    ...counted(1),
    ...counted(1),
    ...counted(writer),
    ...counted(0),
    // Text, with nothing on either side, in the root of that name.
    4,
    ...counted(1),
    ...lettered("text"),
    ...lettered(text),
    // Nothing was taken out.
    ...counted(0),
  ];
  return btoa(bytes.map((byte) => String.fromCharCode(byte)).join(""));
}

/** A row of notes: section → what somebody wrote there. Undefined when nobody wrote anything. */
export function noteRow(
  rows: RowMaker,
  of: { t: TableName; k: string; by: string; ms: number; texts: Readonly<Record<string, string>> },
): Row | undefined {
  const { t, k, by, ms } = of;
  const written = Object.entries(of.texts).filter(([, text]) => text !== "");
  if (written.length === 0) return undefined;
  const blank = rows.make(t, k, {}, ms);
  const f: Record<string, unknown> = {};
  const h: Row["h"] = {};
  for (const [section, text] of written) {
    const chance = seeded(rows.seed, "note", t, k, section);
    const stamp = { h: clockAt(Math.min(ms, rows.lastMs)), id: chance.hex(32) };
    const piece: NotePiece = { ...stamp, by, u: demoPiece(chance.whole(1, 0x7fff_ffff), text) };
    f[section] = { g: FIRST_GENERATION, u: [piece] };
    h[section] = stamp;
  }
  return { ...blank, f, h };
}
