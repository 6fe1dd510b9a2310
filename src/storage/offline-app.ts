/** Whether the app itself is on this device, so that it opens with no network. */
export type OfflineApp =
  /** Every one of so many files is here and can be read. */
  | { is: "here"; files: number }
  | { is: "incomplete"; files: number; missing: number }
  /** This page was not opened by what keeps the app here; after a reload it is. */
  | { is: "not-in-charge" }
  /** The browser does not let Keepup be kept, or an older version cannot say. */
  | { is: "blocked" }
  | { is: "no-answer" };

const PATIENCE_MS = 10_000;

/**
 * Asks the service worker to read each file of the app from this device alone, with nothing fetched.
 * Never fails, and answers within ten seconds.
 */
export async function checkOfflineApp(
  workers: ServiceWorkerContainer | undefined = navigator.serviceWorker,
): Promise<OfflineApp> {
  if (workers === undefined) return { is: "blocked" };
  const registered = await workers.getRegistration().catch(() => undefined);
  if (registered?.active == null) return { is: "blocked" };
  if (workers.controller === null) return { is: "not-in-charge" };
  const told = await ask(workers.controller);
  if (told === undefined) return { is: "no-answer" };
  const { files, missing } = told;
  return missing === 0 && files > 0 ? { is: "here", files } : { is: "incomplete", files, missing };
}

type Told = { files: number; missing: number };

function ask(worker: ServiceWorker): Promise<Told | undefined> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
    port1.addEventListener("message", ({ data }: MessageEvent<Partial<Told> | null>) => {
      clearTimeout(timer);
      const isTold = typeof data?.files === "number" && typeof data.missing === "number";
      resolve(isTold ? (data as Told) : undefined);
      port1.close();
    });
    port1.start();
    worker.postMessage({ type: "CHECK_FILES" }, [port2]);
  });
}
