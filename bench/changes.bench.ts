import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import Database from "better-sqlite3";
import { demoSchool } from "../src/demo/demo-school.ts";
import type { Change, Row } from "../src/domain/change.ts";
import { clockAt } from "../src/domain/clock.ts";
import { changesAskedOf } from "../src/domain/logged-change.ts";
import { FIRST_GENERATION } from "../src/domain/note.ts";
import { SCHEMA_VERSION } from "../src/domain/schema.ts";
import { scopeOf } from "../src/domain/scope.ts";
import { pieceOf } from "../src/notes/note-text.ts";
import { createSchool } from "../src/server/create-school.ts";
import { loggedChanges, pageOfChanges } from "../src/server/logged-changes.ts";
import { knownRoster, standingAt } from "../src/server/school-standing.ts";
import { openSqliteStore } from "../src/server/sqlite-store.ts";
import type { LogEntry, SchoolWriter, Store } from "../src/server/store.ts";
import { BENCH_DAY, benchNow } from "./bench-day.ts";
import { interleave, median, type Result, resultOf, round, type Variant } from "./measure.ts";

const CHANGES = 200_000;
const PORTION = 5000;
const SCHOOL = "bench";
const MINUTE_MS = 60_000;

/**
 * What was changed, read by a head from a log of 200,000 changes, half of them judgements: to the words
 * of the answer's first page. The floor reads the same lines of the same file in one go and parses them.
 */
export async function run({ rounds }: { rounds: number }): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "keepup-changes-"));
  const path = join(folder, "keepup.sqlite");
  const store = await openSqliteStore(path);
  try {
    const head = await fill(store);
    const beside = new Database(path, { readonly: true });
    const waits: number[] = [];
    let told = 0;
    const variants: Variant[] = [
      {
        name: "ours",
        run: async () => {
          const delay = monitorEventLoopDelay({ resolution: 1 });
          delay.enable();
          const from = performance.now();
          const lines = await readBy(store, head);
          const taken = performance.now() - from;
          delay.disable();
          told = lines;
          waits.push(delay.max / 1e6);
          return taken;
        },
      },
      { name: "floor", run: () => Promise.resolve(readBare(beside)) },
    ];
    const taken = await interleave(rounds, variants);
    beside.close();
    return resultOf(taken, variants, "ms", rounds, {
      changes: CHANGES,
      lines: told,
      // The first round warmed up.
      longestWaitOfOthersMs: round(median(waits.slice(1)), 1),
    });
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A school with its log. @returns a head of it */
async function fill(store: Store): Promise<string> {
  const { rows } = demoSchool({ seed: "bench", day: BENCH_DAY, pupils: 420, years: 1 });
  await createSchool(store, { id: SCHOOL, name: "Bench School", rows, now: benchNow() });
  const staff = rows.filter(({ t }) => t === "staff");
  const head = staff.find(({ f }) => f.role === "senior-leader")?.k ?? "";
  const authors = staff.filter(({ f }) => f.role === "teacher").map(({ k }) => k);
  const pupils = rows.filter(({ t, f }) => t === "pupil" && f.left === null).map(({ k }) => k);
  const classes = rows.filter(isOfThisYear).map(({ k }) => k);
  const since = benchNow() - CHANGES * MINUTE_MS;
  await store.write(SCHOOL, async (writer) => {
    for (let at = 0; at < CHANGES; at += PORTION) {
      const entries: LogEntry[] = [];
      for (let nth = at; nth < at + PORTION; nth += 1) {
        const author = authors[nth % authors.length] ?? head;
        const pupil = pupils[(nth * 7) % pupils.length] ?? "";
        const schoolClass = classes[nth % classes.length] ?? "";
        const change = changeOf(nth, { pupil, schoolClass, author, ms: since + nth * MINUTE_MS });
        entries.push(entryOf(writer, change, author, since + nth * MINUTE_MS));
      }
      await writer.putLog(entries);
    }
  });
  return head;
}

function isOfThisYear({ t, f }: Row): boolean {
  return t === "class" && f.year === Number(BENCH_DAY.slice(0, 4));
}

type Of = { pupil: string; schoolClass: string; author: string; ms: number };

/** Of ten changes five are judgements, two are writing, and one each moves a child, an action, a session. */
function changeOf(nth: number, { pupil, schoolClass, author, ms }: Of): Change {
  const like = (t: string, k: string, f: Record<string, unknown>, op: Change["op"]): Change => ({
    id: nth.toString(16).padStart(32, "0"),
    t,
    k,
    op,
    f,
    h: clockAt(ms),
    sv: SCHEMA_VERSION,
  });
  const entry = `${pupil}:m${nth % 40}-maths`;
  const kind = nth % 10;
  if (kind < 5) {
    const level = { v: `${2 + (nth % 4)}S`, how: "typed", prev: [] };
    return like("attainment", `${pupil}:2026`, { "maths.autumn": level }, "add");
  }
  if (kind < 7) return like("meeting-note", entry, { evidence: PIECE }, "note");
  if (kind === 7)
    return like("meeting-entry", entry, { table: nth % 4 < 2 ? "good" : "slow" }, "set");
  if (kind === 8) {
    const action = `${schoolClass}:${author}_${(nth % 900).toString(16).padStart(12, "0")}`;
    return like("meeting-action", action, { due: `2026-12-${10 + (nth % 19)}` }, "set");
  }
  const session = `${pupil}:club-202611${10 + (nth % 19)}`;
  return like("intervention-session", session, { words: `Cards ${nth}`, by: author }, "set");
}

const PIECE = { g: FIRST_GENERATION, u: pieceOf("Counts on in tens from any number.") };

function entryOf(writer: SchoolWriter, change: Change, user: string, at: number): LogEntry {
  return {
    seq: writer.next(),
    id: change.id,
    hash: change.id,
    is: "accepted",
    scope: scopeOf(change.t, change.k) ?? null,
    user,
    via: null,
    device: "benchbenchbenchbench",
    at,
    h: change.h,
    change,
  };
}

/** @returns how many lines are told */
async function readBy(store: Store, user: string): Promise<number> {
  const school = await store.school(SCHOOL);
  if (school === undefined) throw new Error("the bench's school is gone");
  const reader = store.read(SCHOOL);
  const known = await knownRoster(store, school, reader);
  const { sees } = standingAt(known, user, benchNow()).grants;
  const asked = changesAskedOf(new URLSearchParams());
  const lines = await loggedChanges(reader, { head: school.head, sees }, asked);
  const said = JSON.stringify(pageOfChanges(lines, asked));
  if (said.length < 1000) throw new Error("nothing is told");
  return lines.length;
}

/** @returns milliseconds */
function readBare(file: Database.Database): number {
  const from = performance.now();
  const found = file
    .prepare(
      `select * from school_log where school = ?
         and (change is null or change not like '%"op":"add"%') order by seq`,
    )
    .all(SCHOOL) as { change: string | null }[];
  const changes = found.map(({ change }) =>
    change === null ? null : (JSON.parse(change) as unknown),
  );
  if (changes.length < CHANGES / 2) throw new Error("the floor read too little");
  return performance.now() - from;
}
