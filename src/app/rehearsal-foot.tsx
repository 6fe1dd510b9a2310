import { useState } from "react";
import { readTrip } from "../features/rehearsal/rehearsal-trip.ts";
import { later } from "../ui/later.tsx";
import { isSchoolReachable } from "./look-for-school.ts";

const RehearsalBar = later(() =>
  import("../features/rehearsal/rehearsal-bar.tsx").then((part) => part.RehearsalBar),
);

/** On a page that the rehearsal has loaded: the way back to it. */
export function RehearsalFoot() {
  const [isOut] = useState(() => readTrip()?.is === "out");
  if (!isOut) return null;
  return <RehearsalBar isReachable={isSchoolReachable} backHref="/device/rehearsal" />;
}
