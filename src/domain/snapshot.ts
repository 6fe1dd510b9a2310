import type { AttainmentFacts } from "./attainment-facts.ts";
import { type Day, seasonOf } from "./calendar.ts";
import type { Row } from "./change.ts";
import type { SetEdit } from "./edit.ts";
import { type FrozenPart, freezingFacts, type ThawedFacts, thawFacts } from "./frozen-facts.ts";
import { keyParts } from "./schema.ts";
import { writtenAt } from "./written-at.ts";

/** A view that was frozen: which screen, and the options it stood with (plain JSON of that screen's). */
export type FrozenView = { screen: string; options: unknown };

/** A frozen picture of the school, or of a class, without its facts. */
export type Snapshot = {
  id: string;
  /** The class it is of; null: of the school, for those who see every child. */
  class: string | null;
  name: string;
  note: string;
  /** Milliseconds since 1970 when it was frozen, by the clock of the device. */
  at: number;
  /** User id of who froze it. */
  by: string;
  /** The day and academic year of the facts. */
  day: Day;
  year: number;
  views: readonly FrozenView[];
  parts: number;
  children: number;
  /** Changes of the author's device that had not reached the school when it was frozen. [SN5] */
  waiting: number;
  /** User ids of who could see it then. */
  seenBy: readonly string[];
  /** Id of the snapshot this is a later version of. [SN7] */
  versionOf: string | null;
  /** Put aside in the gallery. */
  aside: boolean;
};

/** A snapshot with its facts, or why it cannot be shown: parts that have not arrived, or nonsense. */
export type OpenedSnapshot = { snapshot: Snapshot } & (
  | { is: "whole"; facts: AttainmentFacts; known: ThawedFacts["known"] }
  | { is: "arriving"; missing: number }
  | { is: "unreadable" }
);

/** The tables of snapshots of the school, and of a class. */
export function snapshotTables(schoolClass: string | null) {
  return schoolClass === null
    ? ({ head: "snapshot", part: "snapshot-part", aside: "snapshot-aside" } as const)
    : ({
        head: "class-snapshot",
        part: "class-snapshot-part",
        aside: "class-snapshot-aside",
      } as const);
}

/** The key of a snapshot's row; its parts' keys have `:<number>` after it. */
export function snapshotKey({ id, class: schoolClass }: Pick<Snapshot, "id" | "class">): string {
  return schoolClass === null ? id : `${schoolClass}:${id}`;
}

/** What is to be frozen. */
export type Freezing = {
  snapshot: Omit<Snapshot, "parts" | "children" | "aside" | "day" | "year">;
  facts: AttainmentFacts;
  /** Rows of judgements of the facts' children. */
  records: readonly Row[];
};

/** The edits that freeze facts, made at once; see {@link freezing}. */
export function freeze(of: Freezing): SetEdit[] {
  const steps = freezing(of);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/**
 * The edits that freeze facts: the parts first, so that who has the row has at least tried to send
 * them. All of them are kept or none. It says how many children are done on the way; whoever stops
 * asking has frozen nothing. [SN1] [SN3] [SN11]
 */
export function* freezing(of: Freezing): Generator<number, SetEdit[]> {
  const { snapshot, records } = of;
  const facts = snapshot.class === null ? of.facts : factsOfClass(of.facts, snapshot.class);
  const parts = yield* freezingFacts(facts, records);
  const tables = snapshotTables(snapshot.class);
  const key = snapshotKey(snapshot);
  const { name, note, at, by, views, waiting, seenBy, versionOf } = snapshot;
  return [
    ...parts.map((part, number): SetEdit => ({ t: tables.part, k: `${key}:${number}`, set: part })),
    {
      t: tables.head,
      k: key,
      set: {
        name: name.trim(),
        note: note.trim(),
        at,
        by,
        day: facts.day,
        year: facts.year,
        views,
        parts: parts.length,
        children: facts.children.length,
        waiting,
        seenBy,
        versionOf,
      },
    },
  ];
}

/** Of a class's snapshot everybody in the class may see all: so the facts are of its children alone. */
export function factsOfClass(facts: AttainmentFacts, schoolClass: string): AttainmentFacts {
  return {
    ...facts,
    classes: facts.classes.filter(({ id }) => id === schoolClass),
    children: facts.children.filter((child) =>
      child.years.some((one) => one.year === facts.year && one.class === schoolClass),
    ),
  };
}

/** A snapshot from its row; undefined for a row of another kind, or one without a name. */
export function snapshotOf(row: Row, aside?: Row): Snapshot | undefined {
  const parts = keyParts(row.t, row.k);
  const { f } = row;
  if (row.gone || parts?.id === undefined || typeof f.name !== "string") return undefined;
  if (row.t !== "snapshot" && row.t !== "class-snapshot") return undefined;
  return {
    id: parts.id,
    class: parts.class ?? null,
    name: f.name,
    note: String(f.note),
    at: writtenAt(row),
    by: String(f.by),
    day: String(f.day),
    year: Number(f.year),
    views: f.views as FrozenView[],
    parts: Number(f.parts),
    children: Number(f.children),
    waiting: Number(f.waiting),
    seenBy: f.seenBy as string[],
    versionOf: (f.versionOf as string | null | undefined) ?? null,
    aside: aside?.f.aside === true,
  };
}

/** A snapshot with what its parts hold, whatever order they came in; shown whole or not at all. [SN4] */
export function openSnapshot(snapshot: Snapshot, rows: readonly Row[]): OpenedSnapshot {
  const parts = new Map<number, FrozenPart>();
  const prefix = `${snapshotKey(snapshot)}:`;
  for (const row of rows) {
    const number = Number(keyParts(row.t, row.k)?.number);
    if (row.gone || !row.k.startsWith(prefix) || !(number < snapshot.parts)) continue;
    parts.set(number, row.f as FrozenPart);
  }
  if (parts.size < snapshot.parts)
    return { snapshot, is: "arriving", missing: snapshot.parts - parts.size };
  const inOrder = [...parts].sort(([a], [b]) => a - b).map(([, part]) => part);
  const thawed = thawFacts(inOrder);
  return thawed === undefined
    ? { snapshot, is: "unreadable" }
    : { snapshot, is: "whole", facts: thawed.facts, known: thawed.known };
}

/** Snapshots by the term they were frozen in, the latest first; put-aside ones are left out. [SN9] */
export function byTerm(
  snapshots: readonly Snapshot[],
): { year: number; season: ReturnType<typeof seasonOf>; snapshots: Snapshot[] }[] {
  const terms = new Map<string, ReturnType<typeof byTerm>[number]>();
  const latestFirst = [...snapshots].sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
  for (const snapshot of latestFirst) {
    const { year } = snapshot;
    const season = seasonOf(snapshot.day);
    const key = `${year}:${season}`;
    const term = terms.get(key);
    if (term === undefined) terms.set(key, { year, season, snapshots: [snapshot] });
    else term.snapshots.push(snapshot);
  }
  return [...terms.values()];
}

/** The versions of one snapshot, the first first: those it is a version of, and those of it. [SN7] */
export function versionsOf(snapshot: Snapshot, all: readonly Snapshot[]): Snapshot[] {
  const byId = new Map(all.map((one) => [one.id, one]));
  const firstOf = (one: Snapshot): string => {
    let first = one;
    // A circle cannot be made by an honest app; whoever makes one sees it cut.
    for (let step = 0; step < all.length && first.versionOf !== null; step += 1) {
      const before = byId.get(first.versionOf);
      if (before === undefined) break;
      first = before;
    }
    return first.id;
  };
  const first = firstOf(snapshot);
  return all.filter((one) => firstOf(one) === first).sort((a, b) => a.at - b.at);
}

/** Puts a snapshot aside in the gallery, or back; it stays as it is. [SN9] */
export function putAside(
  snapshot: Pick<Snapshot, "id" | "class">,
  of: { aside: boolean; by: string; on: Day },
): SetEdit {
  return { t: snapshotTables(snapshot.class).aside, k: snapshotKey(snapshot), set: { ...of } };
}
