import type { PublishedRow } from "./suppression.ts";

type Range = { low: number; high: number };

/** More children than any school has: what a number kept back could be at most. */
const MANY = 100_000;

/**
 * A row with a number kept back that follows from those given, if there is one: every number lies
 * within what the sums along rows and columns leave it, over and over until nothing narrows. [SP3]
 * Nor may what one row or column keeps back be fewer than `fewest` together. [SP4]
 */
export function leakIn(
  total: PublishedRow,
  parts: readonly PublishedRow[],
  fewest = 0,
): string | undefined {
  const keys = Object.keys(total.counts);
  const rows = [total, ...parts];
  const places = new Map(
    rows.map((row) => [
      row.id,
      new Map([
        ...keys.map((key): [string, Range] => [key, rangeOf(row.counts[key] ?? null)]),
        ["of", rangeOf(row.of)],
      ]),
    ]),
  );
  const at = (row: string, key: string) => places.get(row)?.get(key) ?? rangeOf(null);
  const sums: readonly (readonly [Range, readonly Range[]])[] = [
    ...rows.map((row) => [at(row.id, "of"), keys.map((key) => at(row.id, key))] as const),
    // A whole of no parts known is not the sum of nothing.
    ...(parts.length === 0 ? [] : [...keys, "of"]).map(
      (key) => [at(total.id, key), parts.map((part) => at(part.id, key))] as const,
    ),
  ];
  const isFew = sums.some(([whole, some]) => isRestFew(whole, some, fewest));
  if (isFew) return total.id;
  let narrowed = true;
  while (narrowed) {
    narrowed = false;
    for (const [whole, some] of sums) if (narrow(whole, some)) narrowed = true;
  }
  return rows.find(
    (row) =>
      (row.of === null && known(at(row.id, "of"))) ||
      keys.some((key) => row.counts[key] === null && known(at(row.id, key))),
  )?.id;
}

function known({ low, high }: Range): boolean {
  return low === high;
}

/** Whether a whole that is given, less its parts that are, leaves somebody and fewer than `fewest`. */
function isRestFew(whole: Range, parts: readonly Range[], fewest: number): boolean {
  if (!known(whole) || parts.every(known)) return false;
  const rest = parts.filter(known).reduce((left, part) => left - part.low, whole.low);
  return rest > 0 && rest < fewest;
}

function rangeOf(given: number | null): Range {
  return given === null ? { low: 0, high: MANY } : { low: given, high: given };
}

/** Whether anything became narrower. */
function narrow(whole: Range, parts: readonly Range[]): boolean {
  const low = parts.reduce((sum, part) => sum + part.low, 0);
  const high = parts.reduce((sum, part) => sum + part.high, 0);
  let narrowed = keepWithin(whole, low, high);
  for (const part of parts) {
    const others = { low: low - part.low, high: high - part.high };
    narrowed = keepWithin(part, whole.low - others.high, whole.high - others.low) || narrowed;
    // The sums above are of before; the next round has the narrower ones.
    if (narrowed) return true;
  }
  return narrowed;
}

function keepWithin(range: Range, low: number, high: number): boolean {
  const before = range.high - range.low;
  range.low = Math.max(range.low, low);
  range.high = Math.min(range.high, high);
  return range.high - range.low < before;
}
