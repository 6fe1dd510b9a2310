import { addDays, type Day, schoolDay } from "../domain/calendar.ts";
import { type HeardDevice, toldOfDevices } from "../domain/last-heard.ts";
import { meetingRoundsOf } from "../domain/meeting-round.ts";
import type { SchoolReader } from "./store.ts";

/** Days before a round of meetings begins in which it is told when a class was last heard. */
const ASKED_BEFORE = 21;

/** Whether a round of meetings is near enough, and not over, for this to be anybody's business. [MR3] */
export async function isAskedWhoWasHeard(reader: SchoolReader, today: Day): Promise<boolean> {
  const rounds = meetingRoundsOf(await reader.rowsOf(["meeting-round"]));
  return rounds.some(({ from, to }) => to >= today && addDays(from, -ASKED_BEFORE) <= today);
}

/** On which day each person's devices were last heard and what they held then; nothing without a round. [MR3] */
export async function whoWasHeard(reader: SchoolReader, today: Day): Promise<HeardDevice[]> {
  if (!(await isAskedWhoWasHeard(reader, today))) return [];
  const devices = await reader.heard();
  // Days, not minutes: to get levels in before a meeting, and to watch over nobody.
  return toldOfDevices(
    devices.map(({ user, seenAt, holds }) => ({
      user,
      on: schoolDay(seenAt),
      holding: holds ?? null,
    })),
    today,
  );
}
