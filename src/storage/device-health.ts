type Keeper = Partial<Pick<StorageManager, "persist">>;

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
