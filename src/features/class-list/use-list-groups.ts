import { type ClassGroup, classGroups } from "../../domain/class-group.ts";
import { groupsOf } from "../../domain/group.ts";
import { useLive, useSchoolDay } from "../../storage/use-live.ts";

/** The groups these children are in today. Read where they are chosen, so that typing never waits. */
export function useListGroups(pupils: readonly string[]): readonly ClassGroup[] | undefined {
  const today = useSchoolDay();
  const ids = pupils.join(" ");
  return useLive(
    async (view) => {
      const groups = await view.rows("group");
      const all = ids === "" ? [] : ids.split(" ");
      const children = await view.many("pupil", all);
      const kept = groupsOf(groups).filter((group) => !group.derived);
      const keys = all.flatMap((pupil) => kept.map(({ id }) => `${pupil}:${id}`));
      const memberships = await view.many("pupil-group", keys);
      return classGroups(groups, [...children.values(), ...memberships.values()], today);
    },
    [ids, today],
  );
}
