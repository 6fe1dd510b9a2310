import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonical } from "../../src/domain/canonical.ts";
import type { Row } from "../../src/domain/change.ts";
import { addToDigest, digestOf, EMPTY_DIGEST, writeDigest } from "../../src/domain/digest.ts";
import { smallSchool } from "../support/small-school.ts";

const { rows } = smallSchool();
const withCells = rows.findIndex(({ c }) => c !== undefined);
const withFields = rows.findIndex(({ t }) => t === "pupil");

function changed(at: number, change: (row: Row) => Row): Row[] {
  return rows.map((row, index) => (index === at ? change(row) : row));
}

describe("the digest of rows", () => {
  it("[SY9] is the same in any order and in any portions", () => {
    const whole = digestOf(rows);
    expect(whole).toMatch(/^\d+-[0-9a-f]{16}$/);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
        fc.nat({ max: rows.length }),
        (order, cut) => {
          const first = addToDigest(EMPTY_DIGEST, order.slice(0, cut));
          expect(writeDigest(addToDigest(first, order.slice(cut)))).toBe(whole);
        },
      ),
      { numRuns: 20 },
    );
  });

  it("[SY9] does not depend on the order of a row's fields, nor on its number", () => {
    const turned = rows.map((row) => ({
      ...row,
      seq: row.seq + 7,
      f: Object.fromEntries(Object.entries(row.f).reverse()),
      h: Object.fromEntries(Object.entries(row.h).reverse()),
    }));
    expect(digestOf(turned)).toBe(digestOf(rows));
  });

  it.each<[string, Row[]]>([
    ["lacks a row", rows.slice(1)],
    ["has a row twice", [...rows, ...rows.slice(0, 1)]],
    ["has another value", changed(withFields, (row) => ({ ...row, f: { ...row.f, given: "X" } }))],
    [
      "has another stamp",
      changed(withFields, (row) => ({ ...row, h: { ...row.h, given: { h: "0", id: "1" } } })),
    ],
    ["lacks a judgement", changed(withCells, (row) => ({ ...row, c: {} }))],
    [
      "has another judgement",
      changed(withCells, (row) => ({
        ...row,
        c: Object.fromEntries(
          Object.entries(row.c ?? {}).map(([cell, entries]) => [
            cell,
            entries.map((entry) => ({ ...entry, v: "4H" })),
          ]),
        ),
      })),
    ],
    ["has a row that is gone", changed(withFields, (row) => ({ ...row, gone: true }))],
    ["has a row under another key", changed(withFields, (row) => ({ ...row, k: "p-other" }))],
  ])("[SY9] is another one when a device %s", (_what, held) => {
    expect(digestOf(held)).not.toBe(digestOf(rows));
  });
});

describe("canonical text", () => {
  it("is that of the same value, whichever way it was put together", () => {
    expect(canonical({ b: [1, { d: null, c: "x" }], a: true })).toBe(
      '{"a":true,"b":[1,{"c":"x","d":null}]}',
    );
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("leaves out what JSON leaves out", () => {
    expect(canonical({ a: undefined, b: [undefined] })).toBe('{"b":[null]}');
    expect(canonical(undefined)).toBe("null");
  });
});
