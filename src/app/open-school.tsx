import { useEffect, useState } from "react";
import { type Device, openDevice } from "../storage/open-device.ts";
import type { PersonHere } from "../storage/people-here.ts";
import { DeviceProvider } from "../storage/use-live.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Shell } from "./shell.tsx";

/** Opens a person's storage on this device, with no network, and shows their school. */
export function OpenSchool({ person }: { person: PersonHere }) {
  const [opened, setOpened] = useState<{ device: Device } | "no-storage">();
  const { school, user } = person;

  useEffect(() => {
    let device: Device | undefined;
    let here = true;
    openDevice({ school, user }).then(
      (made) => {
        device = made;
        if (here) setOpened({ device: made });
        else made.close();
      },
      () => {
        if (here) setOpened("no-storage");
      },
    );
    return () => {
      here = false;
      device?.close();
    };
  }, [school, user]);

  if (opened === undefined) return null;
  if (opened === "no-storage")
    return (
      <main id="main">
        <EmptyState
          title="This browser gives Keepup no storage"
          step={
            <Button kind="main" onClick={() => location.reload()}>
              Try again
            </Button>
          }
        >
          Keepup keeps what you write on the device first, so it does not open without storage.
          Close other tabs of Keepup, leave a private window, free some space, then try again.
        </EmptyState>
      </main>
    );
  return (
    <DeviceProvider device={opened.device}>
      <Shell person={person} />
    </DeviceProvider>
  );
}
