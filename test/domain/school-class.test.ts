import { describe, expect, it } from "vitest";
import { membershipOf, pupilsInClass, saveMembership } from "../../src/domain/membership.ts";
import { classesOf, classOf, saveClass } from "../../src/domain/school-class.ts";
import { DEFAULT_SUBJECTS, saveSubject, subjectsOf } from "../../src/domain/subject.ts";
import {
  pupilsInTeachingGroup,
  putInTeachingGroup,
  saveTeachingGroup,
  teachingGroupsOf,
} from "../../src/domain/teaching-group.ts";
import { CLASSES, PUPILS, row, rowOf, smallSchool, YEAR } from "../support/small-school.ts";

const { rows } = smallSchool();
const schoolClass = (name: string, ...yearGroups: number[]) =>
  rowOf(saveClass({ id: `c-${name.replaceAll(" ", "-")}`, name, year: YEAR, yearGroups }));

describe("classes", () => {
  it("[C1] stand in year order, mixed classes after the year they begin with, then by name", () => {
    const mixed = ["6B", "10 Elm", "9 Ash"].map((name) => schoolClass(name, 6));
    const all = [
      schoolClass("Fir", 1, 2),
      schoolClass("Yew", 2),
      schoolClass("Ivy", 0),
      schoolClass("Box", 1),
      ...mixed,
    ];
    const names = classesOf(all, YEAR).map(({ name }) => name);
    expect(names).toEqual(["Ivy", "Box", "Fir", "Yew", "6B", "9 Ash", "10 Elm"]);
    expect(classesOf(all.toReversed(), YEAR).map(({ name }) => name)).toEqual(names);
  });

  it("[C2] belong to one academic year", () => {
    expect(classesOf(rows, YEAR).map(({ id }) => id)).toEqual([CLASSES.ash, CLASSES.oak]);
    expect(classesOf(rows, YEAR - 1).map(({ id }) => id)).toEqual([
      CLASSES.ashLastYear,
      CLASSES.oakLastYear,
    ]);
    expect(classesOf(rows, YEAR + 1)).toEqual([]);
  });

  it("[C2] a child has one class a year, and last year's is another", () => {
    const oak = pupilsInClass(rows, CLASSES.oak).map(({ pupil }) => pupil);
    expect(oak.sort()).toEqual([PUPILS.amara, PUPILS.bo, PUPILS.ewan, PUPILS.zoeB, PUPILS.zoeK]);
    const edits = [CLASSES.oak, CLASSES.ash].map((one) =>
      saveMembership({ pupil: "p", year: YEAR, class: one, yearGroup: 4 }),
    );
    expect(new Set(edits.map(({ k }) => k)).size).toBe(1);
    expect(membershipOf(rowOf(edits[0]!))).toEqual({
      pupil: "p",
      year: YEAR,
      class: CLASSES.oak,
      yearGroup: 4,
    });
  });

  it("pass over what was removed or lacks its year", () => {
    expect(
      classOf(row("class", "x", { name: "X", year: YEAR, yearGroups: [1], removed: true })),
    ).toBeUndefined();
    expect(classOf(row("class", "x", { name: "X" }))).toBeUndefined();
    expect(membershipOf(row("membership", `p:${YEAR}`, { class: "x" }))).toBeUndefined();
  });
});

describe("sets", () => {
  it("[C3] draw children from several classes, for one subject and year", () => {
    const set = { id: "set-1", name: "Set 1", year: YEAR, subject: "maths", teacher: null };
    const all = [
      rowOf(saveTeachingGroup(set)),
      rowOf(saveTeachingGroup({ ...set, id: "set-0", name: "Set 0", year: YEAR - 1 })),
      row("teaching-group", "set-9", { ...set, removed: true }),
      rowOf(putInTeachingGroup(PUPILS.amara, "set-1", true)),
      rowOf(putInTeachingGroup(PUPILS.freya, "set-1", true)),
      rowOf(putInTeachingGroup(PUPILS.bo, "set-1", false)),
      rowOf(putInTeachingGroup(PUPILS.ewan, "set-2", true)),
    ];
    expect(teachingGroupsOf(all, YEAR)).toEqual([set]);
    expect(pupilsInTeachingGroup(all, "set-1")).toEqual(new Set([PUPILS.amara, PUPILS.freya]));
  });
});

describe("subjects", () => {
  it("[SU1] stand in the school's order, without those no longer in use", () => {
    const own = [
      rowOf(
        saveSubject({ id: "science", name: "Science", order: 1, inUse: true, scale: "levels" }),
      ),
      rowOf(saveSubject({ id: "latin", name: "Latin", order: 0, inUse: false, scale: "levels" })),
      rowOf(saveSubject({ id: "art", name: "Art", order: 0, inUse: true, scale: "relative" })),
    ];
    expect(subjectsOf(own).map(({ id }) => id)).toEqual(["art", "science"]);
    expect(subjectsOf([row("subject", "x", { name: "X" })])).toEqual([]);
  });

  it("[SU2] a new school starts with reading, writing and maths on levels", () => {
    expect(subjectsOf(DEFAULT_SUBJECTS.map(saveSubject).map(rowOf))).toEqual(DEFAULT_SUBJECTS);
    expect(DEFAULT_SUBJECTS.map(({ id, scale }) => [id, scale])).toEqual([
      ["reading", "levels"],
      ["writing", "levels"],
      ["maths", "levels"],
    ]);
  });
});
