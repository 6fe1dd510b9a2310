import { useEffect } from "react";
import { create } from "zustand";
import type { Device } from "../storage/open-device.ts";
import type { Sync } from "../sync/start-sync.ts";

type SyncState = {
  /** Whether the school answered when last asked, as far as this tab knows. */
  reachable: boolean;
  /** Asks the school now, in whichever tab the talking is done. */
  nudge: () => void;
  /** The same for somebody who looks at the answer: however lately the school was asked. */
  insist: () => void;
};

export const useSyncState = create<SyncState>(() => ({
  reachable: navigator.onLine,
  nudge: () => undefined,
  insist: () => undefined,
}));

/** Keeps a device level with its school as long as the screen is open. */
export function useSync(device: Device): void {
  useEffect(() => {
    let sync: Sync | undefined;
    let here = true;
    // Nothing on the first screen waits for the network, so what talks to it comes after.
    void import("../sync/start-sync.ts").then(({ startSync }) => {
      if (!here) return;
      const started = startSync(device, ({ phase, failures }) => {
        if (phase !== "talking") useSyncState.setState({ reachable: failures === 0 });
      });
      sync = started;
      useSyncState.setState({ nudge: () => started.nudge(), insist: () => started.insist() });
    });
    const onOffline = () => useSyncState.setState({ reachable: false });
    const onOnline = () => useSyncState.setState({ reachable: true });
    window.addEventListener("offline", onOffline);
    window.addEventListener("online", onOnline);
    return () => {
      here = false;
      sync?.stop();
      window.removeEventListener("offline", onOffline);
      window.removeEventListener("online", onOnline);
      useSyncState.setState({ nudge: () => undefined, insist: () => undefined });
    };
  }, [device]);
}
