import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { runCommand } from "../../../src/server/command-line.ts";
import { openServer, type OpenServer } from "../../../src/server/open-server.ts";
import { readSettings } from "../../../src/server/settings.ts";
import { CONTENT_TYPE, parseAnswer } from "../../../src/sync/protocol.ts";
import { TestPostgres } from "../../support/postgres.ts";
import { newSchool, ORIGIN, PASSWORD, syncRequest } from "./http-server.ts";

const EMAIL = "office@brook.example";
let folder: string;
let postgres: TestPostgres;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "keepup-backup-"));
  postgres = await TestPostgres.start();
});
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true });
});

const open = (env: Record<string, string>): Promise<OpenServer> =>
  openServer(readSettings(env), new Map(), (_what, cause) => {
    throw cause;
  });

function post(server: OpenServer, path: string, body: object, headers = {}): Promise<Response> {
  return Promise.resolve(
    server.app.request(ORIGIN + path, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json", ...headers },
    }),
  );
}

it("takes a school with its accounts from the file to PostgreSQL", async () => {
  const onFile = { KEEPUP_DATA: join(folder, "file") };
  const before = await open(onFile);
  const made = await post(before, "/api/set-up", newSchool(before.setUpCode ?? "", EMAIL));
  expect(made.status).toBe(200);
  const { person } = (await made.json()) as { person: { user: string; school: string } };

  // The server goes on while the backup is made; a restore would have to wait for its end.
  const file = join(folder, "school.backup.gz");
  await runCommand(["back-up", file], onFile, "");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  await expect(runCommand(["restore", file], onFile, "")).rejects.toThrow("stop that one first");
  await expect(runCommand(["back-up", file], onFile, "")).rejects.toThrow("another name");
  await before.close();

  const onPostgres = {
    KEEPUP_DATA: join(folder, "postgres"),
    DATABASE_URL: await postgres.database(),
  };
  await runCommand(["restore", file], onPostgres, "");
  const after = await open(onPostgres);
  expect(after.setUpCode).toBeUndefined();
  const signedIn = await post(after, "/api/auth/sign-in/email", {
    email: EMAIL,
    password: PASSWORD,
  });
  expect(await signedIn.json()).toMatchObject({ person: { ...person, name: "Mary Lund" } });
  const cookie = (signedIn.headers.getSetCookie()[0] ?? "").split(";")[0] ?? "";
  const answer = await post(
    after,
    `/api/schools/${person.school}/sync`,
    syncRequest({ user: person.user }),
    { "content-type": CONTENT_TYPE, cookie },
  );
  const read = parseAnswer(await answer.json());
  if (read === undefined || !("reply" in read)) throw new Error("no reply");
  expect(read.reply.rows.find((row) => row.t === "class")?.f).toMatchObject({ name: "4A" });
  await after.close();

  // And back again into a file of its own.
  const back = join(folder, "back.backup");
  const elsewhere = { KEEPUP_DATA: join(folder, "elsewhere") };
  await runCommand(["back-up", back], onPostgres, "");
  await runCommand(["restore", back], elsewhere, "");
  const last = await open(elsewhere);
  const again = await post(last, "/api/auth/sign-in/email", { email: EMAIL, password: PASSWORD });
  expect(again.status).toBe(200);
  await last.close();
});

it("changes nothing for a file that is no whole backup", async () => {
  const env = { KEEPUP_DATA: join(folder, "kept") };
  const server = await open(env);
  await post(server, "/api/set-up", newSchool(server.setUpCode ?? "", EMAIL));
  await server.close();
  const file = join(folder, "kept.backup");
  await runCommand(["back-up", file], env, "");
  const cut = join(folder, "cut.backup");
  writeFileSync(cut, readFileSync(file, "utf8").slice(0, -300));
  const none = join(folder, "none.backup");
  for (const wrong of [cut, none])
    await expect(runCommand(["restore", wrong], env, "")).rejects.toThrow(/[Nn]othing was changed/);
  const after = await open(env);
  const signedIn = await post(after, "/api/auth/sign-in/email", {
    email: EMAIL,
    password: PASSWORD,
  });
  expect(signedIn.status).toBe(200);
  await after.close();
});

it("has nothing to back up where there is no database", async () => {
  const env = { KEEPUP_DATA: join(folder, "empty") };
  const file = join(folder, "empty.backup");
  await expect(runCommand(["back-up", file], env, "")).rejects.toThrow("KEEPUP_DATA");
  await expect(runCommand(["back-up"], env, "")).rejects.toThrow("-- FILE");
  expect(existsSync(join(folder, "empty"))).toBe(false);
});

it("[AU8] lets whoever runs the server give the only administrator a new password", async () => {
  const env = { KEEPUP_DATA: join(folder, "forgotten") };
  const server = await open(env);
  await post(server, "/api/set-up", newSchool(server.setUpCode ?? "", EMAIL));
  await expect(runCommand(["new-password", EMAIL], env, "")).rejects.toThrow("stop that one first");
  await server.close();
  await expect(runCommand(["new-password", "x@brook.example"], env, "")).rejects.toThrow("Nobody");
  const said = vi.spyOn(console, "log").mockReturnValue(undefined);
  await runCommand(["new-password", EMAIL], env, "");
  const path = /(\/reset\/\S+)/.exec(String(said.mock.calls.at(-1)))?.[1] ?? "";
  said.mockRestore();
  const after = await open(env);
  const password = "heron mill window";
  const chosen = await post(after, path.replace("/reset/", "/api/resets/"), { password });
  expect(chosen.status).toBe(200);
  const signedIn = await post(after, "/api/auth/sign-in/email", { email: EMAIL, password });
  expect(signedIn.status).toBe(200);
  await after.close();
});
