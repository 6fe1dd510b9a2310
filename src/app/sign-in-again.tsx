import { useState } from "react";
import { SignInForm } from "../features/welcome/sign-in-form.tsx";
import type { Saving } from "../storage/saving.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Notice } from "../ui/notice.tsx";
import { plural } from "../ui/plural.ts";
import { type SignedIn, schoolOffice } from "./school-office.ts";
import { openAs, useSession } from "./session.ts";
import { useSyncState } from "./sync-state.ts";

/** The session has ended: signing in sends what waits. Until then everything goes on as it was. */
export function SignInAgain({ saving, onClose }: { saving: Saving; onClose: () => void }) {
  const person = useSession((session) => session.current);
  const nudge = useSyncState((state) => state.nudge);
  const [wrong, setWrong] = useState<string>();
  const office = schoolOffice();
  if (person === undefined) return null;

  function welcome(signedIn: SignedIn): void {
    if (person !== undefined && signedIn.user === person.user) nudge();
    // Somebody else: their own school opens, and this person's changes wait for this person.
    else openAs(signedIn, Date.now());
    onClose();
  }

  return (
    <Dialog title={`Sign in as ${person.name}`} onClose={onClose}>
      <p>
        {saving.onDevice > 0
          ? `${plural(saving.onDevice, "change")} of yours ${saving.onDevice === 1 ? "waits" : "wait"} on this device. Signing in sends ${saving.onDevice === 1 ? "it" : "them"} to school; until then you can go on working.`
          : "Signing in brings what others have changed. Until then you can go on working."}
      </p>
      {saving.paused?.why === "wrong-person" && (
        <p>
          Somebody else is signed in on this browser, so nothing of yours is sent in their name.
        </p>
      )}
      {person.demo ? (
        <>
          {wrong !== undefined && <Notice kind="look">{wrong}</Notice>}
          <div>
            <Button
              kind="main"
              onClick={() =>
                void office.enterDemo(person.user).then((answer) => {
                  if (answer.is === "done") welcome(answer.value);
                  else setWrong(answer.say);
                })
              }
            >
              Be {person.name} again
            </Button>
          </div>
        </>
      ) : (
        <SignInForm
          signIn={async (email, password) => {
            const answer = await office.signIn(email, password);
            if (answer.is === "done") welcome(answer.value);
            return answer;
          }}
        />
      )}
    </Dialog>
  );
}
