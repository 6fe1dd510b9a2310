import { describe, expect, it } from "vitest";
import { type Standing, standingOf } from "../../src/domain/access.ts";
import { childInSight } from "../../src/domain/class-look.ts";
import { LEVELS } from "../../src/domain/levels-scale.ts";
import { PROGRESS_DEFAULTS } from "../../src/domain/progress-settings.ts";
import { worthALook } from "../../src/domain/progress-worth-a-look.ts";
import { pupilOf } from "../../src/domain/pupil.ts";
import { rosterOf } from "../../src/domain/roster.ts";
import { tableOf } from "../../src/domain/schema.ts";
import {
  bringBack,
  mayLook,
  partedBySetAside,
  type SetAside,
  setAside,
  setAsideOf,
} from "../../src/domain/set-aside.ts";
import { FIRST_YEAR, yearsOf } from "../support/progress-child.ts";
import { PUPILS, row, rowOf, smallSchool, STAFF, TODAY, YEAR } from "../support/small-school.ts";

const aside: SetAside = {
  pupil: PUPILS.amara,
  year: YEAR,
  subject: "maths",
  state: "stuck",
  reason: "stuck",
  point: "spring",
  why: "New glasses last week",
  by: STAFF.oakTeacher,
  on: TODAY,
};

describe("putting a child aside", () => {
  it("[PS17] keeps who, when, why and what was said then", () => {
    const edit = setAside(aside);
    expect(edit.k).toBe(`${PUPILS.amara}:2026:maths`);
    expect(setAsideOf(rowOf(edit))).toEqual(aside);
    for (const [field, value] of Object.entries(edit.set))
      expect(tableOf("set-aside")!.fields[field]?.(value)).toBeUndefined();
  });

  it("[PS17] needs no reason, and one of spaces is none", () => {
    expect(setAsideOf(rowOf(setAside({ ...aside, why: "  " })))?.why).toBeNull();
    expect(setAsideOf(rowOf(setAside({ ...aside, why: null })))?.why).toBeNull();
    expect(setAsideOf(rowOf(setAside({ ...aside, why: "x".repeat(999) })))?.why).toHaveLength(200);
  });

  it("[PS17] is taken back whole", () => {
    const edit = bringBack({ ...aside, by: STAFF.head });
    expect(setAsideOf(rowOf(edit))).toBeUndefined();
    expect(edit.set).toEqual({ aside: false, why: null, by: STAFF.head, on: TODAY });
    expect(setAsideOf(undefined)).toBeUndefined();
  });
});

/** The child as seen in the first whole year, on a day of its summer term. */
function seen(levels: string) {
  const years = yearsOf({ levels, yearGroup: 4 });
  const now = years.at(-1)!;
  return childInSight({
    ...now,
    pupil: pupilOf(row("pupil", PUPILS.amara, { given: "Amara", family: "Okoro" })),
    before: years.slice(0, -1),
    scale: LEVELS,
    subject: "maths",
    settings: PROGRESS_DEFAULTS,
    today: `${FIRST_YEAR + 1}-05-10`,
  });
}

describe("the list", () => {
  const parted = (levels: string, of: Partial<SetAside> = {}, point = "spring") => {
    const held = new Map([[aside.pupil, { ...aside, ...of }]]);
    return partedBySetAside(worthALook([seen(levels)]), held, point);
  };
  const stuck = "2H | 2H 2H 2H";

  it("[PS14] [PS16] has each child with the sentence of the rule that fired", () => {
    expect(seen(stuck).says).toBe("No step gained since July; expected 1½ by now.");
    expect(worthALook([seen(stuck)]).map((one) => one.reason)).toEqual(["stuck"]);
  });

  it("[PS17] leaves out who was put aside, and only them", () => {
    expect(parted(stuck).open).toEqual([]);
    expect(parted(stuck).aside.map(({ by }) => by.why)).toEqual(["New glasses last week"]);
    expect(parted(stuck, {}, "spring").open).toEqual([]);
    expect(partedBySetAside(worthALook([seen(stuck)]), new Map(), "spring").open).toHaveLength(1);
  });

  it("[PS17] has the child back when the state or the reason changes, or at the next point", () => {
    expect(parted(stuck, { state: "slow" }).open).toHaveLength(1);
    expect(parted(stuck, { reason: "has-plan" }).open).toHaveLength(1);
    expect(parted(stuck, {}, "summer").open).toHaveLength(1);
    expect(parted("2H | 2H 3L 3S").open).toEqual([]);
  });
});

describe("who is shown the list", () => {
  const roster = rosterOf(smallSchool().rows);
  const standing = (user: string): Standing => standingOf(roster, user, TODAY, YEAR);
  const looks = (user: string) => mayLook(standing(user), PUPILS.amara, YEAR, "maths");

  it("[PS18] the child's teachers and those who lead; nobody else", () => {
    const shown = Object.entries(STAFF).filter(([, user]) => looks(user));
    expect(shown.map(([as]) => as)).toEqual(["head", "senco", "subjectLeader", "oakTeacher"]);
  });

  it("[PS18] no assistant, also where assistants judge", () => {
    const open = row("school", "school", { assistantsMayJudge: true });
    const judging = rosterOf([...smallSchool().rows, open]);
    const opened = standingOf(judging, STAFF.assistant, TODAY, YEAR);
    expect(opened.grants.judges.has(`${PUPILS.amara}:2026`)).toBe(true);
    expect(mayLook(opened, PUPILS.amara, YEAR, "maths")).toBe(false);
  });
});
