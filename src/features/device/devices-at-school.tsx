import { useEffect, useState } from "react";
import type { Answer } from "../../domain/answer.ts";
import { Notice } from "../../ui/notice.tsx";
import { plural } from "../../ui/plural.ts";
import { type DeviceAtSchool, looksCleared, type MomentWords } from "./loss-words.ts";
import styles from "./device-page.module.css";

export type AskMyDevices = () => Promise<Answer<readonly DeviceAtSchool[]>>;

const SHOWN = 6;

/** What the school's server knows of one's devices; undefined until it has answered. */
export function useDevicesAtSchool(
  ask: AskMyDevices,
): Answer<readonly DeviceAtSchool[]> | undefined {
  const [answer, setAnswer] = useState<Answer<readonly DeviceAtSchool[]>>();
  useEffect(() => {
    let here = true;
    void ask().then((told) => here && setAnswer(told));
    return () => {
      here = false;
    };
  }, [ask]);
  return answer;
}

/** One's own devices as the school has heard them: the memory that no clearing of a device reaches. */
export function DevicesAtSchool({
  answer,
  mine,
  noun,
  now,
  words: { moment },
}: {
  answer: Answer<readonly DeviceAtSchool[]> | undefined;
  mine: string;
  noun: string;
  now: number;
  words: MomentWords;
}) {
  if (answer === undefined) return <p className={styles.soft}>Asking the school…</p>;
  if (answer.is !== "done")
    return (
      <p className={styles.soft}>
        The school did not answer, so what it remembers of your devices cannot be shown now.
      </p>
    );
  const devices = answer.value;
  if (devices.length === 0) return <p className={styles.soft}>The school keeps no list for you.</p>;
  const cleared = looksCleared(devices, mine, now);
  return (
    <>
      {cleared > 0 && (
        <Notice kind="look">
          In the last month the school heard {cleared} other devices of yours, each on one day only.
          If you have used the same {noun} all along, its browser is cleared every night or whenever
          you sign out of it: what is not sent by then is lost. Tell whoever looks after the
          computers, and send before you close.
        </Notice>
      )}
      <ul className={styles.devices}>
        {devices.slice(0, SHOWN).map(({ id, seenAt, changes, lastAt }) => (
          <li key={id}>
            <strong>{id === mine ? `This ${noun}` : "Another device"}</strong>
            <span>
              {plural(changes, "change")} of yours came from it
              {lastAt === undefined ? "" : `, the last ${moment(lastAt)}`}; last heard{" "}
              {moment(seenAt)}
            </span>
          </li>
        ))}
      </ul>
      {devices.length > SHOWN && (
        <p className={styles.soft}>and {devices.length - SHOWN} not heard for longer</p>
      )}
    </>
  );
}
