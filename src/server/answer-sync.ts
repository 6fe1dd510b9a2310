import { randomBytes } from "node:crypto";
import { schoolDay } from "../domain/calendar.ts";
import {
  PROTOCOL_VERSION,
  type SyncRefusal,
  type SyncReply,
  type SyncRequest,
  type Verdict,
} from "../sync/protocol.ts";
import { settleGrants } from "./grants.ts";
import { pageFor } from "./pull.ts";
import { LATE_DAYS, Push } from "./push.ts";
import { knownRoster, standingAt } from "./school-standing.ts";
import type { DeviceRecord, School, Store } from "./store.ts";
import { takeInto } from "./take-into.ts";
import { isAskedWhoWasHeard } from "./who-was-heard.ts";

export type SyncDeps = {
  store: Store;
  /** Milliseconds since 1970. */
  now: () => number;
};

/** Whose session the request came with. */
export type Principal = { school: string; user: string };

/** When a device was seen is written at most this often, unless what it has or holds is another. */
const SEEN_EVERY_MS = 60_000;

/** A name for a copy of a school that has gone back in time. */
export function newEpoch(): string {
  return randomBytes(8).toString("hex");
}

/**
 * The server's whole part in one exchange: verdicts on what came up, then the rows that go down.
 * Used by HTTP and by the simulation alike. The protocol and its reasons: docs/sync.md.
 */
export async function answerSync(
  deps: SyncDeps,
  principal: Principal,
  request: SyncRequest,
): Promise<SyncReply | SyncRefusal> {
  const { store } = deps;
  const { user } = principal;
  const nowMs = deps.now();
  const refuse = (refused: SyncRefusal["refused"], say: string, epoch?: string): SyncRefusal => ({
    p: PROTOCOL_VERSION,
    refused,
    say,
    now: nowMs,
    ...(epoch === undefined ? {} : { epoch }),
  });

  if (request.user !== user)
    return refuse(
      "wrong-person",
      "Somebody else is signed in on this device. What you entered is kept here; sign in yourself to send it.",
    );
  if (request.p < PROTOCOL_VERSION) return refuse("bad-request", UNREADABLE);
  const school = await schoolToday(store, principal.school, nowMs);
  if (school === undefined) return refuse("not-on-staff", NOT_ON_STAFF);

  const known = await knownRoster(store, school, store.read(school.id));
  const standing = standingAt(known, user, nowMs);
  const device = await store.read(school.id).device(user, request.device);
  const pushing = request.changes.length > 0;
  if (standing.role === undefined) {
    // Somebody who left lately may still bring work, and must hear of a restored copy to do so.
    const mayBring = pushing || !["", school.epoch].includes(request.epoch);
    if (!mayBring || !(await leftLately(store, school.id, user, nowMs)))
      return refuse("not-on-staff", NOT_ON_STAFF);
  }
  if (device?.revoked === true && !pushing) return refuse("device-revoked", REVOKED);
  if (request.p > PROTOCOL_VERSION && !pushing) return refuse("too-new", TOO_NEW);

  if (request.epoch !== school.epoch && (request.epoch !== "" || request.cursor.s > 0))
    return refuse("new-epoch", RESTORED, school.epoch);
  if (request.cursor.s > school.head && standing.role !== undefined) {
    // A device knows more than this copy, so this copy is from the past.
    const epoch = await takeNewEpoch(store, school);
    return refuse("new-epoch", RESTORED, epoch);
  }

  const pushed = pushing ? await push(deps, school.id, user, request, nowMs) : [];
  const reply = { p: PROTOCOL_VERSION, epoch: school.epoch, now: nowMs, verdicts: pushed };
  if (standing.role === undefined || device?.revoked === true || request.p > PROTOCOL_VERSION) {
    // Work done before is taken; nothing comes back, and what is there is to be forgotten.
    const scopes = request.p > PROTOCOL_VERSION ? {} : { scopes: [] };
    const { cursor } = request;
    return { ...reply, head: school.head, rows: [], cursor, more: false, seen: [], ...scopes };
  }

  // The head is read after the push and before the rows: all that is numbered up to it is there.
  const after = await store.school(school.id);
  const { head } = after ?? school;
  const reader = store.read(school.id);
  await noteDevice(store, school.id, device, { user, request, nowMs });
  const current = standingAt(await knownRoster(store, after ?? school, reader), user, nowMs);
  const page = await pageFor(reader, current, head, request);
  const seen = await reader.seenByOthers(user, request.watch);
  return { ...reply, head, ...page, seen };
}

/**
 * The school, with its grants brought to today when a day has passed; what devices said they still
 * held is forgotten then, once no round of meetings is near.
 */
export async function schoolToday(
  store: Store,
  id: string,
  nowMs: number,
): Promise<School | undefined> {
  const school = await store.school(id);
  if (school === undefined || school.grantsDay === schoolDay(nowMs)) return school;
  return store.write(id, async (writer) => {
    if (writer.school.grantsDay !== schoolDay(nowMs)) {
      const known = await knownRoster(store, writer.school, writer);
      await settleGrants(writer, known, nowMs, "calendar");
      if (!(await isAskedWhoWasHeard(writer, schoolDay(nowMs)))) await writer.forgetHolds();
    }
    return writer.school;
  });
}

async function push(
  { store }: SyncDeps,
  school: string,
  user: string,
  request: SyncRequest,
  nowMs: number,
): Promise<Verdict[]> {
  const { changes, device } = request;
  return takeInto(store, school, nowMs, async (taking) => {
    const pushed = await Push.of(taking, { user, device, via: null }, changes);
    const verdicts: Verdict[] = [];
    for (const change of changes) verdicts.push(await pushed.verdictOn(change));
    return pushed.finish(verdicts);
  });
}

/** Whether this person was on the staff until not long ago, so that earlier work may still come. */
async function leftLately(
  store: Store,
  school: string,
  user: string,
  nowMs: number,
): Promise<boolean> {
  const ended = await store.read(school).endedGrants(user, nowMs - LATE_DAYS * 86_400_000);
  return ended.some(({ what }) => what.startsWith("role:"));
}

async function takeNewEpoch(store: Store, school: School): Promise<string> {
  return store.write(school.id, async (writer) => {
    // Several devices may find out at once: one new epoch is enough.
    if (writer.school.epoch === school.epoch) {
      writer.amendSchool({ epoch: newEpoch() });
      await writer.forgetCursors();
    }
    return writer.school.epoch;
  });
}

async function noteDevice(
  store: Store,
  school: string,
  before: DeviceRecord | undefined,
  now: { user: string; request: SyncRequest; nowMs: number },
): Promise<void> {
  const { cursor, sv, device: id, holds } = now.request;
  const same =
    before?.cursor.s === cursor.s &&
    before.cursor.t === cursor.t &&
    before.cursor.k === cursor.k &&
    before.holds === holds;
  if (before !== undefined && same && now.nowMs - before.seenAt < SEEN_EVERY_MS) return;
  const { user, nowMs: seenAt } = now;
  const said = holds === undefined ? {} : { holds };
  await store.putDevice(school, { id, user, cursor, sv, seenAt, revoked: false, ...said });
}

const UNREADABLE =
  "This version of Keepup is too old for the school's. What you entered is kept; reload the page to get the new version.";
const NOT_ON_STAFF =
  "You are not on this school's staff list. What you entered is kept on this device; ask your administrator to add you.";
const REVOKED =
  "This device may no longer be used for this school. Ask your administrator, or use another device.";
const TOO_NEW =
  "This version of Keepup is newer than the school's. What you enter is kept on this device until the school's Keepup has been updated.";
const RESTORED =
  "The school's copy was restored from a backup. This device sends again what it knows, then fetches everything anew.";
