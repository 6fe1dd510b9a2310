import { describe, expect, it } from "vitest";
import { askToKeep, readStorageHealth } from "../../src/storage/device-health.ts";

it("asks the browser to keep what is stored, and takes no for an answer", async () => {
  expect(await askToKeep({ persist: () => Promise.resolve(true) })).toBe(true);
  expect(await askToKeep({ persist: () => Promise.resolve(false) })).toBe(false);
  expect(await askToKeep({ persist: () => Promise.reject(new TypeError("not here")) })).toBe(false);
  expect(await askToKeep({})).toBe(false);
});

describe("[DH1] what the browser says of its storage", () => {
  const GB = 2 ** 30;
  const folder = () => Promise.resolve({} as FileSystemDirectoryHandle);

  it("is taken as it says it, and what it does not say is left out", async () => {
    expect(
      await readStorageHealth(
        {
          persisted: () => Promise.resolve(true),
          estimate: () => Promise.resolve({ quota: 100 * GB, usage: GB }),
          getDirectory: folder,
        },
        4 * GB,
      ),
    ).toEqual({ kept: true, room: 99 * GB, seemsPrivate: false });
    expect(await readStorageHealth({}, undefined)).toEqual({ seemsPrivate: false });
  });

  it("hints at a private window: no folder, or no more room than a share of the memory", async () => {
    const refuses = () => Promise.reject(new DOMException("no", "SecurityError"));
    expect(await readStorageHealth({ getDirectory: refuses }, 4 * GB)).toEqual({
      seemsPrivate: true,
    });
    const small = () => Promise.resolve({ quota: GB, usage: 0 });
    expect(
      (await readStorageHealth({ estimate: small, getDirectory: folder }, 4 * GB)).seemsPrivate,
    ).toBe(true);
  });
});
