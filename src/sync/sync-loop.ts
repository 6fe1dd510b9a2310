import { observe } from "../storage/live-query.ts";
import type { Device } from "../storage/open-device.ts";
import { backOff } from "./back-off.ts";
import { type Clockwork, realClockwork } from "./clockwork.ts";
import { catchUp, type Outcome, type Send } from "./exchange.ts";

/** What the loop is doing; for words about the network, never for words about saving. */
export type LoopState = {
  /** `talking` now; `resting` when both sides are level; `waiting` to try again. */
  phase: "resting" | "talking" | "waiting";
  /** Tries in a row that brought no answer that counts. */
  failures: number;
};

export type SyncLoop = {
  /** The school has moved (up to `head`, if known), and so many devices hear it: come and see. */
  poke(head?: number, among?: number): void;
  /** The world has changed for the better (online, visible, signed in again): try at once. */
  nudge(): void;
  /** Somebody asks and looks at the answer: try at once, however lately the last try was. */
  insist(): void;
  state(): LoopState;
  stop(): void;
};

/** How long two sides that are level leave each other alone, should every poke be lost. */
const REST_MS = 60_000;
/**
 * Rests while something sent is not known to be on anybody else's device: others fetch it within a
 * second or two of the poke, and only asking again tells the author so. Then the usual rest.
 */
const UNSEEN_RESTS_MS = [5_000, 15_000] as const;
/** After a poke wait up to this, so that a school's devices do not all ask at once … */
const POKE_SPREAD_MS = 300;
/** … which for a few devices is shorter: about what the school's answer to one takes. */
const POKE_SPREAD_EACH_MS = 6;
/** While the network fails, an edit or `online` may bring one try forward this often. */
const IMPATIENCE_MS = 10_000;
/** How often this device is compared with the school's copy, and how often that is thought of. */
const COMPARE_MS = 24 * 60 * 60_000;
const CONSIDER_MS = 60 * 60_000;
/** How long a session that has ended is left alone, unless nudged. */
const PAUSE_MS = 5 * 60_000;

/**
 * Exchanges with the school whenever there is reason to: the outbox has grown, a poke, a nudge, a
 * minute has passed. Never two exchanges at once; failures back off. Knows no browser.
 */
export function startSyncLoop({
  device,
  send,
  clockwork = realClockwork,
  onState = () => {},
}: {
  device: Device;
  send: Send;
  clockwork?: Clockwork;
  onState?: (state: LoopState) => void;
}): SyncLoop {
  let state: LoopState = { phase: "resting", failures: 0 };
  let stopped = false;
  let wanted = false;
  let impatient = false;
  let considered = false;
  let paused = false;
  let waitMs = 0;
  let knownHead = 0;
  let pokedHead = 0;
  let due = Infinity;
  let cancel: (() => void) | undefined;
  let unsent = 0;
  /** Number of the latest change not yet seen elsewhere, 0 when none, and rests taken since. */
  let latestUnseen = 0;
  let restsSince = 0;

  function become(next: LoopState): void {
    if (next.phase === state.phase && next.failures === state.failures) return;
    state = next;
    onState(state);
  }

  /** Sets the next run, replacing the one that was set. */
  function schedule(ms: number): void {
    cancel?.();
    due = ms;
    cancel = clockwork.after(ms, () => void run());
  }

  /** Brings the next run forward, never back. */
  function soon(ms: number): void {
    if (stopped) return;
    if (state.phase === "talking") wanted = true;
    else if (ms < due) schedule(ms);
  }

  async function run(): Promise<void> {
    if (stopped || state.phase === "talking") return;
    cancel?.();
    due = Infinity;
    wanted = false;
    become({ ...state, phase: "talking" });
    const outcome = await talk();
    const unseen = await latestUnseenOf(device).catch(() => 0);
    if (stopped) return;
    if (unseen !== latestUnseen) restsSince = 0;
    latestUnseen = unseen;
    settle(outcome);
  }

  async function talk(): Promise<Outcome> {
    try {
      const outcome = await catchUp(device, send, () => !stopped);
      if (outcome.is !== "answered" || stopped || !(await isCompareDue())) return outcome;
      return await catchUp(device, send, () => !stopped, { compare: true });
    } catch {
      // The device's storage failed in the middle: each step is whole, so try again later.
      return { is: "no-answer" };
    }
  }

  async function isCompareDue(): Promise<boolean> {
    if (considered) return false;
    considered = true;
    clockwork.after(CONSIDER_MS, () => {
      considered = false;
    });
    const { compared, offset } = await device.cache.metaValues(["compared", "offset"]);
    return Math.abs(device.now() + offset - compared) > COMPARE_MS;
  }

  function settle(outcome: Outcome): void {
    paused = outcome.is === "paused";
    if (outcome.is === "answered") {
      waitMs = 0;
      knownHead = outcome.head;
      become({ phase: "resting", failures: 0 });
      schedule(wanted || pokedHead > knownHead ? 0 : restMs());
      pokedHead = 0;
      return;
    }
    waitMs = paused ? PAUSE_MS : backOff(waitMs, clockwork.chance());
    become({ phase: "waiting", failures: paused ? 0 : state.failures + 1 });
    schedule(waitMs);
  }

  function restMs(): number {
    if (latestUnseen === 0) return REST_MS;
    restsSince += 1;
    return UNSEEN_RESTS_MS[restsSince - 1] ?? REST_MS;
  }

  /** At once when all is well; while the network fails, once in ten seconds. */
  function hurry(): void {
    if (state.phase !== "waiting") return soon(0);
    // Not forgotten: it is tried as soon as it may be again.
    if (impatient) return soon(IMPATIENCE_MS);
    impatient = true;
    clockwork.after(IMPATIENCE_MS, () => {
      impatient = false;
    });
    soon(0);
  }

  const unobserve = observe(
    device,
    () => device.outbox.changes.count(),
    (count) => {
      const grew = count > unsent;
      unsent = count;
      if (grew && !paused) hurry();
    },
  );
  schedule(0);

  return {
    poke(head = Infinity, among = Infinity) {
      if (head <= knownHead) return;
      if (state.phase === "waiting") hurry();
      // What is asked for now may well bring it: this device's own change is poked back to it.
      else if (state.phase === "talking") pokedHead = Math.max(pokedHead, head);
      else soon(clockwork.chance() * spreadMs(among));
    },
    nudge() {
      // The network says that it is back, often a moment before it is: the next try is soon as well.
      waitMs = 0;
      hurry();
    },
    insist: () => soon(0),
    state: () => state,
    stop() {
      stopped = true;
      cancel?.();
      unobserve();
    },
  };
}

/** The number the school gave the latest change that nobody else is known to have; 0 for none. */
async function latestUnseenOf({ outbox }: Device): Promise<number> {
  const last = await outbox.journal
    .where("[unseen+seq]")
    .between([1, 0], [1, Infinity], true, true)
    .last();
  return last?.seq ?? 0;
}

/** One of the devices that hear a poke made the change, and the first to ask waits for nobody. */
function spreadMs(among: number): number {
  return Math.min(POKE_SPREAD_MS, Math.max(0, among - 2) * POKE_SPREAD_EACH_MS);
}
