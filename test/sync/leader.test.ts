import { beforeEach, describe, expect, it } from "vitest";
import { type Heartbeat, type Locks, takePart } from "../../src/sync/leader.ts";
import { HandClockwork } from "../support/hand-clockwork.ts";

/** One lock by the rules of the browser: a line of waiters, and stealing. */
class OneLock implements Locks {
  #holder: { fail: (reason: Error) => void } | undefined;
  #waiters: (() => void)[] = [];

  request(
    _name: string,
    { steal = false, signal }: { steal?: boolean; signal?: AbortSignal },
    work: () => Promise<void>,
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const grant = () => {
        const holder = { fail: reject };
        this.#holder = holder;
        void work().then(() => {
          if (this.#holder !== holder) return;
          resolve(undefined);
          this.#holder = undefined;
          this.#waiters.shift()?.();
        });
      };
      if (steal) {
        this.#holder?.fail(new DOMException("stolen", "AbortError"));
        grant();
      } else if (this.#holder === undefined) grant();
      else {
        this.#waiters.push(grant);
        signal?.addEventListener("abort", () => {
          this.#waiters = this.#waiters.filter((waiter) => waiter !== grant);
          reject(new DOMException("given up", "AbortError"));
        });
      }
    });
  }
}

let locks: OneLock;
let clockwork: HandClockwork;
let listeners: Map<string, () => void>;
let leading: Set<string>;
let frozen: Set<string>;
let hidden: Set<string>;

beforeEach(() => {
  locks = new OneLock();
  clockwork = new HandClockwork();
  listeners = new Map();
  leading = new Set();
  frozen = new Set();
  hidden = new Set();
});

function tab(name: string): () => void {
  const heartbeat: Heartbeat = {
    beat() {
      if (frozen.has(name)) return;
      for (const [other, hear] of listeners) if (other !== name) hear();
    },
    onBeat: (listener) => listeners.set(name, listener),
    close: () => listeners.delete(name),
  };
  return takePart({
    name: "sync",
    locks,
    heartbeat,
    clockwork,
    isVisible: () => !hidden.has(name),
    lead() {
      leading.add(name);
      return () => leading.delete(name);
    },
  });
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

describe("the leader", () => {
  it("is one tab, and the next one when it closes", async () => {
    const close = tab("first");
    tab("second");
    await turn();
    expect([...leading]).toEqual(["first"]);
    clockwork.pass(60_000);
    await turn();
    expect([...leading]).toEqual(["first"]);
    close();
    await turn();
    expect([...leading]).toEqual(["second"]);
  });

  it("is replaced by a visible tab when it has been asleep for 20 seconds", async () => {
    tab("first");
    tab("second");
    await turn();
    frozen.add("first");
    clockwork.pass(19_999);
    await turn();
    expect([...leading]).toEqual(["first"]);
    clockwork.pass(5001);
    await turn();
    expect([...leading]).toEqual(["second"]);
    // Awake again, the first stands in line and leads once more when the second has gone.
    frozen.clear();
    clockwork.pass(60_000);
    await turn();
    expect([...leading]).toEqual(["second"]);
  });

  it("is not replaced by a tab that nobody looks at", async () => {
    tab("first");
    tab("second");
    await turn();
    frozen.add("first");
    hidden.add("second");
    clockwork.pass(120_000);
    await turn();
    expect([...leading]).toEqual(["first"]);
    hidden.clear();
    clockwork.pass(20_000);
    await turn();
    expect([...leading]).toEqual(["second"]);
  });

  it("is every tab where the browser has no locks: two leaders are harmless", () => {
    const stop = takePart({
      name: "sync",
      lead() {
        leading.add("only");
        return () => leading.delete("only");
      },
    });
    expect([...leading]).toEqual(["only"]);
    stop();
    expect([...leading]).toEqual([]);
  });
});
