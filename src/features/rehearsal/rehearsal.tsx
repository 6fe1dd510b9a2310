import { useState } from "react";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Screen } from "../../ui/screen.tsx";
import { keepTrip, readTrip } from "./rehearsal-trip.ts";
import { type Found, sayReady, sayTried, type Tried } from "./rehearsal-words.ts";
import { type ClassToTake, useReachable, useRehearsal } from "./use-rehearsal.ts";
import styles from "./rehearsal.module.css";

type RehearsalProps = {
  noun: string;
  /** The classes to take along. */
  classes: readonly ClassToTake[];
  /** "10:42": a moment in words. */
  words: (ms: number) => string;
  isReachable: () => Promise<boolean>;
  /** Loads a page as if it were opened anew, with nothing of this one left. */
  load: (href: string) => void;
  deviceHref: string;
};

const PARTS = 3;

/** "Prove it before you leave": everything that no network needs, tried for real. [SY52] */
export function Rehearsal({ noun, classes, words, isReachable, load, deviceHref }: RehearsalProps) {
  const found = useRehearsal(classes);
  const reachable = useReachable(isReachable);
  const [trip] = useState(readTrip);
  const tried = sayTried(found);
  const failed = tried.filter(({ ok }) => !ok);
  const done = tried.length === PARTS;
  const first = classes[0];
  const proved = trip?.is === "back" && trip.offline === true;

  function again(): void {
    keepTrip(undefined);
    load("/device/rehearsal");
  }
  function openClass(): void {
    if (first === undefined) return;
    keepTrip({ is: "out", className: first.name });
    load(`/class/${first.id}`);
  }

  return (
    <Screen title="Prove it before you leave">
      <div className={styles.page}>
        {done && failed.length === 0 && proved ? (
          <Ready found={found} noun={noun} words={words} reachable={reachable} />
        ) : (
          <p>
            Keepup tries on this {noun} what it will need without a network. It takes two minutes
            and changes nothing.
          </p>
        )}
        <ol className={styles.steps}>
          <li>
            <h2>What has to be here</h2>
            <ul className={styles.tried} aria-busy={!done}>
              {tried.map((one) => (
                <TriedLine key={one.id} tried={one} />
              ))}
              {!done && <li className={styles.soft}>Trying…</li>}
            </ul>
            {failed.length > 0 && (
              <>
                <Notice kind="look">
                  This {noun} is not ready yet:{" "}
                  {failed.length === 1 ? "one thing is" : `${failed.length} things are`} missing.
                  What to do stands beside {failed.length === 1 ? "it" : "each"}.
                </Notice>
                <div className={styles.ways}>
                  <Button onClick={again}>Reload and try again</Button>
                </div>
              </>
            )}
          </li>
          {done && failed.length === 0 && !proved && (
            <li>
              <h2>Switch the network off</h2>
              {trip?.is === "back" && (
                <Notice kind="look">
                  {trip.className} opened, but the network was on, so that proves little. Switch it
                  off and open it once more.
                </Notice>
              )}
              <p>
                Turn Wi-Fi off on this {noun} (or turn on flight mode), and unplug a network cable.
              </p>
              <output className={styles.noticed}>
                {reachable === false
                  ? "Noticed: the school cannot be reached now."
                  : "Waiting for it to go. The school can still be reached."}
              </output>
            </li>
          )}
          {done && failed.length === 0 && !proved && reachable === false && first !== undefined && (
            <li>
              <h2>Open your class without it</h2>
              <p>
                Keepup now opens {first.name} from nothing, as on a morning with no network. If
                something else appears, switch Wi-Fi on, go back, and send word to whoever looks
                after the computers: nothing is lost by it.
              </p>
              <div className={styles.ways}>
                <Button kind="main" onClick={openClass}>
                  Open {first.name} now
                </Button>
              </div>
            </li>
          )}
        </ol>
        <div className={styles.ways}>
          {proved && <Button onClick={again}>Try it all again</Button>}
          <LinkButton href={deviceHref} onClick={() => keepTrip(undefined)}>
            Back to this {noun}
          </LinkButton>
        </div>
      </div>
    </Screen>
  );
}

function Ready({
  found: { here },
  noun,
  words,
  reachable,
}: {
  found: Found;
  noun: string;
  words: (ms: number) => string;
  reachable: boolean | undefined;
}) {
  if (here === undefined) return null;
  return (
    <output className={styles.ready}>
      <strong>{sayReady(here, noun, words(here.heard))}</strong>
      <p>
        {reachable === false ? "You can switch the network on again. " : ""}What you write without a
        network is kept here, and goes to school by itself when there is one.
      </p>
    </output>
  );
}

function TriedLine({ tried: { ok, what, todo } }: { tried: Tried }) {
  return (
    <li className={ok ? styles.ok : styles.not}>
      <svg viewBox="0 0 20 20" width="20" height="20" role="img" aria-label={ok ? "Yes" : "No"}>
        {ok ? <path d="M4 10.5l4 4 8-9" /> : <path d="M5 5l10 10M15 5L5 15" />}
      </svg>
      <div>
        {what}
        {todo !== undefined && <p>{todo}</p>}
      </div>
    </li>
  );
}
