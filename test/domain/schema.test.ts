import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  date,
  flag,
  listOf,
  name,
  oneOf,
  orNone,
  shape,
  text,
  whole,
} from "../../src/domain/guard.ts";
import { ROSTER_TABLES } from "../../src/domain/roster.ts";
import { keyParts, SCHEMA_VERSION, tableOf, TABLES } from "../../src/domain/schema.ts";
import { scopeOf } from "../../src/domain/scope.ts";
import type { Table } from "../../src/domain/table.ts";
import { smallSchool } from "../support/small-school.ts";

describe("tables", () => {
  it("every row of the small school has a key, a scope and fields its table allows", () => {
    for (const row of smallSchool().rows) {
      expect(scopeOf(row.t, row.k)).toBe(row.scope);
      for (const [field, value] of Object.entries(row.f))
        expect(tableOf(row.t)?.fields[field]?.(value), `${row.t}.${field}`).toBeUndefined();
    }
  });

  it("a scope follows from the key alone: the child's where the key begins with a child", () => {
    expect(scopeOf("class", "c-1")).toBe("s");
    expect(scopeOf("attainment", "p-1:2026")).toBe("p:p-1");
    expect(scopeOf("moderation", "p-1:2026:m")).toBe("p:p-1");
    expect(scopeOf("snapshot", "x")).toBe("l");
    expect(scopeOf("snapshot-part", "x:12")).toBe("l");
    expect(scopeOf("class-snapshot-part", "c-1:x:0")).toBe("c:c-1");
    for (const [t, k] of [
      ["snapshot-part", "x:01"],
      ["snapshot-part", "x:1000"],
      ["snapshot-part", "x"],
      ["class-snapshot", "x"],
      ["attainment", "p-1"],
      ["attainment", "p-1:26"],
      ["pupil", "p 1"],
      ["pupil", ""],
      ["pupil", "x".repeat(65)],
      ["toString", "x"],
    ] as const)
      expect(scopeOf(t, k)).toBeUndefined();
  });

  it("there is one school row, so no second one can speak for the school", () => {
    expect(scopeOf("school", "school")).toBe("s");
    expect(scopeOf("school", "another")).toBeUndefined();
  });

  it("a key is read into its named parts", () => {
    expect(keyParts("staff-class", "u-1:c-1")).toEqual({ user: "u-1", class: "c-1" });
    expect(keyParts("scale", "levels:2026")).toEqual({ scale: "levels", year: "2026" });
  });

  it("[SY42] their version goes up with every table and field, or what an older app kept unknown stays so", () => {
    const shapes = Object.entries<Table>(TABLES)
      .map(([t, { of, key, fields, cells = false, notes = [], foundBy = "" }]) =>
        [t, of, key, Object.keys(fields).sort(), cells, notes, foundBy].flat().join(" "),
      )
      .sort();
    const digest = createHash("sha256").update(shapes.join("\n")).digest("hex").slice(0, 16);
    // Another digest: SCHEMA_VERSION goes up by one first, and then both stand here anew.
    expect({ version: SCHEMA_VERSION, digest }).toEqual({ version: 9, digest: "3f17d1432e2ad40b" });
  });

  it("every table of the roster exists, and what is found by a field or part has it", () => {
    for (const t of ROSTER_TABLES) expect(tableOf(t)).toBeDefined();
    for (const table of Object.values(TABLES).map(
      (one) => one as ReturnType<typeof tableOf> & object,
    )) {
      const names = [...table.key, ...Object.keys(table.fields)] as string[];
      expect(table.foundBy === undefined || names.includes(table.foundBy)).toBe(true);
      for (const field of [...(table.once ?? []), ...(table.children ? [table.children] : [])])
        expect(Object.keys(table.fields)).toContain(field);
    }
  });
});

describe("guards", () => {
  it("say what is wrong in words, or nothing", () => {
    expect(text(3)("abc")).toBeUndefined();
    expect(text(3)("abcd")).toBe("must be at most 3 characters");
    expect(text(3)("a\u0000")).toBe("has characters that cannot be shown");
    expect(text(9)("a\tb\nc")).toBeUndefined();
    expect(text(3)(3)).toBe("must be words");
    expect(name(9)("  ")).toBe("must not be empty");
    expect(flag("yes")).toBe("must be yes or no");
    expect(whole(1, 6)(1.5)).toBe("must be a whole number from 1 to 6");
    expect(oneOf(["F", "M"])("X")).toBe("must be one of F, M");
    expect(orNone(flag)(null)).toBeUndefined();
    expect(listOf(flag, 1)([true, true])).toBe("must have at most 1 parts");
    expect(listOf(flag, 2)([true, 0])).toBe("must be yes or no");
    expect(shape({ a: flag })({ a: 1 })).toBe('"a" must be yes or no');
    expect(shape({ a: flag })({ a: true, b: 1 })).toBe('has a part "b" that is not known');
    expect(shape({ a: flag }, ["a"])({})).toBeUndefined();
    expect(shape({ a: flag })([])).toBe("must have parts");
  });

  it("a date is a day of the calendar", () => {
    for (const day of ["2026-11-21", "2024-02-29", "2000-02-29"]) expect(date(day)).toBeUndefined();
    for (const day of [
      "2026-02-29",
      "1900-02-29",
      "2026-13-01",
      "2026-00-10",
      "2026-04-31",
      "21/11/2026",
      20261121,
    ])
      expect(date(day)).toMatch(/must be a date/);
  });

  it("never fail on what they are given", () => {
    const guards = [
      text(9),
      name(9),
      flag,
      whole(0, 9),
      date,
      oneOf(["a"]),
      listOf(date, 3),
      shape({ a: date }),
      ...Object.values(TABLES).flatMap((table) => Object.values(table.fields)),
    ];
    fc.assert(
      fc.property(fc.anything(), (value) => {
        for (const guard of guards) expect(["string", "undefined"]).toContain(typeof guard(value));
      }),
    );
  });
});
