import { type Grants, type Standing, standingOf } from "../domain/access.ts";
import { academicYearOf, schoolDay } from "../domain/calendar.ts";
import type { Row } from "../domain/change.ts";
import { type Roster, ROSTER_TABLES, rosterOf } from "../domain/roster.ts";
import type { Role } from "../domain/schema.ts";
import type { Grant, School, SchoolReader, Store } from "./store.ts";

/** Who is in the school and how it is arranged, at one number of its roster. */
export type KnownRoster = {
  epoch: string;
  rosterSeq: number;
  /** The rows it was gathered from, by table and key. */
  rows: ReadonlyMap<string, Row>;
  roster: Roster;
  /** Standings already worked out, by day and user. */
  standings: Map<string, Standing>;
};

const known = new WeakMap<Store, Map<string, KnownRoster>>();

export function rosterKey(row: { t: string; k: string }): string {
  return `${row.t} ${row.k}`;
}

export function isRosterTable(t: string): boolean {
  return (ROSTER_TABLES as readonly string[]).includes(t);
}

/** The school's roster, gathered again only after a change to one of its rows. */
export async function knownRoster(
  store: Store,
  school: Readonly<School>,
  reader: SchoolReader,
): Promise<KnownRoster> {
  const held = known.get(store)?.get(school.id);
  if (held?.epoch === school.epoch && held.rosterSeq === school.rosterSeq) return held;
  const rows = await reader.rowsOf(ROSTER_TABLES);
  return keepRoster(
    store,
    school,
    rosterFrom(school, new Map(rows.map((row) => [rosterKey(row), row]))),
  );
}

/** Gathers a roster from rows, without keeping it. */
export function rosterFrom(
  school: { epoch: string; rosterSeq: number },
  rows: ReadonlyMap<string, Row>,
): KnownRoster {
  const { epoch, rosterSeq } = school;
  return { epoch, rosterSeq, rows, roster: rosterOf(rows.values()), standings: new Map() };
}

/** Keeps a roster for the next request; only after what it was made from is committed. */
export function keepRoster(store: Store, school: { id: string }, roster: KnownRoster): KnownRoster {
  let schools = known.get(store);
  if (schools === undefined) known.set(store, (schools = new Map()));
  schools.set(school.id, roster);
  return roster;
}

/** What a person may do on the day of a moment. */
export function standingAt(known: KnownRoster, user: string, nowMs: number): Standing {
  const day = schoolDay(nowMs);
  const key = `${day} ${user}`;
  const held = known.standings.get(key);
  if (held !== undefined) return held;
  // A server that runs through the year does not keep every day's.
  if (known.standings.size > 500) known.standings.clear();
  const standing = standingOf(known.roster, user, day, academicYearOf(day));
  known.standings.set(key, standing);
  return standing;
}

/** A standing as the stored grants have it: `role:…`, scopes seen, and `j:…` records judged. */
export function grantsIn(standing: Standing): string[] {
  const { role, grants } = standing;
  if (role === undefined) return [];
  return [`role:${role}`, ...grants.sees, ...[...grants.judges].map((record) => `j:${record}`)];
}

/**
 * What a person could do at a moment in the past, from the grants in force and those that ended
 * since: the standing an edit of that moment was made with. The roster stays today's. [SY6]
 */
export function standingBefore(
  standing: Standing,
  open: readonly Grant[],
  ended: readonly Grant[],
  thenMs: number,
): Standing {
  const sees = new Set<string>();
  const judges = new Set<string>();
  let role: Role | undefined;
  // Earliest end first: the first role to end after that moment was the one held then.
  const held = ended.filter(({ toAt }) => (toAt ?? 0) > thenMs);
  for (const { what } of [...held, ...open])
    if (what.startsWith("role:")) role ??= what.slice("role:".length) as Role;
    else if (what.startsWith("j:")) judges.add(what.slice("j:".length));
    else sees.add(what);
  const grants: Grants = { sees, judges };
  return { user: standing.user, role, grants, roster: standing.roster };
}
