import type { Page } from "@playwright/test";

/**
 * Lets the browser of a page take no more changes; gives what makes room again. Its own quota does not
 * count writes as small as ours, so its refusal is put in its mouth.
 */
export async function fillDevice(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const { prototype } = IDBObjectStore;
    const own = Object.getOwnPropertyDescriptor(prototype, "put") as PropertyDescriptor;
    const refuse = function put(this: IDBObjectStore, ...given: unknown[]): unknown {
      if (this.name === "changes") throw new DOMException("no room", "QuotaExceededError");
      return Reflect.apply(own.value, this, given);
    };
    Object.defineProperty(prototype, "put", { ...own, value: refuse });
    Object.assign(globalThis, { makeRoom: () => Object.defineProperty(prototype, "put", own) });
  });
  return () => page.evaluate(() => (globalThis as unknown as { makeRoom: () => void }).makeRoom());
}
