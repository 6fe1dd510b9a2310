import type { DeviceNoun } from "./saving-words.ts";

/** What to call the device in a sentence: what one holds by touch is a tablet. */
export function deviceNoun(): DeviceNoun {
  return globalThis.matchMedia?.("(pointer: coarse)").matches ? "tablet" : "computer";
}
