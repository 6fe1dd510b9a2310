import { lazy, Suspense, useState } from "react";
import { readTrip } from "../features/rehearsal/rehearsal-trip.ts";
import { isSchoolReachable } from "./look-for-school.ts";

const RehearsalBar = lazy(() =>
  import("../features/rehearsal/rehearsal-bar.tsx").then((bar) => ({ default: bar.RehearsalBar })),
);

/** On a page that the rehearsal has loaded: the way back to it. */
export function RehearsalFoot() {
  const [isOut] = useState(() => readTrip()?.is === "out");
  if (!isOut) return null;
  return (
    <Suspense fallback={null}>
      <RehearsalBar isReachable={isSchoolReachable} backHref="/device/rehearsal" />
    </Suspense>
  );
}
