import { demoSchool } from "../../../src/demo/demo-school.ts";
import { type Accounts, openAccounts } from "../../../src/server/accounts.ts";
import type { AppDeps } from "../../../src/server/app-deps.ts";
import { createApp } from "../../../src/server/app.ts";
import { DemoEntry } from "../../../src/server/demo-entry.ts";
import { LiveStreams } from "../../../src/server/live-streams.ts";
import { setUpCode } from "../../../src/server/set-up-code.ts";
import type { Settings } from "../../../src/server/settings.ts";
import { openSqliteStore } from "../../../src/server/sqlite-store.ts";
import type { AppFiles } from "../../../src/server/static-files.ts";
import { FROM_ZERO, type SyncRequest, CONTENT_TYPE } from "../../../src/sync/protocol.ts";

/** Sat 21 Nov 2026, ten in the morning. */
export const NOW = Date.UTC(2026, 10, 21, 10);
export const ORIGIN = "http://127.0.0.1:4321";
export const DEVICE = "0123456789abcdef0123";

type Options = {
  demo?: Settings["demo"];
  publicUrl?: string;
  trustedProxies?: AppDeps["trustedProxies"];
  files?: AppFiles;
};

/** A server without a port: its own database in memory, a clock that a test moves. */
export class HttpServer {
  readonly accounts: Accounts;
  readonly deps: AppDeps;
  readonly reports: unknown[] = [];
  #now = NOW;
  readonly #app: ReturnType<typeof createApp>;
  readonly #close: () => Promise<void>;

  private constructor(
    accounts: Accounts,
    deps: Omit<AppDeps, "now" | "report" | "accounts" | "demo">,
    options: Options,
    close: () => Promise<void>,
  ) {
    this.accounts = accounts;
    this.#close = close;
    const now = () => this.#now;
    const demo = new DemoEntry({
      store: deps.store,
      accounts,
      mode: options.demo ?? "auto",
      secret: "a secret of this test, and of no other",
      now,
      make: (size) => demoSchool({ ...size, pupils: 30, years: 1 }),
    });
    const report = (_what: string, cause: unknown) => this.reports.push(cause);
    this.deps = { ...deps, accounts, demo, now, report };
    this.#app = createApp(this.deps);
  }

  static async open(options: Options = {}): Promise<HttpServer> {
    const store = await openSqliteStore(":memory:");
    const accounts = await openAccounts(store.accountsDb, {
      secret: "a secret of this test, and of no other",
      baseUrl: options.publicUrl ?? ORIGIN,
    });
    const live = new LiveStreams();
    const deps = {
      store,
      live,
      files: options.files ?? new Map(),
      publicUrl: options.publicUrl,
      trustedProxies: options.trustedProxies,
    };
    return new HttpServer(accounts, deps, options, async () => {
      live.close();
      await store.close();
    });
  }

  get now(): number {
    return this.#now;
  }

  passTime(ms: number): void {
    this.#now += ms;
  }

  close(): Promise<void> {
    return this.#close();
  }

  /** One request from an address, as a browser on that page or as `init` says. */
  async request(path: string, init: RequestInit = {}, from = "10.1.1.1"): Promise<Response> {
    const env = { incoming: { socket: { remoteAddress: from } } };
    return this.#app.request(ORIGIN + path, init, env);
  }

  /** A browser: keeps its cookies, says where its page is from. */
  browser(from?: string): Browser {
    return new Browser(this, from);
  }

  setUpCode(): Promise<string> {
    return setUpCode(this.accounts.db);
  }

  /** A school of someone's own, with a class 4A, and its administrator signed in. */
  async setUp(
    email = "office@brook.example",
  ): Promise<{ browser: Browser; person: { user: string; school: string } }> {
    const browser = this.browser();
    const answer = await browser.post("/api/set-up", newSchool(await this.setUpCode(), email));
    const { person } = (await answer.json()) as { person: { user: string; school: string } };
    return { browser, person };
  }
}

export const PASSWORD = "brook otter lantern";

export function newSchool(code: string, email = "office@brook.example") {
  return {
    code,
    school: {
      name: "Brook Lane Primary School",
      yearGroups: [3, 4],
      classes: [{ name: "4A", yearGroups: [4] }],
    },
    administrator: { name: "Mary Lund", email, password: PASSWORD },
  };
}

export class Browser {
  readonly #server: HttpServer;
  readonly #from: string | undefined;
  readonly cookies = new Map<string, string>();

  constructor(server: HttpServer, from: string | undefined) {
    this.#server = server;
    this.#from = from;
  }

  async send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    if (cookie !== "") headers.set("cookie", cookie);
    if (init.method === "POST") headers.set("origin", headers.get("origin") ?? ORIGIN);
    headers.set("host", new URL(ORIGIN).host);
    const answer = await this.#server.request(path, { ...init, headers }, this.#from);
    for (const set of answer.headers.getSetCookie()) {
      const [pair = "", ...attributes] = set.split(";").map((part) => part.trim());
      const [name = "", value = ""] = pair.split(/=(.*)/s);
      if (attributes.some((one) => one.toLowerCase() === "max-age=0")) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }

  get(path: string): Promise<Response> {
    return this.send(path);
  }

  async read<T>(path: string): Promise<T> {
    return (await (await this.send(path)).json()) as T;
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return this.send(path, {
      method: "POST",
      body: typeof body === "string" ? body : JSON.stringify(body),
      headers: { "content-type": "application/json", ...headers },
    });
  }

  sync(school: string, request: Partial<SyncRequest> & { user: string }): Promise<Response> {
    return this.post(`/api/schools/${school}/sync`, syncRequest(request), {
      "content-type": CONTENT_TYPE,
    });
  }
}

export function syncRequest(request: Partial<SyncRequest> & { user: string }): SyncRequest {
  return {
    p: 1,
    device: DEVICE,
    sv: 1,
    epoch: "",
    cursor: FROM_ZERO,
    scopes: "",
    changes: [],
    watch: [],
    limit: 2000,
    ...request,
  };
}
