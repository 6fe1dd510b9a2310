import { useEffect, useState } from "react";
import { checkOfflineApp } from "../../storage/offline-app.ts";
import { classesHere, tryOutbox } from "../../storage/rehearse.ts";
import { useDevice, useSchoolDay } from "../../storage/use-live.ts";
import { viewOf } from "../../storage/view.ts";
import type { Found } from "./rehearsal-words.ts";

export type ClassToTake = { id: string; name: string };

/** Tries everything that can be tried with the network on, once. What has come so far. */
export function useRehearsal(classes: readonly ClassToTake[]): Found {
  const device = useDevice();
  const today = useSchoolDay();
  const [found, setFound] = useState<Found>({});
  const [taken] = useState(classes);
  useEffect(() => {
    let here = true;
    const learn = (part: Found) => here && setFound((held) => ({ ...held, ...part }));
    void checkOfflineApp().then((app) => learn({ app }));
    void classesHere(device, viewOf(device), taken, today).then((counted) =>
      learn({ here: counted }),
    );
    void tryOutbox(device).then((problem) => learn({ outbox: { problem: problem?.say } }));
    return () => {
      here = false;
    };
  }, [device, taken, today]);
  return found;
}

const LOOK_MS = 2_000;

/**
 * Whether the school can be reached, looked at every two seconds and whenever the browser says that
 * the network came or went; undefined until the first answer.
 */
export function useReachable(isReachable: () => Promise<boolean>): boolean | undefined {
  const [reachable, setReachable] = useState<boolean>();
  useEffect(() => {
    let here = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function look(): Promise<void> {
      const answer = await isReachable();
      if (!here) return;
      setReachable(answer);
      timer = setTimeout(() => void look(), LOOK_MS);
    }
    const onOffline = () => setReachable(false);
    window.addEventListener("offline", onOffline);
    void look();
    return () => {
      here = false;
      clearTimeout(timer);
      window.removeEventListener("offline", onOffline);
    };
  }, [isReachable]);
  return reachable;
}
