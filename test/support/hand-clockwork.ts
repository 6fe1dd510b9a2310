import type { Clockwork } from "../../src/sync/clockwork.ts";

type Timer = { due: number; callback: () => void };

/** Timers that go when told to, and chance that is always the same. */
export class HandClockwork implements Clockwork {
  nowMs = 0;
  nextChance = 0.5;
  #timers = new Set<Timer>();

  after(ms: number, callback: () => void): () => void {
    const timer = { due: this.nowMs + ms, callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  chance(): number {
    return this.nextChance;
  }

  /** Milliseconds until the next timer; undefined when none is set. */
  get next(): number | undefined {
    const due = Math.min(...[...this.#timers].map((timer) => timer.due));
    return Number.isFinite(due) ? due - this.nowMs : undefined;
  }

  /** Lets so much time pass, calling what falls due in order. */
  pass(ms: number): void {
    const until = this.nowMs + ms;
    for (;;) {
      const [first] = [...this.#timers].sort((a, b) => a.due - b.due);
      if (first === undefined || first.due > until) break;
      this.#timers.delete(first);
      this.nowMs = first.due;
      first.callback();
    }
    this.nowMs = until;
  }
}
