import { type AttainmentFacts, type FactsChild, yearOf } from "../../domain/attainment-facts.ts";
import { writeLevel } from "../../domain/level.ts";
import { writeMovement } from "../../domain/movement.ts";
import type { MatrixChild, ProgressMatrix } from "../../domain/progress-matrix.ts";
import type { ListedChild, ListedSection } from "../../pictures/children-sheet.tsx";

/** What is behind a number. `is` tells one number from another; the list is made when it opens. */
export type Opened = { title: string; about?: string; sections: readonly ListedSection[] };

/** The name of the class a child is in this year. */
export function classNameOf(facts: AttainmentFacts, child: FactsChild): string {
  const id = yearOf(child, facts.year)?.class;
  return facts.classes.find((one) => one.id === id)?.name ?? "No class";
}

/** "4B · 2H to 3L ▲1". */
export function listedMoves(
  facts: AttainmentFacts,
  { scale }: ProgressMatrix,
  children: readonly MatrixChild[],
): readonly ListedChild[] {
  return children.map(({ child, from, to, steps }) => {
    const levels = [from, to].map((one) =>
      one.value === undefined ? "no level" : writeLevel(scale, one.value),
    );
    const moved = steps === undefined ? "" : ` ${writeMovement(steps)}`;
    return { child, under: `${classNameOf(facts, child)} · ${levels.join(" to ")}${moved}` };
  });
}
