import { cpus, loadavg } from "node:os";

/** What a bench answers; `run.mjs` prints it as the last line. */
export type Result = {
  /** Median of ours, of the floor, and of each peer, in `unit`. */
  ours: number;
  floor: number;
  ratio: number;
  unit: string;
  rounds: number;
  peers?: Record<string, { median: number; ratio: number; without: string }>;
  /** Whatever else was counted: bytes, rows, conditions. */
  also?: Record<string, unknown>;
};

export type Variant = { name: string; run: () => Promise<number>; without?: string };

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

export function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}

/**
 * Runs every variant once a round, in an order that turns by one each round, so that a busy minute
 * of the machine falls on all of them alike. The first round warms up and is thrown away.
 */
export async function interleave(
  rounds: number,
  variants: readonly Variant[],
): Promise<Map<string, number[]>> {
  const taken = new Map(variants.map(({ name }) => [name, [] as number[]]));
  for (let at = 0; at <= rounds; at++)
    for (let turn = 0; turn < variants.length; turn++) {
      const variant = variants[(turn + at) % variants.length];
      if (variant === undefined) continue;
      const value = await variant.run().catch((problem: unknown) => {
        throw new Error(`In ${variant.name}`, { cause: problem });
      });
      console.log(`round ${at} ${variant.name}: ${round(value, 3)}${at === 0 ? " (warm-up)" : ""}`);
      if (at > 0) taken.get(variant.name)?.push(value);
    }
  return taken;
}

/** The result of variants called `ours` and `floor`, and any others as peers. */
export function resultOf(
  taken: Map<string, number[]>,
  variants: readonly Variant[],
  unit: string,
  rounds: number,
  also?: Record<string, unknown>,
): Result {
  const of = (name: string) => median(taken.get(name) ?? []);
  const floor = of("floor");
  const peers = variants.filter(({ name }) => name !== "ours" && name !== "floor");
  return {
    ours: round(of("ours"), 3),
    floor: round(floor, 3),
    ratio: round(of("ours") / floor),
    unit,
    rounds,
    ...(peers.length === 0
      ? {}
      : {
          peers: Object.fromEntries(
            peers.map(({ name, without = "" }) => [
              name,
              { median: round(of(name), 3), ratio: round(of(name) / floor), without },
            ]),
          ),
        }),
    also: { ...also, machine: machine() },
  };
}

/** What a figure was taken on; the load is that of the last minute, ours included. */
export function machine(): string {
  return `${cpus().length} cores, load ${round(loadavg()[0] ?? 0, 1)}, node ${process.versions.node}`;
}
