import type { Standing } from "../domain/access.ts";
import { type Change, type EntryInput, isWritten, makesCycle } from "../domain/change.ts";
import { clockMs } from "../domain/clock.ts";
import { broughtUp } from "../domain/older-change.ts";
import { sayRefusal } from "../domain/refusal-words.ts";
import { type Refusal, refusal } from "../domain/refusal.ts";
import { scopeOf } from "../domain/scope.ts";
import type { QuarantineReason, Verdict } from "../sync/protocol.ts";
import { contentHash } from "./content-hash.ts";
import { reasonInNote } from "./note-joining.ts";
import { isRosterTable, standingAt, standingBefore } from "./school-standing.ts";
import type { Grant, LogEntry, Quarantined, SchoolWriter } from "./store.ts";
import { type Author, cellOf, type Taking } from "./taking.ts";

/** How long after a grant ended work that was done before is still taken. */
export const LATE_DAYS = 60;
const LATE_MS = LATE_DAYS * 86_400_000;

/** Reasons that are about who asks, so that the grants of the moment of the edit decide. */
const ABOUT_GRANTS: readonly Refusal["code"][] = ["not-seen", "not-yours", "not-on-staff"];
/** Reasons that an update of the server takes away, so such a change is looked at again. */
export const REPLAYABLE: readonly string[] = ["unknown-table", "unknown-field"];

/** Why a change goes into quarantine, with the words for its author. */
type Reason = { code: QuarantineReason; say: string };

/** Gives each change of a request its verdict; none of them can stop another. [SY3] */
export class Push {
  readonly #taking: Taking;
  readonly #author: Author;
  readonly #taken: Map<string, LogEntry>;
  readonly #kept: Map<string, Quarantined[]>;
  readonly #quarantine: Quarantined[] = [];
  #grants: { open: readonly Grant[]; ended: readonly Grant[] } | undefined;

  private constructor(
    taking: Taking,
    author: Author,
    taken: Map<string, LogEntry>,
    kept: Map<string, Quarantined[]>,
  ) {
    this.#taking = taking;
    this.#author = author;
    this.#taken = taken;
    this.#kept = kept;
  }

  /** Reads what is known of these changes. */
  static async of(taking: Taking, author: Author, changes: readonly Change[]): Promise<Push> {
    const ids = changes.map(({ id }) => id);
    await taking.load(changes);
    const taken = new Map((await taking.writer.taken(ids)).map((entry) => [entry.id, entry]));
    const kept = new Map<string, Quarantined[]>();
    for (const item of await taking.writer.quarantined({ ids: [...new Set(ids)] }))
      kept.set(item.id, [...(kept.get(item.id) ?? []), item]);
    return new Push(taking, author, taken, kept);
  }

  get #writer(): SchoolWriter {
    return this.#taking.writer;
  }

  /** @param hash of the change as it was sent, where it is kept without an erased child since */
  async verdictOn(sent: Change, hash = contentHash(sent)): Promise<Verdict> {
    const { id } = sent;
    const change = broughtUp(sent, this.#author.user);
    const before = this.#taken.get(id);
    if (before !== undefined && before.hash === hash)
      return { id, is: "duplicate", seq: before.seq, h: before.h };
    const kept = this.#kept.get(id) ?? [];
    const same = kept.find((item) => item.hash === hash);
    // What was said about a change stays said; a resend is a new change.
    if (same !== undefined && !REPLAYABLE.includes(same.code)) return verdictOf(same);
    const reused = before !== undefined || kept.some((item) => item.hash !== hash);
    const reason = await this.#reasonAgainst(change, reused);
    if (reason !== undefined) return verdictOf(this.#keep(sent, hash, reason, "waiting"));
    // What an update of the server made readable leaves the quarantine by itself.
    if (same !== undefined) this.#keep(sent, hash, same as Reason, "accepted");
    const entry = this.#taking.take(change, hash, this.#author);
    this.#taken.set(id, entry);
    const is = entry.is === "superseded" ? "superseded" : "accepted";
    return { id, is, seq: entry.seq, h: entry.h };
  }

  async #reasonAgainst(change: Change, reused: boolean): Promise<Reason | undefined> {
    const taking = this.#taking;
    // An erased child is on no list any more, so this is looked at before the right to write.
    if (taking.isErased(change)) return ERASED;
    if (reused) return ID_REUSE;
    const wrong = await this.#refusalOf(change);
    return wrong === undefined ? reasonInRecord(taking, change) : inWords(wrong);
  }

  async #refusalOf(change: Change): Promise<Refusal | undefined> {
    const { user } = this.#author;
    const standing = standingAt(this.#taking.known(change), user, this.#taking.nowMs);
    const corrected = { ...change, h: this.#taking.clockOf(change) };
    const now = refusal(standing, corrected);
    if (now === undefined || !ABOUT_GRANTS.includes(now.code)) return now;
    // A device's clock is its owner's word: never enough for who may see and do what.
    if (isRosterTable(change.t)) return now;
    const then = await this.#standingThen(standing, corrected);
    return then === undefined ? now : refusal(then, corrected);
  }

  /** The author's standing when the edit was made, if something they held has ended since. [SY6] */
  async #standingThen(standing: Standing, change: Change): Promise<Standing | undefined> {
    const { user } = this.#author;
    this.#grants ??= {
      open: await this.#writer.grants(user),
      ended: await this.#writer.endedGrants(user, this.#taking.nowMs - LATE_MS),
    };
    const { open, ended } = this.#grants;
    const thenMs = clockMs(change.h);
    return ended.some(({ toAt }) => (toAt ?? 0) > thenMs)
      ? standingBefore(standing, open, ended, thenMs)
      : undefined;
  }

  #keep(change: Change, hash: string, reason: Reason, state: "waiting" | "accepted"): Quarantined {
    const { user, device } = this.#author;
    // What comes for an erased child is answered, but its content is kept nowhere.
    const erased = reason === ERASED;
    const item: Quarantined = {
      id: change.id,
      hash,
      user,
      device,
      at: this.#taking.nowMs,
      state: erased ? "declined" : state,
      change: erased ? null : this.#taking.withoutErased(change),
      code: reason.code,
      say: reason.say,
      resolver: null,
      scope: scopeOf(change.t, change.k) ?? null,
    };
    const others = (this.#kept.get(change.id) ?? []).filter((other) => other.hash !== hash);
    this.#kept.set(change.id, [...others, item]);
    this.#quarantine.push(item);
    return item;
  }

  /** Writes what was kept in quarantine. */
  async keep(): Promise<void> {
    const last = new Map(this.#quarantine.map((item) => [`${item.id} ${item.hash}`, item]));
    await this.#writer.putQuarantined([...last.values()]);
  }

  /**
   * Writes what was kept in quarantine.
   * @returns what these verdicts have become: writing may have waited for what came after it.
   */
  async finish(verdicts: readonly Verdict[]): Promise<Verdict[]> {
    await this.keep();
    const late = new Map((await this.#taking.takeWaiting()).map((entry) => [entry.id, entry]));
    return verdicts.map((verdict) => {
      const entry = late.get(verdict.id);
      return entry === undefined
        ? verdict
        : { id: entry.id, is: "accepted", seq: entry.seq, h: entry.h };
    });
  }
}

const ID_REUSE: Reason = {
  code: "id-reuse",
  say: "This change came twice with two different contents. The first is in the record, this one is kept here; make it again if it still holds.",
};
const CYCLE: Reason = {
  code: "cycle",
  say: "This judgement says it replaces one that itself replaces this one, so the record is as it was. Judge again to correct it.",
};
export const ERASED: Reason = {
  code: "erased",
  say: "This child's record has been erased from the school's copy, so nothing is added to it.",
};

/** Why the record as it stands cannot take a change, whoever it is from. */
export function reasonInRecord(taking: Taking, change: Change): Reason | undefined {
  if (taking.isErased(change)) return ERASED;
  const held = taking.row(change);
  if (held !== undefined && isWritten(held)) return inWords({ code: "written-once" });
  if (change.op === "note") {
    const wrong = reasonInNote(held, change, taking.openNotes);
    return wrong && inWords(wrong);
  }
  if (change.op !== "add") return undefined;
  const [cell, input] = Object.entries(change.f)[0] as [string, EntryInput];
  const entries = cellOf(taking.row(change), cell);
  if (entries.some(({ id }) => id === change.id)) return ID_REUSE;
  return makesCycle(entries, { id: change.id, prev: input.prev }) ? CYCLE : undefined;
}

function inWords(reason: Refusal): Reason {
  return { code: reason.code, say: sayRefusal(reason) };
}

function verdictOf(item: Quarantined): Verdict {
  return { id: item.id, is: "quarantined", why: item.code as QuarantineReason, say: item.say };
}
