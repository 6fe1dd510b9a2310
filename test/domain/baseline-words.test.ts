import { describe, expect, it } from "vitest";
import { defaultPoints, pointsOf } from "../../src/domain/assessment-point.ts";
import {
  baselineTally,
  isOwnQuestion,
  sayBaseline,
  sayBaselineTally,
} from "../../src/domain/baseline-words.ts";
import type { Entry } from "../../src/domain/change.ts";
import type { TrackerFacts } from "../../src/domain/class-tracker.ts";
import { LEVELS } from "../../src/domain/levels-scale.ts";
import { pupilOf } from "../../src/domain/pupil.ts";
import {
  entry,
  NOW,
  PUPILS,
  record,
  row,
  rowOf,
  STAFF,
  TODAY,
  YEAR,
} from "../support/small-school.ts";

const { amara, bo, gil } = PUPILS;
const who = (user: string) => (user === STAFF.oakTeacher ? "you" : "Ms Hale");

/** Amara and Bo with levels from July, Gil without; and what was put at the baseline since. */
function factsWith(put: Readonly<Record<string, readonly Entry[]>>): TrackerFacts {
  const july = (v: string) => ({ "maths.summer": [entry(v, { by: STAFF.ashTeacher })] });
  return {
    scale: LEVELS,
    subject: "maths",
    year: YEAR,
    points: pointsOf(defaultPoints(YEAR).map(rowOf), YEAR),
    children: [amara, bo, gil].map((id) => ({
      pupil: pupilOf(row("pupil", id, { given: id, family: "A" })),
      yearGroup: 4,
    })),
    lastYear: new Map([
      [amara, record(amara, YEAR - 1, july("2H"))],
      [bo, record(bo, YEAR - 1, july("3L"))],
    ]),
    thisYear: new Map(
      Object.entries(put).map(([pupil, entries]) => [
        pupil,
        record(pupil, YEAR, { "maths.baseline": entries }),
      ]),
    ),
    since: "baseline",
    today: TODAY,
  };
}
const mine = entry("2S", { by: STAFF.oakTeacher, ms: NOW });
const agreed = entry("2S", { by: STAFF.head, ms: NOW + 1, prev: [mine.id] });

describe("an inherited baseline", () => {
  it("[J7] says whose level it is and that one may see it otherwise", () => {
    const said = sayBaseline(factsWith({}), amara, STAFF.oakTeacher, who);
    expect(said).toBe(
      "2H is inherited from July, put by Ms Hale. Do you see it otherwise? Type the level you would put: July’s stands until a second person agrees.",
    );
  });

  it("[J6] [J7] questioned, it says who put what, and asks the author to find a second person", () => {
    const facts = factsWith({ [amara]: [mine] });
    expect(sayBaseline(facts, amara, STAFF.oakTeacher, who)).toBe(
      "You put 2S today in place of July’s 2H. July’s stands until a second person agrees. Ask a colleague who teaches the child, or a senior leader, to look.",
    );
    expect(sayBaseline(facts, amara, STAFF.head, () => "Mrs Okafor")).toBe(
      "Mrs Okafor put 2S today in place of July’s 2H. July’s stands until a second person agrees.",
    );
    expect(isOwnQuestion(facts, amara, STAFF.oakTeacher)).toBe(true);
    expect(isOwnQuestion(facts, amara, STAFF.head)).toBe(false);
  });

  it("[J7] agreed by two, or entered where July had none, says so", () => {
    const facts = factsWith({ [amara]: [mine, agreed], [gil]: [mine] });
    expect(sayBaseline(facts, amara, STAFF.oakTeacher, who)).toMatch(/^Two people put 2S in place/);
    expect(sayBaseline(facts, gil, STAFF.oakTeacher, who)).toBe(
      "You put 2S today. There was no level from July, so this is the baseline.",
    );
    expect(sayBaseline(factsWith({}), gil, STAFF.oakTeacher, who)).toMatch(/^No level came/);
  });

  it("[J7] of a class, counts how many were changed and how many are questioned", () => {
    const say = (put: Parameters<typeof factsWith>[0]) =>
      sayBaselineTally(baselineTally(factsWith(put)));
    expect(say({})).toBe("Of 2 levels from July, none is questioned.");
    expect(say({ [amara]: [mine] })).toBe(
      "Of 2 levels from July, 0 were changed by two people and 1 is questioned.",
    );
    expect(say({ [amara]: [mine, agreed], [bo]: [mine], [gil]: [mine] })).toBe(
      "Of 2 levels from July, 1 was changed by two people and 1 is questioned.",
    );
    expect(sayBaselineTally({ inherited: 0, questioned: 0, changed: 0 })).toBe(
      "No child here has a level from July.",
    );
    expect(sayBaselineTally({ inherited: 1, questioned: 0, changed: 0 })).toBe(
      "The 1 level from July is not questioned.",
    );
  });
});
