import { expect } from "@playwright/test";
import { enterDemo, test } from "./school-day.ts";

test("a governor gets no pupil row, on the wire or on the device", async ({ server, laptop }) => {
  const page = await (await laptop().open()).newPage();
  const answers: string[] = [];
  page.on("response", (response) => {
    if (response.url().endsWith("/sync"))
      void response.text().then(
        (body) => answers.push(body),
        () => undefined,
      );
  });
  await enterDemo(page, server.address, /governor/i);
  await expect(page.getByRole("heading", { name: "Figures for governors" })).toBeVisible();
  await expect(page.getByRole("heading", { name: /^Review set, Summer/ })).toBeVisible();
  const rowsSoFar = () =>
    answers.flatMap(
      (body) => (JSON.parse(body) as { rows?: { t: string; scope: string }[] }).rows ?? [],
    );
  await expect.poll(() => rowsSoFar().length).toBeGreaterThan(0);
  const rows = rowsSoFar();
  expect(rows.filter((row) => row.scope !== "s")).toEqual([]);
  const pupilTables = ["pupil", "membership", "attainment", "pupil-group", "moderation"];
  expect(rows.filter((row) => pupilTables.includes(row.t))).toEqual([]);

  const scopes = await page.evaluate(async () => {
    const found: string[] = [];
    for (const { name = "" } of await indexedDB.databases()) {
      if (!name.startsWith("cache-")) continue;
      const db = await new Promise<IDBDatabase>((done) => {
        const opening = indexedDB.open(name);
        opening.addEventListener("success", () => done(opening.result));
      });
      const held = await new Promise<{ scope: string }[]>((done) => {
        const all = db.transaction("rows").objectStore("rows").getAll();
        all.addEventListener("success", () => done(all.result as { scope: string }[]));
      });
      found.push(...held.map(({ scope }) => scope));
      db.close();
    }
    return [...new Set(found)];
  });
  expect(scopes).toEqual(["s"]);
});
