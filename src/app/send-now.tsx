import { useEffect, useRef, useState } from "react";
import type { Saving } from "../storage/saving.ts";
import { useDevice } from "../storage/use-live.ts";
import { Button } from "../ui/button.tsx";
import { deviceNoun } from "./device-noun.ts";
import { lookForSchool } from "./look-for-school.ts";
import { type Asking, sayAsked } from "./send-now-words.ts";
import { useSyncState } from "./sync-state.ts";
import styles from "./saving-status.module.css";

/** How long "Send now" waits for the school before it says that there was no answer. */
const PATIENCE_MS = 6_000;

/** Tries at once and says what came of it, whatever it was. [SY51] */
export function SendNow({ saving }: { saving: Saving }) {
  const device = useDevice();
  const insist = useSyncState((state) => state.insist);
  const [asking, setAsking] = useState<Asking>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  function send(): void {
    const at = device.now();
    setAsking({ at, over: false });
    const learn = (part: Partial<Asking>) =>
      setAsking((held) => (held?.at === at ? { ...held, ...part } : held));
    insist();
    clearTimeout(timer.current);
    timer.current = setTimeout(() => learn({ over: true }), PATIENCE_MS);
    void lookForSchool().then((found) => learn({ found }));
  }

  return (
    <div className={styles.actions}>
      <Button onClick={send}>Send now</Button>
      <output className={styles.heard}>
        {asking === undefined ? "" : sayAsked(saving, asking, deviceNoun())}
      </output>
    </div>
  );
}
