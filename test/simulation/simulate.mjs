// npm run simulate -- --schedules N --seed S: plays that many schedules from a seed on, and prints
// the shortest way to each failure.
import { parseArgs } from "node:util";
import "fake-indexeddb/auto";
import { load } from "./load.mjs";

const { values } = parseArgs({
  options: {
    schedules: { type: "string", default: "2000" },
    seed: { type: "string", default: "1" },
  },
});
const { module, close } = await load("test/simulation/play.ts");
const began = performance.now();
const census = await module.playMany(Number(values.seed), Number(values.schedules));
const seconds = (performance.now() - began) / 1000;
for (const { seed, failure } of census.failures.slice(0, 5))
  console.log(`${await module.report(seed, failure)}\n`);
console.log(
  Object.fromEntries([...census.counts].sort(([a], [b]) => (a < b ? -1 : 1))),
  `${census.schedules} schedules, a median of ${module.medianOf(census.commands)} commands,`,
  `${census.failures.length} failures, ${seconds.toFixed(1)} s`,
);
await close();
process.exitCode = census.failures.length > 0 ? 1 : 0;
