import { openDevice, type Device } from "../../src/storage/open-device.ts";
import {
  exchange,
  type Answer,
  type ExchangeOptions,
  type Outcome,
} from "../../src/sync/exchange.ts";
import { Broken } from "./broken.ts";
import { type Copy, Disk, type Plug } from "./disk.ts";
import type { Served } from "./school-side.ts";
import { SCHOOL } from "./school.ts";

/** One tab of a browser, with the app open in it for one person. */
export type Tab = { device: Device; plug: Plug; person: string };

/** A machine with a browser: its disk, its clock, who sits there, whose session it has. */
export class Machine {
  readonly number: number;
  disk = new Disk();
  /** How wrong its clock is, in milliseconds. */
  skew = 0;
  person: string;
  /** Whose session the browser sends with every request; undefined when it has ended. */
  session: string | undefined;
  readonly tabs: [Tab | undefined, Tab | undefined] = [undefined, undefined];
  /** Copies of the cache as it was, oldest first, for a power cut to go back to. */
  earlier: { person: string; copy: Copy; spoiled: boolean }[] = [];

  constructor(number: number, person: string) {
    this.number = number;
    this.person = person;
    this.session = person;
  }

  /** Opens a tab for whoever sits here, unless it is open. */
  async open(number: number, chance: { now(): number; randomHex(bytes: number): string }) {
    const held = this.tabs[number as 0 | 1];
    if (held !== undefined && !held.plug.pulled) return held;
    const plug = this.disk.plug();
    const tab: Tab = {
      plug,
      person: this.person,
      device: await openDevice({
        school: SCHOOL,
        user: this.person,
        now: () => chance.now() + this.skew,
        randomHex: (bytes) => chance.randomHex(bytes),
        indexedDB: plug.factory,
        IDBKeyRange,
      }),
    };
    // Else the storage library keeps it for ever.
    plug.onPulled = () => tab.device.close();
    this.tabs[number as 0 | 1] = tab;
    return tab;
  }

  /** All tabs are gone at once. */
  kill(): void {
    for (const at of [0, 1] as const) {
      this.tabs[at]?.plug.pull();
      this.tabs[at] = undefined;
    }
  }
}

/** One exchange on its way: the device's half runs by itself, the network's is moved by hand. */
export class Trip {
  readonly machine: Machine;
  readonly tab: Tab;
  /** Whose session the browser sent along. */
  session: string | undefined;
  stage: "starting" | "out" | "back" | "over" = "starting";
  body = "";
  served: Served | undefined;
  outcome: Outcome | undefined;
  thrown: unknown;
  #answer: ((answer: Answer) => void) | undefined;
  #lose: ((cause: Error) => void) | undefined;
  #wake: () => void = () => undefined;

  constructor(machine: Machine, tab: Tab, options: ExchangeOptions) {
    this.machine = machine;
    this.tab = tab;
    const send = (body: string): Promise<Answer> =>
      new Promise((resolve, reject) => {
        this.body = body;
        this.session = machine.session;
        this.stage = "out";
        this.#answer = resolve;
        this.#lose = reject;
        this.#wake();
      });
    exchange(tab.device, send, options)
      .then(
        (outcome) => {
          this.outcome = outcome;
        },
        (thrown: unknown) => {
          this.thrown = thrown;
        },
      )
      .finally(() => {
        this.stage = "over";
        this.#wake();
      })
      .catch(() => undefined);
  }

  /** Waits until it stands on the way, or is over. */
  async rest(): Promise<void> {
    if (this.stage === "out" || this.stage === "over") return;
    let patience: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve, reject) => {
      this.#wake = resolve;
      patience = setTimeout(() => {
        reject(new Broken("I12", "an exchange never came to an end"));
      }, 120_000);
    });
    clearTimeout(patience);
  }

  async end(how: { answer: Answer } | { lost: true }): Promise<void> {
    this.stage = "starting";
    if ("answer" in how) this.#answer?.(how.answer);
    else this.#lose?.(new TypeError("the network is gone"));
    await this.rest();
  }

  /** The tab it ran in is gone. */
  abandon(): void {
    this.#lose?.(new TypeError("the tab is gone"));
  }
}
