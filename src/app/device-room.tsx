import { useCallback, useMemo } from "react";
import { DevicePage } from "../features/device/device-page.tsx";
import type { PersonHere } from "../storage/people-here.ts";
import { savingOf } from "../storage/saving.ts";
import { useDevice, useLive } from "../storage/use-live.ts";
import { LinkButton } from "../ui/button.tsx";
import { APP_VERSION } from "./app-version.ts";
import { deviceNoun } from "./device-noun.ts";
import { sayMoment, writeMoment } from "./moment-words.ts";
import { writeDifference } from "./saving-words.ts";
import { schoolOffice } from "./school-office.ts";
import { useSyncState } from "./sync-state.ts";

const DAY_MS = 86_400_000;

/** The page about this device, with what only the app knows. */
export function DeviceRoom({ person }: { person: PersonHere }) {
  const device = useDevice();
  const saving = useLive(() => savingOf(device), [device]);
  const insist = useSyncState((state) => state.insist);
  const { school } = person;
  const askMyDevices = useCallback(() => schoolOffice().myDevices(school), [school]);
  const words = useMemo(
    () => ({
      moment: (ms: number) => sayMoment(ms, device.now()),
      day: (ms: number) => writeMoment(ms, device.now()),
    }),
    [device],
  );
  if (saving === undefined) return null;
  const { lastHeard, clockDifference, onDevice } = saving;
  return (
    <DevicePage
      person={person}
      words={words}
      askMyDevices={askMyDevices}
      send={insist}
      version={APP_VERSION}
      unsent={onDevice}
      {...(lastHeard === undefined
        ? {}
        : {
            heard: {
              words: words.moment(lastHeard),
              days: (device.now() - lastHeard) / DAY_MS,
            },
          })}
      {...(clockDifference === undefined
        ? {}
        : {
            clockOff: `${writeDifference(clockDifference)} ${clockDifference > 0 ? "slow" : "fast"}`,
          })}
      {...(person.role === "governor"
        ? {}
        : {
            rehearsal: (
              <>
                <p>
                  Going where there is no network? In two minutes Keepup shows that it opens on this{" "}
                  {deviceNoun()} without one, with your classes in it.
                </p>
                <LinkButton href="/device/rehearsal">Prove it before you leave</LinkButton>
              </>
            ),
          })}
    />
  );
}
