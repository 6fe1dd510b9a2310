import { createHash } from "node:crypto";
import type { Standing } from "../domain/access.ts";
import type { Change } from "../domain/change.ts";
import { isRoleOf } from "../domain/letting-in.ts";
import { broughtUp } from "../domain/older-change.ts";
import { sayRefusal } from "../domain/refusal-words.ts";
import { refusal } from "../domain/refusal.ts";
import { type Role, tableOf } from "../domain/schema.ts";
import { SCHOOL_SCOPE, type Scope, scopeOf } from "../domain/scope.ts";
import { contentHash } from "./content-hash.ts";
import { Push, reasonInRecord, REPLAYABLE } from "./push.ts";
import { standingAt } from "./school-standing.ts";
import type { Quarantined, Store } from "./store.ts";
import { takeInto } from "./take-into.ts";
import type { Taking } from "./taking.ts";

/** A change that waits for an administrator, as the list shows it. */
export type Attention = {
  /** What to accept or decline it by. */
  ref: string;
  author: string;
  /** When the school received it, in milliseconds since 1970. */
  at: number;
  code: string;
  say: string;
  /** Null when the child it was about has been erased since, or the text it was in was replaced. */
  change: Change | null;
};

/** What became of a decision; `say` is for the administrator when nothing was done. */
export type Decision = { done: true } | { done: false; say: string };

type Deps = { store: Store; now: () => number };

/** Everything that waits for a decision in a school, oldest first. */
export async function listAttention(store: Store, school: string): Promise<Attention[]> {
  const waiting = await store.read(school).quarantined({ state: "waiting" });
  return waiting.map(({ id, hash, user, at, code, say, change }) => ({
    ref: `${id}.${hash}`,
    author: user,
    at,
    code,
    say,
    change: withoutRestricted(change),
  }));
}

/** What an administrator may not read they decide on without its words. [AC8] */
function withoutRestricted(change: Change | null): Change | null {
  return change !== null && tableOf(change.t)?.of === "restricted" ? { ...change, f: {} } : change;
}

/**
 * Puts a change that was not taken into the record after all: by its author, let in by `resolver`,
 * at the time it was made. What cannot be read, or would break the record, stays out. [SY13]
 */
export async function acceptAttention(
  deps: Deps,
  where: { school: string; resolver: string; ref: string },
): Promise<Decision> {
  return decide(deps, where, "accepted", async (taking, item) => {
    const { resolver } = where;
    if (item.change === null)
      return cannot(item.code === "note-replaced" ? REPLACED : ERASED_SINCE);
    if (isRoleOf(resolver, item.change))
      return cannot("Another administrator must accept a change to your own role.");
    const id = item.code === "id-reuse" ? idAfter(item) : item.id;
    const change = { ...broughtUp(item.change, item.user), id };
    await taking.load([change]);
    const wrong = refusal(leaveFor(taking, change, item.user), {
      ...change,
      h: taking.clockOf(change),
    });
    if (wrong !== undefined) return cannot(sayRefusal(wrong));
    const reason = reasonInRecord(taking, change);
    if (reason !== undefined) return cannot(reason.say);
    const author = { user: item.user, device: item.device, via: resolver };
    taking.take(change, contentHash(item.change), author);
    return { done: true };
  });
}

/** Leaves a change out of the record for good; it stays in the school's list of what was declined. */
export async function declineAttention(
  deps: Deps,
  where: { school: string; resolver: string; ref: string },
): Promise<Decision> {
  return decide(deps, where, "declined", () => Promise.resolve({ done: true }));
}

/**
 * Takes what an older server could not read and this one can, with the rights of its author. What
 * still waits does so for a reason of this server's. Called when a server with a newer schema starts.
 * Returns how many changes were taken. [SY13] [NT7]
 */
export async function replayUnread(deps: Deps, school: string): Promise<number> {
  return takeInto(deps.store, school, deps.now(), async (taking) => {
    const unread = (await taking.writer.quarantined({ state: "waiting" })).flatMap((item) =>
      REPLAYABLE.includes(item.code) && item.change !== null ? [{ item, change: item.change }] : [],
    );
    const pushes = new Map<string, Push>();
    for (const { user, device } of unread.map(({ item }) => item)) {
      const by = (one: Quarantined) => one.user === user && one.device === device;
      const changes = unread.flatMap(({ item, change }) => (by(item) ? [change] : []));
      const name = `${user} ${device}`;
      if (pushes.has(name)) continue;
      pushes.set(name, await Push.of(taking, { user, device, via: null }, changes));
    }
    let taken = 0;
    for (const { item, change } of unread.sort(byClock)) {
      const push = pushes.get(`${item.user} ${item.device}`);
      const verdict = push?.verdictOn(change, item.hash);
      if ((await verdict)?.is !== "quarantined") taken += 1;
    }
    for (const push of pushes.values()) await push.keep();
    // Writing may have waited for another author's, whose clock was ahead.
    return taken + (await taking.takeWaiting()).length;
  });
}

/** What was written first goes first: the rest may be written on it. */
function byClock(a: { change: Change }, b: { change: Change }): number {
  const [one, other] = [a.change, b.change].map(({ h, id }) => `${h} ${id}`);
  if (one === other) return 0;
  return (one ?? "") < (other ?? "") ? -1 : 1;
}

async function decide(
  { store, now }: Deps,
  where: { school: string; resolver: string; ref: string },
  state: "accepted" | "declined",
  act: (taking: Taking, item: Quarantined) => Promise<Decision>,
): Promise<Decision> {
  const [id = "", hash = ""] = where.ref.split(".");
  if (!/^[0-9a-f]{32}$/.test(id)) return NOT_WAITING;
  return takeInto(store, where.school, now(), async (taking) => {
    const { writer } = taking;
    const { role } = standingAt(taking.known(), where.resolver, taking.nowMs);
    if (role !== "administrator") return cannot("Only an administrator can decide on this.");
    const item = (await writer.quarantined({ ids: [id] })).find((one) => one.hash === hash);
    if (item?.state !== "waiting") return NOT_WAITING;
    const decision = await act(taking, item);
    if (decision.done) await writer.putQuarantined([{ ...item, state, resolver: where.resolver }]);
    return decision;
  });
}

function cannot(say: string): Decision {
  return { done: false, say };
}

const ERASED_SINCE = "The child this was about has been erased, so there is nothing to accept.";
const REPLACED =
  "A leader has replaced the text this was written in, so there is nothing to accept. Its author has their words.";
const NOT_WAITING = cannot("Somebody has decided on this already, or it is not in the list.");

/** An id of its own for what came under one that is taken; always the same. */
function idAfter({ id, hash }: Quarantined): string {
  return createHash("sha256").update(`${id} ${hash}`).digest("hex").slice(0, 32);
}

/**
 * Leave to make exactly this change: every right it needs, and no closed point in its way. What is
 * still refused with it can not be read or does not fit the school.
 */
function leaveFor(taking: Taking, change: Change, author: string): Standing {
  const { roster } = taking.known(change);
  const table = tableOf(change.t);
  const role: Role = table?.writers === "office" ? "administrator" : "senior-leader";
  const sees = new Set<Scope>([SCHOOL_SCOPE, scopeOf(change.t, change.k) ?? SCHOOL_SCOPE]);
  const points = new Map([...roster.points.keys()].map((key) => [key, { lockedAt: null }]));
  // What is one's own alone is let in as its author's: an administrator overrules a missing right, and
  // lets nobody write over what a colleague saw or do something in another's name. [MO3] [CR9] [TG4] [MA14]
  const isOwn = table?.signed !== undefined || table?.writers === "moderators";
  const user = isOwn ? author : "";
  return { user, role, grants: { sees, judges: new Set() }, roster: { ...roster, points } };
}
