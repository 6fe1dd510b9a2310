import type { Saving } from "../storage/saving.ts";
import { plural } from "../ui/plural.ts";
import type { Found } from "./look-for-school.ts";
import type { DeviceNoun } from "./saving-words.ts";

/** A press of "Send now" and what is known since. */
export type Asking = {
  /** Milliseconds of this device's clock when it was pressed. */
  at: number;
  /** Whether a few seconds have gone by. */
  over: boolean;
  /** What stands where the school's server should be, once that is known. */
  found?: Found;
};

/**
 * What came of "Send now": a sentence for every state there is, within a few seconds. Whether
 * anything was sent is read from what the school acknowledged, and from nothing else. [SY51]
 */
export function sayAsked(saving: Saving, asking: Asking, noun: DeviceNoun): string {
  if (saving.lastHeard !== undefined && saving.lastHeard >= asking.at)
    return sayAnswered(saving, asking);
  const { found, over } = asking;
  const safe = saySafe(saving.onDevice);
  switch (found) {
    case "no-network":
      return `This ${noun} has no network just now. ${safe} Keepup sends as soon as there is one.`;
    case "something-else":
      return `Something else answered in the school’s place, often the sign-in page of a Wi-Fi network. ${safe} Open another page to sign in to the Wi-Fi, then send again.`;
    case "fault":
      return `The school’s server is there but cannot answer just now. ${safe} Keepup goes on trying; if it lasts, tell whoever looks after Keepup at your school.`;
    case "school":
      if (!over) return "Asking the school…";
      return `The school can be reached, but this page has had no answer yet: another tab of Keepup may be asleep, or the connection is slow. ${safe} Close other tabs of Keepup and send again in half a minute.`;
    default:
      if (found === undefined && !over) return "Asking the school…";
      return `The school did not answer. ${safe} Keepup goes on trying.`;
  }
}

function sayAnswered(saving: Saving, { over }: Asking): string {
  const { onDevice, attention, paused } = saving;
  const safe = saySafe(onDevice);
  if (paused?.why === "signed-out")
    return `The school answered: your session has ended. ${safe} Sign in again to send.`;
  if (paused?.why === "wrong-person")
    return `The school answered: somebody else is signed in on this browser, and nothing of yours is sent in their name. ${safe} Sign in yourself to send.`;
  if (paused !== undefined) return `The school answered. ${paused.say}`;
  if (onDevice > 0)
    return over
      ? `The school answered and is taking your changes; ${onDevice} ${onDevice === 1 ? "is" : "are"} still to go.`
      : `The school answered; sending ${plural(onDevice, "change")}…`;
  if (attention > 0)
    return `The school answered. Everything has been sent; ${attention === 1 ? "1 change needs" : `${attention} changes need`} a look, above.`;
  return "The school answered. Everything has been sent.";
}

function saySafe(onDevice: number): string {
  if (onDevice === 0) return "Nothing of yours waits.";
  return onDevice === 1 ? "Your change is safe here." : `Your ${onDevice} changes are safe here.`;
}
