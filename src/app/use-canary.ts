import { useEffect, useLayoutEffect, useState } from "react";
import { leaveTrace, noticeLoss } from "../storage/canary.ts";
import type { Device } from "../storage/open-device.ts";
import { peopleHere } from "../storage/people-here.ts";
import type { Saving } from "../storage/saving.ts";

const MINUTE_MS = 60_000;

/**
 * Looks once whether this device has lost a person's work since they were last here, then keeps the
 * trace by which that is noticed up to date. [SY50]
 */
export function useCanary(device: Device, saving: Saving | undefined): void {
  const [looked, setLooked] = useState<Device>();
  useEffect(() => {
    let here = true;
    const done = () => here && setLooked(device);
    noticeLoss(device).then(done, done);
    return () => {
      here = false;
    };
  }, [device]);

  const hasData =
    saving !== undefined && (saving.firstDownload === undefined || saving.onDevice > 0);
  const unsent = saving?.onDevice ?? 0;
  const heardMinute = Math.floor((saving?.lastHeard ?? 0) / MINUTE_MS);
  // With what is said on the screen, not after it: a page may go away right then.
  useLayoutEffect(() => {
    if (looked !== device || !hasData) return;
    const { school, user, id } = device;
    // Whoever has just signed out in another tab leaves no trace behind.
    const isHere = peopleHere().some(
      (person) => person.school === school && person.user === user && person.signedIn,
    );
    // A clock that was set back makes no trace older than what was heard.
    const at = Math.max(device.now(), heardMinute * MINUTE_MS);
    if (isHere) leaveTrace({ school, user, device: id, at, unsent });
  }, [device, looked, hasData, unsent, heardMinute]);
}
