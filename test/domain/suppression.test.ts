import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CountRow, type PublishedRow, publishable } from "../../src/domain/suppression.ts";

const row = (id: string, below: number, onTrack: number, above: number): CountRow => ({
  id,
  of: below + onTrack + above,
  counts: { below, onTrack, above },
});

function whole(parts: readonly CountRow[]): CountRow {
  const add = (key: string) => parts.reduce((sum, part) => sum + (part.counts[key] ?? 0), 0);
  return row("total", add("below"), add("onTrack"), add("above"));
}

const publish = (...parts: CountRow[]) => publishable({ total: whole(parts), parts });
const cells = (published: PublishedRow) => Object.values(published.counts);

/**
 * What somebody who only adds and subtracts can work out: every way the hidden numbers could be.
 * Returns the possible values of a number by its place.
 */
function readings(of: {
  total: PublishedRow;
  parts: readonly PublishedRow[];
}): Map<string, Set<number>> {
  const rows = [of.total, ...of.parts];
  const keys = Object.keys(of.total.counts);
  const known = (id: string, key: string) => rows.find((one) => one.id === id)!.counts[key] ?? null;
  // Interval arithmetic to a fixed point: each hidden number lies within what the sums allow.
  const range = new Map<string, [number, number]>();
  for (const one of rows) {
    for (const key of keys) {
      const shown = known(one.id, key);
      range.set(`${one.id}.${key}`, shown === null ? [0, 99] : [shown, shown]);
    }
    range.set(`${one.id}.of`, one.of === null ? [0, 99] : [one.of, one.of]);
  }
  const sums: [string, string[]][] = [
    ...rows.map((one): [string, string[]] => [
      `${one.id}.of`,
      keys.map((key) => `${one.id}.${key}`),
    ]),
    ...[...keys, "of"].map((key): [string, string[]] => [
      `total.${key}`,
      of.parts.map((part) => `${part.id}.${key}`),
    ]),
  ];
  for (let round = 0; round < 30; round += 1)
    for (const [total, parts] of sums) {
      const narrow = (place: string, low: number, high: number) => {
        const [a, b] = range.get(place)!;
        range.set(place, [Math.max(a, low), Math.min(b, high)]);
      };
      const low = parts.reduce((sum, place) => sum + range.get(place)![0], 0);
      const high = parts.reduce((sum, place) => sum + range.get(place)![1], 0);
      narrow(total, low, high);
      for (const place of parts) {
        const [a, b] = range.get(place)!;
        const [least, most] = range.get(total)!;
        narrow(place, least - (high - b), most - (low - a));
      }
    }
  return new Map(
    [...range].map(([place, [low, high]]) => [
      place,
      new Set(Array.from({ length: high - low + 1 }, (_, nth) => low + nth)),
    ]),
  );
}

describe("what may leave the leadership's hands", () => {
  it("[SP1] gives nothing of five children or fewer", () => {
    const { parts, total } = publish(
      row("oak", 5, 12, 6),
      row("ash", 2, 2, 1),
      row("elm", 3, 4, 9),
    );
    expect(parts[1]).toEqual({
      id: "ash",
      of: null,
      counts: { below: null, onTrack: null, above: null },
    });
    expect(total.of).toBe(44);
  });

  it("[SP1] gives nothing at all of a school of five", () => {
    const { parts, total } = publish(row("oak", 1, 1, 1), row("ash", 0, 1, 1));
    expect([total, ...parts].flatMap(cells).every((count) => count === null)).toBe(true);
  });

  it("[SP1] ends with nothing to say of a school of nobody, and of a whole without parts", () => {
    expect(publish().total.of).toBeNull();
    expect(publish(row("oak", 0, 0, 0), row("ash", 0, 0, 0)).total.of).toBeNull();
    expect(publishable({ total: row("total", 4, 9, 7), parts: [] }).total.counts).toEqual({
      below: 4,
      onTrack: 9,
      above: 7,
    });
  });

  it("[SP2] keeps nobody and everybody of ten or fewer back", () => {
    const { parts } = publish(row("oak", 0, 7, 1), row("ash", 0, 11, 3), row("elm", 4, 9, 7));
    expect(parts[0]?.counts.below).toBeNull();
    // Of fourteen, nobody is a number like another; but the column would give oak's away.
    expect(parts[2]).toMatchObject({ of: 20 });
    const all = publish(row("oak", 0, 8, 0), row("ash", 5, 11, 3), row("elm", 4, 9, 7));
    expect(cells(all.parts[0]!)).toEqual([null, null, null]);
  });

  it("[SP3] keeps the next smallest back, so that nothing can be subtracted", () => {
    const { parts } = publish(row("pp", 2, 1, 1), row("others", 5, 12, 8));
    expect(parts.map((part) => part.of)).toEqual([null, null]);
    const three = publish(row("oak", 5, 12, 6), row("ash", 2, 2, 1), row("elm", 3, 4, 9));
    expect(three.parts.map((part) => part.of)).toEqual([23, null, null]);
  });

  it("[SP1] [SP2] [SP3] no number kept back can be worked out from what is given", () => {
    const part = fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (numbers) => {
        const parts = numbers.map(([a, b, c], nth) => row(`p${nth}`, a, b, c));
        const given = publishable({ total: whole(parts), parts });
        const possible = readings(given);
        const kept = [given.total, ...given.parts].flatMap(({ id, of, counts }) =>
          Object.entries({ ...counts, of }).flatMap(([key, n]) =>
            n === null ? [`${id}.${key}`] : [],
          ),
        );
        expect(kept.filter((place) => possible.get(place)!.size < 2)).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  it("[SP4] on a wall fewer than three are kept back, however many they are among, and cannot be worked out", () => {
    const one = { total: whole([row("4A", 1, 20, 9)]), parts: [row("4A", 1, 20, 9)] };
    expect(publishable(one).parts[0]?.counts.below).toBe(1);
    const veiled = publishable({ ...one, fewest: 3 });
    // Beside a total, one number kept back alone would be the rest of it.
    expect(cells(veiled.parts[0]!)).toEqual([null, 20, null]);
    expect(cells(veiled.total)).toEqual([null, 20, null]);
    const part = fc.tuple(fc.nat(9), fc.nat(40), fc.nat(9));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (numbers) => {
        const parts = numbers.map(([a, b, c], nth) => row(`p${nth}`, a, b, c));
        const given = publishable({ total: whole(parts), parts, fewest: 3 });
        const possible = readings(given);
        const shown = [given.total, ...given.parts].flatMap(({ id, of, counts }) =>
          Object.entries({ ...counts, of }).map(([key, n]) => ({ n, place: `${id}.${key}` })),
        );
        expect(shown.filter(({ n }) => n === 1 || n === 2)).toEqual([]);
        const kept = shown.filter(({ n }) => n === null);
        expect(kept.filter(({ place }) => possible.get(place)!.size < 2)).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  it("[SP4] what one row or column keeps back is three children or more together, so no rest of it is one child", () => {
    const counts = { good: 12, expected: 15, slow: 1, behind: 0 };
    const one = { id: "4A", of: 28, counts };
    const alone = publishable({ total: { ...one, id: "*" }, parts: [one], fewest: 3 });
    // 28 less 12 and 15 would be one child.
    expect(alone.parts[0]?.counts).toEqual({ good: null, expected: 15, slow: null, behind: 0 });
    const few = fc.oneof(fc.nat(2), fc.nat(12));
    const part = fc.tuple(few, few, few, few, few);
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (numbers) => {
        const parts = numbers.map((cell, nth): CountRow => ({
          id: `p${nth}`,
          of: cell.reduce((sum, n) => sum + n, 0),
          counts: Object.fromEntries(cell.map((n, at) => [`k${at}`, n])),
        }));
        const keys = ["k0", "k1", "k2", "k3", "k4"];
        const add = (each: readonly number[]) => each.reduce((sum, n) => sum + n, 0);
        const total: CountRow = {
          id: "total",
          of: add(parts.map(({ of }) => of)),
          counts: Object.fromEntries(
            keys.map((key) => [key, add(parts.map((row) => row.counts[key] ?? 0))]),
          ),
        };
        const given = publishable({ total, parts, fewest: 3 });
        const lines: [number | null, (number | null)[]][] = [
          ...[given.total, ...given.parts].map(({ of, counts: held }): (typeof lines)[number] => [
            of,
            Object.values(held),
          ]),
          ...keys.map((key): (typeof lines)[number] => [
            given.total.counts[key] ?? null,
            given.parts.map((row) => row.counts[key] ?? null),
          ]),
          [given.total.of, given.parts.map(({ of }) => of)],
        ];
        const rests = lines.flatMap(([whole, some]) =>
          whole === null || !some.includes(null) ? [] : whole - add(some.map((n) => n ?? 0)),
        );
        expect(rests.filter((rest) => rest < 3)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("[SP1] [SP2] what is given is true, and nothing small is given", () => {
    const part = fc.tuple(fc.nat(12), fc.nat(12), fc.nat(12));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (numbers) => {
        const parts = numbers.map(([a, b, c], nth) => row(`p${nth}`, a, b, c));
        const total = whole(parts);
        const given = publishable({ total, parts });
        const wrong = [given.total, ...given.parts].flatMap((one, nth): unknown[] => {
          const truth = [total, ...parts][nth]!;
          const { of } = one;
          if (of === null) return cells(one).filter((count) => count !== null);
          const faults = Object.entries(one.counts).filter(([key, count]) => {
            if (count === null) return false;
            const plain = of <= 10 && (count === 0 || count === of);
            return count !== truth.counts[key] || plain;
          });
          return of === truth.of && of > 5 ? faults : [one.id, ...faults];
        });
        expect(wrong).toEqual([]);
      }),
    );
  });
});

it("[SP1] of a school without children, or without parts, nothing is given, and the search for leaks ends", () => {
  const nobody = { id: "*", of: 0, counts: { met: 0, not: 0 } };
  for (const parts of [[], [{ ...nobody, id: "4" }]])
    expect(publishable({ total: nobody, parts }).total).toEqual({
      id: "*",
      of: null,
      counts: { met: null, not: null },
    });
});
