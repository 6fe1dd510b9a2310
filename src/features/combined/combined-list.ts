import type { AttainmentFacts } from "../../domain/attainment-facts.ts";
import type { CombinedAttainment, CombinedChild } from "../../domain/combined-attainment.ts";
import { sayStandings } from "../../domain/combined-words.ts";
import type { ListedChild, ListedSection } from "../../pictures/children-sheet.tsx";

/** What is behind a number: worked out again from the figure, so that it stays true while open. */
export type Opened = {
  title: string;
  list: (figure: CombinedAttainment) => readonly ListedSection[];
};

/** Children as a sheet lists them: the class, and a level for each subject. */
export function listed(
  facts: AttainmentFacts,
  figure: CombinedAttainment,
  children: readonly CombinedChild[],
): readonly ListedChild[] {
  return children.map((one) => {
    const id = one.standings[0]?.class ?? null;
    const name = facts.classes.find((other) => other.id === id)?.name;
    return {
      child: one.child,
      under: [name, sayStandings(figure, one)].filter(Boolean).join(" · "),
    };
  });
}
