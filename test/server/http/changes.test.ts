import { expect, it, vi } from "vitest";
import type { SetEdit } from "../../../src/domain/edit.ts";
import { writeAsSchool } from "../../../src/server/write-as-school.ts";
import { HttpServer } from "./http-server.ts";

it("[WC1] administrators and senior leaders read what was changed, and nobody else", async () => {
  const server = await HttpServer.open();
  const browser = server.browser();
  type Person = { user: string; role: string };
  const { demo } = await browser.read<{ demo: { people: Person[] } }>("/api/hello");
  const told = new Map<string, number>();
  for (const { user, role } of demo.people) {
    await browser.post("/api/demo/enter", { user });
    const { status } = await browser.get("/api/schools/demo-2026/changes");
    told.set(role, status);
  }
  const may = ["administrator", "senior-leader"];
  expect([...told.keys()]).toEqual(expect.arrayContaining([...may, "teacher", "senco"]));
  expect(Object.fromEntries(told)).toEqual(
    Object.fromEntries([...told.keys()].map((role) => [role, may.includes(role) ? 200 : 403])),
  );
  await server.close();
});

it("[WC1] what was changed is told to a school's own people alone, as the address asks for it", async () => {
  const server = await HttpServer.open();
  const { browser, person } = await server.setUp();
  const { user, school } = person;
  const edits = ["a", "b", "c"].map((k) => ({
    t: "phrase" as const,
    k: `${user}_00000000000${k}`,
    set: { kind: "barrier" as const, words: `Words ${k}`, removed: false },
  }));
  await writeAsSchool(server.deps.store, school, user, edits, server.now);
  const path = `/api/schools/${school}/changes`;
  type Page = { changes: { seq: number; t: string }[]; next: number | null };
  const first = await browser.read<Page>(`${path}?group=meetings&limit=2`);
  expect(first.changes.map(({ t }) => t)).toEqual(["phrase", "phrase"]);
  const rest = await browser.read<Page>(`${path}?group=meetings&limit=2&before=${first.next}`);
  expect(rest).toMatchObject({ changes: [{ t: "phrase" }], next: null });
  expect((await server.browser().get(path)).status).toBe(401);
  expect((await browser.get("/api/schools/another/changes")).status).toBe(403);
  await server.close();
});

it("[WC4] who asks for ever something else waits a while; what was read already is still told", async () => {
  const server = await HttpServer.open();
  const { browser, person } = await server.setUp();
  const path = `/api/schools/${person.school}/changes`;
  for (let nth = 0; nth < 120; nth += 1)
    expect((await browser.get(`${path}?by=u-${nth}`)).status).toBe(200);
  const paused = await browser.get(path);
  expect(paused.status).toBe(429);
  expect((await paused.json()) as unknown).toMatchObject({
    say: "This was asked for very often. Ask again in 15 minutes.",
  });
  expect((await browser.get(`${path}?by=u-119&before=5`)).status).toBe(200);
  server.passTime(15 * 60_000);
  expect((await browser.get(path)).status).toBe(200);
  await server.close();
});

it("[WC1] [SY14] a child who is erased while it is read is in no answer", async () => {
  const server = await HttpServer.open();
  const { browser, person } = await server.setUp();
  const { user, school } = person;
  const { store } = server.deps;
  const groupKey = { t: "target-group", k: "amara:2026:maths" } as const;
  const span = { from: "2026-11-01", to: null };
  const write = (edits: SetEdit[]) => writeAsSchool(store, school, user, edits, server.now);
  const pupil = { given: "Amara", family: "Okoro", left: "2026-11-21" };
  const place = { class: null, yearGroup: 4 };
  await write([
    { t: "pupil", k: "amara", set: pupil },
    { t: "membership", k: "amara:2026", set: place },
  ]);
  await write([{ ...groupKey, set: { spans: [span], why: "Two steps", by: user } }]);
  const path = `/api/schools/${school}/changes?group=targets`;
  type Page = { changes: { is: string; k: string }[] };
  const before = await browser.read<Page>(path);
  expect(before.changes.map(({ k }) => k)).toEqual([groupKey.k]);

  await write([{ ...groupKey, set: { why: "Three steps" } }]);
  const read = store.read.bind(store);
  let isErased = false;
  vi.spyOn(store, "read").mockImplementation((id) => {
    const reader = read(id);
    const log = reader.logBesideJudgements.bind(reader);
    reader.logBesideJudgements = async (after, upTo) => {
      const entries = await log(after, upTo);
      if (!isErased) {
        isErased = true;
        await browser.post(`/api/schools/${school}/pupils/amara/erase`, {});
      }
      return entries;
    };
    return reader;
  });
  const told = await browser.read<Page>(path);
  expect(isErased).toBe(true);
  expect(JSON.stringify(told)).not.toContain("amara");
  expect(told.changes).toEqual([]);
  await server.close();
});
