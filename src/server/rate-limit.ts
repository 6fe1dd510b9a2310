/**
 * Counts tries within a window. A try is counted before its outcome is known, so a hundred at once
 * count as a hundred, and given back when it turns out to be right.
 */
export class RateLimit {
  readonly #tries = new Map<string, number[]>();
  readonly #most: number;
  readonly #windowMs: number;

  constructor(most: number, windowMs: number) {
    this.#most = most;
    this.#windowMs = windowMs;
  }

  /** Takes one try, or says in how many milliseconds the next one is free. */
  take(key: string, nowMs: number): { wait: number } | undefined {
    this.#forget(nowMs);
    const since = nowMs - this.#windowMs;
    const tries = (this.#tries.get(key) ?? []).filter((at) => at > since);
    if (tries.length >= this.#most) return { wait: (tries[0] ?? nowMs) - since };
    tries.push(nowMs);
    this.#tries.set(key, tries);
    return undefined;
  }

  /** Gives the latest try back: it was right. */
  giveBack(key: string): void {
    this.#tries.get(key)?.pop();
  }

  /** Forgets every try: whoever they were, the right person is here. */
  clear(key: string): void {
    this.#tries.delete(key);
  }

  /** Keeps the map from growing with every address that ever called. */
  #forget(nowMs: number): void {
    if (this.#tries.size < 10_000) return;
    for (const [key, tries] of this.#tries)
      if ((tries.at(-1) ?? 0) <= nowMs - this.#windowMs) this.#tries.delete(key);
  }
}

/** "in 1 minute", "in 12 minutes". */
export function sayWait(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / 60_000));
  return minutes === 1 ? "in 1 minute" : `in ${minutes} minutes`;
}
