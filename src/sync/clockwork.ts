/** Timers and chance, given from outside so that tests and the simulation have their own. */
export type Clockwork = {
  /** Calls back once after so many milliseconds; returns what cancels it. */
  after(ms: number, callback: () => void): () => void;
  /** At least 0 and below 1. */
  chance(): number;
};

export const realClockwork: Clockwork = {
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
  chance: Math.random,
};
