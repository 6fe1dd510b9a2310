/** Whether this device can lose work, as far as the browser tells. */
export type DeviceHealth = {
  /** The browser has promised not to clear Keepup's storage to make room; undefined: it cannot say. */
  kept: boolean | undefined;
  /** Bytes. */
  used: number | undefined;
  room: number | undefined;
};

type Keeper = Partial<Pick<StorageManager, "persist" | "persisted" | "estimate">>;

function keeperOf(): Keeper {
  return typeof navigator === "undefined" ? {} : (navigator.storage ?? {});
}

export async function readDeviceHealth(keeper: Keeper = keeperOf()): Promise<DeviceHealth> {
  const [kept, room] = await Promise.allSettled([keeper.persisted?.(), keeper.estimate?.()]);
  const estimate = room.status === "fulfilled" ? room.value : undefined;
  return {
    kept: kept.status === "fulfilled" ? kept.value : undefined,
    used: estimate?.usage,
    room: estimate?.quota,
  };
}

/** Asks the browser to keep Keepup's storage. Most decide without asking the person; no is normal. */
export async function askToKeep(keeper: Keeper = keeperOf()): Promise<boolean> {
  try {
    return (await keeper.persist?.()) ?? false;
  } catch {
    return false;
  }
}
