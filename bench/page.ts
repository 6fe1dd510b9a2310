import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { build } from "vite";
import { CHROMIUM_FLAGS, chromiumPath } from "../test/support/chromium.ts";
import { MOVE_CALENDAR } from "./bench-day.ts";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
};

export const VIEWPORT = { width: 1366, height: 768 };

export type Handler = (
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<boolean> | boolean;

/** Modules of `bench/pages/`, built, on 127.0.0.1 beside handlers of the bench, and a browser. */
export type BenchRoom = {
  browser: Browser;
  address: string;
  /** Opens a module's page, each in a browser profile of its own, once it has set `bench`. */
  open: (name: string) => Promise<BenchPage>;
  end: () => Promise<void>;
};

/** A page that offers functions to the bench as `globalThis.bench`. */
export type BenchPage = {
  page: Page;
  /** Calls one of the page's functions. */
  call: <T>(name: string, ...parts: unknown[]) => Promise<T>;
};

/** Builds modules of `bench/pages/` as the app is built; answers the folder. `alias`: other packages. */
export async function buildPages(
  names: readonly string[],
  alias: Readonly<Record<string, string>> = {},
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "keepup-bench-"));
  const { default: react } = await import("@vitejs/plugin-react");
  await build({
    configFile: false,
    logLevel: "error",
    plugins: [react()],
    resolve: { alias: { ...alias } },
    define: { "process.env.NODE_ENV": '"production"', global: "globalThis" },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: "es2022",
      rollupOptions: {
        input: Object.fromEntries(
          names.map((name) => [basename(name, extname(name)), `bench/pages/${name}`]),
        ),
        output: {
          entryFileNames: "[name].js",
          chunkFileNames: "[name].js",
          assetFileNames: "[name][extname]",
        },
      },
    },
  });
  return folder;
}

/** The document around a built page; `inline` goes before its module. */
export function documentOf(folder: string, name: string, inline = ""): string {
  const style = existsSync(join(folder, `${name}.css`))
    ? `<link rel="stylesheet" href="/${name}.css">`
    : "";
  return `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>${name}</title>${style}<div id="app"></div>${inline}<script type="module" src="/${name}.js"></script></html>`;
}

export async function listenAnywhere(handle: Handler): Promise<{
  port: number;
  stop: () => Promise<void>;
}> {
  const server = createServer((request, response) => {
    void (async () => {
      if (!(await handle(request, response))) response.writeHead(404).end();
    })();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", () => done()));
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** Serves what was built into a folder. */
export function serveFolder(folder: string): Handler {
  return (request, response) => {
    const path = join(folder, basename(pathOf(request)));
    if (!existsSync(path) || path === folder) return false;
    response
      .setHeader("content-type", TYPES[extname(path)] ?? "application/octet-stream")
      .end(readFileSync(path));
    return true;
  };
}

export function pathOf(request: IncomingMessage): string {
  return new URL(request.url ?? "/", "http://bench").pathname;
}

export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: await chromiumPath(), args: CHROMIUM_FLAGS });
}

/** `handle` answers what the pages ask of a server; it returns false for what is not its own. */
export async function openBenchRoom(
  names: readonly string[],
  handle: Handler = () => false,
  alias: Readonly<Record<string, string>> = {},
): Promise<BenchRoom> {
  const folder = await buildPages(names, alias);
  const files = serveFolder(folder);
  const { port, stop } = await listenAnywhere(async (request, response) => {
    if (await handle(request, response)) return true;
    const page = /^\/page\/([\w-]+)$/.exec(pathOf(request))?.[1];
    if (page === undefined) return files(request, response);
    response.setHeader("content-type", "text/html").end(documentOf(folder, page));
    return true;
  });
  const address = `http://127.0.0.1:${port}`;
  const browser = await launchChromium();
  return {
    browser,
    address,
    async open(name) {
      const context = await browser.newContext({ viewport: VIEWPORT });
      await context.addInitScript(MOVE_CALENDAR);
      const page = await context.newPage();
      page.on("pageerror", (problem) => console.error(`in page ${name}:`, problem));
      await page.goto(`${address}/page/${name}`);
      await page.waitForFunction(() => "bench" in globalThis);
      return { page, call: (name, ...parts) => callIn(page, name, parts) };
    },
    async end() {
      await browser.close();
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function callIn<T>(page: Page, name: string, parts: unknown[]): Promise<T> {
  return page.evaluate(
    async ([name, parts]) => {
      const { bench } = globalThis as unknown as {
        bench: Record<string, (...parts: unknown[]) => unknown>;
      };
      const offered = bench[name];
      if (offered === undefined) throw new Error(`The page offers no ${name}`);
      return offered(...parts);
    },
    [name, parts] as const,
  ) as Promise<T>;
}
