import { type Day, schoolDay } from "../domain/calendar.ts";
import { canonical } from "../domain/canonical.ts";
import { applyChange, emptyRow, type Row } from "../domain/change.ts";
import { childrenIn, TABLES_WITH_CHILDREN } from "../domain/children-in-row.ts";
import { clockMs } from "../domain/clock.ts";
import { BEGUN_BY, LOGGED_FIELDS } from "../domain/logged-change-fields.ts";
import {
  type ChangesAsked,
  goesOn,
  isOfAction,
  isRestricted,
  type LoggedChange,
  type LoggedField,
  type LoggedPage,
  tablesAsked,
} from "../domain/logged-change.ts";
import { keyParts, tableOf } from "../domain/schema.ts";
import { pupilOfScope, type Scope } from "../domain/scope.ts";
import { pieceIn } from "./note-joining.ts";
import type { LogEntry, SchoolReader } from "./store.ts";

/** How many numbers of the log are looked at before others have their turn. */
const LOG_PIECE = 500;

/** Tables whose rows say which meeting a change belongs to. */
const OF_A_MEETING = ["meeting-entry", "pupil-voice"];
const SAY_THEIR_MEETING = [...OF_A_MEETING, "meeting-phrase", "meeting-action", "staff-action"];

/** What of a school's log is read: up to which number, and of which scopes. */
export type LogSeen = { head: number; sees: ReadonlySet<Scope> };

/**
 * The changes that the school wrote down and that fit, the first of them first, of scopes that may be
 * seen. The log is read from its beginning, since only what came before says from what a field was
 * changed; it is for a person who asks, in pieces, so that nobody else waits for it. What came in with
 * a whole school, a demo or a backup has no changes. Throws when `signal` says that nobody waits. [WC1]
 */
export async function loggedChanges(
  reader: SchoolReader,
  { head, sees }: LogSeen,
  asked: ChangesAsked,
  signal?: AbortSignal,
): Promise<readonly LoggedChange[]> {
  const reading = new Reading(asked, await placesOf(reader, asked, signal));
  for (let after = 0; after < head; after += LOG_PIECE) {
    const upTo = Math.min(after + LOG_PIECE, head);
    for (const entry of await reader.logBesideJudgements(after, upTo)) {
      const isErased = entry.is === "erase";
      if (isErased || (entry.scope !== null && sees.has(entry.scope))) reading.read(entry);
    }
    await othersTurn(signal);
  }
  return reading.lines;
}

async function othersTurn(signal: AbortSignal | undefined): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  signal?.throwIfAborted();
}

/** One page of the changes that fit, the latest first. */
export function pageOfChanges(
  lines: readonly LoggedChange[],
  { before, limit }: Pick<ChangesAsked, "before" | "limit">,
): LoggedPage {
  const end = before === null ? lines.length : lines.findLastIndex(({ seq }) => seq < before) + 1;
  const changes = lines.slice(Math.max(0, end - limit), end).reverse();
  return { changes, next: end > limit ? (changes.at(-1)?.seq ?? null) : null };
}

/** Which children rows are about, and which meeting, as it is by now. */
type Places = {
  children: ReadonlyMap<string, readonly string[]>;
  meetings: ReadonlyMap<string, string>;
};

async function placesOf(
  reader: SchoolReader,
  { child, meeting }: ChangesAsked,
  signal: AbortSignal | undefined,
): Promise<Places> {
  const children = new Map<string, readonly string[]>();
  const meetings = new Map<string, string>();
  const tables = [
    ...(child === "" ? [] : TABLES_WITH_CHILDREN),
    ...(meeting === "" ? [] : SAY_THEIR_MEETING),
  ];
  for (const table of new Set(tables)) {
    for (const row of await reader.rowsOf([table])) {
      children.set(nameOf(row), childrenIn(row));
      if (typeof row.f.meeting === "string") meetings.set(nameOf(row), row.f.meeting);
    }
    await othersTurn(signal);
  }
  return { children, meetings };
}

/** Goes through the log once, keeping what every row that is told of said so far. */
class Reading {
  readonly #asked: ChangesAsked;
  readonly #places: Places;
  readonly #tables: ReadonlySet<string>;
  readonly #rows = new Map<string, Row>();
  /** By the school's number. */
  readonly lines: LoggedChange[] = [];
  /** The line that goes on, by section, person and device. */
  readonly #writing = new Map<string, number>();

  constructor(asked: ChangesAsked, places: Places) {
    this.#asked = asked;
    this.#places = places;
    this.#tables = tablesAsked(asked.group);
  }

  read(entry: LogEntry): void {
    const { change, is } = entry;
    if (change === null) {
      if (is === "erase") this.#tell(lineOf(entry, { is: "erased", made: entry.at }));
      else if (is === "accepted" || is === "superseded") this.#tellForgotten(entry);
      return;
    }
    if (!this.#tables.has(change.t)) return;
    if (change.op === "note") this.#tell(noteLine(entry));
    else if (change.op === "set") this.#tell(this.#fieldsLine(entry));
  }

  /**
   * What is no longer kept and was of a class is passed over: it may have been of a child who was
   * erased, of whom nothing more is told. [WC1] Of a restricted note it is told on asking alone. [WC3]
   */
  #tellForgotten(entry: LogEntry): void {
    const line = lineOf(entry, { is: "forgotten" });
    const { group } = this.#asked;
    const isFor = isRestricted(line) ? group === "restricted" : group === "";
    if (isFor && !line.scope.startsWith("c:")) this.#tell(line);
  }

  #fieldsLine(entry: LogEntry): LoggedChange {
    const { change, is, scope, h, user, device, at } = entry as LogEntry & {
      change: NonNullable<LogEntry["change"]>;
    };
    const name = nameOf(change);
    const before = this.#rows.get(name);
    const row = before ?? emptyRow(change.t, change.k, scope ?? "");
    // What did not stand had something to lose against, also where that came with the school. [WC2]
    const isSuperseded = is === "superseded";
    const after = isSuperseded
      ? row
      : applyChange(row, { ...change, h }, { by: user, dev: device, at });
    if (!isSuperseded) this.#rows.set(name, after);
    const told = LOGGED_FIELDS[change.t] ?? {};
    const begun = BEGUN_BY[change.t];
    const isFirst =
      before === undefined &&
      !isSuperseded &&
      begun?.every((field) => Object.hasOwn(change.f, field)) === true;
    const fields = Object.entries(change.f).flatMap(([field, to]): LoggedField[] => {
      if (!Object.hasOwn(told, field)) return [];
      const from = heldIn(row, field);
      if (from !== undefined && canonical(from) === canonical(to)) return [];
      const isLost = after.h[field]?.id !== change.id;
      return [
        { field, to, ...(from === undefined ? {} : { from }), ...(isLost ? { lost: true } : {}) },
      ];
    });
    return { ...lineOf(entry, { is: "set" }), isFirst, fields };
  }

  #tell(line: LoggedChange): void {
    const saysNothing = line.is === "set" && line.fields.length === 0 && !line.isFirst;
    if (saysNothing || !this.#isAsked(line)) return;
    if (line.is !== "wrote") {
      this.lines.push(line);
      return;
    }
    const name = [line.t, line.k, line.section, line.by, line.device, line.via].join(" ");
    const held = this.#writing.get(name);
    const before = held === undefined ? undefined : this.lines[held];
    if (before === undefined || held === undefined || !goesOn(before, line.made)) {
      this.#writing.set(name, this.lines.push(line) - 1);
      return;
    }
    // It keeps its number: on a page that is asked for meanwhile nothing moves. [WC4]
    const { at } = line;
    const [made, until] = [Math.min(before.made, line.made), Math.max(before.until, line.made)];
    this.lines[held] = { ...before, at, made, until, times: before.times + 1 };
  }

  #isAsked(line: LoggedChange): boolean {
    const { by, from, to, group, meeting, action, child } = this.#asked;
    if (by !== "" && line.by !== by) return false;
    if ((from !== "" || to !== "") && !isWithin(schoolDay(line.made), from, to)) return false;
    // Of what is no longer kept nobody knows what it was about, but for the child.
    if (line.t === "" && meeting !== "") return false;
    if (line.is === "erased" && group !== "") return false;
    if (meeting !== "" && !this.#isOfMeeting(line, meeting)) return false;
    if (action !== "" && !isOfAction(line, action)) return false;
    return child === "" || this.#isOfChild(line, child);
  }

  #isOfMeeting({ t, k, fields }: LoggedChange, meeting: string): boolean {
    const id = keyParts(t, k)?.id;
    if (MEETINGS.has(t)) return id === meeting;
    const rows = this.#rows.get(nameOf({ t, k }));
    const own = rows?.f.meeting ?? fields.find(({ field }) => field === "meeting")?.to;
    const named = [{ t, k }, ...OF_A_MEETING.map((of) => ({ t: of, k }))].map(nameOf);
    return own === meeting || named.some((name) => this.#places.meetings.get(name) === meeting);
  }

  #isOfChild({ t, k, scope, fields, is }: LoggedChange, child: string): boolean {
    if (is === "erased") return false;
    if (pupilOfScope(scope) === child) return true;
    if (tableOf(t)?.children === undefined) return false;
    const now = this.#places.children.get(nameOf({ t, k })) ?? [];
    const then = fields
      .flatMap(({ from, to }) => [from, to])
      .filter(Array.isArray)
      .flat();
    const row = this.#rows.get(nameOf({ t, k }));
    return (
      now.includes(child) ||
      (row !== undefined && childrenIn(row).includes(child)) ||
      then.some((one) => (one as { id?: unknown } | null)?.id === child)
    );
  }
}

/** Tables whose id is the meeting's. */
const MEETINGS: ReadonlySet<string> = new Set([
  "meeting",
  "staff-meeting",
  "class-note",
  "staff-note",
]);

/** What a row says in a field; a table that nobody chose is the one that was suggested. [ME2] */
function heldIn({ t, f }: Row, field: string): unknown {
  if (t === "meeting-entry" && field === "table") return f.table ?? f.suggested;
  return f[field];
}

function noteLine(entry: LogEntry): LoggedChange {
  const change = entry.change as NonNullable<LogEntry["change"]>;
  const [section, { instead }] = pieceIn(change);
  return { ...lineOf(entry, { is: instead === undefined ? "wrote" : "replaced" }), section };
}

function lineOf(
  { seq, at, user, device, via, change, scope, h }: LogEntry,
  { is, made = clockMs(h) }: { is: LoggedChange["is"]; made?: number },
): LoggedChange {
  return {
    seq,
    made,
    at,
    by: user,
    device,
    via,
    t: change?.t ?? "",
    k: change?.k ?? "",
    // Of a child who was erased nothing is told.
    scope: is === "erased" ? "" : (scope ?? ""),
    is,
    isFirst: false,
    fields: [],
    section: "",
    times: 1,
    until: made,
  };
}

function isWithin(day: Day, from: Day, to: Day): boolean {
  return (from === "" || day >= from) && (to === "" || day <= to);
}

function nameOf({ t, k }: { t: string; k: string }): string {
  return `${t} ${k}`;
}
