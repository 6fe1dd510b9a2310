import { interleave, type Result, resultOf, type Variant } from "./measure.ts";
import { openBenchPage } from "./page.ts";

const EDITS = 100;

type Bench = Record<"ours" | "floor", (edits: number) => Promise<number>>;

/** One judgement on the disk: ours checks, stamps and queues it; the floor puts the same bytes raw, strict. */
export async function run({ rounds }: { rounds: number }): Promise<Result> {
  const { page, end } = await openBenchPage("commit.ts");
  try {
    const variants: Variant[] = (["ours", "floor"] as const).map((name) => ({
      name,
      run: () =>
        page.evaluate(
          ([name, edits]) => (globalThis as unknown as { bench: Bench }).bench[name](edits),
          [name, EDITS] as const,
        ),
    }));
    const taken = await interleave(rounds, variants);
    return resultOf(taken, variants, "ms a commit", rounds, { edits: EDITS });
  } finally {
    await end();
  }
}
