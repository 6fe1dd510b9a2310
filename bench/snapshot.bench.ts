import { benchFacts } from "./bench-facts.ts";
import { interleave, type Result, resultOf, type Variant } from "./measure.ts";
import { openBenchRoom } from "./page.ts";

const CHILDREN = 630;

/** A review set frozen into rows, opened and drawn; the floor puts the same facts to text and back. */
export async function run({ rounds }: { rounds: number }): Promise<Result> {
  const room = await openBenchRoom(["snapshot.ts"]);
  try {
    const { call } = await room.open("snapshot");
    const { facts, records } = benchFacts(CHILDREN);
    await call("give", facts, records);
    const variants = ["ours", "floor"].map((name): Variant => ({
      name,
      run: () => call<number>(name),
    }));
    const taken = await interleave(rounds, variants);
    const unit = "ms to freeze, open and draw the first view";
    return resultOf(taken, variants, unit, rounds, { children: CHILDREN });
  } finally {
    await room.end();
  }
}
