/// <reference lib="webworker" />
import { clientsClaim } from "workbox-core";
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] };

// The app itself, so that it opens with no network. Answers of the school are never kept here: they
// go into the person's own database, or nowhere.
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

// Whatever address is opened, the app decides what it shows; but not what the server answers.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL("/index.html"), { denylist: [/^\/api\//] }),
);

// A first visit is ready for the next one offline without being reloaded.
clientsClaim();

// A new version waits until the person says so: nothing is reloaded under an open editor.
self.addEventListener("message", (event) => {
  if ((event.data as { type?: unknown } | null)?.type === "SKIP_WAITING") void self.skipWaiting();
});
