/**
 * What a school's copy must be, worked out from the log of accepted changes alone with plain maps,
 * and who may see and do what, by the words of docs/rules.md. Shares no code with the program.
 */
import type { Change, EntryInput, Row } from "../../src/domain/change.ts";

export type Field = { v: unknown; h: string; id: string };
export type ModelEntry = { id: string; h: string; v: string | null; prev: readonly string[] };
export type ModelRow = {
  t: string;
  k: string;
  seq: number;
  gone: boolean;
  fields: Map<string, Field>;
  cells: Map<string, Map<string, ModelEntry>>;
};

/** What the model expects of a change: taken, kept aside, or that it cannot tell. */
export type Expected = "taken" | "aside" | "either";

const OFFICE = new Set([
  "school",
  "subject",
  "scale",
  "class",
  "staff",
  "staff-class",
  "group",
  "teaching-group",
  "pupil",
  "membership",
  "pupil-group",
  "teaching-group-pupil",
]);
const OF_PUPIL = new Set([
  "pupil",
  "membership",
  "pupil-group",
  "teaching-group-pupil",
  "attainment",
  "moderation",
  "meeting-note",
  "meeting-entry",
  "meeting-phrase",
]);
const OF_RESTRICTED = new Set(["restricted-note"]);
const NOTES = new Set(["meeting-note", "class-note", "restricted-note"]);
const OF_LEADERS = new Set(["snapshot", "snapshot-part", "snapshot-aside"]);
const OF_CLASS = new Set([
  "class-snapshot",
  "class-snapshot-part",
  "class-snapshot-aside",
  "class-note",
  "meeting",
  "meeting-action",
  "meeting-summary",
  "meeting-summary-part",
  "meeting-addition",
]);
/** What a meeting was closed with, and what was added to it. */
export const CLOSED_WITH: ReadonlySet<string> = new Set([
  "meeting-summary",
  "meeting-summary-part",
  "meeting-addition",
]);
/** What is written in a meeting, notes apart. */
export const MEETINGS: ReadonlySet<string> = new Set([
  "meeting",
  "meeting-entry",
  "meeting-phrase",
  "meeting-action",
  ...CLOSED_WITH,
]);
/** Written once and never changed. */
const ONCE = new Set([
  "snapshot",
  "snapshot-part",
  "class-snapshot",
  "class-snapshot-part",
  ...CLOSED_WITH,
]);
/** What of an action is its owner's to say, and anybody's who sees the class. */
const ANSWERS = new Set([
  "accepted",
  "acceptedBy",
  "acceptedFor",
  "state",
  "doneOn",
  "saidBy",
  "why",
  "helped",
  "helpedOn",
]);
const ROSTER = new Set(["school", "class", "staff", "staff-class", "membership"]);
const SEE_ALL = new Set(["administrator", "senior-leader", "senco", "subject-leader"]);
const AIMS = new Set(["target", "prediction", "expectation"]);

export function nameOf(t: string, k: string): string {
  return `${t}/${k}`;
}

/** Negative when the first comes before: by clock, then by change. */
export function byStamp(a: { h: string; id: string }, b: { h: string; id: string }): number {
  if (a.h < b.h) return -1;
  if (a.h > b.h) return 1;
  if (a.id < b.id) return -1;
  return a.id > b.id ? 1 : 0;
}

export class Model {
  readonly rows = new Map<string, ModelRow>();
  /** What each person on the staff may do. */
  readonly #rights = new Map<string, Set<string>>();
  /** When a right of a person last ended, by the school's clock. */
  readonly #ended = new Map<string, number>();
  readonly year: number;
  readonly today: string;

  constructor(year: number, today: string) {
    this.year = year;
    this.today = today;
  }

  /** Starts from rows that the school was made with. */
  begin(rows: Iterable<Row>): void {
    this.rows.clear();
    for (const row of rows) this.put(row);
  }

  /** Puts a row as it is, whatever was there. */
  put(row: Row): void {
    const made = this.#row(row.t, row.k);
    made.seq = row.seq;
    made.gone = row.gone === true;
    // What a note says is looked at word by word, see writing.ts.
    if (NOTES.has(row.t)) return;
    for (const [field, v] of Object.entries(row.f)) {
      const stamp = row.h[field];
      made.fields.set(field, { v, h: stamp?.h ?? "", id: stamp?.id ?? "" });
    }
    for (const [cell, entries] of Object.entries(row.c ?? {})) {
      const held = new Map<string, ModelEntry>();
      for (const { id, h, v, prev } of entries) held.set(id, { id, h, v, prev });
      made.cells.set(cell, held);
    }
  }

  /**
   * Puts in a change as the school took it, with the clock the school gave it, and says whether
   * anything of it shows: whether no field had a later value already.
   */
  take(change: Change, seq: number, at: number): boolean {
    const row = this.#row(change.t, change.k);
    if (row.gone) return false;
    let wins = false;
    if (change.op === "add") {
      for (const [cell, input] of Object.entries(change.f) as [string, EntryInput][]) {
        const held = row.cells.get(cell) ?? new Map<string, ModelEntry>();
        if (!held.has(change.id)) {
          held.set(change.id, { id: change.id, h: change.h, v: input.v, prev: input.prev });
          wins = true;
        }
        row.cells.set(cell, held);
      }
    } else if (NOTES.has(change.t)) wins = true;
    else
      for (const [field, v] of Object.entries(change.f)) {
        const held = row.fields.get(field);
        const put = { v, h: change.h, id: change.id };
        if (held !== undefined && byStamp(held, put) >= 0) continue;
        row.fields.set(field, put);
        wins = true;
      }
    if (wins) row.seq = seq;
    if (ROSTER.has(change.t)) this.#noteRights(at);
    return wins;
  }

  /** @param seq the number that the erasure took */
  erase(pupil: string, at: number, seq: number): void {
    for (const row of this.rows.values())
      if (isOfPupil(row.t) && pupilOf(row.k) === pupil) {
        row.gone = true;
        row.fields.clear();
        row.cells.clear();
      } else if (ONCE.has(row.t) || row.t === "meeting-action") {
        // What is said of several children loses the one.
        const said = Object.fromEntries([...row.fields].map(([field, { v }]) => [field, v]));
        const left = withoutChild(row.t, said, pupil);
        if (left === said) continue;
        for (const [field, held] of row.fields) row.fields.set(field, { ...held, v: left[field] });
        row.seq = seq;
      }
    this.#noteRights(at);
  }

  #row(t: string, k: string): ModelRow {
    const name = nameOf(t, k);
    let row = this.rows.get(name);
    if (row === undefined) {
      row = { t, k, seq: 0, gone: false, fields: new Map(), cells: new Map() };
      this.rows.set(name, row);
    }
    return row;
  }

  /** Who may do what now, and what ended just now: late work done before is still taken. */
  #noteRights(at: number): void {
    for (const { t, k } of this.rows.values()) {
      if (t !== "staff") continue;
      const now = this.#rightsOf(k);
      for (const right of this.#rights.get(k) ?? [])
        if (!now.has(right)) this.#ended.set(k, Math.max(this.#ended.get(k) ?? 0, at));
      this.#rights.set(k, now);
    }
  }

  #rightsOf(user: string): Set<string> {
    const rights = new Set<string>([`role ${this.role(user)}`]);
    for (const pupil of this.sees(user) ?? []) rights.add(`sees ${pupil}`);
    for (const schoolClass of this.#classesOf(user).keys()) rights.add(`class ${schoolClass}`);
    for (const { pupil } of this.#members())
      if (this.mayJudge(user, pupil, this.year)) rights.add(`judges ${pupil}`);
    return rights;
  }

  /** Starts from rows that do not say when rights ended: any may have, up to `at`. */
  forgetPast(at: number): void {
    this.#rights.clear();
    this.#ended.clear();
    this.#noteRights(at);
    for (const user of this.#rights.keys()) this.#ended.set(user, at);
  }

  value(t: string, k: string, field: string): unknown {
    const row = this.rows.get(nameOf(t, k));
    return row === undefined || row.gone ? undefined : row.fields.get(field)?.v;
  }

  /** Heads of a cell, latest last. */
  heads(k: string, cell: string): ModelEntry[] {
    const entries = [...(this.rows.get(nameOf("attainment", k))?.cells.get(cell)?.values() ?? [])];
    const beaten = new Set(entries.flatMap((entry) => [...entry.prev]));
    return entries.filter((entry) => !beaten.has(entry.id)).sort(byStamp);
  }

  role(user: string): string | undefined {
    const role = this.value("staff", user, "role");
    const left = this.value("staff", user, "left");
    if (typeof role !== "string") return undefined;
    return typeof left === "string" && left <= this.today ? undefined : role;
  }

  /** Classes of this year and the next that a person works in, with whether they judge there. */
  #classesOf(user: string): Map<string, { judges: boolean; year: number }> {
    const found = new Map<string, { judges: boolean; year: number }>();
    for (const row of this.rows.values()) {
      if (row.t !== "staff-class" || row.gone) continue;
      const [who, schoolClass = ""] = row.k.split(":");
      const as = row.fields.get("as")?.v;
      if (who !== user || typeof as !== "string") continue;
      const year = this.value("class", schoolClass, "year");
      if (typeof year !== "number" || year < this.year) continue;
      if (this.value("class", schoolClass, "removed") === true) continue;
      const assistants = this.value("school", "school", "assistantsMayJudge") === true;
      found.set(schoolClass, { judges: as === "teacher" || assistants, year });
    }
    return found;
  }

  #members(): { pupil: string; schoolClass: unknown }[] {
    return [...this.rows.values()]
      .filter((row) => row.t === "membership" && !row.gone)
      .map((row) => ({ pupil: pupilOf(row.k), schoolClass: row.fields.get("class")?.v }));
  }

  /** The pupils whose rows a person may hold; undefined when they may hold nothing at all. */
  sees(user: string): Set<string> | undefined {
    const role = this.role(user);
    if (role === undefined) return undefined;
    const pupils = new Set<string>();
    if (role === "governor") return pupils;
    const classes = this.#classesOf(user);
    for (const { pupil, schoolClass } of this.#members())
      if (SEE_ALL.has(role) || classes.has(String(schoolClass))) pupils.add(pupil);
    return pupils;
  }

  /** Which rows a person may hold. */
  mayHold(user: string): (row: { t: string; k: string }) => boolean {
    const role = this.role(user);
    const pupils = this.sees(user);
    if (role === undefined || pupils === undefined) return () => false;
    const classes = role === "governor" ? new Map() : this.#classesOf(user);
    return ({ t, k }) => {
      if (OF_LEADERS.has(t)) return SEE_ALL.has(role);
      if (OF_CLASS.has(t)) return SEE_ALL.has(role) || classes.has(pupilOf(k));
      if (OF_RESTRICTED.has(t))
        return (role === "senior-leader" || role === "senco") && pupils.has(pupilOf(k));
      return !OF_PUPIL.has(t) || pupils.has(pupilOf(k));
    };
  }

  mayJudge(user: string, pupil: string, year: number): boolean {
    const role = this.role(user);
    if (role === undefined || role === "governor") return false;
    if (role === "senior-leader") return true;
    const classes = this.#classesOf(user);
    return this.#members().some(({ pupil: one, schoolClass }) => {
      const here = classes.get(String(schoolClass));
      return one === pupil && here?.judges === true && here.year === year;
    });
  }

  /**
   * What becomes of a well-formed change when it arrives now. Work done before a right ended may
   * still be taken; then this cannot tell.
   */
  expects(user: string, change: Change, nowMs: number): Expected {
    const own = Number.parseInt(change.h.slice(0, 12), 16);
    const ms = own > nowMs + 5 * 60_000 ? nowMs : own;
    const expected = this.#expectsOf(user, change, ms);
    return expected === "aside" && ms <= (this.#ended.get(user) ?? -1) ? "either" : expected;
  }

  #expectsOf(user: string, change: Change, ms: number): Expected {
    const role = this.role(user);
    if (role === undefined) return "aside";
    if (this.rows.get(nameOf(change.t, change.k))?.gone === true) return "aside";
    const pupil = isOfPupil(change.t) ? pupilOf(change.k) : undefined;
    if (pupil !== undefined && this.rows.get(nameOf("pupil", pupil))?.gone === true) return "aside";
    if (NOTES.has(change.t)) return this.#expectsOfNote(user, role, change);
    if (OFFICE.has(change.t)) {
      if (role !== "administrator") return "aside";
      const own = change.t === "staff" && change.k === user;
      return own && ("role" in change.f || "left" in change.f) ? "aside" : "taken";
    }
    if (change.t === "point")
      return role === "administrator" || role === "senior-leader" ? "taken" : "aside";
    if (MEETINGS.has(change.t)) return this.#expectsOfMeeting(user, role, change);
    if (OF_LEADERS.has(change.t) || OF_CLASS.has(change.t)) {
      const written = (this.rows.get(nameOf(change.t, change.k))?.fields.size ?? 0) > 0;
      if (!this.mayHold(user)(change) || (written && ONCE.has(change.t))) return "aside";
      const assistants = this.value("school", "school", "assistantsMayJudge") === true;
      return role !== "assistant" || assistants ? "taken" : "aside";
    }
    if (change.t !== "attainment" && change.t !== "moderation") return "aside";
    if (pupil === undefined || this.sees(user)?.has(pupil) !== true) return "aside";
    const year = Number(change.k.split(":")[1]);
    if (!this.mayJudge(user, pupil, year)) return "aside";
    if (change.t === "moderation")
      return change.k.split(":")[2]?.startsWith(`${user}_`) ? "taken" : "aside";
    const [cell = ""] = Object.keys(change.f);
    const [, slot = ""] = cell.split(".");
    if (AIMS.has(slot)) return "taken";
    const locked = this.value("point", `${year}:${slot}`, "lockedAt");
    if (typeof locked !== "number") return "taken";
    return ms >= locked ? "aside" : "taken";
  }

  #expectsOfMeeting(user: string, role: string, { t, k, f }: Change): Expected {
    if (!this.mayHold(user)({ t, k })) return "aside";
    if (OF_PUPIL.has(t))
      return SEE_ALL.has(role) || this.mayJudge(user, pupilOf(k), this.year) ? "taken" : "aside";
    const isOwn = k.split(":")[1]?.startsWith(`${user}_`) === true;
    const assists = role === "assistant";
    if (t === "meeting-action") {
      if (assists && !Object.keys(f).every((field) => ANSWERS.has(field))) return "aside";
      if ("by" in f && !(isOwn && f.by === user)) return "aside";
      if (typeof f.saidBy === "string" && f.saidBy !== user) return "aside";
      const says = [f.accepted, f.acceptedBy, f.acceptedFor].some((one) => typeof one === "string");
      if (!says) return "taken";
      return f.acceptedBy === user && (f.acceptedFor === user || !assists) ? "taken" : "aside";
    }
    if (assists) return "aside";
    if (!CLOSED_WITH.has(t)) return "taken";
    if ((this.rows.get(nameOf(t, k))?.fields.size ?? 0) > 0) return "aside";
    return (t === "meeting-summary-part" ? isOwn : f.by === user) ? "taken" : "aside";
  }

  /** Whoever may write may still come too late, or before what they wrote on. */
  #expectsOfNote(user: string, role: string, change: Change): Expected {
    if (!this.mayHold(user)(change)) return "aside";
    const [[section, input] = ["", {}]] = Object.entries(change.f) as [string, object][];
    const leads = role === "administrator" || role === "senior-leader" || role === "senco";
    if ("instead" in input) return leads ? "either" : "aside";
    if (SEE_ALL.has(role)) return "either";
    const assistants = this.value("school", "school", "assistantsMayJudge") === true;
    if (change.t === "class-note") return role !== "assistant" || assistants ? "either" : "aside";
    if (role === "assistant" && section === "evidence") return "either";
    return this.mayJudge(user, pupilOf(change.k), this.year) ? "either" : "aside";
  }
}

/**
 * What a row that lists children says without one of them; itself where it does not list them. What
 * was worded for nobody but those who are gone goes with the last of them.
 */
export function withoutChild(
  t: string,
  said: Readonly<Record<string, unknown>>,
  pupil: string,
): Readonly<Record<string, unknown>> {
  type Child = { id: string; actions?: string[] };
  const children = said.children as Child[] | null | undefined;
  if (!Array.isArray(children) || !children.some(({ id }) => id === pupil)) return said;
  const kept = children.filter(({ id }) => id !== pupil);
  const left: Record<string, unknown> = { ...said, children: kept };
  if (t === "meeting-action" && kept.length === 0)
    for (const words of ["what", "why"]) if (typeof left[words] === "string") left[words] = "";
  const about = said.about as { actions?: { id: string; what: string }[] } | null | undefined;
  if (CLOSED_WITH.has(t) && about?.actions !== undefined) {
    const [before, after] = [children, kept].map(
      (some) => new Set(some.flatMap(({ actions }) => actions ?? [])),
    );
    const actions = about.actions.map((one) =>
      before?.has(one.id) === true && after?.has(one.id) !== true ? { ...one, what: "" } : one,
    );
    left.about = { ...about, actions };
  }
  return left;
}

export function pupilOf(k: string): string {
  return k.split(":")[0] ?? "";
}

/** The scope of a row, by the words of docs/sync.md. */
export function scopeOf(t: string, k: string): string {
  if (OF_LEADERS.has(t)) return "l";
  if (OF_CLASS.has(t)) return `c:${pupilOf(k)}`;
  if (OF_RESTRICTED.has(t)) return `r:${pupilOf(k)}`;
  return OF_PUPIL.has(t) ? `p:${pupilOf(k)}` : "s";
}

/** Whether rows of a table say anything about a child. */
export function isAboutChildren(t: string): boolean {
  return isOfPupil(t) || OF_LEADERS.has(t) || OF_CLASS.has(t);
}

export function isOfPupil(t: string): boolean {
  return OF_PUPIL.has(t) || OF_RESTRICTED.has(t);
}
