import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ANY,
  both,
  childrenIn,
  EVERYBODY,
  type GroupFilter,
  groupsNamed,
  matches,
  sayFilter,
} from "../../src/domain/group-filter.ts";
import { inOak, smallFacts } from "../support/small-facts.ts";

const facts = smallFacts([
  inOak("Amara", {}, { groups: ["girls", "pupil-premium", "ethnicity:WBRI"], targets: ["maths"] }),
  inOak("Ben", {}, { groups: ["boys", "sen-k"], interventions: ["Reading Recovery"] }),
  { name: "Cara", groups: ["girls"], years: { 2025: [4, "oak-25", {}], 2026: [5, "ash", {}] } },
  { name: "Dev", groups: ["boys", "pupil-premium", "eal"], years: { 2026: [5, null, {}] } },
]);

const named = (filter: GroupFilter) => childrenIn(facts, filter).map((child) => child.name);

const leaf: fc.Arbitrary<GroupFilter> = fc.oneof(
  fc.constantFrom("girls", "boys", "pupil-premium", "sen-k", "eal").map((group) => ({ group })),
  fc.constantFrom(4, 5).map((yearGroup) => ({ yearGroup })),
  fc.constantFrom("oak", "ash", null).map((one) => ({ class: one })),
  fc.constantFrom("maths", ANY).map((target) => ({ target })),
);
const { filter: anyFilter } = fc.letrec<{ filter: GroupFilter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: "small" },
    leaf,
    fc.array(tie("filter"), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie("filter"), { maxLength: 3 }).map((any) => ({ any })),
    tie("filter").map((not) => ({ not })),
  ),
}));

describe("which children are asked about", () => {
  it("[GF1] joins groups by and, or and not", () => {
    expect(named({ group: "girls" })).toEqual(["Amara", "Cara"]);
    expect(named({ all: [{ group: "girls" }, { group: "pupil-premium" }] })).toEqual(["Amara"]);
    expect(named({ any: [{ group: "sen-k" }, { group: "eal" }] })).toEqual(["Ben", "Dev"]);
    expect(named({ not: { yearGroup: 4 } })).toEqual(["Cara", "Dev"]);
    expect(named({ class: null })).toEqual(["Dev"]);
    expect(named({ group: "ethnicity:WBRI" })).toEqual(["Amara"]);
    expect(named({ target: "maths" })).toEqual(["Amara"]);
    expect(named({ target: "reading" })).toEqual([]);
    expect(named({ intervention: ANY })).toEqual(["Ben"]);
    expect(named({ intervention: "Reading Recovery" })).toEqual(["Ben"]);
    expect(named(EVERYBODY)).toHaveLength(4);
    expect(named({ any: [] })).toEqual([]);
  });

  it("[GF1] a filter and its opposite part the school in two", () => {
    fc.assert(
      fc.property(anyFilter, anyFilter, (filter, other) => {
        for (const child of facts.children) {
          const held = matches(filter, child, facts);
          expect(matches({ not: filter }, child, facts)).toBe(!held);
          expect(matches(both(filter, other), child, facts)).toBe(
            held && matches(other, child, facts),
          );
        }
      }),
    );
  });

  it("[GF1] survives being written down", () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        const again = JSON.parse(JSON.stringify(filter)) as GroupFilter;
        expect(named(again)).toEqual(named(filter));
      }),
    );
  });

  it("[GF2] takes year group and class from the year looked at, so a cohort stays the same children", () => {
    expect(named({ yearGroup: 5 })).toEqual(["Cara", "Dev"]);
    expect(named({ class: "oak-25" })).toEqual([]);
  });

  it("[GF3] is told in words", () => {
    const say = (filter: GroupFilter) => sayFilter(filter, facts);
    expect(say(EVERYBODY)).toBe("Everybody");
    expect(say({ group: "sen-k" })).toBe("SEN support");
    expect(
      say({
        all: [
          { yearGroup: 4 },
          { any: [{ group: "pupil-premium" }, { group: "sen-k" }] },
          { not: { group: "boys" } },
        ],
      }),
    ).toBe("Year 4 and (Pupil premium or SEN support), without Boys");
    expect(say({ all: [{ class: "oak" }, { target: "maths" }] })).toBe(
      "Oak and Target group for maths",
    );
    expect(say({ not: { group: "eal" } })).toBe(
      "Everybody without English as an additional language",
    );
    expect(say({ group: "ethnicity:WBRI" })).toBe("Ethnicity WBRI");
    expect(say({ group: "chess" })).toBe("A group that is no longer kept");
  });

  it("[GF3] knows which groups it speaks of", () => {
    expect(
      groupsNamed({ all: [{ group: "girls" }, { not: { any: [{ group: "eal" }] } }] }),
    ).toEqual(["girls", "eal"]);
  });
});
