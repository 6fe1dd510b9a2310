import {
  type DayNumber,
  dayNumber,
  dayOf,
  type DemoYear,
  openUntil,
  schoolDayWithin,
} from "./demo-calendar.ts";
import { type GroupSpell, onSchoolDays, spellsOf } from "./demo-groups.ts";
import { type DemoName, inventName, knownAs, type Sex } from "./demo-names.ts";
import { seeded } from "./seeded.ts";

export type DemoChild = {
  id: string;
  name: DemoName;
  sex: Sex;
  born: DayNumber;
  /** The academic year they were, or would have been, in Reception. */
  cohort: number;
  /** From when on they are on roll; who came at the beginning of a year, from 1 September. */
  arrived: DayNumber;
  /** The first school day of those. */
  firstDay: DayNumber;
  /** The last day on roll, when that is past. */
  left: DayNumber | null;
  /** The letter (0 for A) of the class they are in, by academic year; only years on roll. */
  letters: ReadonlyMap<number, number>;
  spells: readonly GroupSpell[];
};

export type CohortPlan = {
  seed: string;
  cohort: number;
  /** How many are on roll now, or were at the end of Year 6. */
  count: number;
  classesPerYear: number;
  years: readonly DemoYear[];
  today: DayNumber;
};

/** Share of places that change hands in a year: families move. */
const MOVES_A_YEAR = 0.05;

/** The children of one intake: those who stayed, those who came later, those who left before. */
export function cohortChildren(plan: CohortPlan): readonly DemoChild[] {
  const { cohort, today } = plan;
  const start = dayNumber(`${cohort}-09-01`);
  const finish = dayNumber(`${cohort + 7}-08-31`);
  const end = Math.min(today, finish);
  const children: DemoChild[] = [];
  for (let place = 0; place < plan.count; place++) {
    const chance = seeded(plan.seed, "place", cohort, place);
    const letter = place % plan.classesPerYear;
    const left = finish < today ? finish : null;
    const changes = chance.happens((MOVES_A_YEAR * (end - start)) / 365) && end - start > 90;
    if (!changes) {
      children.push(childOf(plan, `${place}`, letter, start, left));
      continue;
    }
    const change = start + chance.whole(45, end - start - 25);
    const gap = chance.happens(0.4) ? chance.whole(60, 200) : chance.whole(1, 50);
    const arrived = firstDayNear(change + gap, end - 6);
    children.push(childOf(plan, `${place}`, letter, arrived, left));
    children.push(childOf(plan, `${place}-before`, letter, start, openUntil(change)));
  }
  return withNamesakes(
    plan,
    children.filter((child) => child.letters.size > 0),
  );
}

/** Whoever would come at the very end of a year comes in September; nobody comes after `last`. */
function firstDayNear(day: DayNumber, last: DayNumber): DayNumber {
  const [year, month] = dayOf(Math.min(day, last)).split("-");
  const near = Math.min(day, last);
  // A few days before today still leave time to be judged.
  if (month !== "07" && month !== "08") return schoolDayWithin(near, 0, last + 4);
  const september = dayNumber(`${year}-09-01`);
  return september <= last ? september : openUntil(dayNumber(`${year}-06-16`));
}

function childOf(
  plan: CohortPlan,
  place: string,
  letter: number,
  arrived: DayNumber,
  left: DayNumber | null,
): DemoChild {
  const { seed, cohort } = plan;
  const chance = seeded(seed, "child", cohort, place);
  const id = chance.hex(20);
  const sex: Sex = chance.happens(0.49) ? "F" : "M";
  const name = inventName(chance, sex);
  const born = dayNumber(`${cohort - 5}-09-01`) + chance.whole(0, 364);
  const letters = new Map<number, number>();
  // A few children change class between two years.
  const moved = plan.classesPerYear > 1 && chance.happens(0.04) ? chance.whole(1, 5) : 0;
  for (const { year, begins, ends } of plan.years) {
    if (year < cohort || year > cohort + 6) continue;
    if (arrived > ends || (left !== null && left <= begins)) continue;
    const other = year < cohort + moved ? 1 : 0;
    letters.set(year, (letter + other) % plan.classesPerYear);
  }
  const firstDay = schoolDayWithin(arrived, arrived, plan.today - 1);
  const spells = onSchoolDays(spellsOf(chance, { sex, name, arrived, left, today: plan.today }), {
    first: firstDay,
    last: Math.min(left ?? plan.today, plan.today) - 1,
  });
  return { id, name, sex, born, cohort, arrived, firstDay, left, letters, spells };
}

/**
 * In every other class two children share a first name, so that one name alone is not enough; in some
 * the family names begin alike as well.
 */
function withNamesakes(plan: CohortPlan, children: readonly DemoChild[]): readonly DemoChild[] {
  const named = [...children];
  const present = Math.min(plan.years.at(-1)?.year ?? plan.cohort, plan.cohort + 6);
  for (let letter = 0; letter < plan.classesPerYear; letter++) {
    if ((plan.cohort + letter) % 2 === 0 && plan.classesPerYear > 1) continue;
    const chance = seeded(plan.seed, "namesake", plan.cohort, letter);
    const inClass = named.filter(
      (child) => child.left === null && child.letters.get(present) === letter,
    );
    const model = inClass.find((child) => child.name.origin.id === "english");
    const other = inClass.findLast(
      (child) => child !== model && child.sex === model?.sex && child.name.origin.id === "english",
    );
    if (model === undefined || other === undefined) continue;
    const { given, known } = model.name;
    const nickname = known === null ? null : (knownAs(chance, given) ?? null);
    named[named.indexOf(other)] = { ...other, name: { ...other.name, given, known: nickname } };
  }
  return named;
}

const UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";

/**
 * A unique pupil number that passes the check (research/domain.md §8.2) and is nobody's: there is no
 * local authority 999.
 */
export function inventUpn(chance: { whole(low: number, high: number): number }, cohort: number) {
  const school = String(chance.whole(0, 9999)).padStart(4, "0");
  const serial = String(chance.whole(0, 999)).padStart(3, "0");
  const digits = `999${school}${String(cohort % 100).padStart(2, "0")}${serial}`;
  let sum = 0;
  for (let at = 0; at < digits.length; at++) sum += Number(digits[at]) * (at + 2);
  return `${UPN_LETTERS[sum % 23]}${digits}`;
}
