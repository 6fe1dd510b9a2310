import { useEffect } from "react";
import { create } from "zustand";
import type { Device } from "../storage/open-device.ts";
import { startSync, type Sync } from "../sync/start-sync.ts";

type SyncState = {
  /** Whether the school answered when last asked, as far as this tab knows. */
  reachable: boolean;
  /** Asks the school now, in whichever tab the talking is done. */
  nudge: () => void;
};

export const useSyncState = create<SyncState>(() => ({
  reachable: navigator.onLine,
  nudge: () => undefined,
}));

/** Keeps a device level with its school as long as the screen is open. */
export function useSync(device: Device): void {
  useEffect(() => {
    const sync: Sync = startSync(device, ({ phase, failures }) => {
      if (phase !== "talking") useSyncState.setState({ reachable: failures === 0 });
    });
    useSyncState.setState({ nudge: () => sync.nudge() });
    const onOffline = () => useSyncState.setState({ reachable: false });
    const onOnline = () => useSyncState.setState({ reachable: true });
    window.addEventListener("offline", onOffline);
    window.addEventListener("online", onOnline);
    return () => {
      sync.stop();
      window.removeEventListener("offline", onOffline);
      window.removeEventListener("online", onOnline);
      useSyncState.setState({ nudge: () => undefined });
    };
  }, [device]);
}
