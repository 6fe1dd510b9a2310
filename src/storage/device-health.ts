type Keeper = Partial<Pick<StorageManager, "persist" | "persisted" | "estimate" | "getDirectory">>;

function keeperOf(): Keeper {
  return typeof navigator === "undefined" ? {} : (navigator.storage ?? {});
}

/** Asks the browser to keep Keepup's storage. Most decide without asking the person; no is normal. */
export async function askToKeep(keeper: Keeper = keeperOf()): Promise<boolean> {
  try {
    return (await keeper.persist?.()) ?? false;
  } catch {
    return false;
  }
}

/** What the browser says of the storage it gives; what it does not say is left out. */
export type StorageHealth = {
  /** Whether it has promised not to clear it by itself. */
  kept?: boolean;
  /** Bytes that Keepup may still take. */
  room?: number;
  /** Whether this looks like a private window, whose storage ends with it. A guess, both ways. */
  seemsPrivate: boolean;
};

/** Bytes of memory a page may use, where the browser says so. */
function heapLimit(): number | undefined {
  const { memory } = performance as { memory?: { jsHeapSizeLimit?: unknown } };
  return typeof memory?.jsHeapSizeLimit === "number" ? memory.jsHeapSizeLimit : undefined;
}

/** Asks the browser about the storage it gives Keepup. Never fails: browsers that do not say, do not. */
export async function readStorageHealth(
  keeper: Keeper = keeperOf(),
  heap: number | undefined = heapLimit(),
): Promise<StorageHealth> {
  const [kept, estimate, hasFolder] = await Promise.all([
    answered(() => keeper.persisted?.()),
    answered(() => keeper.estimate?.()),
    keeper.getDirectory === undefined ? true : answered(() => keeper.getDirectory?.()),
  ]);
  const { quota, usage = 0 } = estimate ?? {};
  // Firefox and Safari refuse a folder in a private window. Chromium gives it no more than a share of
  // the memory there, where it otherwise gives a share of the disk.
  const isSmall = quota !== undefined && heap !== undefined && quota < heap * 2;
  return {
    ...(kept === undefined ? {} : { kept }),
    ...(quota === undefined ? {} : { room: Math.max(0, quota - usage) }),
    seemsPrivate: hasFolder === undefined || isSmall,
  };
}

async function answered<T>(ask: () => Promise<T> | undefined): Promise<T | undefined> {
  try {
    return await ask();
  } catch {
    return undefined;
  }
}
