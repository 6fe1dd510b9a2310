import type { NonGrade } from "./scale.ts";

/**
 * Marks that say why there is no level, the same on every shipped scale. Each is a value of its
 * own: never null, never counted as low attainment. [L4] research/domain.md §5.
 */
export const NON_GRADES: readonly NonGrade[] = [
  { code: "!A", key: "A", label: "Absent" },
  { code: "!D", key: "D", label: "Disapplied" },
  { code: "!N", key: "N", label: "Not yet assessed" },
  { code: "!L", key: "L", label: "Left" },
  { code: "!J", key: "J", label: "Just arrived" },
  { code: "!U", key: "U", label: "Unable to access" },
  { code: "!EM", key: "EM", label: "Engagement model" },
  { code: "!F", key: "F", label: "To be assessed in a later year" },
  { code: "!P", key: "P", label: "Assessed in an earlier year" },
];
