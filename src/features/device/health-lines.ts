import type { StorageHealth } from "../../storage/device-health.ts";
import type { OfflineApp } from "../../storage/offline-app.ts";
import type { DeviceHere } from "./device-here.ts";
import { offlineLine } from "./offline-line.ts";

/** What is known of a device; what is still being asked is left out. */
export type DeviceFacts = {
  here: DeviceHere;
  storage?: StorageHealth;
  offline?: OfflineApp;
  /** Changes that are on this device alone. */
  unsent: number;
  /** When the school was last heard, in words, and how many days ago. */
  heard?: { words: string; days: number };
  /** "4 minutes slow", when the clock is off by more than two minutes. */
  clockOff?: string;
  cleared: boolean;
  version: string;
};

/** `good`; `look`: something to do; `loss`: work may be lost here; `plain`: to know. */
export type HealthState = "good" | "look" | "loss" | "plain";

/** One thing about this device: what it is, what it means for the children's records, what to do. */
export type HealthLine = {
  id: string;
  state: HealthState;
  what: string;
  means: string;
  todo?: string;
  /** What the line has a button for. */
  action?: "keep" | "install" | "reload";
};

const LITTLE_ROOM = 100 * 2 ** 20;
const LONG_DAYS = 7;

/** The lines of the device page, what asks for something first. [DH1] */
export function healthLines(facts: DeviceFacts): HealthLine[] {
  const lines = [
    privateLine(facts),
    placeLine(facts),
    keptLine(facts),
    roomLine(facts),
    facts.offline === undefined ? undefined : offlineLine(facts.offline),
    clearedLine(facts),
    heardLine(facts),
    clockLine(facts),
    versionLine(facts),
  ].filter((line) => line !== undefined);
  const order: readonly HealthState[] = ["loss", "look", "good", "plain"];
  return order.flatMap((state) => lines.filter((line) => line.state === state));
}

/** The page in one sentence, from its lines. */
export function sayHealth(lines: readonly HealthLine[], noun: string): string {
  const count = (state: HealthState) => lines.filter((line) => line.state === state).length;
  if (count("loss") > 0)
    return `Work can be lost on this ${noun}. The first line says why and what to do.`;
  if (count("look") > 0)
    return count("look") === 1
      ? `One thing to look at on this ${noun}.`
      : `${count("look")} things to look at on this ${noun}.`;
  return `Nothing that can be seen from here puts your work on this ${noun} at risk.`;
}

function sayUnsent(unsent: number): string {
  if (unsent === 0) return "Nothing of yours waits to be sent just now";
  return unsent === 1
    ? "Your unsent change would be lost"
    : `Your ${unsent} unsent changes would be lost`;
}

function privateLine({ storage }: DeviceFacts): HealthLine | undefined {
  if (storage === undefined) return undefined;
  return storage.seemsPrivate
    ? {
        id: "private",
        state: "look",
        what: "This may be a private window, or a guest’s",
        means:
          "What Keepup keeps here ends with the window. What has reached school is safe; what has not would be gone.",
        todo: "If it is one, open Keepup in an ordinary window before you write anything. If it is not, carry on, and send often: the browser gives Keepup little room here.",
      }
    : {
        id: "private",
        state: "good",
        what: "An ordinary window",
        means: "It does not look like a private one, whose storage would end with it.",
      };
}

function placeLine({ here: { isIPad, installed, noun }, unsent }: DeviceFacts): HealthLine {
  if (installed)
    return {
      id: "place",
      state: "good",
      what: "Keepup is installed as an app",
      means: `It has its own place on this ${noun}, and the browser leaves it alone.`,
    };
  if (isIPad)
    return {
      id: "place",
      state: "look",
      what: "Keepup is open in a tab on an iPad",
      means: `Safari clears what a site keeps once you have used it for seven days without opening the site, half-term for instance. What is at school stays. ${sayUnsent(unsent)}.`,
      todo: "Put Keepup on the Home Screen: there it is not cleared.",
      action: "install",
    };
  return {
    id: "place",
    state: "plain",
    what: "Keepup is open in a browser tab",
    means: `That is fine on a ${noun}. Installed as an app (in the browser’s menu) it is easier to find with no network.`,
  };
}

function keptLine({ storage, unsent, here: { noun } }: DeviceFacts): HealthLine | undefined {
  if (storage === undefined) return undefined;
  if (storage.kept === undefined)
    return {
      id: "kept",
      state: "plain",
      what: "This browser does not say whether it keeps Keepup’s data",
      means: "It may clear it when the disk is full. What has reached school is safe.",
    };
  return storage.kept
    ? {
        id: "kept",
        state: "good",
        what: "The browser keeps Keepup’s data",
        means: `It does not clear it by itself, even with a full disk. Somebody who clears the browsing data on this ${noun} still does.`,
      }
    : {
        id: "kept",
        state: "look",
        what: "The browser may clear Keepup’s data when the disk is full",
        means: `What has reached school is safe. ${sayUnsent(unsent)}.`,
        todo: "Ask the browser to keep it. If it says no, which is usual in a new tab, it may say yes once you have used Keepup for some days or installed it.",
        action: "keep",
      };
}

function roomLine({ storage }: DeviceFacts): HealthLine | undefined {
  const room = storage?.room;
  if (room === undefined) return undefined;
  return room < LITTLE_ROOM
    ? {
        id: "room",
        state: "look",
        what: `Only ${writeBytes(room)} of room left`,
        means: "When there is none, new judgements cannot be kept here; you would be told at once.",
        todo: "Free some space: downloads, and other sites’ data.",
      }
    : {
        id: "room",
        state: "good",
        what: `${writeBytes(room)} of room left`,
        means: "A whole school for many years takes less than a tenth of a gigabyte.",
      };
}

function clearedLine({ cleared, here: { noun } }: DeviceFacts): HealthLine {
  return cleared
    ? {
        id: "cleared",
        state: "loss",
        what: `This ${noun} has lost Keepup’s data before`,
        means: "See above. What was unsent then is not here any more.",
        todo: "Ask whoever looks after the computers whether browsers are cleared at night or on signing out, and to leave this site alone. Until then send before you close.",
      }
    : {
        id: "cleared",
        state: "good",
        what: `No sign that this ${noun} was ever cleared`,
        means: "Keepup leaves a mark in two other places, and it fits.",
      };
}

function heardLine({ heard, here: { noun } }: DeviceFacts): HealthLine {
  if (heard === undefined)
    return {
      id: "heard",
      state: "look",
      what: "The school has not been heard yet",
      means: `Nothing has come to this ${noun} and nothing of yours has reached school.`,
      todo: "Go online once.",
    };
  return heard.days > LONG_DAYS
    ? {
        id: "heard",
        state: "look",
        what: `The school was last heard ${heard.words}`,
        means: `What you wrote since is on this ${noun} alone, and what others did since is not here.`,
        todo: "Go online when you can.",
      }
    : {
        id: "heard",
        state: "good",
        what: `The school was last heard ${heard.words}`,
        means: "What it had then is here.",
      };
}

function clockLine({ clockOff, here: { noun } }: DeviceFacts): HealthLine {
  return clockOff === undefined
    ? {
        id: "clock",
        state: "good",
        what: "The clock is right",
        means: "It goes with the school’s, as of when the school was last heard.",
      }
    : {
        id: "clock",
        state: "look",
        what: `This ${noun}’s clock is ${clockOff}`,
        means:
          "Keepup allows for it, and nothing is lost; times and dates shown here may be wrong.",
        todo: `Set the clock of this ${noun}.`,
      };
}

function versionLine({ version, here: { browser } }: DeviceFacts): HealthLine {
  return {
    id: "version",
    state: "plain",
    what: `Keepup ${version}, ${browser}`,
    means: "For whoever helps you.",
  };
}

/** "41 GB", "80 MB". */
export function writeBytes(bytes: number): string {
  const gigabytes = bytes / 2 ** 30;
  if (gigabytes >= 10) return `${Math.round(gigabytes)} GB`;
  if (gigabytes >= 1) return `${Math.round(gigabytes * 10) / 10} GB`;
  return `${Math.round(bytes / 2 ** 20)} MB`;
}
