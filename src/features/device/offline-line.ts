import type { OfflineApp } from "../../storage/offline-app.ts";
import { plural } from "../../ui/plural.ts";
import type { HealthLine } from "./health-lines.ts";

/** Whether the app opens on this device with no network. */
export function offlineLine(offline: OfflineApp): HealthLine {
  switch (offline.is) {
    case "here":
      return {
        id: "offline",
        state: "good",
        what: "The app itself is here",
        means: `All ${offline.files} of its files can be read on this device, so it opens with no network.`,
      };
    case "incomplete":
      return {
        id: "offline",
        state: "look",
        what: `${plural(offline.missing, "file")} of the app ${offline.missing === 1 ? "is" : "are"} not here`,
        means: "With no network a screen may not open. What you have written is not touched.",
        todo: "Reload while you are online, and look again.",
        action: "reload",
      };
    case "not-in-charge":
      return {
        id: "offline",
        state: "look",
        what: "Keepup is not yet ready to open with no network",
        means: "It has only just been put here. What you write is kept all the same.",
        todo: "Reload once while you are online.",
        action: "reload",
      };
    case "no-answer":
      return {
        id: "offline",
        state: "look",
        what: "Whether the app is here could not be found out",
        means: "An older version of it may still be at work. What you have written is not touched.",
        todo: "Take the new version if one is offered, or reload while you are online.",
        action: "reload",
      };
    default:
      return {
        id: "offline",
        state: "look",
        what: "This browser does not keep the app itself",
        means:
          "With no network Keepup does not open here. What you have written stays, and is there when it opens again.",
        todo: "Leave a private window, or ask whoever looks after the computers to allow this site to keep data and to work offline.",
      };
  }
}
