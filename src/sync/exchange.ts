import type { Change } from "../domain/change.ts";
import { SCHEMA_VERSION } from "../domain/schema.ts";
import { acknowledge, offerAgain, releaseAttention, settle } from "../storage/acknowledge.ts";
import type { Pause } from "../storage/cache.ts";
import { digestOfDevice } from "../storage/digest-of-device.ts";
import type { Device } from "../storage/open-device.ts";
import { type Asked, receive, startFromZero, startOver } from "../storage/receive.ts";
import {
  compareCursors,
  CONTENT_TYPE,
  hashScopes,
  MAX_CHANGES,
  MAX_PAGE_ROWS,
  parseAnswer,
  parseRequest,
  PROTOCOL_VERSION,
  type SyncRefusal,
  type SyncReply,
  type SyncRequest,
} from "./protocol.ts";

/** What came back from wherever the request went; only a protocol answer of the school counts. */
export type Answer = { status: number; type: string; body: string };

/** Carries a request's body to the school. Throws when nothing came back. */
export type Send = (body: string) => Promise<Answer>;

export type Outcome =
  /** The school has answered. `again`: there is more to send or to fetch, so go on at once. */
  | { is: "answered"; again: boolean; sent: number; received: number; head: number }
  /** Nothing that counts came back; nothing on the device has changed. */
  | { is: "no-answer" }
  /** The school will not talk to this device for now. Nothing is lost; editing goes on. */
  | { is: "paused"; why: SyncRefusal["refused"]; say: string };

export type ExchangeOptions = {
  /** Most rows wanted back in one answer. */
  limit?: number;
  /** Have the school compare everything this device holds with its own copy, and heal it. */
  compare?: boolean;
};

/** Characters of changes in one request; well below what the school takes. */
const MAX_CHANGES_LENGTH = 1024 * 1024;
const MAX_WATCH = 500;
/** An answer slower than this says nothing about the clock. */
const MAX_TRIP_MS = 30_000;
/** A clock is only called wrong, and corrected for, beyond this. */
const MAX_CLOCK_DIFFERENCE_MS = 2 * 60_000;

/**
 * One round trip: unsent changes go up, and the rows this person may see that have moved come down.
 * Reads the device, lets go of it, sends, and then writes in steps of which each is whole and safe
 * to be the last one: another copy's journal, what the school accepted after all, rows with
 * cursor, verdicts, what the rows have reached. [SY32] [SY33]
 */
export async function exchange(
  device: Device,
  send: Send,
  options: ExchangeOptions = {},
): Promise<Outcome> {
  const { asked, request, unsent, again } = await prepare(device, options);
  const sentAt = device.now();
  const answer = await sendAndRead(request, send);
  if (answer === undefined) return { is: "no-answer" };
  if ("refusal" in answer) return refused(device, request, answer.refusal, sentAt);
  const { reply } = answer;
  if (await isFromLeftCopy(device, asked, reply.epoch))
    return { is: "answered", again: true, sent: 0, received: 0, head: reply.head };
  if (asked.epoch !== "" && reply.epoch !== asked.epoch) await startFromZero(device, reply.epoch);
  const offered = await offerAgain(device, reply.epoch);
  // Before the rows are stored: behind their cursor they would not come again to be looked at.
  await releaseAttention(device, reply.rows, reply.epoch, reply.now);
  const taken = await receive(device, asked, pageOf(reply));
  const reached = taken && !reply.more ? reply.cursor.s : undefined;
  await acknowledge(device, reply.verdicts, reply.epoch, reply.now, {
    ...(reached === undefined ? {} : { reached }),
    head: reply.head,
  });
  if (reply.verdicts.some(({ is }) => is === "quarantined"))
    await releaseAttention(device, reply.rows, reply.epoch, reply.now);
  if (taken && reply.digest !== undefined) await compared(device, asked, reply);
  await settle(device, {
    ...(reached === undefined ? {} : { reached }),
    seen: reply.seen,
    serverNow: reply.now,
  });
  await heard(device, reply.now, sentAt, null);
  return {
    is: "answered",
    again:
      !taken ||
      offered > 0 ||
      (reply.more && compareCursors(reply.cursor, asked.cursor) !== 0) ||
      (reply.verdicts.length > 0 && unsent > reply.verdicts.length - again) ||
      (reply.rows.length + reply.verdicts.length > 0 && (await isToBeAsked(device))) ||
      reply.digest === "different",
    sent: Math.max(0, reply.verdicts.length - again),
    received: reply.rows.length,
    head: reply.head,
  };
}

/**
 * Whether another tab went on to a restored copy of the school's while this answer of the one
 * before was on its way: what that one acknowledged, the restored one may not have.
 */
async function isFromLeftCopy(
  { outbox, cache }: Device,
  asked: Asked,
  epoch: string,
): Promise<boolean> {
  if ((await outbox.metaValue<string>("epoch")) === epoch) return false;
  const stands = await cache.metaValue("epoch");
  return stands !== asked.epoch && stands !== epoch;
}

async function prepare(
  device: Device,
  { limit = MAX_PAGE_ROWS, compare = false }: ExchangeOptions,
): Promise<{ asked: Asked; request: SyncRequest; unsent: number; again: number }> {
  const { outbox, cache, codec } = device;
  const { epoch, cursor, scopesHash } = await cache.metaValues(["epoch", "cursor", "scopesHash"]);
  const [records, unsent, watched] = await outbox.transaction(
    "r",
    outbox.changes,
    outbox.journal,
    () =>
      Promise.all([
        outbox.changes.orderBy("h").limit(MAX_CHANGES).toArray(),
        outbox.changes.count(),
        outbox.journal
          .where("[unseen+seq]")
          .between([1, 0], [1, Infinity])
          .reverse()
          .limit(MAX_WATCH)
          .toArray(),
      ]),
  );
  const asides = await outbox.attention.filter(({ ask }) => ask !== undefined).toArray();
  const bodies = [...records, ...asides].slice(0, MAX_CHANGES).map((record) => record.body);
  const changes = fitting(await codec.open(bodies));
  const own = new Set(records.map(({ id }) => id));
  const again = changes.filter(({ id }) => !own.has(id)).length;
  const request: SyncRequest = {
    p: PROTOCOL_VERSION,
    user: device.user,
    device: device.id,
    sv: SCHEMA_VERSION,
    epoch,
    cursor,
    scopes: scopesHash,
    changes,
    watch: watched
      .filter((record) => record.epoch === epoch)
      .map(({ seq, scope }) => ({ s: seq, scope })),
    limit,
    holds: unsent - (changes.length - again),
  };
  const asked = { epoch, cursor, scopesHash };
  const digest = compare ? await digestOfDevice(device, asked) : undefined;
  if (digest !== undefined) request.digest = digest;
  return { asked, request, unsent, again };
}

/** Whether the school is to be asked once more about something it had put aside. [NT6] */
async function isToBeAsked({ outbox }: Device): Promise<boolean> {
  return (await outbox.attention.filter(({ ask }) => ask !== undefined).count()) > 0;
}

/** As many changes, oldest first, as one request may carry; always the first. */
function fitting(changes: readonly Change[]): Change[] {
  let length = 0;
  return changes.filter((change, at) => {
    length += JSON.stringify(change).length;
    return at === 0 || length <= MAX_CHANGES_LENGTH;
  });
}

async function sendAndRead(
  request: SyncRequest,
  send: Send,
): Promise<ReturnType<typeof parseAnswer>> {
  try {
    const { status, type, body } = await send(JSON.stringify(request));
    if (status !== 200 || type.split(";")[0]?.trim() !== CONTENT_TYPE) return undefined;
    return parseAnswer(JSON.parse(body));
  } catch {
    // No network, a connection that broke, a page that is not JSON: all the same to the device.
    return undefined;
  }
}

async function refused(
  device: Device,
  request: SyncRequest,
  { refused: why, say, epoch, now }: SyncRefusal,
  sentAt: number,
): Promise<Outcome> {
  const goOn: Outcome = { is: "answered", again: true, sent: 0, received: 0, head: 0 };
  if (why === "new-epoch" && epoch !== undefined) {
    if (epoch === request.epoch) return { is: "no-answer" };
    await offerAgain(device, epoch);
    await startFromZero(device, epoch);
    return goOn;
  }
  if (why === "bad-request" && (await setUnreadableAside(device, request, say, now))) return goOn;
  // Whoever is not of the school any more keeps no child's record here; unsent work stays. [SY38]
  if (why === "not-on-staff" || why === "device-revoked") await startOver(device, request.epoch);
  await heard(device, now, sentAt, { why, say });
  return { is: "paused", why, say };
}

/**
 * One change that cannot be read may not hold up the others: it goes to its author's attention.
 * Returns whether there was any. [SY39]
 */
async function setUnreadableAside(
  device: Device,
  request: SyncRequest,
  say: string,
  now: number,
): Promise<boolean> {
  const unreadable = request.changes.filter(
    (change) => parseRequest({ ...request, changes: [change] }) === undefined,
  );
  const verdicts = unreadable.map(({ id }) => ({
    id,
    is: "quarantined" as const,
    why: "bad-shape",
    say,
  }));
  await acknowledge(device, verdicts, request.epoch, now);
  return unreadable.length > 0;
}

/** What the school said of the digest: a device that has strayed fetches everything anew. [SY43] */
async function compared(device: Device, asked: Asked, { digest, now }: SyncReply): Promise<void> {
  if (digest === "different") await startOver(device, asked.epoch);
  await device.cache.putMeta({ compared: now });
}

function pageOf(reply: SyncReply): Parameters<typeof receive>[2] {
  const { epoch, head, now, rows, cursor, more, scopes } = reply;
  const page = { epoch, head, now, rows, cursor, more };
  return scopes === undefined
    ? page
    : { ...page, scopes: { all: scopes, hash: hashScopes(scopes) } };
}

async function heard(
  device: Device,
  serverNow: number,
  sentAt: number,
  paused: Pause | null,
): Promise<void> {
  const now = device.now();
  const trip = now - sentAt;
  const difference = Math.round(serverNow - (sentAt + now) / 2);
  await device.cache.putMeta({
    lastHeard: now,
    paused,
    ...(trip < 0 || trip > MAX_TRIP_MS
      ? {}
      : { offset: Math.abs(difference) > MAX_CLOCK_DIFFERENCE_MS ? difference : 0 }),
  });
}

/**
 * Goes on exchanging until both sides are level, the school does not answer, or `goOn` says no.
 */
export async function catchUp(
  device: Device,
  send: Send,
  goOn: () => boolean = () => true,
  options: ExchangeOptions = {},
): Promise<Outcome> {
  let outcome = await exchange(device, send, options);
  while (outcome.is === "answered" && outcome.again && goOn())
    outcome = await exchange(device, send, { ...options, compare: false });
  return outcome;
}
