import type { MeetingAction } from "./meeting-action.ts";

/** An answer that did not last, beside the action as it stands. [MA17] */
export type Overtaken = {
  said: "done" | "dropped";
  /** Why the reader dropped it. */
  why: string;
  action: Pick<MeetingAction, "what" | "why">;
  /** "Mrs Okafor", who said the opposite; undefined where the device does not know, or it was the reader. */
  colleague: string | undefined;
};

/** Tells whoever said that an action is dropped, or done, that the opposite stands. [MA17] */
export function sayOvertaken({ said, why, action, colleague }: Overtaken): string {
  const { what } = action;
  if (said === "dropped") {
    const done =
      colleague === undefined
        ? "On another device it was said to be done"
        : `${colleague} said that it is done`;
    const kept = why === "" ? "nothing is lost" : "your reason stands beside it";
    return `You dropped “${what}”${reason(why)}. ${done}, and that stands; ${kept}.`;
  }
  const dropped =
    colleague === undefined ? "On another device it was dropped" : `${colleague} dropped it`;
  return `You said that “${what}” is done. ${dropped}${reason(action.why)}, and that stands.`;
}

function reason(words: string | null): string {
  return words === null || words === "" ? "" : `, with the reason “${words}”`;
}
