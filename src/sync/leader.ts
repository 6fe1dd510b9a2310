import { type Clockwork, realClockwork } from "./clockwork.ts";

/** The part of the browser's lock manager that is used. */
export type Locks = {
  request(
    name: string,
    options: { steal?: boolean; signal?: AbortSignal },
    work: () => Promise<void>,
  ): Promise<unknown>;
};

/** How the tabs hear that the one that leads is awake. */
export type Heartbeat = {
  beat(): void;
  onBeat(listener: () => void): void;
  close(): void;
};

/** How often the leading tab says that it is awake. */
const HEARTBEAT_MS = 5000;
/** A leader not heard for this long is asleep: a visible tab takes over. */
const STALE_MS = 20_000;

export type LeaderOptions = {
  /** One leader for each name, such as `sync:<school>:<user>`. */
  name: string;
  /** Begins what only the leader does; returns what ends it. */
  lead: () => () => void;
  locks?: Locks | undefined;
  heartbeat?: Heartbeat | undefined;
  isVisible?: () => boolean;
  clockwork?: Clockwork;
};

/**
 * Takes part in choosing the one tab that leads, until stopped. A browser may freeze the tab that
 * leads without letting go of its lock; a visible tab that has not heard from it takes the lock.
 * Two leaders for a moment are harmless (see `receive`). Without locks every tab leads.
 */
export function takePart({
  name,
  lead,
  locks,
  heartbeat,
  isVisible = () => true,
  clockwork = realClockwork,
}: LeaderOptions): () => void {
  if (locks === undefined) return lead();
  const manager = locks;
  let stopped = false;
  let leading = false;
  let letGo: (() => void) | undefined;
  let waiting = new AbortController();
  let cancelBeat: (() => void) | undefined;
  let cancelWatch: (() => void) | undefined;

  async function hold(): Promise<void> {
    if (stopped) return;
    leading = true;
    cancelWatch?.();
    const stopLeading = lead();
    beat();
    try {
      await new Promise<void>((resolve) => {
        letGo = resolve;
      });
    } finally {
      stopLeading();
    }
  }

  function ask(steal: boolean): void {
    if (stopped) return;
    watch();
    waiting = new AbortController();
    const options = steal ? { steal } : { signal: waiting.signal };
    manager.request(name, options, hold).then(
      () => {},
      () => {
        // Another tab took the lock while this one slept: stop leading, and stand in line again.
        if (!leading) return;
        leading = false;
        cancelBeat?.();
        letGo?.();
        ask(false);
      },
    );
  }

  function beat(): void {
    heartbeat?.beat();
    cancelBeat = clockwork.after(HEARTBEAT_MS, beat);
  }

  function watch(): void {
    cancelWatch?.();
    cancelWatch = clockwork.after(STALE_MS, () => {
      if (leading || stopped) return;
      if (!isVisible()) return watch();
      waiting.abort();
      ask(true);
    });
  }

  heartbeat?.onBeat(() => {
    if (!leading) watch();
  });
  ask(false);
  return () => {
    stopped = true;
    cancelBeat?.();
    cancelWatch?.();
    waiting.abort();
    letGo?.();
    heartbeat?.close();
  };
}
