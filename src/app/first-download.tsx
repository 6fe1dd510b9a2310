import { useState } from "react";
import type { PersonHere } from "../storage/people-here.ts";
import type { Saving } from "../storage/saving.ts";
import { Button } from "../ui/button.tsx";
import { plural } from "../ui/plural.ts";
import { ProgressLine } from "../ui/progress-line.tsx";
import { deviceNoun } from "./device-noun.ts";
import { needsSignIn } from "./saving-words.ts";
import { letSomebodyElseIn } from "./session.ts";
import { SignInAgain } from "./sign-in-again.tsx";
import { useSyncState } from "./sync-state.ts";
import styles from "./shell.module.css";

/** The one time that the network is needed: the school comes to this device. */
export function FirstDownload({ saving, person }: { saving: Saving; person: PersonHere }) {
  const { reachable, nudge } = useSyncState();
  const [signingIn, setSigningIn] = useState(false);
  const noun = deviceNoun();
  return (
    <main className={styles.first} id="main">
      <div className={styles.logoLarge}>Keepup</div>
      <h1>{person.schoolName}</h1>
      {needsSignIn(saving) ? (
        <>
          <p>Your session has ended before the school came to this {noun}.</p>
          <Button kind="main" onClick={() => setSigningIn(true)}>
            Sign in
          </Button>
        </>
      ) : saving.paused === undefined ? (
        <>
          <ProgressLine
            label={`Bringing your school to this ${noun}…`}
            {...(saving.firstDownload === undefined || saving.firstDownload === 0
              ? {}
              : { done: saving.firstDownload })}
          />
          {!reachable && (
            <p>
              The school’s server does not answer just now. What has come so far is kept; the rest
              follows as soon as it answers.
            </p>
          )}
        </>
      ) : (
        <>
          <p>{saving.paused.say}</p>
          {saving.onDevice > 0 && (
            <p>
              {plural(saving.onDevice, "change")} of yours{" "}
              {saving.onDevice === 1 ? "waits" : "wait"} on this {noun}, and will be sent when the
              school takes you again.
            </p>
          )}
        </>
      )}
      <div className={styles.firstWays}>
        {!reachable && <Button onClick={nudge}>Try again</Button>}
        <Button kind="quiet" onClick={letSomebodyElseIn}>
          Back to the first page
        </Button>
      </div>
      {signingIn && <SignInAgain saving={saving} onClose={() => setSigningIn(false)} />}
    </main>
  );
}
