import { type Day, writeAcademicYear } from "./calendar.ts";
import type { Row } from "./change.ts";
import { writeAchieved } from "./curricular-target-words.ts";
import {
  type CurricularTarget,
  curricularTargetOf,
  layersFor,
  targetAchievedOf,
  type TargetLayer,
  writeHalfTerm,
} from "./curricular-target.ts";
import type { ExportTable } from "./export-table.ts";
import { wordsIn } from "./field.ts";

/** How far one child got in one of the school's targets, with who said so. */
export type TargetOfChild = {
  target: CurricularTarget;
  achieved: TargetLayer;
  /** What the child could do, in the target's words for the child's year; empty at "not yet". */
  words: string;
  on: Day;
  /** User id. */
  by: string;
  /** The target was taken off the school's list since. */
  isOff: boolean;
};

/**
 * How far a child got in each target of which somebody has said so, the latest half-term first. A
 * target of which nobody has spoken is not among them: missing is never "not yet". [CU2] [CU6]
 */
export function targetsOfChild(
  said: Iterable<Row>,
  targets: Iterable<Row>,
  /** The child's year group in a year; undefined: not known here. */
  yearGroupIn: (year: number) => number | undefined,
): TargetOfChild[] {
  const rows = new Map([...targets].map((row) => [row.k, row]));
  return [...said]
    .flatMap((row): TargetOfChild[] => {
      const one = targetAchievedOf(row);
      const held = one && rows.get(one.target);
      const target = held && curricularTargetOf({ ...held, f: { ...held.f, removed: false } });
      if (one === undefined || target === undefined) return [];
      const { achieved, on } = one;
      const yearGroup = yearGroupIn(target.year);
      const layers = yearGroup === undefined ? undefined : layersFor(target, yearGroup);
      const words = achieved === "none" ? "" : (layers?.[achieved].trim() ?? "");
      return [
        {
          target,
          achieved,
          words,
          on,
          by: wordsIn(row.f.by) ?? "",
          isOff: held?.f.removed === true,
        },
      ];
    })
    .sort(
      (a, b) =>
        b.target.year - a.target.year ||
        b.target.halfTerm - a.target.halfTerm ||
        (`${a.target.subject} ${a.target.id}` < `${b.target.subject} ${b.target.id}` ? -1 : 1),
    );
}

/** "Should: Uses full stops in most sentences." or "Not yet". */
export function sayTargetOfChild({ achieved, words }: TargetOfChild): string {
  const layer = writeAchieved(achieved);
  return words === "" ? layer : `${layer}: ${words}`;
}

/** The same as a table that leaves with the child's record, those taken off the list with it. [CU6] */
export function targetsOfChildTable(
  targets: readonly TargetOfChild[],
  names: { subject: (id: string) => string; person: (user: string) => string },
): ExportTable {
  return {
    name: "Curricular targets",
    columns: [
      { key: "year", words: "Year" },
      { key: "half_term", words: "Half-term" },
      { key: "subject", words: "Subject" },
      { key: "target", words: "Target" },
      { key: "achieved", words: "How far the child got" },
      { key: "words", words: "What that is" },
      { key: "on", words: "Said on" },
      { key: "by", words: "Said by" },
      { key: "off", words: "Taken off the list since" },
    ],
    rows: targets.map(({ target, achieved, words, on, by, isOff }) => [
      writeAcademicYear(target.year),
      writeHalfTerm(target.halfTerm),
      names.subject(target.subject),
      target.focus,
      writeAchieved(achieved),
      words === "" ? null : words,
      on === "" ? null : on,
      by === "" ? null : names.person(by),
      isOff ? "yes" : null,
    ]),
  };
}
