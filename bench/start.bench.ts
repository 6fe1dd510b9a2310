import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "@playwright/test";
import { CHROMIUM_FLAGS, chromiumPath } from "../test/support/chromium.ts";
import { enterAsTeacher, openClassOf36, rowsOfClass } from "./app-page.ts";
import { MOVE_CALENDAR } from "./bench-day.ts";
import { interleave, median, type Result, resultOf, round, type Variant } from "./measure.ts";
import {
  buildPages,
  documentOf,
  type Handler,
  listenAnywhere,
  pathOf,
  serveFolder,
  VIEWPORT,
} from "./page.ts";

const SLOW = 4;
const AIM_MS = 1000;

/** A browser opened with no server anywhere, until the first name of the class can be used. */
export async function run({ rounds }: { rounds: number }): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "keepup-start-"));
  const school = await openClassOf36();
  const built = await buildPages(["start-floor.tsx"]);
  const app = await listenAnywhere(school.handle);
  const floor = await listenAnywhere(
    floorSite(built, JSON.stringify({ rows: rowsOfClass(school), user: school.teacher })),
  );
  const profiles = { ours: join(folder, "ours"), floor: join(folder, "floor") };
  const addresses = { ours: addressOf(app.port), floor: addressOf(floor.port) };
  try {
    await inBrowser(profiles.ours, async (context) => {
      const page = await context.newPage();
      await enterAsTeacher(page, addresses.ours, school.teacher);
      await untilKept(context, addresses.ours);
    });
    await inBrowser(profiles.floor, async (context) => {
      const page = await context.newPage();
      await page.goto(addresses.floor);
      await untilKept(context, addresses.floor);
    });
  } finally {
    // From here on there is no network to either of them.
    await app.stop();
    await floor.stop();
    await school.end();
  }
  try {
    const again: Record<string, number[]> = { ours: [], floor: [] };
    const variants = (["ours", "floor"] as const).flatMap((name): Variant[] =>
      [1, SLOW].map((slower) => ({
        name: slower === 1 ? name : `${name} at ${slower}× throttle`,
        run: () =>
          inBrowser(profiles[name], async (context) => {
            const first = await started(context, addresses[name], slower);
            if (slower === 1) again[name]?.push(await started(context, addresses[name], 1));
            return first;
          }),
      })),
    );
    const taken = await interleave(rounds, variants);
    const of = (name: string) => round(median(taken.get(name) ?? []));
    const result = resultOf(taken, variants.slice(0, 1).concat(variants.slice(2, 3)), "ms", rounds);
    return {
      ...result,
      also: {
        ...result.also,
        children: 36,
        throttled: {
          slower: SLOW,
          ours: of(`ours at ${SLOW}× throttle`),
          floor: of(`floor at ${SLOW}× throttle`),
          aim: AIM_MS,
        },
        secondTabOfAnOpenBrowser: {
          ours: round(median((again.ours ?? []).slice(1))),
          floor: round(median((again.floor ?? []).slice(1))),
        },
      },
    };
  } finally {
    for (const path of [folder, built]) rmSync(path, { recursive: true, force: true });
  }
}

function addressOf(port: number): string {
  return `http://127.0.0.1:${port}/`;
}

async function inBrowser<T>(
  profile: string,
  work: (context: BrowserContext) => Promise<T>,
): Promise<T> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await chromiumPath(),
    args: CHROMIUM_FLAGS,
    viewport: VIEWPORT,
  });
  try {
    await context.addInitScript(MOVE_CALENDAR);
    await context.addInitScript(watchForStart);
    return await work(context);
  } finally {
    await context.close();
  }
}

/** Until the service worker has all it needs and answers for the page. */
async function untilKept(context: BrowserContext, address: string): Promise<void> {
  const page = context.pages().at(-1);
  await page?.evaluate(() => navigator.serviceWorker.ready);
  await page?.goto(address);
  await page?.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page?.waitForSelector("[data-name]");
  await page?.waitForTimeout(1500);
}

/** Milliseconds from the navigation's start to a name on the screen that takes the focus. */
async function started(context: BrowserContext, address: string, slower: number): Promise<number> {
  const page = await context.newPage();
  page.on("pageerror", (problem) => console.error("in the page:", problem));
  if (slower > 1) {
    const devtools = await context.newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: slower });
  }
  await page.goto(address);
  const ms = await page.evaluate(
    () => (globalThis as unknown as { started: Promise<number> }).started,
  );
  await page.close();
  return ms;
}

/** In every page: promises when the first name is painted and has taken the focus. */
function watchForStart(): void {
  const started = new Promise<number>((done) => {
    const observer = new MutationObserver(() => {
      const name = document.querySelector<HTMLElement>("[data-name]");
      if (name === null) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener("message", () => {
          const drawn = document.querySelector<HTMLElement>("[data-name]");
          drawn?.focus();
          if (document.activeElement === drawn) done(performance.now());
        });
        port1.start();
        port2.postMessage("painted");
      });
    });
    observer.observe(document, { subtree: true, childList: true });
  });
  Object.assign(globalThis, { started });
}

const WORKER = `
self.addEventListener("install", (event) => event.waitUntil(
  Promise.all([caches.open("floor"), fetch("/names").then((names) => names.json())])
    .then(([cache, names]) => cache.addAll(names))));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => event.respondWith(
  caches.match(event.request.mode === "navigate" ? "/" : event.request)
    .then((held) => held ?? fetch(event.request))));
`;

/** The floor's page with its class in it, and the least service worker that keeps it. */
function floorSite(built: string, inlined: string): Handler {
  const files = serveFolder(built);
  const html = documentOf(
    built,
    "start-floor",
    `<script type="application/json" id="class">${inlined.replaceAll("<", "\\u003c")}</script><script>navigator.serviceWorker.register("/worker.js")</script>`,
  );
  return (request, response) => {
    const path = pathOf(request);
    if (path === "/") response.setHeader("content-type", "text/html").end(html);
    else if (path === "/worker.js")
      response.setHeader("content-type", "text/javascript").end(WORKER);
    else if (path === "/names")
      response
        .setHeader("content-type", "application/json")
        .end(JSON.stringify(["/", ...readdirSync(built).map((name) => `/${name}`)]));
    else return files(request, response);
    return true;
  };
}
