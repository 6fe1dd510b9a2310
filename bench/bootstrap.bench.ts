import { brotliCompressSync, constants } from "node:zlib";
import { openBenchSchool } from "./bench-school.ts";
import { interleave, type Result, resultOf, type Variant } from "./measure.ts";
import { openBenchPage } from "./page.ts";

type Bench = {
  enter: (user: string) => Promise<void>;
  ours: (school: string, user: string) => Promise<{ ms: number; bodies: string[]; rows: number }>;
  floor: (paths: readonly string[]) => Promise<number>;
};

/** A new device of somebody who sees every child: some 30,000 judgements over the wire into the cache. */
export async function run({ rounds }: { rounds: number }): Promise<Result> {
  const school = await openBenchSchool(630, 7);
  const bodies = new Map<string, Buffer>();
  const { page, end } = await openBenchPage("bootstrap.ts", async (request, response) => {
    const body = bodies.get(request.url ?? "");
    if (body === undefined) return school.handle(request, response);
    response.writeHead(200, { "content-type": "application/json", "content-encoding": "br" }).end(body);
    return true;
  });
  try {
    await page.evaluate((user) => (globalThis as unknown as { bench: Bench }).bench.enter(user), school.head);
    let rows = 0;
    let bytes = 0;
    const variants: Variant[] = [
      {
        name: "ours",
        run: async () => {
          const once = await page.evaluate(
            ([school, user]) => (globalThis as unknown as { bench: Bench }).bench.ours(school, user),
            [school.school, school.head] as const,
          );
          rows = once.rows;
          if (bodies.size === 0)
            for (const [at, body] of once.bodies.entries())
              bodies.set(`/floor/${at}`, brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }));
          bytes = [...bodies.values()].reduce((sum, body) => sum + body.length, 0);
          return once.ms;
        },
      },
      {
        name: "floor",
        run: () =>
          page.evaluate(
            (paths) => (globalThis as unknown as { bench: Bench }).bench.floor(paths),
            [...bodies.keys()],
          ),
      },
    ];
    const taken = await interleave(rounds, variants);
    return resultOf(taken, variants, "ms", rounds, { judgements: school.judgements, rows, bytesBrotli: bytes });
  } finally {
    await end();
    await school.end();
  }
}
