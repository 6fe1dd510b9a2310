import { mayJudge } from "../../src/domain/access.ts";
import { academicYearOf, schoolDay } from "../../src/domain/calendar.ts";
import { judge, recordKey, valueIn } from "../../src/domain/judgement.ts";
import { commit } from "../../src/storage/commit.ts";
import { observe } from "../../src/storage/live-query.ts";
import type { Device } from "../../src/storage/open-device.ts";
import { readStanding } from "../../src/storage/standing.ts";
import { viewOf } from "../../src/storage/view.ts";
import { catchUp } from "../../src/sync/exchange.ts";
import { httpSend } from "../../src/sync/http-send.ts";
import { startSync } from "../../src/sync/start-sync.ts";
import { enter, finished, freshDevice } from "./device.ts";
import { moment, stepOf } from "./moment.ts";

const CELL = "maths.autumn";
let device: Device;
let standing: Awaited<ReturnType<typeof readStanding>>;
let year: number;

/** A device level with its school that stays so as the app's do; answers whom this person may judge. */
async function live(school: string, user: string): Promise<string[]> {
  await enter(user);
  device = await freshDevice(school, user);
  await catchUp(device, httpSend(school));
  const today = schoolDay(device.now());
  year = academicYearOf(today);
  standing = await readStanding(viewOf(device), user, today);
  startSync(device);
  return [...standing.roster.pupils]
    .filter((pupil) => mayJudge(standing, pupil, year, "maths"))
    .map((pupil) => recordKey(pupil, year));
}

/** As the class tracker does it: the record as it is shown, the judgement, the commit. */
async function edit(key: string, n: number): Promise<number> {
  const start = moment();
  const row = await viewOf(device).row("attainment", key);
  const [pupil = ""] = key.split(":");
  const made = judge({
    row,
    pupil,
    year,
    subject: "maths",
    slot: "autumn",
    value: stepOf(n),
    how: "typed",
  });
  const result = await commit(device, standing, [made], device.now());
  if (!("changes" in result)) throw new Error(JSON.stringify(result));
  return start;
}

/** When this device's live query over the records of a class first answers with the edit. */
function awaits(keys: readonly string[], key: string, n: number): Promise<number> {
  return new Promise((done) => {
    const stop = observe(
      device,
      (view) => view.many("attainment", keys),
      (rows) => {
        if (valueIn(rows.get(key), CELL) !== stepOf(n)) return;
        done(moment());
        setTimeout(() => stop());
      },
    );
  });
}

let floor: IDBDatabase;
let heard: (body: string) => void = () => {};

/** One store, and a bare stream of what others post. */
async function floorLive(): Promise<void> {
  floor = await new Promise((done) => {
    const opening = indexedDB.open("floor", 1);
    opening.addEventListener("upgradeneeded", () =>
      opening.result.createObjectStore("changes", { keyPath: "id" }),
    );
    opening.addEventListener("success", () => done(opening.result));
  });
  const source = new EventSource("/floor/stream");
  source.addEventListener("message", ({ data }) => heard(String(data)));
  await new Promise((done) => source.addEventListener("open", done));
}

async function floorPut(change: object): Promise<void> {
  const transaction = floor.transaction("changes", "readwrite", { durability: "strict" });
  transaction.objectStore("changes").put(change);
  await finished(transaction);
}

async function floorEdit(key: string, n: number): Promise<number> {
  const start = moment();
  const change = {
    id: crypto.randomUUID(),
    k: key,
    f: { [CELL]: { v: stepOf(n), how: "typed" } },
    n,
  };
  await floorPut(change);
  await fetch("/floor/echo", { method: "POST", body: JSON.stringify(change) });
  return start;
}

function floorAwaits(n: number): Promise<number> {
  return new Promise((done) => {
    heard = (body) => {
      const change = JSON.parse(body) as { n: number };
      if (change.n === n) void floorPut(change).then(() => done(moment()));
    };
  });
}

Object.assign(globalThis, {
  bench: { live, edit, awaits, floorLive, floorEdit, floorAwaits },
});
