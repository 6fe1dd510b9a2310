import { Suspense, useEffect, useMemo, useState } from "react";
import { useLocation } from "wouter";
import { LetterheadContext } from "../files/letterhead-here.ts";
import { useLeftWords } from "../notes/left-words.ts";
import { takeTraceAway } from "../storage/canary.ts";
import { askToKeep } from "../storage/device-health.ts";
import type { PersonHere } from "../storage/people-here.ts";
import { type Saving, savingOf } from "../storage/saving.ts";
import { signOut } from "../storage/sign-out.ts";
import { useDevice, useLive, useStanding } from "../storage/use-live.ts";
import { later, useFetchedWhenIdle } from "../ui/later.tsx";
import { Popover } from "../ui/popover.tsx";
import { ScreenFrame } from "../ui/screen.tsx";
import { showToast } from "../ui/toast.ts";
import { Boundary } from "./boundary.tsx";
import { deviceNoun } from "./device-noun.ts";
import { initialsOf } from "./initials.ts";
import { RehearsalFoot } from "./rehearsal-foot.tsx";
import { Rooms } from "./rooms.tsx";
import { SavingStatus } from "./saving-status.tsx";
import { closeSession, letSomebodyElseIn, rememberPlace, setOwesSignOut } from "./session.ts";
import { useSync } from "./sync-state.ts";
import { useCanary } from "./use-canary.ts";
import { useLetterhead } from "./use-letterhead.ts";
import { verbsFor } from "./verbs.ts";
import styles from "./shell.module.css";

const AccountMenu = later(() =>
  import("../features/account/account-menu.tsx").then((part) => part.AccountMenu),
);
const ChangePassword = later(() =>
  import("./change-password.tsx").then((part) => part.ChangePassword),
);
const FirstDownload = later(() =>
  import("./first-download.tsx").then((part) => part.FirstDownload),
);
const DueBadge = later(() =>
  import("../features/actions/due-badge.tsx").then((part) => part.DueBadge),
);
const UnkeptWords = later(() => import("./unkept-words.tsx").then((part) => part.UnkeptWords));
const PARTS = [AccountMenu, ChangePassword, UnkeptWords];

/** The frame around every screen: the rail of verbs, who is here, and the state of saving. */
export function Shell({ person }: { person: PersonHere }) {
  const device = useDevice();
  const standing = useStanding();
  const [location, navigate] = useLocation();
  const saving = useLive(() => savingOf(device), [device]);
  const [changingPassword, setChangingPassword] = useState(false);
  const unkept = useLeftWords(device.outbox.name);
  useSync(device);
  useKeptStorage(saving);
  useCanary(device, saving);
  useFetchedWhenIdle(PARTS);

  const frame = useMemo(() => ({ status: <SavingStatus saving={saving} /> }), [saving]);
  const [isStart, setIsStart] = useState(location === "/");
  if (isStart && location !== "/") setIsStart(false);
  const letterhead = useLetterhead(saving, standing?.role ?? person.role);
  useEffect(() => {
    if (location.startsWith("/class/")) rememberPlace(location);
  }, [location]);

  if (saving === undefined || standing === undefined) return <div className={styles.shell} />;
  if (saving.firstDownload !== undefined && standing.role === undefined)
    return <FirstDownload saving={saving} person={person} />;

  const role = standing.role ?? person.role;
  // A meeting that is being held has the whole screen.
  const alone = /^\/meet\/[^/]+\/[^/]+\/run$/.test(location);
  return (
    <div className={styles.shell} data-alone={alone || undefined}>
      <a className={styles.skip} href="#main">
        To the work
      </a>
      <nav hidden={alone} className={styles.rail} data-rail aria-label="Keepup">
        <a className={styles.logo} href="/">
          Keepup
        </a>
        <ul className={styles.verbs}>
          {verbsFor(role).map((verb) => (
            <li key={verb.href}>
              <a
                className={styles.verb}
                href={verb.href}
                aria-current={verb.isHere(location) ? "page" : undefined}
              >
                {verb.label}
                {verb.href === "/plan" && <DueBadge />}
              </a>
            </li>
          ))}
        </ul>
        <div className={styles.who}>
          <Popover
            title="Who is here"
            label={`${person.name}: sign out or let somebody else in`}
            buttonClass={styles.initials}
            button={initialsOf(person.name)}
            align="up-start"
          >
            {(close) => (
              <AccountMenu
                person={{ ...person, role }}
                unsent={saving.onDevice}
                device={{ href: "/device", label: `This ${deviceNoun()}` }}
                onLeave={close}
                onChangePassword={() => {
                  close();
                  setChangingPassword(true);
                }}
                onSwitch={() => {
                  navigate("/", { replace: true });
                  letSomebodyElseIn();
                }}
                onSignOut={() => void leave()}
              />
            )}
          </Popover>
        </div>
      </nav>
      <div className={styles.room}>
        <ScreenFrame.Provider value={frame}>
          <LetterheadContext.Provider value={letterhead}>
            <Boundary resetOn={location}>
              <Suspense fallback={null}>
                <Rooms role={role} person={person} isStart={isStart} />
              </Suspense>
            </Boundary>
          </LetterheadContext.Provider>
        </ScreenFrame.Provider>
      </div>
      <RehearsalFoot />
      {unkept.length > 0 && <UnkeptWords />}
      {changingPassword && <ChangePassword onClose={() => setChangingPassword(false)} />}
    </div>
  );

  async function leave(): Promise<void> {
    if (unkept.length > 0) {
      showToast({
        words: "Some words are not kept yet. Keep them or let them go, then sign out.",
      });
      return;
    }
    // First out here, where it counts; the server hears of it now or when it can next be reached.
    setOwesSignOut(true);
    const left = await signOut(device);
    navigate("/", { replace: true });
    closeSession(person, left);
    if (left.empty) takeTraceAway(person);
    if (left.unsent > 0)
      showToast({
        words: `Signed out. ${left.unsent === 1 ? "1 change waits" : `${left.unsent} changes wait`} here, closed, until ${person.name} signs in again.`,
      });
    // A part of the app that does not come is a server that cannot be reached.
    const told = await import("./school-office.ts")
      .then(({ schoolOffice }) => schoolOffice().signOut())
      .catch(() => undefined);
    if (told?.is === "done") setOwesSignOut(false);
  }
}

/** Once there is something to lose, asks the browser not to clear it. */
function useKeptStorage(saving: Saving | undefined): void {
  const hasWritten = saving !== undefined && saving.onDevice + saving.sent + saving.seen > 0;
  useEffect(() => {
    if (hasWritten) void askToKeep();
  }, [hasWritten]);
}
