import { backOff } from "./back-off.ts";
import { type Clockwork, realClockwork } from "./clockwork.ts";

/** The part of an event source that is used. */
export type Source = {
  addEventListener(type: string, listener: (event: Event) => void): void;
  readonly readyState: number;
  close(): void;
};

const CLOSED = 2;

export type Listening = {
  /** Listens again at once if the browser had given up, such as after a session that has ended. */
  nudge(): void;
  stop(): void;
};

/**
 * Listens for the school's pokes until stopped. A poke is a hint and carries no data: a lost one
 * costs a minute at most. The browser reconnects by itself; when it gives up, this does not.
 */
export function listen({
  open,
  onPoke,
  clockwork = realClockwork,
}: {
  open: () => Source;
  /** How far the school has come and how many devices heard it, as far as was said. */
  onPoke: (head: number | undefined, among: number | undefined) => void;
  clockwork?: Clockwork;
}): Listening {
  let source: Source | undefined;
  let cancel: (() => void) | undefined;
  let waitMs = 0;

  function hear(event: Event): void {
    waitMs = 0;
    const { head, among } = readPoke((event as MessageEvent).data);
    onPoke(head, among);
  }

  function connect(): void {
    const opened = open();
    source = opened;
    opened.addEventListener("message", hear);
    opened.addEventListener("poke", hear);
    opened.addEventListener("open", () => {
      waitMs = 0;
      // Whatever happened while nobody listened.
      onPoke(undefined, undefined);
    });
    opened.addEventListener("error", () => {
      if (opened.readyState !== CLOSED) return;
      waitMs = backOff(waitMs, clockwork.chance());
      cancel?.();
      cancel = clockwork.after(waitMs, connect);
    });
  }

  connect();
  return {
    nudge() {
      if (source?.readyState !== CLOSED) return;
      cancel?.();
      waitMs = 0;
      connect();
    },
    stop() {
      cancel?.();
      source?.close();
    },
  };
}

function readPoke(data: unknown): { head: number | undefined; among: number | undefined } {
  try {
    const { head, among } = JSON.parse(String(data)) as { head?: unknown; among?: unknown };
    return { head: asNumber(head), among: asNumber(among) };
  } catch {
    return { head: undefined, among: undefined };
  }
}

function asNumber(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}
