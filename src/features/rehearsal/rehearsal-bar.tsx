import { useEffect, useState } from "react";
import { LinkButton } from "../../ui/button.tsx";
import { keepTrip, readTrip } from "./rehearsal-trip.ts";
import styles from "./rehearsal.module.css";

/**
 * At the foot of the class that the rehearsal has opened: that this is it, and the way back. Whether
 * there was no network is looked at here, where the page has just loaded.
 */
export function RehearsalBar({
  isReachable,
  backHref,
}: {
  isReachable: () => Promise<boolean>;
  backHref: string;
}) {
  const [trip, setTrip] = useState(readTrip);
  const [reachable, setReachable] = useState<boolean>();
  useEffect(() => {
    let here = true;
    void isReachable().then((answer) => here && setReachable(answer));
    return () => {
      here = false;
    };
  }, [isReachable]);
  if (trip?.is !== "out") return null;
  return (
    <aside className={styles.bar} aria-label="Rehearsal">
      <span>
        {reachable === undefined
          ? `This is ${trip.className}.`
          : reachable
            ? `This is ${trip.className}; the network is on.`
            : `This is ${trip.className}, opened with no network.`}
      </span>
      <LinkButton
        kind="main"
        href={backHref}
        onClick={() => {
          // Pressed before the answer is there: the browser's own word has to do.
          const offline = reachable === undefined ? !navigator.onLine : !reachable;
          keepTrip({ ...trip, is: "back", offline });
          setTrip(undefined);
        }}
      >
        Back to the check
      </LinkButton>
    </aside>
  );
}
