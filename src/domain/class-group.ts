import type { Day } from "./calendar.ts";
import type { Row } from "./change.ts";
import { groupsOf, inGroup } from "./group.ts";

/** A group that somebody of a class is in. */
export type ClassGroup = {
  id: string;
  name: string;
  /** Offered only when asked for. */
  sensitive: boolean;
  pupils: ReadonlySet<string>;
};

/**
 * The groups the children of a class are in on a day, in the school's order; one that nobody is in is
 * left out. `children`: their `pupil` and `pupil-group` rows. [LI14]
 */
export function classGroups(
  groups: Iterable<Row>,
  children: readonly Row[],
  day: Day,
): readonly ClassGroup[] {
  return groupsOf(groups).flatMap(({ id, name, sensitive }) => {
    const pupils = inGroup(children, id, day);
    return pupils.size === 0 ? [] : [{ id, name, sensitive, pupils }];
  });
}
