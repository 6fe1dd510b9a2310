import { useEffect, useState } from "react";
import { forgetLoss, type Loss, lossOf } from "../../storage/canary.ts";
import { askToKeep, readStorageHealth, type StorageHealth } from "../../storage/device-health.ts";
import { checkOfflineApp, type OfflineApp } from "../../storage/offline-app.ts";
import { bundleUnsent } from "../../storage/unsent-bundle.ts";
import {
  canSealFiles,
  type ReadUnsent,
  readUnsentFile,
  sealUnsentFile,
  unsentFileName,
} from "../../storage/unsent-file.ts";
import { useDevice, useLive } from "../../storage/use-live.ts";

export type DeviceHealth = {
  /** This device's id at the school. */
  id: string;
  now: number;
  storage?: StorageHealth;
  offline?: OfflineApp;
  loss?: Loss;
  /** Asks the browser to keep Keepup's data; resolves to its answer. */
  keep: () => Promise<boolean>;
  /** The loss has been read. */
  understood: () => void;
};

/** What can be found out about this device, as it comes in. */
export function useDeviceHealth(): DeviceHealth {
  const device = useDevice();
  const [storage, setStorage] = useState<StorageHealth>();
  const [offline, setOffline] = useState<OfflineApp>();
  const loss = useLive(() => lossOf(device), [device]);
  useEffect(() => {
    let here = true;
    void readStorageHealth().then((health) => here && setStorage(health));
    void checkOfflineApp().then((found) => here && setOffline(found));
    return () => {
      here = false;
    };
  }, []);
  return {
    id: device.id,
    now: device.now(),
    ...(storage === undefined ? {} : { storage }),
    ...(offline === undefined ? {} : { offline }),
    ...(loss === undefined ? {} : { loss }),
    keep: async () => {
      const kept = await askToKeep();
      setStorage(await readStorageHealth());
      return kept;
    },
    understood: () => void forgetLoss(device),
  };
}

export type UnsentFiles = {
  /** Whether files can be made and read on this page at all. */
  possible: boolean;
  /** Makes the file; how many changes it holds. */
  save: (passphrase: string) => Promise<{ name: string; text: string; changes: number }>;
  read: (text: string, passphrase: string) => Promise<ReadUnsent>;
};

/** Unsent work to and from an encrypted file. */
export function useUnsentFiles(who: { name: string; schoolName: string }): UnsentFiles {
  const device = useDevice();
  return {
    possible: canSealFiles(),
    save: async (passphrase) => {
      const bundle = await bundleUnsent(device, who);
      const text = await sealUnsentFile(bundle, passphrase);
      return { name: unsentFileName(device.now()), text, changes: bundle.changes.length };
    },
    read: (text, passphrase) => readUnsentFile(device, text, passphrase),
  };
}
