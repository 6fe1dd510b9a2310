import type { AttainmentFacts } from "./attainment-facts.ts";
import type { GridQuery } from "./attainment-grid-query.ts";
import { groupsNamed } from "./group-filter.ts";

/**
 * What may be thrown on a wall: no group's letters and nobody highlighted; and where the children
 * were chosen by a group that is nobody else's business, counts in place of their names. [AG8]
 */
export function presentedGrid(facts: Pick<AttainmentFacts, "groups">, query: GridQuery): GridQuery {
  const sensitive = new Set(facts.groups.filter((one) => one.sensitive).map(({ id }) => id));
  const named = groupsNamed(query.options.filter).some((id) =>
    sensitive.has(id.split(":")[0] ?? id),
  );
  const show = named || query.view.show === "fit" ? "counts" : query.view.show;
  return {
    ...query,
    options: { ...query.options, highlight: null },
    view: { ...query.view, plans: [], marks: [], table: false, figures: false, show },
  };
}
