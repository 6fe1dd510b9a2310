// Plays a share of the schedules in a thread of its own, and answers with the census.
import { parentPort, workerData } from "node:worker_threads";
import "fake-indexeddb/auto";
import { load } from "./load.mjs";

const { from, schedules, exchanges = [], stopAtFirst } = workerData;
// Few pieces, so that a school of fifty commands joins them too.
const joinsSoon = {
  file: "src/domain/note.ts",
  find: "export const PIECES_TO_JOIN = 64;",
  put: "export const PIECES_TO_JOIN = 3;",
};
const loaded = await load("test/simulation/play.ts", [joinsSoon, ...exchanges]);
const census = await loaded.module.playMany(from, schedules, { stopAtFirst });
const reports = [];
for (const { seed, failure } of census.failures.slice(0, workerData.reports ?? 0))
  reports.push(await loaded.module.report(seed, failure));
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort.postMessage({ ...census, reports });
await loaded.close();
