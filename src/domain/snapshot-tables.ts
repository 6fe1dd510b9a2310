import {
  date,
  flag,
  type Guard,
  idGuard,
  listOf,
  name,
  oneOf,
  orNone,
  plain,
  text,
  whole,
} from "./guard.ts";
import { countsProblem } from "./published-counts.ts";
import type { Table } from "./table.ts";

/** The screens whose view can be frozen. A newer app may have more, so this list guards nothing. */
export const FROZEN_SCREENS = ["grid", "combined", "progress", "tracker"] as const;
export type FrozenScreen = (typeof FROZEN_SCREENS)[number];

/** Most parts of one snapshot, and children in one part. */
export const MOST_PARTS = 200;
const MOST_CHILDREN = 500;
/** Characters of a view's options, and of all that a part says beside its children. */
const MOST_OPTIONS = 20_000;
const MOST_ABOUT = 200_000;

/** A view with its options: which screen, and how it stood. */
const frozenView: Guard = (value) => {
  const { screen, options } = (value ?? {}) as { screen?: unknown; options?: unknown };
  return name(40)(screen) ?? plain(MOST_OPTIONS)(options);
};

/** Anything, so long as it says by `id` which child it is about: an erasure finds it by that. */
const frozenChild: Guard = (value) => {
  const { id } = (value ?? {}) as { id?: unknown };
  return idGuard(id) ?? plain(MOST_ABOUT)(value);
};

const snapshotFields = {
  name: name(120),
  note: text(2000),
  /** Milliseconds since 1970, by the clock the device believed right. */
  at: whole(0, 2 ** 48),
  by: idGuard,
  /** The day and academic year of the facts. */
  day: date,
  year: whole(2000, 2099),
  views: listOf(frozenView, 200),
  /** How many parts the facts are in, and how many children they are about. */
  parts: whole(1, MOST_PARTS),
  children: whole(0, 10_000),
  /** Changes of the author's device that had not reached the school. */
  waiting: whole(0, 100_000),
  /** Who could see it when it was frozen. */
  seenBy: listOf(idGuard, 1000),
  /** The snapshot this is a later version of. */
  versionOf: orNone(idGuard),
} as const;
const SNAPSHOT_ONCE = Object.keys(snapshotFields);

const partFields = {
  /** In part 0 all that is not about a child; null in the others. */
  about: orNone(plain(MOST_ABOUT)),
  children: listOf(frozenChild, MOST_CHILDREN),
} as const;
const PART_ONCE = Object.keys(partFields);

const asideFields = { aside: flag, by: idGuard, on: date } as const;

/** Frozen pictures, see `snapshot.ts`: of the school for leaders, of a class for its adults too. */
export const SNAPSHOT_TABLES = {
  snapshot: {
    of: "leaders",
    key: ["id"],
    fields: snapshotFields,
    once: SNAPSHOT_ONCE,
    writers: "leadership",
    personal: true,
  },
  "snapshot-part": {
    of: "leaders",
    key: ["snapshot", "number"],
    fields: partFields,
    once: PART_ONCE,
    children: "children",
    writers: "leadership",
    personal: true,
    foundBy: "snapshot",
  },
  /** A snapshot put aside in the gallery; it stays as it is. */
  "snapshot-aside": {
    of: "leaders",
    key: ["snapshot"],
    fields: asideFields,
    writers: "leadership",
    personal: false,
  },
  "class-snapshot": {
    of: "class",
    key: ["class", "id"],
    fields: snapshotFields,
    once: SNAPSHOT_ONCE,
    writers: "class-adults",
    personal: true,
    foundBy: "class",
  },
  "class-snapshot-part": {
    of: "class",
    key: ["class", "snapshot", "number"],
    fields: partFields,
    once: PART_ONCE,
    children: "children",
    writers: "class-adults",
    personal: true,
    foundBy: "snapshot",
  },
  "class-snapshot-aside": {
    of: "class",
    key: ["class", "snapshot"],
    fields: asideFields,
    writers: "class-adults",
    personal: false,
    foundBy: "class",
  },
  /** Counts of a snapshot that leaders published, see `published-counts.ts`. Key: the snapshot's id. */
  "published-counts": {
    of: "school",
    key: ["snapshot"],
    fields: {
      /** null: taken back. */
      counts: orNone(countsProblem),
      by: idGuard,
      on: date,
      state: oneOf(["published", "withdrawn"]),
    },
    writers: "leaders",
    personal: false,
  },
} as const satisfies Record<string, Table>;
