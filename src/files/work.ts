/** Work that takes a while: says how far it is, and stops when it is asked to. */
export type Work = {
  signal: AbortSignal;
  /** 0 to 1. */
  onProgress: (done: number) => void;
};

/** Says how far the work is and lets the page draw and listen. Throws when the work was cancelled. */
export async function breathe({ signal, onProgress }: Work, done: number): Promise<void> {
  signal.throwIfAborted();
  onProgress(done);
  await new Promise((resolve) => setTimeout(resolve, 0));
  signal.throwIfAborted();
}

/** Whether what was thrown says only that the work was cancelled. */
export function isCancelled(cause: unknown): boolean {
  return (
    typeof cause === "object" && cause !== null && "name" in cause && cause.name === "AbortError"
  );
}
