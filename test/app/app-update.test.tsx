import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useAppUpdate, watchForUpdates } from "../../src/app/app-update.ts";

/** The browser's own part, as far as a page sees it. */
class Container extends EventTarget {
  controller: object | null = null;
  registration: object | undefined;
  register = () => Promise.resolve(this.registration);
  getRegistration = () => Promise.resolve(this.registration);

  /** A service worker takes the page over. */
  take(worker: object): void {
    this.controller = worker;
    this.dispatchEvent(new Event("controllerchange"));
  }
}

function workerOf(url: string): object {
  return Object.assign(new EventTarget(), { scriptURL: new URL(url, location.href).href });
}

let browser: Container;

beforeEach(() => {
  browser = new Container();
  Object.defineProperty(navigator, "serviceWorker", { configurable: true, value: browser });
  useAppUpdate.setState({ ready: false, wanted: false });
  vi.useFakeTimers({ toFake: ["setInterval"] });
});
afterEach(() => {
  vi.useRealTimers();
  Reflect.deleteProperty(navigator, "serviceWorker");
});

function registrationOf(parts: object): object {
  return Object.assign(new EventTarget(), { installing: null, waiting: null, active: null }, parts);
}

describe("a new version is only ready when there is one", () => {
  it("not when the very first one takes over a page that was reloaded while it installed", async () => {
    const first = workerOf("/service-worker.js");
    // The load before this one began to install it: this page finds it on its way.
    browser.registration = registrationOf({ installing: first });
    await watchForUpdates();
    browser.take(first);
    expect(useAppUpdate.getState().ready).toBe(false);

    browser.take(workerOf("/service-worker.js"));
    expect(useAppUpdate.getState().ready).toBe(true);
  });

  it("when another tab has taken a new one over a page that had one", async () => {
    const old = workerOf("/service-worker.js");
    browser.controller = old;
    browser.registration = registrationOf({ active: old });
    await watchForUpdates();
    browser.take(workerOf("/service-worker.js"));
    expect(useAppUpdate.getState().ready).toBe(true);
  });
});

describe("where service workers are blocked, the app opens all the same", () => {
  it.each([
    ["registers nothing", () => Promise.resolve(undefined)],
    ["refuses", () => Promise.reject(new DOMException("blocked", "SecurityError"))],
  ])("and a browser that %s stops nothing", async (_, register) => {
    browser.register = register;
    await expect(watchForUpdates()).resolves.toBeUndefined();
    expect(useAppUpdate.getState().ready).toBe(false);
  });
});
