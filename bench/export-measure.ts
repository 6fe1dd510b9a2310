import { benchFacts } from "./bench-facts.ts";
import { interleave, type Result, resultOf, type Variant } from "./measure.ts";
import { openBenchRoom } from "./page.ts";

const CHILDREN = 630;

/** The whole-school grid with names as a file; the floor writes what it says as plain lines. */
export async function measureExport(kind: "pdf-a4" | "xlsx", rounds: number): Promise<Result> {
  const room = await openBenchRoom(["export-files.ts"]);
  try {
    const { call } = await room.open("export-files");
    await call("give", benchFacts(CHILDREN).facts);
    const bytes: Record<string, number> = {};
    const variants = ["ours", "floor"].map((name): Variant => ({
      name,
      run: async () => {
        const made = await call<{ ms: number; bytes: number }>(name, kind);
        bytes[name] = made.bytes;
        return made.ms;
      },
    }));
    const taken = await interleave(rounds, variants);
    return resultOf(taken, variants, "ms to a whole file", rounds, { children: CHILDREN, bytes });
  } finally {
    await room.end();
  }
}
