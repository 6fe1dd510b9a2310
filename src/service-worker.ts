/// <reference lib="webworker" />
import { clientsClaim } from "workbox-core";
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  matchPrecache,
  type PrecacheEntry,
  precacheAndRoute,
} from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] };

// The app itself, so that it opens with no network. Answers of the school are never kept here: they
// go into the person's own database, or nowhere.
const files = self.__WB_MANIFEST;
precacheAndRoute(files);
cleanupOutdatedCaches();

// Whatever address is opened, the app decides what it shows; but not what the server answers.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL("/index.html"), { denylist: [/^\/api\//] }),
);

// A first visit is ready for the next one offline without being reloaded.
clientsClaim();

// A new version waits until the person says so: nothing is reloaded under an open editor.
self.addEventListener("message", (event) => {
  const asked = (event.data as { type?: unknown } | null)?.type;
  if (asked === "SKIP_WAITING") void self.skipWaiting();
  if (asked === "CHECK_FILES")
    event.waitUntil(readFiles().then((told) => event.ports[0]?.postMessage(told)));
});

/** Reads each file of the app from this device alone: how many there are, and how many are not here. */
async function readFiles(): Promise<{ files: number; missing: number }> {
  let missing = 0;
  for (const file of files) {
    const held = await matchPrecache(typeof file === "string" ? file : file.url);
    // Read to its end: a file that is listed may still be damaged. An empty one can be right.
    const bytes = await held?.arrayBuffer().catch(() => undefined);
    if (bytes === undefined) missing += 1;
  }
  return { files: files.length, missing };
}
