import type { ReactNode } from "react";
import { SEES_ALL } from "../domain/access.ts";
import type { AttainmentFacts } from "../domain/attainment-facts.ts";
import type { Role } from "../domain/schema.ts";
import type { FrozenScreen } from "../domain/snapshot-tables.ts";
import { FreezeButton } from "../features/snapshots/freeze-dialog.tsx";

type FreezeViewProps = {
  role: Role;
  facts: AttainmentFacts;
  screen: FrozenScreen;
  search: string;
  /** What the picture is of: "Maths, Autumn 2026/27". */
  name: string;
};

/** "Freeze this view" on a screen of Look, for those who see every child; nothing for the others. */
export function freezeView({ role, facts, screen, search, name }: FreezeViewProps): ReactNode {
  if (!SEES_ALL.includes(role)) return null;
  const views = [{ screen, options: { name, search } }];
  return <FreezeButton of={{ facts, class: null, views }} suggested={name} />;
}
