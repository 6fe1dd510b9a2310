import { useState } from "react";
import { Redirect } from "wouter";
import { meetingToday } from "../domain/meeting-today.ts";
import type { Role } from "../domain/schema.ts";
import type { PersonHere } from "../storage/people-here.ts";
import { useDevice, useLive, useSchoolDay, useStanding } from "../storage/use-live.ts";
import { preparePath } from "./meeting-paths.ts";
import { TrackHome } from "./track-home.tsx";
import { beginsAtLook } from "./verbs.ts";

type FirstScreenProps = {
  role: Role;
  person: PersonHere;
  /** Whether Keepup has just been opened, and nobody has gone anywhere yet. */
  isStart: boolean;
};

/** What one sees first: on a day with a meeting, at the start, the meeting; else where one's work is. [MR8] */
export function FirstScreen(props: FirstScreenProps) {
  // Whatever arrives later, nobody is taken from where they are.
  const [isStart] = useState(props.isStart && props.role !== "governor");
  return isStart ? <Start {...props} /> : <Work {...props} />;
}

function Start(props: FirstScreenProps) {
  const device = useDevice();
  const standing = useStanding();
  const today = useSchoolDay();
  const [found, setFound] = useState<{ path: string | undefined }>();
  const read = useLive(async (view) => ({ rows: await view.rows("meeting") }), []);
  if (found === undefined && read !== undefined && standing !== undefined) {
    const meeting = meetingToday(read.rows, standing, today, device.now());
    setFound({ path: meeting && preparePath(meeting) });
  }
  if (found === undefined) return null;
  return found.path === undefined ? <Work {...props} /> : <Redirect to={found.path} replace />;
}

function Work({ role, person }: FirstScreenProps) {
  if (beginsAtLook(role)) return <Redirect to="/look" replace />;
  return <TrackHome role={role} person={person} />;
}
