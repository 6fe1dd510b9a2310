import { interleave, type Result, resultOf, type Variant } from "./measure.ts";
import { openBenchRoom } from "./page.ts";

const EDITS = 100;

/** One judgement on the disk: ours checks, stamps and queues it; the floor puts the same bytes raw, strict. */
export async function run({ rounds }: { rounds: number }): Promise<Result> {
  const room = await openBenchRoom(["commit.ts"]);
  try {
    const { call } = await room.open("commit");
    const variants = ["ours", "floor"].map((name): Variant => ({
      name,
      run: () => call<number>(name, EDITS),
    }));
    const taken = await interleave(rounds, variants);
    return resultOf(taken, variants, "ms a commit", rounds, { edits: EDITS });
  } finally {
    await room.end();
  }
}
