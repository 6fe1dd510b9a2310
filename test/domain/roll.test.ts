import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { membershipOf } from "../../src/domain/membership.ts";
import { pupilOf } from "../../src/domain/pupil.ts";
import { readRoll } from "../../src/domain/roll-text.ts";
import { planRoll, rollEdits, type RollSchool } from "../../src/domain/roll.ts";
import { tableOf } from "../../src/domain/schema.ts";
import { classesOf } from "../../src/domain/school-class.ts";
import { CLASSES, PUPILS, row, rowOf, smallSchool, YEAR } from "../support/small-school.ts";

const { rows } = smallSchool();
const elm = row("class", "c-elm", { name: "Elm", year: YEAR, yearGroups: [1, 2], removed: false });
const hazel = row("class", "c-hazel", {
  name: "Hazel",
  year: YEAR,
  yearGroups: [3],
  removed: false,
});
const school: RollSchool = {
  year: YEAR,
  classes: classesOf([...rows, elm, hazel], YEAR),
  pupils: rows.filter((one) => one.t === "pupil").map(pupilOf),
  memberships: rows.flatMap((one) => membershipOf(one) ?? []),
};
const plan = (text: string, choices = {}) => planRoll(text, school, choices).rows;
const first = (text: string, choices = {}) => plan(text, choices)[0]!;
let count = 0;
const newId = () => `p-new-${(count += 1)}`;

describe("reading a list", () => {
  it.each([
    ["Ida de Souza, 4, Oak"],
    ["de Souza, Ida, 4, Oak"],
    ["de Souza; Ida; Year 4; Oak"],
    ["de Souza\tIda\tY4\tOak"],
    ["Ida de Souza\tOak\t4"],
    ['"de Souza, Ida",4,Oak'],
    ["First name,Surname,Class,Year group\nIda,de Souza,Oak,4"],
    ["Year\tSurname\tForename\tReg\nYear 4\tde Souza\tIda\toak"],
    ["Pupil name;Form;NC Year\nde Souza, Ida;OAK;4"],
    ["\uFEFF  Ida   de  Souza , 4 , Oak  \r\n\r\n"],
  ])("[R1] %j", (text) => {
    const rowsOf = plan(text);
    expect(rowsOf).toHaveLength(1);
    expect(rowsOf[0]).toMatchObject({
      is: "new",
      given: "Ida",
      family: "de Souza",
      yearGroup: 4,
      class: { id: CLASSES.oak },
    });
  });

  it("[R1] one word is never a whole name, even where a class is called alike", () => {
    expect(first("Smith, Hazel, 3, Hazel")).toMatchObject({
      given: "Hazel",
      family: "Smith",
      class: { name: "Hazel" },
    });
    expect(first("Hazel Smith, Hazel")).toMatchObject({
      given: "Hazel",
      family: "Smith",
      class: { name: "Hazel" },
    });
  });

  it.each([
    ['Tom "Tommy" Brook, 4, Oak', "Tom", "Tommy"],
    ["Brook\tTom “Tommy”\t4\tOak", "Tom", "Tommy"],
    ['"Brook, Tom ""Tommy""",4,Oak', "Tom", "Tommy"],
    ["“Tom” Brook, 4, Oak", "Tom", null],
  ])(
    "[R1] what stands in quotes within a name is what the child is called: %j",
    (text, given, known) => {
      expect(first(text)).toMatchObject({ given, family: "Brook", known, is: "new" });
      const [child] = rollEdits(planRoll(text, school), newId);
      expect(child?.set).toMatchObject({ given, known });
    },
  );

  it("[R1] two columns without headings can be given the other way round", () => {
    expect(first("Ida\tLind\t4\tOak", { nameOrder: "given-first" })).toMatchObject({
      given: "Ida",
      family: "Lind",
    });
    expect(first("Lind\tIda\t4\tOak")).toMatchObject({ given: "Ida", family: "Lind" });
  });

  it("[R1] headings nobody knows are named, birthday and sex are read", () => {
    const read = planRoll(
      "Forename,Surname,DOB,Gender,Shoe size,Year,Class\nIda,Lind,03/05/2018,Female,31,4,Oak",
      school,
    );
    expect(read.ignoredHeadings).toEqual(["Shoe size"]);
    expect(read.rows[0]).toMatchObject({ born: "2018-05-03", sex: "F", given: "Ida" });
    expect(readRoll("Ida Lind", []).ignoredHeadings).toEqual([]);
  });

  it("[R1] an empty first column under headings stays a column", () => {
    expect(first("UPN\tForename\tSurname\tYear\tClass\n\tIda\tLind\t4\tOak")).toMatchObject({
      given: "Ida",
      family: "Lind",
      is: "new",
    });
  });
});

describe("what a list would do", () => {
  it.each([
    ["Cher, 4, Oak", /given name and a family name/],
    ["Ida Lind, 9, Oak", /“9” is neither a name nor a year group/],
    ["Forename,Surname,Year,Class\nIda,Lind,12,Oak", /“12” is no year group/],
    ["Forename,Surname,DOB,Year,Class\nIda,Lind,31/02/2018,4,Oak", /“31\/02\/2018” is no date/],
    ["Ida Lind, 4, Beech", /no class “Beech” in 2026\/27\. The classes are Elm, Ash, Hazel, Oak/],
    ["Ida Lind, 3, Oak", /Oak has no Year 3/],
    ["Ida Lind, 5", /no class for Year 5/],
    ["Ida Lind, 3", /Year 3 has 2 classes: this line needs one of Ash, Hazel/],
    ["Ida Lind, Elm", /Elm has more than one year group/],
    ["Ida Lind", /needs a year and a class/],
    ["Ida Lind, 4, Oak, blue", /“blue” is more than/],
    [`Ida ${"x".repeat(61)}, 4, Oak`, /at most 60/],
  ])("[R2] [R3] %j is left out with a reason", (text, why) => {
    const line = first(text);
    expect(line.is).toBe("wrong");
    expect(line.say).toMatch(why);
    expect(rollEdits(planRoll(text, school), newId, new Set([1, 2]))).toEqual([]);
  });

  it("[R2] one line left out does not hold up the others, and each says what happens", () => {
    const lines = plan("Ida Lind, 4, Oak\nCher\nBo Dahl, 4, Oak");
    expect(lines.map(({ is, line }) => [line, is])).toEqual([
      [1, "new"],
      [2, "wrong"],
      [3, "new"],
    ]);
    expect(lines.every(({ say }) => say.length > 10)).toBe(true);
    expect(lines[0]?.say).toBe("Will be added to Oak, Year 4.");
  });

  it("[R3] a line without a class goes to the year's only one; without a year, to the class's only one", () => {
    expect(first("Ida Lind, 4")).toMatchObject({ is: "new", class: { name: "Oak" } });
    expect(first("Ida Lind, Hazel")).toMatchObject({ is: "new", yearGroup: 3 });
    expect(first("Ida Lind", { class: CLASSES.oak })).toMatchObject({
      is: "new",
      yearGroup: 4,
      class: { name: "Oak" },
    });
    expect(first("Ida Lind, Elm", { yearGroup: 2 })).toMatchObject({
      is: "new",
      yearGroup: 2,
      class: { name: "Elm" },
    });
  });

  it("[R4] a name that stands twice adds one child, unless a person says they are two", () => {
    const twice = planRoll("Ida Lind, 4, Oak\nLIND, Ída, 4, Oak", school);
    expect(twice.rows.map(({ is }) => is)).toEqual(["new", "twice"]);
    expect(twice.rows[1]?.say).toContain("line 1");
    const added = (also?: Set<number>) =>
      rollEdits(twice, newId, also).filter(({ t }) => t === "pupil").length;
    expect([added(), added(new Set([2]))]).toEqual([1, 2]);
  });

  it("[R5] a child the school knows is placed, not added again", () => {
    const lastYearOnly: RollSchool = {
      ...school,
      memberships: school.memberships.filter(({ year }) => year !== YEAR),
    };
    const known = planRoll("Bo Lindqvist, 4, Oak", lastYearOnly);
    expect(known.rows[0]).toMatchObject({ is: "returns", pupil: PUPILS.bo });
    expect(rollEdits(known, newId)).toEqual([
      { t: "pupil", k: PUPILS.bo, set: { left: null } },
      { t: "membership", k: `${PUPILS.bo}:${YEAR}`, set: { class: CLASSES.oak, yearGroup: 4 } },
    ]);
  });

  it("[R5] one already placed this year is left alone, under given or known name", () => {
    for (const name of ["Zoe Barnes", "Robert Lindqvist", "Bo Lindqvist", "Gil Lukasik"]) {
      const again = planRoll(`${name}, 4, Oak`, school);
      expect(again.rows[0]?.is).toBe("same");
      expect(rollEdits(again, newId)).toEqual([]);
    }
    expect(
      rollEdits(planRoll("Zoe Barnes, 4, Oak", school), newId, new Set([1])).map(({ t }) => t),
    ).toEqual(["pupil", "membership"]);
  });

  it("[R5] two different birthdays are two children", () => {
    const list = "Name\tDOB\tYear\tClass\nAmara Okoro\t12/02/2018\t4\tOak";
    expect(first(list).is).toBe("new");
    expect(first(list.replace("12/02", "11/02")).is).toBe("same");
  });

  it("[R6] what is applied is what was shown: a child and a place for each line, all of them right", () => {
    const cell = fc.constantFrom(
      "Ida",
      "Lind",
      "Ida Lind",
      "4",
      "R",
      "Oak",
      "Elm",
      "2",
      "",
      '"',
      "de",
      "Ana\u0007",
      "DOB",
    );
    const line = fc.array(cell, { maxLength: 5 }).map((cells) => cells.join(","));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const shown = planRoll(lines.join("\n"), school);
        const edits = rollEdits(shown, newId);
        const taken = shown.rows.filter(({ is }) => is === "new" || is === "returns");
        expect(edits).toHaveLength(taken.length * 2);
        for (const edit of edits)
          for (const [field, value] of Object.entries(edit.set))
            expect(
              tableOf(edit.t)?.fields[field]?.(value),
              `${field} ${String(value)}`,
            ).toBeUndefined();
        const names = edits.filter(({ t }) => t === "pupil").map((edit) => pupilOf(rowOf(edit)));
        expect(names.map(({ given, family }) => [given, family])).toEqual(
          taken.map(({ given, family }) => [given, family]),
        );
        for (const { yearGroup, class: place } of taken)
          expect(place?.yearGroups).toContain(yearGroup);
      }),
    );
  });

  it("takes a list with nothing in it, and one too long", () => {
    expect(plan("")).toEqual([]);
    expect(plan("\n ,, \n")).toEqual([]);
    const letters = (at: number) =>
      String(at).replaceAll(/\d/g, (digit) => "abcdefghij".charAt(Number(digit)));
    const long = Array.from({ length: 2001 }, (_, at) => `Ida${letters(at)} Lind, 4, Oak`).join(
      "\n",
    );
    expect(plan(long).at(-1)).toMatchObject({ is: "wrong", line: 2001 });
  });
});
