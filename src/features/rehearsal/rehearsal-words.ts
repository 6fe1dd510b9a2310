import type { OfflineApp } from "../../storage/offline-app.ts";
import type { ClassesHere } from "../../storage/rehearse.ts";
import { plural } from "../../ui/plural.ts";

/** One thing that was tried, and what it showed. */
export type Tried = { id: string; ok: boolean; what: string; todo?: string };

/** What the checks found; what is still going on is left out. */
export type Found = {
  app?: OfflineApp;
  here?: ClassesHere;
  /** Why the database of unsent work did not take a trial change; undefined when it did. */
  outbox?: { problem: string | undefined };
};

/** What was tried and what it showed, in words. */
export function sayTried({ app, here, outbox }: Found): Tried[] {
  return [
    ...(app === undefined ? [] : [sayApp(app)]),
    ...(here === undefined ? [] : [sayClasses(here)]),
    ...(outbox === undefined ? [] : [sayOutbox(outbox.problem)]),
  ];
}

function sayApp(app: OfflineApp): Tried {
  switch (app.is) {
    case "here":
      return {
        id: "app",
        ok: true,
        what: `All ${app.files} files of the app are here and were read`,
      };
    case "incomplete":
      return {
        id: "app",
        ok: false,
        what: `${plural(app.missing, "file")} of the app could not be read here`,
        todo: "Reload while you are online, and try again.",
      };
    case "not-in-charge":
      return {
        id: "app",
        ok: false,
        what: "The app was put here only just now",
        todo: "Reload once while you are online, and try again.",
      };
    case "no-answer":
      return {
        id: "app",
        ok: false,
        what: "Whether the app is here could not be found out",
        todo: "Take the new version if one is offered, or reload while you are online, and try again.",
      };
    default:
      return {
        id: "app",
        ok: false,
        what: "This browser does not keep the app here",
        todo: "Leave a private window, or use another browser; whoever looks after the computers can allow it.",
      };
  }
}

function sayClasses(here: ClassesHere): Tried {
  const children = childrenOf(here);
  if (!here.complete)
    return {
      id: "classes",
      ok: false,
      what: "Your school has not come to this device as a whole yet",
      todo: "Stay online until the line at the top says “Up to date”, and try again.",
    };
  if (here.classes.length === 0 || children === 0)
    return {
      id: "classes",
      ok: false,
      what: "There is no class with children in it here for you",
      todo: "If you have one, ask your administrator to put you down as its teacher.",
    };
  // Not "judgements": the round counts those, without July's, and the two figures would differ.
  const held = plural(here.judgements, "level or mark", "levels and marks");
  return {
    id: "classes",
    ok: true,
    what: `${sayWhich(here)}: ${plural(children, "child", "children")}, with ${held} for this year, July’s among them`,
  };
}

function sayOutbox(problem: string | undefined): Tried {
  return problem === undefined
    ? {
        id: "outbox",
        ok: true,
        what: "A trial change was written to the disk, read back and removed",
      }
    : {
        id: "outbox",
        ok: false,
        what: "A trial change could not be kept",
        todo: problem,
      };
}

function childrenOf({ classes }: ClassesHere): number {
  return classes.reduce((sum, { children }) => sum + children, 0);
}

const NAMED = 4;
const LIST = new Intl.ListFormat("en-GB", { type: "conjunction" });

/** "4B and 5K"; of many "all 14 classes". */
function sayWhich({ classes }: ClassesHere): string {
  return classes.length > NAMED
    ? `${classes.length} classes`
    : LIST.format(classes.map(({ name }) => name));
}

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/** "This computer is ready: 4B and 5K, 61 children, three subjects, up to date with school as of 10:42." */
export function sayReady(here: ClassesHere, noun: string, heard: string): string {
  const subjects = `${NUMBERS[here.subjects.length] ?? here.subjects.length} ${here.subjects.length === 1 ? "subject" : "subjects"}`;
  return `This ${noun} is ready: ${sayWhich(here)}, ${plural(childrenOf(here), "child", "children")}, ${subjects}, up to date with school as of ${heard}.`;
}
