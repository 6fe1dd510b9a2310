import {
  applyChange,
  type Change,
  emptyRow,
  type Entry,
  type EntryInput,
  type Row,
} from "../domain/change.ts";
import {
  childrenIn,
  hasLostItsChildren,
  withoutChildren,
  withoutWordsOfChildren,
} from "../domain/children-in-row.ts";
import { clampClock, type Clock } from "../domain/clock.ts";
import { sayRefusal } from "../domain/refusal-words.ts";
import { tableOf } from "../domain/schema.ts";
import { pupilOfScope, scopeOf } from "../domain/scope.ts";
import type { Writers } from "../domain/table.ts";
import type { Joining } from "../notes/note-text.ts";
import { settleGrants } from "./grants.ts";
import { isReplacedBy, pieceIn, reasonInNote, withJoinedPieces } from "./note-joining.ts";
import { isRosterTable, type KnownRoster, rosterFrom, rosterKey } from "./school-standing.ts";
import type { LogEntry, Quarantined, RowKey, SchoolWriter } from "./store.ts";

/** Writers whose right comes with teaching a child. */
const TEACHING_WRITERS: readonly Writers[] = [
  "judges",
  "collectors",
  "moderators",
  "planners",
  "pupil-adults",
  "pupil-listeners",
];

/** Who a change is from. `via`: the administrator who let it out of quarantine. */
export type Author = { user: string; device: string; via: string | null };

/**
 * Changes being put into a school's rows, in one transaction: rows are read once, changed in
 * memory, and written at the end together with the log and what follows for grants.
 */
export class Taking {
  readonly writer: SchoolWriter;
  readonly nowMs: number;
  #known: KnownRoster;
  readonly #rows = new Map<string, Row>();
  /** Notes as they were read. */
  readonly #notes = new Map<string, Row>();
  /** The texts of notes that pieces were joined to, by row and section. */
  readonly openNotes = new Map<string, Joining>();
  /** Notes that were written in since what waits for them was last looked at. */
  readonly #written = new Set<string>();
  /** Changes that put a text in another's place. */
  readonly #instead: Change[] = [];
  readonly #changed = new Map<string, Row>();
  readonly #log: LogEntry[] = [];
  #rosterRows: Map<string, Row> | undefined;
  #rosterMoved = false;

  constructor(writer: SchoolWriter, known: KnownRoster, nowMs: number) {
    this.writer = writer;
    this.nowMs = nowMs;
    this.#known = known;
  }

  /** Reads the rows that changes will touch, with the children they belong to. */
  async load(changes: readonly Change[]): Promise<void> {
    const keys = new Map<string, RowKey>();
    for (const { t, k, f } of changes) {
      for (const named of childrenIn({ t, f }))
        keys.set(rosterKey(pupilKey(named)), pupilKey(named));
      const scope = scopeOf(t, k);
      if (scope === undefined) continue;
      keys.set(rosterKey({ t, k }), { t, k });
      const child = childOf(scope);
      if (child !== undefined) keys.set(rosterKey(child), child);
    }
    for (const row of await this.writer.rows([...keys.values()])) {
      this.#rows.set(rosterKey(row), row);
      if (tableOf(row.t)?.notes !== undefined) this.#notes.set(rosterKey(row), row);
    }
  }

  /** The row as it stands after the changes taken so far. */
  row(key: RowKey): Row | undefined {
    return this.#rows.get(rosterKey(key));
  }

  /** Whether the row, or the child it belongs to, was erased. */
  isErased({ t, k }: RowKey): boolean {
    const child = childOf(scopeOf(t, k) ?? "");
    return this.row({ t, k })?.gone === true || (child && this.row(child)?.gone) === true;
  }

  /**
   * A change without the children it names whose records were erased meanwhile; and, where its row has
   * lost its last child so, without what it says unless it is for other children now: answers and
   * corrections name nobody. [SY14]
   */
  withoutErased(sent: Change): Change {
    const change = withoutChildren(sent, (child) => this.row(pupilKey(child))?.gone === true);
    const row = this.row(change);
    if (row === undefined || !hasLostItsChildren(row)) return change;
    const isForOthers =
      change.op === "set" &&
      childrenIn(applyChange(row, { ...change, h: this.clockOf(change) }, NOBODY)).length > 0;
    return isForOthers ? change : withoutWordsOfChildren(change);
  }

  /**
   * The roster to judge a change by. Gathering it again after each of five hundred memberships
   * would be slow, and only a right that comes with teaching depends on what this request did to it:
   * nobody may change their own role.
   */
  known(change?: Change): KnownRoster {
    const table = tableOf(change?.t ?? "");
    const comesWithTeaching = TEACHING_WRITERS.includes(table?.writers ?? "office");
    const fresh = change === undefined || table?.of === "class" || comesWithTeaching;
    if (fresh && this.#rosterRows !== undefined) {
      this.#known = rosterFrom(this.#known, this.#rosterRows);
      this.#rosterRows = undefined;
    }
    return this.#known;
  }

  /** The clock a change gets: its own, unless it comes from the future. */
  clockOf(change: Change): Clock {
    const row = this.row(change);
    const floors: Clock[] = [];
    for (const [name, value] of Object.entries(change.f))
      if (change.op === "set") floors.push(row?.h[name]?.h ?? "");
      else
        for (const entry of cellOf(row, name))
          if (prevOf(value).includes(entry.id)) floors.push(entry.h);
    return clampClock(change.h, this.nowMs, floors);
  }

  /** Puts a change into its row and the log. The change was found right before. */
  take(sent: Change, hash: string, author: Author): LogEntry {
    const change = this.withoutErased(sent);
    const { t, k } = change;
    const scope = scopeOf(t, k) ?? "";
    const h = this.clockOf(change);
    const before = this.row(change) ?? emptyRow(t, k, scope);
    const by = { by: author.user, dev: author.device, at: this.nowMs };
    const after = applyChange(before, { ...change, h }, by);
    const seq = this.writer.next();
    if (after !== before) this.#put({ ...after, seq });
    if (change.op === "note") this.#written.add(rosterKey(change));
    if (change.op === "note" && pieceIn(change)[1].instead !== undefined)
      this.#instead.push(change);
    const entry: LogEntry = {
      seq,
      id: change.id,
      hash,
      scope,
      h,
      change,
      at: this.nowMs,
      user: author.user,
      via: author.via,
      device: author.device,
      is: after === before ? "superseded" : "accepted",
    };
    this.#log.push(entry);
    return entry;
  }

  /** Puts whole rows in the place of what was there: for an erasure. */
  replace(rows: readonly Row[]): void {
    for (const row of rows) this.#put(row);
  }

  #put(row: Row): void {
    const key = rosterKey(row);
    this.#rows.set(key, row);
    this.#changed.set(key, row);
    if (!isRosterTable(row.t)) return;
    this.#rosterMoved = true;
    this.#rosterRows ??= new Map(this.#known.rows);
    this.#rosterRows.set(key, row);
    this.writer.amendSchool({
      rosterSeq: row.seq,
      ...(row.t === "school" && typeof row.f.name === "string" ? { name: row.f.name } : {}),
    });
  }

  /** Takes the writing that waited for what has come just now, and tells what was taken. [NT6] */
  async takeWaiting(): Promise<LogEntry[]> {
    const written = new Set(this.#written);
    this.#written.clear();
    if (written.size === 0) return [];
    let waiting = (await this.writer.quarantined({ state: "waiting" })).flatMap((item) =>
      item.code === "note-waiting" && item.change !== null && written.has(rosterKey(item.change))
        ? [{ item, change: item.change }]
        : [],
    );
    const entries: LogEntry[] = [];
    const taken: Quarantined[] = [];
    for (let found = waiting.length > 0; found;) {
      const left = waiting.filter(({ item, change }) => {
        if (this.isErased(change)) return true;
        if (reasonInNote(this.row(change), change, this.openNotes) !== undefined) return true;
        const { user, device } = item;
        entries.push(this.take(change, item.hash, { user, device, via: null }));
        taken.push({ ...item, state: "accepted" });
        return false;
      });
      found = left.length < waiting.length && left.length > 0;
      waiting = left;
    }
    this.#written.clear();
    await this.writer.putQuarantined(taken);
    return entries;
  }

  /** Of a text that was replaced nothing is left in log and quarantine, as after an erasure. [NT5] */
  async #forgetReplaced(): Promise<void> {
    for (const instead of this.#instead) {
      const kept: { id: string; change: Change | null }[] = await this.writer.logOf(
        scopeOf(instead.t, instead.k) ?? "",
      );
      for (const state of ["waiting", "accepted", "declined"] as const)
        kept.push(...(await this.writer.quarantined({ state })));
      const ids = kept.filter(({ change }) => isReplacedBy(instead, change)).map(({ id }) => id);
      await this.writer.forgetChanges([...new Set(ids)], REPLACED);
      for (const [at, entry] of this.#log.entries())
        if (isReplacedBy(instead, entry.change)) this.#log[at] = { ...entry, change: null };
    }
  }

  /** Brings the grants to what the roster says, whether it moved or not. */
  async settle(): Promise<void> {
    await settleGrants(this.writer, this.known(), this.nowMs, "calendar");
  }

  /** Writes rows and log, and settles the grants when the roster moved. */
  async finish(): Promise<KnownRoster> {
    await this.takeWaiting();
    await this.#forgetReplaced();
    const rows = [...this.#changed].map(([key, row]) =>
      withJoinedPieces(row, this.#notes.get(key)),
    );
    await this.writer.putRows(rows);
    await this.writer.putLog(this.#log);
    if (!this.#rosterMoved) return this.#known;
    const known = { ...this.known(), rosterSeq: this.writer.school.rosterSeq };
    await settleGrants(this.writer, known, this.nowMs, "roster");
    return known;
  }
}

const REPLACED = {
  code: "note-replaced",
  say: sayRefusal({ code: "note-replaced" }),
} as const;

/** In whose name it does not matter. */
const NOBODY = { by: "", dev: "", at: 0 };

/** The entries of a cell; a name from the wire may be one that every object has. */
export function cellOf(row: Row | undefined, cell: string): readonly Entry[] {
  return row?.c !== undefined && Object.hasOwn(row.c, cell) ? (row.c[cell] ?? []) : [];
}

/** What an entry supersedes; nothing when its shape cannot be read. */
function prevOf(value: unknown): readonly string[] {
  const prev = (value as EntryInput | null | undefined)?.prev;
  return Array.isArray(prev) ? prev : [];
}

/** The row that stands for the child a scope is about. */
function childOf(scope: string): RowKey | undefined {
  const pupil = pupilOfScope(scope);
  return pupil === undefined ? undefined : pupilKey(pupil);
}

function pupilKey(pupil: string): RowKey {
  return { t: "pupil", k: pupil };
}
