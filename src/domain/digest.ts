import { canonical } from "./canonical.ts";
import type { Row } from "./change.ts";

/**
 * A running fingerprint of a set of rows. Rows may be added in any order and in any portions, so
 * neither side needs all of them in memory at once. It guards against drift, not against malice.
 */
export type Digest = { rows: number; a: number; b: number };

export const EMPTY_DIGEST: Digest = { rows: 0, a: 0, b: 0 };

/** The digest with these rows added. [SY9] */
export function addToDigest(digest: Digest, rows: Iterable<Row>): Digest {
  let { rows: count, a, b } = digest;
  for (const row of rows) {
    const print = fingerprint(writeRow(row));
    count += 1;
    a = (a + print.a) >>> 0;
    b = (b + print.b) >>> 0;
  }
  return { rows: count, a, b };
}

/** As it goes over the wire: `<rows>-<16 hexadecimal digits>`. */
export function writeDigest({ rows, a, b }: Digest): string {
  return `${rows}-${a.toString(16).padStart(8, "0")}${b.toString(16).padStart(8, "0")}`;
}

/** The digest of rows that are all at hand. */
export function digestOf(rows: Iterable<Row>): string {
  return writeDigest(addToDigest(EMPTY_DIGEST, rows));
}

/** What must be the same on both sides: values with their stamps, and entries with theirs. */
function writeRow(row: Row): string {
  const parts = [row.t, row.k, row.gone === true ? "gone" : ""];
  for (const field of Object.keys(row.h).sort()) {
    const stamp = row.h[field];
    parts.push(field, stamp?.h ?? "", stamp?.id ?? "", canonical(row.f[field]));
  }
  for (const cell of Object.keys(row.c ?? {}).sort()) {
    parts.push(cell);
    for (const entry of row.c?.[cell] ?? []) parts.push(entry.id, entry.h, entry.v ?? "null");
  }
  return parts.join("\n");
}

/** Two different 32-bit FNV-1a walks, so that one row's chance of hiding a change is tiny. */
function fingerprint(text: string): { a: number; b: number } {
  let a = 0x811c9dc5;
  let b = 0xcbf29ce4;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 0x01000193) >>> 0;
    b = Math.imul(b ^ unit ^ (a & 0xff), 0x01000193) >>> 0;
  }
  return { a, b };
}
