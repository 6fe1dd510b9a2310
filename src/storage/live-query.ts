import { liveQuery } from "dexie";
import type { Device } from "./open-device.ts";
import { type View, viewOf } from "./view.ts";

/**
 * Asks a question of a device now and whenever something it was answered from changes, in this tab
 * or another. Returns what stops it. A question that failed is asked again at the next change.
 */
export function observe<T>(
  device: Device,
  query: (view: View) => Promise<T>,
  onAnswer: (answer: T) => void,
  onFailure: (thrown: unknown) => void = () => {},
): () => void {
  const view = viewOf(device);
  // An async function, so that Dexie follows what is read after each wait.
  const subscription = liveQuery(async () => query(view)).subscribe({
    next: onAnswer,
    error: onFailure,
  });
  return () => subscription.unsubscribe();
}
