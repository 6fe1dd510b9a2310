import type { achievedCounts, TargetLayer, YearLayers } from "./curricular-target.ts";
import { TARGET_LAYERS } from "./meeting-tables.ts";

const ACHIEVED_WORDS: Readonly<Record<TargetLayer, string>> = {
  none: "Not yet",
  must: "Must",
  should: "Should",
  could: "Could",
};

/** "Should": how far a child got. */
export function writeAchieved(layer: TargetLayer): string {
  return ACHIEVED_WORDS[layer];
}

/** What a layer is called where children read it. [CU4] */
const FOR_CHILDREN = {
  must: "All of us",
  should: "Most of us",
  could: "Some of us",
} as const;

/** The layers as children read them; what is empty is left out. [CU4] */
export function layersForChildren(
  layers: YearLayers | undefined,
): readonly { heading: string; words: string }[] {
  if (layers === undefined) return [];
  return (["must", "should", "could"] as const)
    .map((layer) => ({ heading: FOR_CHILDREN[layer], words: layers[layer].trim() }))
    .filter(({ words }) => words !== "");
}

/** "Of 28 children: 4 could, 12 should, 6 must, 2 not yet; 4 nobody has spoken of." [CU2] */
export function sayAchievedCounts(counts: ReturnType<typeof achievedCounts>): string {
  const total = TARGET_LAYERS.reduce((sum, layer) => sum + counts[layer], counts.unsaid);
  if (total === 0) return "No children of this class here.";
  if (counts.unsaid === total) return `Of ${total} children, nobody has been spoken of yet.`;
  const parts = [...TARGET_LAYERS]
    .reverse()
    .filter((layer) => counts[layer] > 0)
    .map((layer) => `${counts[layer]} ${ACHIEVED_WORDS[layer].toLowerCase()}`);
  const rest = counts.unsaid === 0 ? "" : `; ${counts.unsaid} not spoken of yet`;
  return `Of ${total}: ${parts.join(", ")}${rest}.`;
}
