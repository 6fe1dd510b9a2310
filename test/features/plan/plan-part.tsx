import { type ReactNode, useState } from "react";
import type { AttainmentFacts } from "../../../src/domain/attainment-facts.ts";
import { useFacts } from "../../../src/storage/use-facts.ts";
import { type SchoolInsight, useSchoolInsight } from "../../../src/storage/use-school-insight.ts";

/** A screen of Plan, as the room shows it. */
export type Part = (shown: {
  facts: AttainmentFacts;
  insight: SchoolInsight;
  search: string;
  onSearch: (search: string) => void;
  childHref: (id: string) => string;
}) => ReactNode;

/** Shows one with what the room reads for it, and keeps what it asks for in the address. */
export function PlanPart({ part, first }: { part: Part; first: string }) {
  const [search, onSearch] = useState(first);
  const facts = useFacts(2026);
  const insight = useSchoolInsight();
  if (facts === undefined || insight === undefined) return null;
  return part({ facts, insight, search, onSearch, childHref: (id) => `/child/${id}` });
}
