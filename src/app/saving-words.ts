import type { Saving } from "../storage/saving.ts";
import { plural } from "../ui/plural.ts";
import type { DotKind } from "../ui/status-dot.tsx";

/** What this device is called to the person in front of it. */
export type DeviceNoun = "computer" | "tablet";

export type SavingWords = {
  dot: DotKind;
  words: string;
  /** How much waits, on a line of its own: however narrow the room, the number is never cut off. */
  waits?: string;
  /** The person has to sign in before anything can be sent or fetched. */
  signIn: boolean;
};

/**
 * The state of saving in one line. Three honest stages: on this device, sent to school, up to date
 * (others' devices have it); each from what the school acknowledged, none from a request's end.
 */
export function sayStatus(
  saving: Saving,
  {
    reachable,
    device,
    clock,
  }: { reachable: boolean; device: DeviceNoun; clock: (ms: number) => string },
): SavingWords {
  const { onDevice, attention, paused } = saving;
  const at = saving.lastHeard === undefined ? "" : ` ${clock(saving.lastHeard)}`;
  if (paused !== undefined && needsSignIn(saving))
    return {
      dot: "here",
      words:
        onDevice > 0
          ? `Sign in to send ${plural(onDevice, "change")}`
          : "Sign in to stay up to date",
      signIn: true,
    };
  if (paused !== undefined)
    return {
      dot: "look",
      words:
        onDevice > 0
          ? `${plural(onDevice, "change")} not taken by the school`
          : "The school does not answer you",
      signIn: false,
    };
  if (onDevice > 0 && reachable)
    return { dot: "here", words: `Saved on this ${device}, sending…`, signIn: false };
  if (onDevice > 0)
    return {
      dot: "here",
      words: `Saved on this ${device}`,
      waits: `${plural(onDevice, "change")} to send when online`,
      signIn: false,
    };
  if (attention > 0)
    return {
      dot: "look",
      words: attention === 1 ? "1 change needs a look" : `${attention} changes need a look`,
      signIn: false,
    };
  if (!reachable)
    return {
      dot: "here",
      words: at === "" ? `Offline. Saved on this ${device}` : `Offline. Sent to school${at}`,
      signIn: false,
    };
  if (saving.sent > 0) return { dot: "sent", words: `Sent to school${at}`, signIn: false };
  return { dot: "arrived", words: `Up to date${at}`, signIn: false };
}

/** Whether only signing in again lets this device talk to the school. */
export function needsSignIn({ paused }: Saving): boolean {
  return paused?.why === "signed-out" || paused?.why === "wrong-person";
}

/** "4 minutes", "2 hours": how far a clock is off. */
export function writeDifference(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  if (minutes < 90) return plural(minutes, "minute");
  const hours = Math.round(minutes / 60);
  return hours < 48 ? plural(hours, "hour") : plural(Math.round(hours / 24), "day");
}
