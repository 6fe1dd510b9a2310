import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { build } from "vite";
import { afterAll, beforeAll, expect, it } from "vitest";
import { clockAt } from "../../../src/domain/clock.ts";
import { createSchool } from "../../../src/server/create-school.ts";
import { openSqliteStore } from "../../../src/server/sqlite-store.ts";
import { row } from "../../support/small-school.ts";

const KILLS = 20;
const SCHOOL = "killed";
const HEAD = "u-head";

let folder: string;
let program: string;
let built: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "keepup-kill-"));
  // Within the project, so that the program finds its packages.
  mkdirSync(resolve("node_modules/.cache"), { recursive: true });
  built = mkdtempSync(resolve("node_modules/.cache/keepup-kill-"));
  await build({
    configFile: false,
    logLevel: "error",
    build: {
      ssr: fileURLToPath(new URL("./acknowledger.ts", import.meta.url)),
      outDir: built,
      emptyOutDir: false,
    },
    ssr: { external: true },
  });
  program = join(built, "acknowledger.js");
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(built, { recursive: true, force: true });
});

it("[SY20] loses no acknowledged change when it is killed, and none by half", async () => {
  const path = join(folder, "keepup.sqlite");
  const store = await openSqliteStore(path);
  const rows = [
    row("staff", HEAD, { name: "Ms Hale", role: "senior-leader", left: null }),
    row("subject", "maths", { name: "Maths", order: 1, scale: "levels", inUse: true }),
    ...[2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030].map((year) =>
      row("point", `${year}:spring`, { name: "Spring", order: 1, season: "spring" }),
    ),
    row("membership", "p-one:2026", { class: "c", yearGroup: 3 }),
  ];
  await createSchool(store, { id: SCHOOL, name: "Killed School", rows, now: 0 });
  await store.close();

  const ledger = new Map<string, number>();
  for (let kill = 0; kill < KILLS; kill++) {
    // A record of its own each time, so that the work stays as small as in a school.
    const acknowledged = await runAndKill(path, `p-one:${2020 + (kill % 11)}`);
    for (const [id, seq] of acknowledged) ledger.set(id, seq);
  }
  expect(ledger.size).toBeGreaterThan(KILLS);

  const file = new Database(path);
  expect(file.pragma("integrity_check", { simple: true })).toBe("ok");
  file.close();
  const after = await openSqliteStore(path);
  const log = await after.read(SCHOOL).log(0, 1_000_000);
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_, at) => at + 1));
  expect((await after.school(SCHOOL))?.head).toBe(log.length);
  const bySeq = new Map(log.map(({ id, seq }) => [id, seq]));
  for (const [id, seq] of ledger) expect(bySeq.get(id)).toBe(seq);
  // What the log has, the rows have, and nothing more.
  const entries = (await after.read(SCHOOL).rowsOf(["attainment"])).flatMap(
    ({ c }) => c?.["maths.spring"] ?? [],
  );
  const taken = log.filter(({ is }) => is === "accepted").map(({ id }) => id);
  expect(entries.map(({ id }) => id).sort()).toEqual(taken.sort());
  expect(entries.every(({ h }) => h > clockAt(0))).toBe(true);
  await after.close();
}, 120_000);

/** Runs the server until some time after its first acknowledgement, then kills it. */
async function runAndKill(path: string, record: string): Promise<Map<string, number>> {
  const child = spawn(process.execPath, [program, path, SCHOOL, HEAD, record], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  let wrong = "";
  child.stderr.on("data", (words: Buffer) => (wrong += words.toString()));
  const first = new Promise<void>((done) => {
    child.stdout.on("data", (words: Buffer) => {
      said += words.toString();
      done();
    });
    child.once("exit", () => done());
  });
  await first;
  await new Promise((done) => setTimeout(done, Math.random() * 120));
  const ended = once(child, "close");
  child.kill("SIGKILL");
  await ended;
  expect(wrong).toBe("");
  // A line that was cut by the kill acknowledged nothing.
  const lines = said.split("\n").slice(0, -1);
  return new Map(lines.map((line) => [line.slice(0, 32), Number(line.slice(33))]));
}
