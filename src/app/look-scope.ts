import { type AttainmentFacts, yearOf } from "../domain/attainment-facts.ts";
import type { Role } from "../domain/schema.ts";
import { plural } from "../ui/plural.ts";

/** Whose children Look is about, for somebody who does not see them all: said, never left to guess. */
export function sayLookScope(
  role: Role,
  facts: AttainmentFacts,
): { title: string; about: string | undefined } {
  if (role !== "teacher" && role !== "assistant")
    return { title: "Whole school", about: undefined };
  const ids = new Set(facts.children.map((child) => yearOf(child, facts.year)?.class));
  const names = facts.classes.filter(({ id }) => ids.has(id)).map(({ name }) => name);
  const children = plural(facts.children.length, "child", "children");
  const of = names.length === 0 ? "" : ` of ${writeNames(names)}`;
  return {
    title: names.length === 1 ? (names[0] ?? "Your children") : "Your children",
    about: `The ${children}${of}: Look shows the children you ${role === "teacher" ? "teach" : "work with"}.`,
  };
}

function writeNames(names: readonly string[]): string {
  return names.length < 2
    ? names.join("")
    : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}
