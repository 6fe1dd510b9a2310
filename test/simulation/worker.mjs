// Plays a share of the schedules in a thread of its own, and answers with the census.
import { parentPort, workerData } from "node:worker_threads";
import "fake-indexeddb/auto";
import { load } from "./load.mjs";

const { from, schedules, exchanges, stopAtFirst } = workerData;
const { module, close } = await load("test/simulation/play.ts", exchanges);
const census = await module.playMany(from, schedules, { stopAtFirst });
const reports = [];
for (const { seed, failure } of census.failures.slice(0, workerData.reports ?? 0))
  reports.push(await module.report(seed, failure));
parentPort.postMessage({ ...census, reports });
await close();
