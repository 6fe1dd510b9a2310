import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "../../../src/server/command-line.ts";
import { openDataFolder } from "../../../src/server/data-folder.ts";
import { freePort } from "../../support/school-server.ts";

let folder: string;
let app: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "keepup-start-"));
  app = join(folder, "app");
  mkdirSync(app);
  writeFileSync(join(app, "index.html"), "<!doctype html><title>Keepup</title>");
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("a start that cannot be", () => {
  /** What the start says when it stops; it must not get as far as serving. */
  async function said(env: Record<string, string>): Promise<string> {
    const data = { KEEPUP_DATA: join(folder, "data"), PORT: String(await freePort()) };
    const start = runCommand([], { ...data, ...env }, app);
    const sentence = await start.then(
      () => "it started",
      (cause: Error) => `${cause.name}: ${cause.message}`,
    );
    expect(sentence).toMatch(/^(CannotStart|StoreProblem): [^\n]+\.$/);
    return sentence;
  }
  const dataFolder = (name: string) => {
    const made = join(folder, name);
    mkdirSync(made);
    return made;
  };

  it("says that the port is taken, before it touches any data", async () => {
    const taken = createServer();
    await new Promise<void>((done) => taken.listen(0, "127.0.0.1", done));
    const { port } = taken.address() as { port: number };
    const sentence = await said({ PORT: String(port), KEEPUP_DATA: join(folder, "untouched") });
    expect(sentence).toContain(`Port ${port}`);
    expect(sentence).toContain("set PORT to another");
    expect(existsSync(join(folder, "untouched"))).toBe(false);
    taken.close();
  });

  it("says that the host is not of this computer", async () => {
    expect(await said({ HOST: "192.0.2.1" })).toContain("HOST");
  });

  it("says that the data folder is a file, or has one on its way", async () => {
    const file = join(folder, "a-file");
    writeFileSync(file, "");
    expect(await said({ KEEPUP_DATA: file })).toContain("is a file: set KEEPUP_DATA to a folder.");
    expect(await said({ KEEPUP_DATA: join(file, "below", "it") })).toContain(`${file} is a file`);
  });

  it.runIf(existsSync("/proc/self"))("says at once that nothing can be kept there", async () => {
    expect(await said({ KEEPUP_DATA: "/proc/nope/below" })).toMatch(
      /nothing can be kept in \/proc: set KEEPUP_DATA to another folder\.$/,
    );
  });

  it("makes a data folder several folders deep", () => {
    openDataFolder(join(folder, "one", "two", "three"));
    expect(statSync(join(folder, "one", "two", "three")).isDirectory()).toBe(true);
  });

  it("says that the data folder cannot be written to", async () => {
    writeFileSync(join(folder, "a-file"), "");
    const sentence = await said({ KEEPUP_DATA: join(folder, "a-file", "data") });
    expect(sentence).toContain("KEEPUP_DATA");
  });

  it("leaves another program's database as it is", async () => {
    const data = dataFolder("foreign");
    const file = join(data, "keepup.sqlite");
    const foreign = new Database(file);
    foreign.exec("create table recipe (name text)");
    foreign.close();
    const before = readFileSync(file);
    expect(await said({ KEEPUP_DATA: data })).toContain("another program");
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(existsSync(join(data, "secret"))).toBe(false);
  });

  it("leaves a file that is no database as it is", async () => {
    const data = dataFolder("no-database");
    writeFileSync(join(data, "keepup.sqlite"), "Dear Keepup, ".repeat(100));
    expect(await said({ KEEPUP_DATA: data })).toContain("not a database");
    expect(readFileSync(join(data, "keepup.sqlite"), "utf8")).toContain("Dear Keepup");
  });

  it("leaves a newer version's database as it is", async () => {
    const data = dataFolder("newer");
    const file = join(data, "keepup.sqlite");
    const newer = new Database(file);
    // "Keep": the mark of a database of ours.
    newer.pragma("application_id = 0x4b656570");
    newer.pragma("user_version = 999");
    newer.close();
    expect(await said({ KEEPUP_DATA: data })).toContain("newer version");
  });

  it("says that the secret is damaged rather than signing everyone out", async () => {
    const data = dataFolder("secret");
    writeFileSync(join(data, "secret"), "abc");
    expect(await said({ KEEPUP_DATA: data })).toContain("secret");
  });

  it("says that PostgreSQL cannot be reached, and not its password", async () => {
    const sentence = await said({
      DATABASE_URL: `postgres://keepup:hunter2@127.0.0.1:${await freePort()}/keepup`,
    });
    expect(sentence).toContain("DATABASE_URL");
    expect(sentence).not.toContain("hunter2");
  });

  it("says that the app has not been built", async () => {
    const start = runCommand([], {}, join(folder, "nothing"));
    await expect(start).rejects.toThrow("npm start");
  });

  it("does not know every word", async () => {
    await expect(runCommand(["bakc-up"], {}, app)).rejects.toThrow("--help");
  });
});

describe("the built server", () => {
  const dist = resolve("node_modules/.cache", `keepup-start-${process.pid}`);
  const main = join(dist, "server/main.js");
  beforeAll(() => {
    const vite = resolve("node_modules/vite/bin/vite.js");
    const built = spawnSync(
      process.execPath,
      [vite, "build", "--ssr", "src/server/main.ts", "--outDir", join(dist, "server")],
      { encoding: "utf8", env: { ...process.env, VITEST: undefined } },
    );
    if (built.status !== 0) throw new Error(built.stderr);
    mkdirSync(join(dist, "app"));
    writeFileSync(join(dist, "app/index.html"), "<!doctype html><title>Keepup</title>");
  });
  afterAll(() => rmSync(dist, { recursive: true, force: true }));

  async function start(data: string, port: number) {
    const child = spawn(process.execPath, [main], {
      env: { PATH: process.env.PATH, KEEPUP_DATA: data, PORT: String(port), KEEPUP_DTA: "x" },
    });
    let words = "";
    child.stdout.on("data", (part: Buffer) => (words += part.toString()));
    let wrong = "";
    child.stderr.on("data", (part: Buffer) => (wrong += part.toString()));
    while (child.exitCode === null && !words.includes("set-up code"))
      await new Promise((done) => setTimeout(done, 20));
    return { child, said: () => words, wrong: () => wrong };
  }

  it("serves, says where and the set-up code, keeps both over a restart, and stops when asked", async () => {
    const data = join(folder, "built");
    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    const first = await start(data, port);
    expect(first.said()).toContain(`Keepup is at ${address}\n`);
    expect(await (await fetch(address)).text()).toContain("<title>Keepup</title>");
    const hello = (await (await fetch(`${address}/api/hello`)).json()) as object;
    expect(hello).toMatchObject({ p: 1, setUp: true, demo: { name: expect.any(String) } });
    expect(statSync(join(data, "secret")).mode & 0o777).toBe(0o600);
    expect(first.wrong()).toContain("KEEPUP_DTA");

    const entered = await fetch(`${address}/api/demo/enter`, {
      method: "POST",
      body: JSON.stringify({ user: "demo-2026-nobody" }),
      headers: { "content-type": "application/json", origin: address },
    });
    expect(entered.status).toBe(404);

    const live = await fetch(`${address}/api/schools/none/live`);
    expect(live.status).toBe(401);

    const second = spawnSync(process.execPath, [main], {
      encoding: "utf8",
      env: { PATH: process.env.PATH, KEEPUP_DATA: data, PORT: String(await freePort()) },
    });
    expect(second.status).toBe(1);
    expect(second.stderr).toMatch(/^Another Keepup is using [^\n]+\.\n$/);

    first.child.kill("SIGTERM");
    expect((await once(first.child, "exit"))[0]).toBe(0);
    const again = await start(data, port);
    const code = (words: string) => /code: (\S+)/.exec(words)?.[1];
    expect(code(again.said())).toBe(code(first.said()));
    again.child.kill("SIGINT");
    expect((await once(again.child, "exit"))[0]).toBe(0);
    expect(readdirSync(data).sort()).toContain("keepup.sqlite");
  });

  it("tells how it is used", () => {
    const help = spawnSync(process.execPath, [main, "--help"], { encoding: "utf8" });
    expect(help.status).toBe(0);
    expect(help.stdout).toContain("npm run back-up -- FILE");
  });
});

describe("npm start", () => {
  /** A copy of start.mjs whose vite only writes down what it was asked to build. */
  function house(): {
    run: () => string;
    home: string;
    age: (path: string, hours: number) => void;
  } {
    const home = mkdtempSync(join(folder, "house-"));
    for (const path of ["src", "public", "node_modules/vite/bin"])
      mkdirSync(join(home, path), { recursive: true });
    writeFileSync(join(home, "start.mjs"), readFileSync("start.mjs"));
    writeFileSync(join(home, "package.json"), '{"type":"module"}');
    for (const path of ["src/main.ts", "index.html", "vite.config.ts", "package-lock.json"])
      writeFileSync(join(home, path), "");
    writeFileSync(
      join(home, "node_modules/vite/bin/vite.js"),
      `import { mkdirSync, writeFileSync } from "node:fs";
       const server = process.argv.includes("--ssr");
       mkdirSync(server ? "dist/server" : "dist/app", { recursive: true });
       writeFileSync(server ? "dist/server/main.js" : "dist/app/index.html",
         server ? "console.log('served ' + process.argv.slice(2).join(' '))" : "");`,
    );
    const age = (path: string, hours: number) => {
      const then = Date.now() / 1000 - hours * 3600;
      utimesSync(join(home, path), then, then);
    };
    for (const path of ["src/main.ts", "src", "public", "index.html", "vite.config.ts"])
      age(path, 5);
    age("package-lock.json", 5);
    const run = () =>
      spawnSync(process.execPath, ["start.mjs"], { cwd: home, encoding: "utf8" }).stdout;
    return { run, home, age };
  }

  it("builds what is not there, and not again what is newer than its sources", () => {
    const { run, age } = house();
    expect(run()).toBe("Building the app …\nBuilding the server …\nserved \n");
    expect(run()).toBe("served \n");
    age("dist/app/index.html", 6);
    expect(run()).toBe("Building the app …\nserved \n");
  });

  it("builds again after a file was changed, or taken away", () => {
    const { run, home, age } = house();
    run();
    for (const made of ["dist/app/index.html", "dist/server/main.js"]) age(made, 4);
    expect(run()).toBe("served \n");
    age("vite.config.ts", 3);
    expect(run()).toContain("Building the server");
    for (const made of ["dist/app/index.html", "dist/server/main.js"]) age(made, 2);
    rmSync(join(home, "src/main.ts"));
    expect(run()).toContain("Building the app");
  });
});
