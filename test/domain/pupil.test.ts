import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainName } from "../../src/domain/plain-name.ts";
import {
  compareByName,
  firstName,
  fullName,
  isOnRoll,
  type Pupil,
  pupilOf,
  registerName,
  shortNames,
} from "../../src/domain/pupil.ts";
import { PUPILS, row, smallSchool } from "../support/small-school.ts";

const pupil = (given: string, family: string, more: Partial<Pupil> = {}): Pupil => ({
  id: `${given}-${family}-${more.born ?? ""}`,
  given,
  family,
  known: null,
  sex: null,
  born: null,
  upn: null,
  arrived: null,
  left: null,
  ...more,
});
const shorts = (...pupils: Pupil[]) => {
  const names = shortNames(pupils);
  return pupils.map(({ id }) => names.get(id));
};

describe("what a child is called", () => {
  it("[N1] the known name stands before the given one", () => {
    const bo = pupil("Robert", "Lindqvist", { known: "Bo" });
    expect([firstName(bo), fullName(bo), registerName(bo)]).toEqual([
      "Bo",
      "Bo Lindqvist",
      "Lindqvist, Bo",
    ]);
    expect(firstName(pupilOf(row("pupil", "p", { given: "Robert", known: " " })))).toBe("Robert");
    expect(fullName(pupil("Robert", "Lindqvist"))).toBe("Robert Lindqvist");
  });

  it("reads a row that lacks parts without inventing any", () => {
    expect(pupilOf(row("pupil", "p-x", { given: "Ida", sex: "X" }))).toEqual(
      pupil("Ida", "", { id: "p-x" }),
    );
  });

  it("[N4] is on roll from the first day to the day before leaving", () => {
    const ida = pupil("Ida", "Lind", { arrived: "2026-09-02", left: "2026-11-21" });
    const days = ["2026-09-01", "2026-09-02", "2026-11-20", "2026-11-21"];
    expect(days.map((day) => isOnRoll(ida, day))).toEqual([false, true, true, false]);
    expect(isOnRoll(pupil("Ida", "Lind"), "1999-01-01")).toBe(true);
  });
});

describe("short names", () => {
  it("[N2] the first name alone where it is unique", () => {
    expect(shorts(pupil("Amara", "Okoro"), pupil("Bo", "Li"))).toEqual(["Amara", "Bo"]);
  });

  it("[N2] the fewest letters of the family name that make it unique", () => {
    expect(
      shorts(pupil("Amara", "Okoro"), pupil("Amara", "Singh"), pupil("Amara", "Smith")),
    ).toEqual(["Amara O", "Amara Si", "Amara Sm"]);
    expect(shorts(pupil("Amy", "Li"), pupil("Amy", "Lin"))).toEqual(["Amy Li", "Amy Lin"]);
    expect(shorts(pupil("Amy", "O’Neill"), pupil("Amy", "Olsen"))).toEqual(["Amy O’N", "Amy Ol"]);
  });

  it("[N2] accents and case make no difference to which names are alike", () => {
    expect(shorts(pupil("Zoë", "Barnes"), pupil("Zoe", "Kaya"), pupil("ZOE", "Šimek"))).toEqual([
      "Zoë B",
      "Zoe K",
      "ZOE Š",
    ]);
    expect(shorts(pupil("Ana", "Çelik"), pupil("Ana", "Cole"))).toEqual(["Ana Çe", "Ana Co"]);
  });

  it("[N2] two children of one whole name get birthdays, or numbers when born on one day", () => {
    const twins = [
      pupil("Mia", "Khan", { id: "1", born: "2018-05-03" }),
      pupil("Mia", "Khan", { id: "2", born: "2018-11-20" }),
    ] as const;
    expect(shorts(...twins)).toEqual(["Mia Khan (3 May)", "Mia Khan (20 Nov)"]);
    expect(shorts(...twins.map((one) => ({ ...one, born: "2018-05-03" })))).toEqual([
      "Mia Khan",
      "Mia Khan 2",
    ]);
    expect(shorts(...twins.map((one) => ({ ...one, born: null })))).toEqual([
      "Mia Khan",
      "Mia Khan 2",
    ]);
    expect(shorts(...twins, pupil("Mia", "Kay"))).toEqual([
      "Mia Khan (3 May)",
      "Mia Khan (20 Nov)",
      "Mia Ka",
    ]);
  });

  it("[N2] a longer name never takes another child's", () => {
    expect(shorts(pupil("Mary A", "Bell"), pupil("Mary", "Ash"), pupil("Mary", "Cole"))).toEqual([
      "Mary A",
      "Mary A 2",
      "Mary C",
    ]);
  });

  it("[N2] no two children of any class share one, and order does not matter", () => {
    const name = fc.constantFrom("Al", "Ali", "Álí", "Al A", "O’Ne", "One", "", "李", "Zoë");
    const child = fc.record({
      given: name,
      family: name,
      born: fc.constantFrom(null, "2018-05-03", "2018-05-04"),
    });
    fc.assert(
      fc.property(fc.array(child, { maxLength: 12 }), (facts) => {
        const pupils = facts.map(({ given, family, born }, at) =>
          pupil(given, family, { born, id: `p${at}` }),
        );
        const names = shortNames(pupils);
        expect(names.size).toBe(pupils.length);
        expect(new Set([...names.values()].map(plainName)).size).toBe(pupils.length);
        expect([...names.values()].every((one) => one.trim() !== "")).toBe(true);
        const turned = shortNames(pupils.toReversed());
        for (const [id, one] of names) expect(turned.get(id)).toBe(one);
      }),
    );
  });

  it("[N2] in the small school: Zoë B and Zoe K, Bo by the known name", () => {
    const pupils = smallSchool()
      .rows.filter((one) => one.t === "pupil")
      .map(pupilOf);
    const names = shortNames(pupils);
    expect([PUPILS.zoeB, PUPILS.zoeK, PUPILS.bo, PUPILS.gil].map((id) => names.get(id))).toEqual([
      "Zoë B",
      "Zoe K",
      "Bo",
      "Gil",
    ]);
  });
});

describe("the order of a list", () => {
  const sorted = (...names: string[]) =>
    names
      .map((family) => pupil("Ida", family))
      .sort(compareByName)
      .map(({ family }) => family);

  it("[N3] family names as an English reader files them", () => {
    expect(
      sorted(
        "Zane",
        "Øster",
        "O’Brien",
        "Obi",
        "Łukasik",
        "Lyle",
        "Lovell",
        "Šimek",
        "Sims",
        "smith",
        "de Souza",
        "Desai",
      ),
    ).toEqual([
      "de Souza",
      "Desai",
      "Lovell",
      "Łukasik",
      "Lyle",
      "Obi",
      "O’Brien",
      "Øster",
      "Šimek",
      "Sims",
      "smith",
      "Zane",
    ]);
  });

  it("[N3] then by first name as called, then in one fixed order", () => {
    const amy = pupil("Zara", "Ali", { known: "Amy", id: "2" });
    const bea = pupil("Bea", "Ali", { id: "1" });
    const beaToo = pupil("Bea", "Ali", { id: "3" });
    expect([beaToo, bea, amy].sort(compareByName)).toEqual([amy, bea, beaToo]);
  });

  it("[N3] is a total order", () => {
    const name = fc.constantFrom("Ali", "Alí", "ali", "Łuk", "Luk", "");
    const child = fc
      .record({ given: name, family: name, at: fc.nat(3) })
      .map(({ given, family, at }) => pupil(given, family, { id: `${at}` }));
    fc.assert(
      fc.property(child, child, child, (a, b, c) => {
        expect(Math.sign(compareByName(a, b))).toBe(0 - Math.sign(compareByName(b, a)));
        const inOrder = [a, b, c].sort(compareByName);
        expect(compareByName(inOrder[0]!, inOrder[2]!)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
