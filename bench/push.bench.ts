import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { academicYearOf, schoolDay } from "../src/domain/calendar.ts";
import { openBenchSchool } from "./bench-school.ts";
import { interleave, type Result, resultOf, type Variant } from "./measure.ts";
import { openBenchPage } from "./page.ts";

const EDITS = 1000;

type Bench = {
  enter: (user: string) => Promise<void>;
  ready: (school: string, user: string) => Promise<void>;
  ours: (edits: number, year: number) => Promise<number>;
  floor: (edits: number) => Promise<number>;
};

/** 1,000 judgements made offline, until the school has them on its disk and the device knows it. */
export async function run({ rounds }: { rounds: number }): Promise<Result> {
  const school = await openBenchSchool(420, 1);
  const folder = mkdtempSync(join(tmpdir(), "keepup-floor-"));
  const db = new Database(join(folder, "floor.sqlite"));
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.exec("create table sent (id text primary key, k text, body text)");
  const insert = db.prepare("insert into sent values (?, ?, ?)");
  const { page, end } = await openBenchPage("push.ts", async (request, response) => {
    if (request.url !== "/floor/push") return school.handle(request, response);
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const rows = JSON.parse(Buffer.concat(parts).toString()) as { id: string; k: string }[];
    db.transaction(() => {
      for (const row of rows) insert.run(row.id, row.k, JSON.stringify(row));
    })();
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(rows.map(({ id }) => id)));
    return true;
  });
  const call = <T>(name: keyof Bench, ...parts: unknown[]): Promise<T> =>
    page.evaluate(
      ([name, parts]) =>
        (globalThis as unknown as { bench: Record<string, (...parts: unknown[]) => Promise<T>> }).bench[name]?.(
          ...parts,
        ) as Promise<T>,
      [name, parts] as const,
    );
  try {
    await call("enter", school.head);
    await call("ready", school.school, school.head);
    const year = academicYearOf(schoolDay(Date.now()));
    const variants: Variant[] = [
      { name: "ours", run: () => call<number>("ours", EDITS, year) },
      { name: "floor", run: () => call<number>("floor", EDITS) },
    ];
    const taken = await interleave(rounds, variants);
    return resultOf(taken, variants, "ms", rounds, { edits: EDITS });
  } finally {
    await end();
    await school.end();
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
