import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { chromium, type Browser, type Page } from "@playwright/test";
import { build } from "vite";
import { CHROMIUM_FLAGS, chromiumPath } from "../test/support/chromium.ts";

const TYPES: Record<string, string> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" };

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<boolean> | boolean;

/** A page built from one module of `bench/pages/`, served on 127.0.0.1 beside handlers of the bench. */
export type BenchPage = { page: Page; browser: Browser; address: string; end: () => Promise<void> };

/**
 * Builds `bench/pages/<name>.ts(x)`, serves it and opens it in Chromium. `handle` answers what the
 * page asks of a server; it returns false for what is not its own.
 */
export async function openBenchPage(name: string, handle?: Handler): Promise<BenchPage> {
  const folder = mkdtempSync(join(tmpdir(), "keepup-bench-"));
  const { default: react } = await import("@vitejs/plugin-react");
  await build({
    configFile: false,
    logLevel: "error",
    plugins: [react()],
    define: { "process.env.NODE_ENV": '"production"', global: "globalThis" },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: "es2022",
      rollupOptions: { input: `bench/pages/${name}`, output: { entryFileNames: "page.js", assetFileNames: "page[extname]" } },
    },
  });
  const html = `<!doctype html><meta charset="utf-8"><title>${name}</title><link rel="stylesheet" href="/page.css"><div id="root"></div><script type="module" src="/page.js"></script>`;
  const server = createServer((request, response) => {
    void (async () => {
      if (handle !== undefined && (await handle(request, response))) return;
      const path = new URL(request.url ?? "/", "http://bench").pathname;
      if (path === "/") {
        response.setHeader("content-type", "text/html").end(html);
        return;
      }
      try {
        const body = readFileSync(join(folder, path));
        response.setHeader("content-type", TYPES[extname(path)] ?? "application/octet-stream").end(body);
      } catch {
        response.writeHead(404).end();
      }
    })();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", () => done()));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const browser = await chromium.launch({ executablePath: await chromiumPath(), args: CHROMIUM_FLAGS });
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  page.on("pageerror", (problem) => console.error("in the page:", problem));
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.waitForFunction(() => "bench" in globalThis);
  return {
    page,
    browser,
    address: `http://127.0.0.1:${port}`,
    end: async () => {
      await browser.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
