import { date, type Guard, idGuard, listOf, orNone, plain, text, whole } from "./guard.ts";
import { MOST_CHILDREN } from "./meeting-tables.ts";
import type { Table } from "./table.ts";

/** Most characters that a row of a summary keeps of one child, and in all: what is more goes into parts. */
export const MOST_OF_A_CHILD = 20_000;
export const MOST_OF_A_SUMMARY_ROW = 100_000;
/** Most parts of one summary. */
const MOST_PARTS = 999;

/** Something said of a child by `id`, so that an erasure finds it. */
const saidOfChild: Guard = (value) =>
  idGuard((value as { id?: unknown } | null | undefined)?.id) ?? plain(MOST_OF_A_CHILD)(value);

const ids = (most: number) => listOf(idGuard, most);

const summaryFields = {
  meeting: idGuard,
  /** Counted from 1; two devices may close apart, and then both stand. */
  version: whole(1, 99),
  /** Milliseconds since 1970, by the clock the device believed right. */
  at: whole(0, 2 ** 48),
  by: idGuard,
  day: date,
  subjects: ids(30),
  people: ids(100),
  /** The texts about the class, and the actions without their children. */
  about: plain(MOST_OF_A_SUMMARY_ROW),
  /** What was said of each child, with the ids of the actions for them. */
  children: listOf(saidOfChild, MOST_CHILDREN),
  /** How many parts there are beside this row; see `summary-parts.ts`. */
  parts: whole(0, MOST_PARTS),
  /** Id of the class's snapshot of the moment. */
  snapshot: orNone(idGuard),
} as const;

const partFields = {
  about: plain(MOST_OF_A_SUMMARY_ROW),
  children: listOf(saidOfChild, MOST_CHILDREN),
} as const;

/** How an erasure finds the words of an action that was for nobody but the child. [SY14] */
const ACTIONS_OF_CHILDREN = {
  in: "about",
  list: "actions",
  words: "what",
  named: "actions",
} as const;

const additionFields = {
  meeting: idGuard,
  /** About the class; what is about one child stands with the child. */
  text: text(4000),
  children: listOf(saidOfChild, MOST_CHILDREN),
  at: whole(0, 2 ** 48),
  by: idGuard,
} as const;

/** What a meeting was closed with, see `meeting-summary.ts`: written once, and only added to. */
export const SUMMARY_TABLES = {
  "meeting-summary": {
    of: "class",
    key: ["class", "id"],
    fields: summaryFields,
    once: Object.keys(summaryFields),
    children: "children",
    thingsForChildren: ACTIONS_OF_CHILDREN,
    writers: "class-teachers",
    signed: "always",
    personal: true,
    foundBy: "class",
  },
  /** What of a summary does not fit into its row; the id is the summary's, the number from 0. */
  "meeting-summary-part": {
    of: "class",
    key: ["class", "id", "number"],
    fields: partFields,
    once: Object.keys(partFields),
    children: "children",
    thingsForChildren: ACTIONS_OF_CHILDREN,
    writers: "class-teachers",
    signed: "own",
    personal: true,
    foundBy: "class",
  },
  "meeting-addition": {
    of: "class",
    key: ["class", "id"],
    fields: additionFields,
    once: Object.keys(additionFields),
    children: "children",
    writers: "class-teachers",
    signed: "always",
    personal: true,
    foundBy: "class",
  },
} as const satisfies Record<string, Table>;
