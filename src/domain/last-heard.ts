import { addDays, type Day, writeDay } from "./calendar.ts";
import { asSentence, sayCount } from "./count-words.ts";

/** A device of somebody's, as the school last heard it. */
export type HeardDevice = {
  user: string;
  on: Day;
  /** Changes it had not sent then; null: it did not say. */
  holding: number | null;
};

/** When the school last heard of a class's adults, and how many changes were still on the device then. */
export type LastHeard = {
  on: Day;
  /** Null: nobody told. */
  holding: number | null;
  /** Other devices of theirs that held something when they were last heard. */
  others?: readonly HeardDevice[];
};

/** Days after which a device that held something is not asked after any more. */
const ASKED_AFTER_DAYS = 60;

/**
 * Of all devices what is told: each person's that was heard last, and others that still held
 * something, if they were heard within sixty days. [MR3]
 */
export function toldOfDevices(devices: readonly HeardDevice[], today: Day): HeardDevice[] {
  const from = addDays(today, -ASKED_AFTER_DAYS);
  const latestFirst = devices.toSorted(lastFirst);
  const told = new Set<string>();
  return latestFirst.filter((one) => {
    const isTheLast = !told.has(one.user);
    told.add(one.user);
    return isTheLast || ((one.holding ?? 0) > 0 && one.on >= from);
  });
}

/** What is told of a class: its adults' device that was heard last, and others that held something. */
export function lastHeardOf(
  devices: readonly HeardDevice[],
  adults: readonly string[],
): LastHeard | undefined {
  const theirs = devices.filter(({ user }) => adults.includes(user)).toSorted(lastFirst);
  const [last, ...rest] = theirs;
  if (last === undefined) return undefined;
  const others = rest.filter(({ holding }) => (holding ?? 0) > 0);
  const { on, holding } = last;
  return { on, holding, ...(others.length === 0 ? {} : { others }) };
}

/**
 * "Last heard Tue 17 Nov, then holding 6 changes. Another device of Mrs Khan, Tue 10 Nov, then
 * holding 2 changes." Empty where nothing is known. [MR3]
 */
export function sayHeard(
  heard: LastHeard | undefined,
  today: Day,
  nameOf: (user: string) => string,
): string {
  if (heard === undefined) return "";
  const { others = [] } = heard;
  const sentences = others.map(
    ({ user, on, holding }) =>
      `Another device of ${ofWhom(nameOf(user))}, ${writeDay(on, today)}${then(holding)}.`,
  );
  const last = asSentence(`last heard ${writeDay(heard.on, today)}${then(heard.holding)}.`);
  return [last, ...sentences].join(" ");
}

function then(holding: number | null): string {
  if (holding === null) return "";
  return `, then ${holding === 0 ? "nothing waiting" : `holding ${sayCount(holding, "change")}`}`;
}

function ofWhom(name: string): string {
  return name === "you" ? "yours" : name;
}

/** Heard last first; of two of one day the one that held more. */
function lastFirst(a: HeardDevice, b: HeardDevice): number {
  if (a.on !== b.on) return a.on < b.on ? 1 : -1;
  return (b.holding ?? -1) - (a.holding ?? -1);
}
