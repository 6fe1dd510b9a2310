import { liveQuery } from "dexie";
import type { Device } from "./open-device.ts";
import { isLostConnection } from "./storage-problem.ts";
import { type View, viewForOneQuestion } from "./view.ts";

/** How long a connection that has died is left before the question is asked on a fresh one. */
const AGAIN_MS = 500;
const MOST_TRIES = 5;

/**
 * Asks a question of a device now and whenever something it was answered from changes, in this tab
 * or another. Returns what stops it. When the browser has dropped the connection (a tablet that
 * slept) it is asked again on a fresh one; `onFailure` hears of what stays.
 */
export function observe<T>(
  device: Device,
  query: (view: View) => Promise<T>,
  onAnswer: (answer: T) => void,
  onFailure: (thrown: unknown) => void = () => {},
): () => void {
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let subscription = ask();

  function ask() {
    // An async function, so that Dexie follows what is read after each wait.
    return liveQuery(async () => query(viewForOneQuestion(device))).subscribe({
      next(answer) {
        tries = 0;
        onAnswer(answer);
      },
      error(thrown: unknown) {
        if (!isLostConnection(thrown) || ++tries > MOST_TRIES) {
          onFailure(thrown);
          return;
        }
        device.outbox.close({ disableAutoOpen: false });
        device.cache.close({ disableAutoOpen: false });
        timer = setTimeout(() => {
          subscription = ask();
        }, AGAIN_MS);
      },
    });
  }

  return () => {
    clearTimeout(timer);
    subscription.unsubscribe();
  };
}
