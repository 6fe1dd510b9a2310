import { useEffect } from "react";
import type { Loss } from "../storage/canary.ts";
import { listUnsent, type Saving } from "../storage/saving.ts";
import { useDevice, useLive } from "../storage/use-live.ts";
import { Notice } from "../ui/notice.tsx";
import { plural } from "../ui/plural.ts";
import { StatusDot } from "../ui/status-dot.tsx";
import { sayChange } from "./change-words.ts";
import { deviceNoun } from "./device-noun.ts";
import { sayMoment } from "./moment-words.ts";
import { PutAside } from "./put-aside.tsx";
import { needsSignIn, writeDifference } from "./saving-words.ts";
import { SendNow } from "./send-now.tsx";
import { useSyncState } from "./sync-state.ts";
import styles from "./saving-status.module.css";

const SHOWN = 8;

/** The evidence behind the line: what is where, what needs a look, and a button that always answers. */
export function SavingPanel({
  saving,
  loss,
  onLeave,
}: {
  saving: Saving;
  loss: Loss | undefined;
  onLeave: () => void;
}) {
  const device = useDevice();
  const now = device.now();
  const noun = deviceNoun();
  const nudge = useSyncState((state) => state.nudge);
  // Whoever opens this wants to know how it stands now, not at the last exchange.
  useEffect(() => nudge(), [nudge]);
  const unsent = useLive(
    async (view) =>
      Promise.all(
        (await listUnsent(device, SHOWN)).map(async ({ change, at }) => ({
          id: change.id,
          at,
          words: await sayChange(view, change),
        })),
      ),
    [device],
  );
  return (
    <div className={styles.panel}>
      {loss !== undefined && (
        <Notice kind="loss">
          This {noun} had Keepup’s data {sayMoment(loss.at, now)} and has lost it since.{" "}
          <a href="/device" onClick={onLeave}>
            What that means
          </a>
        </Notice>
      )}
      {saving.paused !== undefined && !needsSignIn(saving) && (
        <Notice kind="look">{saving.paused.say}</Notice>
      )}
      <Stage
        dot="here"
        title={`Only on this ${noun}`}
        words={saving.onDevice === 0 ? "Nothing waits." : plural(saving.onDevice, "change")}
      />
      {unsent !== undefined && unsent.length > 0 && (
        <ul className={styles.list}>
          {unsent.map((one) => (
            <li key={one.id}>
              <span>{one.words}</span>
              <small>{sayMoment(one.at, now)}</small>
            </li>
          ))}
          {saving.onDevice > unsent.length && (
            <li>
              <small>and {saving.onDevice - unsent.length} more</small>
            </li>
          )}
        </ul>
      )}
      <Stage
        dot="sent"
        title="Sent to school"
        words={
          saving.sent === 0
            ? "Nothing is on its way to others."
            : `${plural(saving.sent, "change")} not yet on anyone else’s device`
        }
      />
      <Stage
        dot="arrived"
        title="On other people’s devices"
        words={
          saving.seen === 0
            ? "Nothing of yours in the last 30 days."
            : `${plural(saving.seen, "change")} in the last 30 days`
        }
      />
      <PutAside />
      <p className={styles.heard}>
        {saving.lastHeard === undefined
          ? "The school has not been heard yet."
          : `The school was last heard ${sayMoment(saving.lastHeard, now)}.`}
      </p>
      {saving.clockDifference !== undefined && (
        <p className={styles.heard}>
          This {noun}’s clock is {writeDifference(saving.clockDifference)}{" "}
          {saving.clockDifference > 0 ? "slow" : "fast"}. Keepup allows for it; times shown here may
          be wrong until the clock is set.
        </p>
      )}
      <SendNow saving={saving} />
      <p className={styles.heard}>
        <a href="/device" onClick={onLeave}>
          Is work safe on this {noun}?
        </a>
      </p>
    </div>
  );
}

function Stage({
  dot,
  title,
  words,
}: {
  dot: "here" | "sent" | "arrived";
  title: string;
  words: string;
}) {
  return (
    <div className={styles.stage}>
      <StatusDot kind={dot} />
      <div>
        <strong>{title}</strong>
        <span>{words}</span>
      </div>
    </div>
  );
}
