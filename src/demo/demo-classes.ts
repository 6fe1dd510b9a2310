import { type DemoYear } from "./demo-calendar.ts";
import { seeded } from "./seeded.ts";

export type DemoClass = {
  id: string;
  /** "4B". */
  name: string;
  year: number;
  yearGroup: number;
  /** 0 for A, 1 for B …: a cohort's children mostly keep it as they go up the school. */
  letter: number;
};

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

function classNameOf(yearGroup: number, letter: number, classesPerYear: number): string {
  if (classesPerYear === 1) return yearGroup === 0 ? "Reception" : `Year ${yearGroup}`;
  return `${yearGroup === 0 ? "R" : yearGroup}${LETTERS[letter % LETTERS.length]}`;
}

/** Every class of every year, oldest year first, then by year group. A class belongs to one year. */
export function classesOf(
  seed: string,
  years: readonly DemoYear[],
  classesPerYear: number,
  hasChildren: (year: number, yearGroup: number) => boolean,
): readonly DemoClass[] {
  const classes: DemoClass[] = [];
  for (const { year } of years)
    for (let yearGroup = 0; yearGroup <= 6; yearGroup++) {
      if (!hasChildren(year, yearGroup)) continue;
      for (let letter = 0; letter < classesPerYear; letter++)
        classes.push({
          id: seeded(seed, "class", year, yearGroup, letter).hex(16),
          name: classNameOf(yearGroup, letter, classesPerYear),
          year,
          yearGroup,
          letter,
        });
    }
  return classes;
}

/** The class the demo opens with: 4B, or the one nearest to it in a smaller school. */
export function showClass(classes: readonly DemoClass[], year: number): DemoClass | undefined {
  const present = classes.filter((one) => one.year === year);
  const distance = (one: DemoClass) => Math.abs(one.yearGroup - 4) * 10 + Math.abs(one.letter - 1);
  return present.sort((a, b) => distance(a) - distance(b))[0];
}
