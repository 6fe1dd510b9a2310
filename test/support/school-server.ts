import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer as createNetServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const ON_THE_SCHOOL_DAY = fileURLToPath(new URL("on-the-school-day.mjs", import.meta.url));

/**
 * The built program as a school runs it: its own process, its own data folder, a port of its own
 * that stays the same over restarts, so that browsers find it again.
 */
export class SchoolServer {
  readonly data: string;
  readonly port: number;
  /** The console's words so far. */
  said = "";
  readonly #main: string;
  #child: ChildProcess | undefined;

  private constructor(port: number, dist: string) {
    this.port = port;
    this.data = mkdtempSync(join(tmpdir(), "keepup-e2e-"));
    this.#main = join(dist, "server", "main.js");
  }

  /** `dist`: the folder that `npm run build` made, or a copy of it standing for another version. */
  static async start(dist = resolve("dist")): Promise<SchoolServer> {
    const server = new SchoolServer(await freePort(), dist);
    await server.up();
    return server;
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The set-up code, as the console printed it. */
  get setUpCode(): string {
    const code = /code[^A-Z0-9]*([A-Z0-9]{4}(?:-[A-Z0-9]{4})+)/i.exec(this.said)?.[1];
    if (code === undefined) throw new Error(`The console printed no set-up code:\n${this.said}`);
    return code;
  }

  /** Starts, or starts again on the same data, from `dist` when another version is wanted. */
  async up(dist?: string): Promise<void> {
    const main = dist === undefined ? this.#main : join(dist, "server", "main.js");
    const child = spawn(process.execPath, ["--import", ON_THE_SCHOOL_DAY, main], {
      env: {
        ...process.env,
        PORT: String(this.port),
        HOST: "127.0.0.1",
        KEEPUP_DATA: this.data,
        KEEPUP_DEMO: "on",
        DATABASE_URL: "",
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child = child;
    child.stdout?.on("data", (words: Buffer) => (this.said += words.toString()));
    child.stderr?.on("data", (words: Buffer) => (this.said += words.toString()));
    const until = Date.now() + 30_000;
    for (;;) {
      if (child.exitCode !== null)
        throw new Error(`The server stopped at its start:\n${this.said}`);
      if (await answers(this.address)) return;
      if (Date.now() > until) throw new Error(`The server did not answer:\n${this.said}`);
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  /** Ends the process: politely, or as a power cut would. */
  async down(signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null) return;
    child.kill(signal);
    await once(child, "exit");
  }

  /** Ends the process and removes its data. */
  async end(): Promise<void> {
    await this.down("SIGKILL");
    rmSync(this.data, { recursive: true, force: true });
  }
}

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(`${address}/api/hello`)).ok;
  } catch {
    return false;
  }
}

/** A free port below the range from which outgoing connections take theirs. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const probe = createNetServer();
    const free = await new Promise<boolean>((done) => {
      probe.once("error", () => done(false));
      probe.listen(port, "127.0.0.1", () => done(true));
    });
    if (free) {
      await new Promise<void>((done) => probe.close(() => done()));
      return port;
    }
  }
}
