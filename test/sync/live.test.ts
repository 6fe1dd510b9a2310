import { beforeEach, describe, expect, it } from "vitest";
import { listen, type Listening, type Source } from "../../src/sync/live.ts";
import { HandClockwork } from "../support/hand-clockwork.ts";

class HandSource extends EventTarget implements Source {
  readyState = 1;
  close(): void {
    this.readyState = 2;
  }
}

let opened: HandSource[];
let pokes: (number | undefined)[][];
let clockwork: HandClockwork;
let listening: Listening;

beforeEach(() => {
  opened = [];
  pokes = [];
  clockwork = new HandClockwork();
  listening = listen({
    clockwork,
    onPoke: (...poke) => pokes.push(poke),
    open() {
      const source = new HandSource();
      opened.push(source);
      return source;
    },
  });
});

describe("listening for pokes", () => {
  it("passes on how far the school has come and how many heard, or that it may have moved unheard", () => {
    opened[0]!.dispatchEvent(new Event("open"));
    opened[0]!.dispatchEvent(new MessageEvent("message", { data: '{"head":12,"among":3}' }));
    opened[0]!.dispatchEvent(new MessageEvent("message", { data: "something else" }));
    expect(pokes).toEqual([
      [undefined, undefined],
      [12, 3],
      [undefined, undefined],
    ]);
  });

  it("opens again, ever later, when the browser has given up", () => {
    opened[0]!.dispatchEvent(new Event("error"));
    expect(clockwork.next).toBeUndefined();
    opened[0]!.close();
    opened[0]!.dispatchEvent(new Event("error"));
    expect(clockwork.next).toBe(2000);
    clockwork.pass(2000);
    expect(opened).toHaveLength(2);
    opened[1]!.close();
    opened[1]!.dispatchEvent(new Event("error"));
    expect(clockwork.next).toBe(3500);
  });

  it("opens at once when nudged, such as after signing in again", () => {
    listening.nudge();
    expect(opened).toHaveLength(1);
    opened[0]!.close();
    opened[0]!.dispatchEvent(new Event("error"));
    listening.nudge();
    expect(opened).toHaveLength(2);
    expect(clockwork.next).toBeUndefined();
  });

  it("stops when told to", () => {
    opened[0]!.close();
    opened[0]!.dispatchEvent(new Event("error"));
    listening.stop();
    clockwork.pass(600_000);
    expect(opened).toHaveLength(1);
  });
});
