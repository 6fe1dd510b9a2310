import type { Device } from "./open-device.ts";

/**
 * Takes a person's data off this device and closes it. What the school does not have stays behind
 * for their return, unreadable to whoever is next: `unsent` says how much, `empty` that nothing at all
 * is left. [SY47]
 */
export async function signOut(device: Device): Promise<{ unsent: number; empty: boolean }> {
  const { outbox, cache } = device;
  const unsent = await outbox.changes.count();
  const attention = await outbox.attention.count();
  const journal = await outbox.journal.count();
  await cache.delete({ disableAutoOpen: true });
  const empty = unsent + attention + journal === 0;
  if (empty) await outbox.delete({ disableAutoOpen: true });
  device.close();
  return { unsent, empty };
}
