import type { Device } from "./open-device.ts";
import type { Shelf } from "./people-here.ts";

/**
 * What is remembered outside the databases of a person's work here, so that their loss is noticed:
 * which device this was, when it was last looked at, and how much was unsent then.
 */
export type Trace = {
  school: string;
  user: string;
  device: string;
  /** Milliseconds of this device's clock. */
  at: number;
  unsent: number;
};

/** The cookies of this page. */
export type CookieJar = { cookie: string };

const PLACE = "keepup-canary";
/** As long as browsers keep any: 400 days. */
const MAX_AGE_S = 34_560_000;
/** A cookie holds about 4,000 characters. */
const MAX_IN_COOKIE = 8;

/**
 * Two places besides the databases. A browser short of room drops databases and leaves these; some
 * clear databases or cookies alone. Whoever clears all of it leaves no trace here: then only the
 * school's server knows that there was a device. [SY50]
 */
export type TracePlaces = { shelf: Shelf; jar: CookieJar };

function tracePlaces(): TracePlaces {
  return { shelf: localStorage, jar: document };
}

/** Remembers how a person's work here stands. */
export function leaveTrace(trace: Trace, places: TracePlaces = tracePlaces()): void {
  write([trace, ...tracesIn(places).filter((other) => !isOf(other, trace))], places);
}

/** Forgets a person who took their data off this device themselves. */
export function takeTraceAway(
  who: { school: string; user: string },
  places: TracePlaces = tracePlaces(),
): void {
  write(
    tracesIn(places).filter((trace) => !isOf(trace, who)),
    places,
  );
}

/** That this device's storage was cleared, as far as what is left of it tells. */
export type Loss = {
  /** Id of the device that was here before. */
  device: string;
  /** When it was last looked at, and how many changes only it had then. */
  at: number;
  unsent: number;
  /** Milliseconds of this device's clock when it was found out. */
  noticed: number;
};

/**
 * Looks whether the outbox that is here is the one that was; another one means that the browser has
 * cleared the first. What was found is kept until somebody has read it. [SY50]
 */
export async function noticeLoss(
  device: Device,
  places: TracePlaces = tracePlaces(),
): Promise<void> {
  const trace = tracesIn(places).find((other) => isOf(other, device));
  if (trace === undefined || trace.device === device.id) return;
  const { at, unsent } = trace;
  const loss: Loss = { device: trace.device, at, unsent, noticed: device.now() };
  await device.outbox.meta.put({ key: "loss", value: loss });
}

/** The loss that nobody has read yet. */
export async function lossOf({ outbox }: Device): Promise<Loss | undefined> {
  return outbox.metaValue<Loss>("loss");
}

/** Somebody has read it. */
export async function forgetLoss({ outbox }: Device): Promise<void> {
  await outbox.meta.delete("loss");
}

function isOf(trace: Trace, { school, user }: { school: string; user: string }): boolean {
  return trace.school === school && trace.user === user;
}

/** The traces of both places, the latest of each person. */
function tracesIn({ shelf, jar }: TracePlaces): Trace[] {
  const found = [...readTraces(() => shelf.getItem(PLACE)), ...readTraces(() => readCookie(jar))];
  found.sort((a, b) => b.at - a.at);
  return found.filter((trace, at) => found.findIndex((other) => isOf(other, trace)) === at);
}

function readCookie({ cookie }: CookieJar): string | undefined {
  const held = cookie.split("; ").find((part) => part.startsWith(`${PLACE}=`));
  return held === undefined ? undefined : decodeURIComponent(held.slice(PLACE.length + 1));
}

function readTraces(read: () => string | null | undefined): Trace[] {
  try {
    const value: unknown = JSON.parse(read() ?? "[]");
    return Array.isArray(value) ? value.filter(isTrace) : [];
  } catch {
    // Blocked or damaged: this place knows nothing, the other may.
    return [];
  }
}

function isTrace(value: unknown): value is Trace {
  if (typeof value !== "object" || value === null) return false;
  const { school, user, device, at, unsent } = value as Partial<Trace>;
  const texts = [school, user, device].every((text) => typeof text === "string");
  return texts && typeof at === "number" && typeof unsent === "number";
}

function write(traces: readonly Trace[], { shelf, jar }: TracePlaces): void {
  try {
    shelf.setItem(PLACE, JSON.stringify(traces));
  } catch {
    // Full or blocked: the other place is left.
  }
  const value = encodeURIComponent(JSON.stringify(traces.slice(0, MAX_IN_COOKIE)));
  const secure = globalThis.location?.protocol === "https:" ? "; Secure" : "";
  jar.cookie = `${PLACE}=${value}; Path=/; Max-Age=${MAX_AGE_S}; SameSite=Strict${secure}`;
}
