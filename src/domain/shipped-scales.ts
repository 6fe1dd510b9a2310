import type { Scale } from "./scale.ts";

const LSH = [
  { code: "L", label: "Low", aliases: ["c"] },
  { code: "S", label: "Secure", aliases: ["b"] },
  { code: "H", label: "High", aliases: ["a"] },
] as const;

/** National Curriculum levels, each split Low, Secure, High. research/domain.md §1, §2. */
export const LEVELS: Scale = {
  id: "levels",
  name: "National Curriculum levels",
  kind: "ladder",
  floor: {
    code: "BL1",
    label: "Below L1",
    points: 3,
    fine: [{ code: "W", label: "Working towards level 1", points: 3 }],
  },
  bands: ["1", "2", "3", "4", "5", "6"].map((code) => ({ code, label: `Level ${code}` })),
  steps: LSH,
  wholeBandAt: "S",
  points: { BL1: 3 },
  nonGrades: [{ code: "!A", key: "A", label: "Absent" }],
  expectations: [],
  pace: [],
};

const SHIPPED: readonly Scale[] = [LEVELS];

/** A scale that comes with Keepup, by id. */
export function shippedScale(id: string): Scale | undefined {
  return SHIPPED.find((scale) => scale.id === id);
}
