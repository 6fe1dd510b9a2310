import { useCallback } from "react";
import { Rehearsal } from "../features/rehearsal/rehearsal.tsx";
import { useDevice } from "../storage/use-live.ts";
import { useOpenableClasses } from "./class-picker.tsx";
import { deviceNoun } from "./device-noun.ts";
import { isSchoolReachable } from "./look-for-school.ts";
import { writeMoment } from "./moment-words.ts";

/** The offline rehearsal, with the classes this person would take along. */
export function RehearsalRoom() {
  const device = useDevice();
  const classes = useOpenableClasses();
  const words = useCallback((ms: number) => writeMoment(ms, device.now()), [device]);
  if (classes === undefined) return null;
  return (
    <Rehearsal
      noun={deviceNoun()}
      classes={classes.own.length > 0 ? classes.own : classes.all}
      words={words}
      isReachable={isSchoolReachable}
      load={(href) => location.assign(href)}
      deviceHref="/device"
    />
  );
}
