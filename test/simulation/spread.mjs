// Spreads schedules over as many threads as there are processors.
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

/** Young objects are most of what a schedule makes; room for them saves a tenth of the time. */
const resourceLimits = { maxYoungGenerationSizeMb: 128 };

/**
 * @param {{ from: number, schedules: number, reports?: number, threads?: number }} of
 * @returns {Promise<{ schedules: number, commands: number[], counts: Map<string, number>,
 *   failures: { seed: number, failure: { invariant: string, what: string } }[], reports: string[] }>}
 */
export async function spread({ from, schedules, reports = 3, threads = availableParallelism() }) {
  const share = Math.ceil(schedules / threads);
  const shares = Array.from({ length: threads }, (_, at) => ({
    from: from + at * share,
    schedules: Math.max(Math.min(share, schedules - at * share), 0),
    reports,
  }));
  const all = await Promise.all(shares.filter((one) => one.schedules > 0).map(inThread));
  const counts = new Map();
  for (const census of all)
    for (const [what, count] of census.counts) counts.set(what, (counts.get(what) ?? 0) + count);
  return {
    schedules: all.reduce((sum, census) => sum + census.schedules, 0),
    commands: all.flatMap((census) => census.commands),
    counts,
    failures: all.flatMap((census) => census.failures),
    reports: all.flatMap((census) => census.reports),
  };
}

/** One thread's work. */
export function inThread(workerData) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("worker.mjs", import.meta.url), {
      workerData,
      resourceLimits,
    });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}
