import { type ReactNode, useRef, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { plural } from "../../ui/plural.ts";
import { Screen } from "../../ui/screen.tsx";
import { deviceHere } from "./device-here.ts";
import { type AskMyDevices, DevicesAtSchool, useDevicesAtSchool } from "./devices-at-school.tsx";
import { type DeviceFacts, healthLines, sayHealth } from "./health-lines.ts";
import { HealthList } from "./health-list.tsx";
import { InstallSteps } from "./install-steps.tsx";
import { type MomentWords, sayLoss } from "./loss-words.ts";
import { ReadUnsentDialog } from "./read-unsent-dialog.tsx";
import { SaveUnsentDialog } from "./save-unsent-dialog.tsx";
import { useDeviceHealth, useUnsentFiles } from "./use-device-health.ts";
import styles from "./device-page.module.css";

type DevicePageProps = Pick<DeviceFacts, "unsent" | "heard" | "clockOff" | "version"> & {
  person: { name: string; schoolName: string };
  words: MomentWords;
  askMyDevices: AskMyDevices;
  /** Asks the school now. */
  send: () => void;
  /** The way to "Prove it before you leave". */
  rehearsal?: ReactNode;
};

/** What this device is to one's work: whether it can lose it, and what to do. [DH1] */
export function DevicePage({
  person,
  words,
  askMyDevices,
  send,
  rehearsal,
  ...known
}: DevicePageProps) {
  const [here] = useState(() => deviceHere());
  const health = useDeviceHealth();
  const files = useUnsentFiles(person);
  const atSchool = useDevicesAtSchool(askMyDevices);
  const [dialog, setDialog] = useState<"save" | "read">();
  const [kept, setKept] = useState<string>();
  const steps = useRef<HTMLDetailsElement>(null);
  const { noun } = here;
  const { storage, offline, loss } = health;
  const { unsent } = known;
  const lines = healthLines({
    ...known,
    here,
    ...(storage === undefined ? {} : { storage }),
    ...(offline === undefined ? {} : { offline }),
    cleared: loss !== undefined,
  });
  const lost =
    atSchool?.is === "done" ? atSchool.value.find(({ id }) => id === loss?.device) : undefined;

  async function keep(): Promise<void> {
    setKept(
      (await health.keep())
        ? "The browser has said yes."
        : "The browser has said no for now, which is usual. Keepup asks again from time to time.",
    );
  }
  function install(): void {
    if (steps.current === null) return;
    steps.current.open = true;
    steps.current.scrollIntoView();
    steps.current.querySelector("summary")?.focus();
  }

  return (
    <Screen title={`This ${noun}`}>
      <div className={styles.page}>
        {loss !== undefined && (
          <Notice kind="loss">
            {sayLoss(loss, noun, words, lost).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
            <div className={styles.ways}>
              <Button onClick={() => setDialog("read")}>Read unsent work from a file</Button>
              <Button onClick={health.understood}>I have read this</Button>
            </div>
          </Notice>
        )}
        <p aria-live="polite">
          {storage === undefined || offline === undefined ? "Looking…" : sayHealth(lines, noun)}
        </p>
        <section aria-labelledby="unsent-work">
          <h2 id="unsent-work">Unsent work</h2>
          <p>
            {unsent === 0
              ? `Everything you have done on this ${noun} is at school.`
              : `${plural(unsent, "change")} of yours ${unsent === 1 ? "is" : "are"} on this ${noun} alone. If it cannot reach the school for long, take ${unsent === 1 ? "it" : "them"} to another device in a file.`}
          </p>
          <div className={styles.ways}>
            {unsent > 0 && (
              <Button kind="main" disabled={!files.possible} onClick={() => setDialog("save")}>
                Save unsent work to a file
              </Button>
            )}
            <Button disabled={!files.possible} onClick={() => setDialog("read")}>
              Read unsent work from a file
            </Button>
          </div>
          {!files.possible && (
            <p className={styles.soft}>
              This address is not secure (https), so the browser does not let Keepup encrypt a file.
            </p>
          )}
        </section>
        {rehearsal !== undefined && (
          <section aria-labelledby="before-leaving">
            <h2 id="before-leaving">Before you leave the network</h2>
            {rehearsal}
          </section>
        )}
        <section aria-labelledby="device-health">
          <h2 id="device-health">Is work safe on this {noun}?</h2>
          <HealthList
            lines={lines}
            said={kept}
            act={(action) => {
              if (action === "keep") void keep();
              else if (action === "install") install();
              else location.reload();
            }}
          />
        </section>
        <details ref={steps} className={styles.more} open={here.isIPad && !here.installed}>
          <summary>Keepup on the Home Screen of an iPad</summary>
          <InstallSteps unsent={unsent} />
        </details>
        <details className={styles.more}>
          <summary>Your devices, as the school remembers them</summary>
          <DevicesAtSchool
            answer={atSchool}
            mine={health.id}
            noun={noun}
            now={health.now}
            words={words}
          />
        </details>
        <details className={styles.more}>
          <summary>What Keepup cannot tell</summary>
          <ul className={styles.cannot}>
            <li>
              Whether everything was cleared at once, marks and all. Then only the school remembers
              that there was a device: look under “Your devices”.
            </li>
            <li>
              Whether this is an iPad that several people share with a guest session. What is on it
              goes when the guest signs out: do not work offline there.
            </li>
            <li>
              Whether a setting of your school clears browsers after some hours. Whoever looks after
              the computers knows; the handbook for running Keepup has a letter for them.
            </li>
            <li>Whether this is a private window for certain: browsers hide it.</li>
          </ul>
        </details>
      </div>
      {dialog === "save" && (
        <SaveUnsentDialog
          files={files}
          unsent={unsent}
          noun={noun}
          known={[person.name, person.schoolName]}
          onClose={() => setDialog(undefined)}
        />
      )}
      {dialog === "read" && (
        <ReadUnsentDialog
          files={files}
          noun={noun}
          onRead={send}
          onClose={() => setDialog(undefined)}
        />
      )}
    </Screen>
  );
}
