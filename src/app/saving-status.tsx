import { useEffect, useState } from "react";
import { lossOf } from "../storage/canary.ts";
import type { Saving } from "../storage/saving.ts";
import { useDevice, useLive } from "../storage/use-live.ts";
import { later, useFetchedWhenIdle } from "../ui/later.tsx";
import { Popover } from "../ui/popover.tsx";
import { StatusDot } from "../ui/status-dot.tsx";
import { deviceNoun } from "./device-noun.ts";
import { writeMoment } from "./moment-words.ts";
import { sayStatus } from "./saving-words.ts";
import { useSyncState } from "./sync-state.ts";
import styles from "./saving-status.module.css";

const SavingPanel = later(() => import("./saving-panel.tsx").then((part) => part.SavingPanel));
const SignInAgain = later(() => import("./sign-in-again.tsx").then((part) => part.SignInAgain));
const PARTS = [SavingPanel, SignInAgain];

/** A change that has waited this long is not on its way, whatever this tab believes of the network. */
const OVERDUE_MS = 10_000;

function isOverdue({ onDeviceSince, lastHeard = 0 }: Saving, nowMs: number): boolean {
  return onDeviceSince !== undefined && nowMs - Math.max(onDeviceSince, lastHeard) > OVERDUE_MS;
}

/** Top right on every screen: how safe the work is, in a line; the evidence one tap away. */
export function SavingStatus({ saving }: { saving: Saving | undefined }) {
  const device = useDevice();
  const reachable = useSyncState((state) => state.reachable);
  const [signingIn, setSigningIn] = useState(false);
  const loss = useLive(() => lossOf(device), [device]);
  useSlowTick();
  useFetchedWhenIdle(PARTS);
  if (saving === undefined) return null;
  const said = sayStatus(saving, {
    reachable: reachable && !isOverdue(saving, device.now()),
    device: deviceNoun(),
    clock: (ms) => writeMoment(ms, device.now()),
  });
  const { signIn } = said;
  const { dot, words, waits } =
    loss !== undefined && !signIn
      ? { dot: "loss" as const, words: `This ${deviceNoun()} lost Keepup’s data`, waits: undefined }
      : said;
  const line = (
    <>
      <StatusDot kind={dot} />
      <span className={styles.words}>
        <span>{words}</span>
        {waits !== undefined && (
          <>
            <span className="unseen"> · </span>
            <small>{waits}</small>
          </>
        )}
      </span>
    </>
  );
  if (signIn)
    return (
      <>
        <button type="button" className={styles.status} onClick={() => setSigningIn(true)}>
          {line}
        </button>
        {signingIn && <SignInAgain saving={saving} onClose={() => setSigningIn(false)} />}
      </>
    );
  return (
    <Popover title="Saving" buttonClass={styles.status} button={line}>
      {(close) => <SavingPanel saving={saving} loss={loss} onLeave={close} />}
    </Popover>
  );
}

/** Draws again every ten seconds: what waits too long is said, and "10:42" becomes "Tue 17 Nov". */
function useSlowTick(): void {
  const [, draw] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => draw((count) => count + 1), OVERDUE_MS);
    return () => clearInterval(timer);
  }, []);
}
