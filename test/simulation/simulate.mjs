// npm run simulate -- --schedules N --seed S: plays that many schedules from a seed on, and prints
// the shortest way to each of the first failures.
import { parseArgs } from "node:util";
import { spread } from "./spread.mjs";

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`);
}

const { values } = parseArgs({
  options: {
    schedules: { type: "string", default: "2000" },
    seed: { type: "string", default: "1" },
  },
});
const began = performance.now();
const { schedules, commands, counts, failures, reports } = await spread({
  from: Number(values.seed),
  schedules: Number(values.schedules),
});
const seconds = (performance.now() - began) / 1000;
const median = [...commands].sort((a, b) => a - b)[Math.floor(commands.length / 2)];
for (const [what, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
  say(`${String(count).padStart(8)} ${what}`);
for (const { seed, failure } of failures) say(`seed ${seed}: ${failure.what}`);
for (const report of reports) say(`\n${report}`);
say(
  `\n${schedules} schedules, a median of ${median} commands, ${failures.length} failures, ${seconds.toFixed(1)} s`,
);
process.exitCode = failures.length > 0 ? 1 : 0;
