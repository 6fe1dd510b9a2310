const SHORTEST_MS = 1000;
const LONGEST_MS = 5 * 60_000;

/**
 * How long to wait before the next try: somewhere between a second and three times the last wait, at
 * most five minutes. Chance keeps a school's devices from all coming back in the same second.
 * `chance` is at least 0 and below 1.
 */
export function backOff(lastMs: number, chance: number): number {
  const highest = Math.max(lastMs, SHORTEST_MS) * 3;
  return Math.min(LONGEST_MS, SHORTEST_MS + chance * (highest - SHORTEST_MS));
}
