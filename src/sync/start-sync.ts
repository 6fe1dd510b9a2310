import type { Device } from "../storage/open-device.ts";
import { httpSend } from "./http-send.ts";
import { type Heartbeat, takePart } from "./leader.ts";
import { listen } from "./live.ts";
import { type LoopState, startSyncLoop } from "./sync-loop.ts";

export type Sync = {
  /** Signed in again, or anything else that makes a try worth while at once. */
  nudge(): void;
  /** Somebody asks, and looks at the answer. */
  insist(): void;
  stop(): void;
};

/**
 * Keeps a device level with its school for as long as the page lives: one tab leads, listens for
 * pokes and exchanges; the others read. `onState` is called in the leading tab only.
 */
export function startSync(device: Device, onState: (state: LoopState) => void = () => {}): Sync {
  let led: { hurry: () => void; insist: () => void } | undefined;
  const name = `sync:${device.school}:${device.user}`;
  const nudges = between(`${name}:nudge`);
  const demands = between(`${name}:insist`);

  function lead(): () => void {
    const loop = startSyncLoop({ device, send: httpSend(device.school), onState });
    const url = `/api/schools/${encodeURIComponent(device.school)}/live`;
    const listening = listen({
      open: () => new EventSource(url),
      onPoke: (head, among) => loop.poke(head, among),
    });
    const alsoListening = (act: () => void) => () => {
      act();
      listening.nudge();
    };
    led = {
      hurry: alsoListening(() => loop.nudge()),
      insist: alsoListening(() => loop.insist()),
    };
    return () => {
      led = undefined;
      listening.stop();
      loop.stop();
    };
  }

  /** Reaches the loop in whichever tab it runs. */
  function nudge(): void {
    if (led === undefined) nudges.beat();
    else led.hurry();
  }
  function insist(): void {
    if (led === undefined) demands.beat();
    else led.insist();
  }
  function onVisible(): void {
    if (document.visibilityState === "visible") nudge();
  }

  nudges.onBeat(() => led?.hurry());
  demands.onBeat(() => led?.insist());
  window.addEventListener("online", nudge);
  document.addEventListener("visibilitychange", onVisible);
  const leave = takePart({
    name,
    lead,
    locks: navigator.locks,
    heartbeat: between(`${name}:awake`),
    isVisible: () => document.visibilityState === "visible",
  });
  return {
    nudge,
    insist,
    stop() {
      leave();
      nudges.close();
      demands.close();
      window.removeEventListener("online", nudge);
      document.removeEventListener("visibilitychange", onVisible);
    },
  };
}

/** A signal without words between the tabs of this browser profile. */
function between(name: string): Heartbeat {
  const channel = new BroadcastChannel(name);
  return {
    // A broadcast channel has no target origin: it never leaves this one.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    beat: () => channel.postMessage("beat"),
    onBeat: (listener) => channel.addEventListener("message", listener),
    close: () => channel.close(),
  };
}
