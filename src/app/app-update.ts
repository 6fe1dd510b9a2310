import { create } from "zustand";

type AppUpdate = {
  /** A new version is here and waits. */
  ready: boolean;
  /** The person has said yes; it is applied as soon as nothing is being edited. */
  wanted: boolean;
};

export const useAppUpdate = create<AppUpdate>(() => ({ ready: false, wanted: false }));

const HOUR_MS = 60 * 60_000;
const LOOK_AGAIN_MS = 1_000;

let apply: (() => void) | undefined;

function ready(how: () => void): void {
  apply = how;
  useAppUpdate.setState({ ready: true });
}

/**
 * Keeps the app on the device for offline use and looks for new versions hourly and when the page
 * comes back into view. A new one waits until the person wants it: nothing reloads by itself.
 */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  // After the first screen: fetching the whole app for later may not slow down now.
  window.addEventListener("load", () => void watchForUpdates());
}

export async function watchForUpdates(): Promise<void> {
  const { Workbox } = await import("workbox-window");
  const worker = new Workbox("/service-worker.js");
  // A page that has none yet gets its first one: whoever began to install it, that is no new version.
  let isFirst = navigator.serviceWorker.controller === null;
  worker.addEventListener("waiting", () => ready(() => worker.messageSkipWaiting()));
  worker.addEventListener("controlling", () => {
    if (useAppUpdate.getState().wanted) location.reload();
    // Another tab has taken the new version: this one is old, and says so instead of reloading.
    else if (!isFirst) ready(() => location.reload());
    isFirst = false;
  });
  try {
    await worker.register();
  } catch {
    // Blocked, by a setting or an extension: Keepup works, but is not there without a network. What
    // that means stands on the page about this device.
    return;
  }
  const look = () => {
    if (document.visibilityState === "visible") void worker.update().catch(() => undefined);
  };
  setInterval(look, HOUR_MS);
  document.addEventListener("visibilitychange", look);
}

/** Takes the new version now, or as soon as nothing is being edited. */
export function takeUpdate(): void {
  useAppUpdate.setState({ wanted: true });
  if (isEditing()) setTimeout(takeUpdate, LOOK_AGAIN_MS);
  else apply?.();
}

/**
 * Whether a reload would take something from under somebody's hands: an open dialog, a field with
 * the cursor in it, or anything marked `data-editing` (an open editor, a meeting).
 */
export function isEditing(page: Document = document): boolean {
  if (page.querySelector("dialog[open], [data-editing]") !== null) return true;
  const held = page.activeElement;
  return held !== null && held.matches("input, textarea, select, [contenteditable]");
}
