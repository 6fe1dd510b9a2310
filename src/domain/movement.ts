import { type Place, placeOf } from "./level.ts";
import type { Scale } from "./scale.ts";

/** Rank of a fine value that is on a ladder of its own below the first step, counted down from 0. */
export function fineHeight(scale: Scale, place: Place): number | undefined {
  if (place.kind !== "rung" || place.fine === undefined) return undefined;
  const ranks = (scale.floor?.fine ?? []).flatMap((fine) => fine.rank ?? []);
  const rank = scale.floor?.fine.find((fine) => fine.code === place.fine)?.rank;
  return rank === undefined ? undefined : rank - Math.max(...ranks);
}

/**
 * Steps between two values of one child: positive is up. Undefined when either is missing or is no
 * level, or when the two cannot be compared (a P level with W). [M1] [M2] [M3]
 */
export function movementSteps(
  scale: Scale,
  from: string | null | undefined,
  to: string | null | undefined,
): number | undefined {
  const start = typeof from === "string" ? placeOf(scale, from) : undefined;
  const end = typeof to === "string" ? placeOf(scale, to) : undefined;
  if (start?.kind !== "rung" || end?.kind !== "rung") return undefined;
  if (from === to) return 0;
  const fineStart = fineHeight(scale, start);
  const fineEnd = fineHeight(scale, end);
  const bothInFloor = start.rung.band === undefined && end.rung.band === undefined;
  if (bothInFloor && (fineStart === undefined || fineEnd === undefined)) return undefined;
  return end.rung.index + (fineEnd ?? 0) - (start.rung.index + (fineStart ?? 0));
}

/** "▲2", "=", "▼1": the same in black and white. [M4] */
export function writeMovement(steps: number): string {
  if (steps === 0) return "=";
  return steps > 0 ? `▲${steps}` : `▼${-steps}`;
}

/** "up 2 steps", "no change", "down 1 step". [M4] */
export function sayMovement(steps: number): string {
  if (steps === 0) return "no change";
  const size = Math.abs(steps);
  return `${steps > 0 ? "up" : "down"} ${size} ${size === 1 ? "step" : "steps"}`;
}
