import { date, flag, idGuard, listOf, name, orNone, shape, text, whole } from "./guard.ts";
import type { Table } from "./table.ts";

const span = shape({ from: date, to: orNone(date) });

/** Most characters of what is written down of a session. */
export const LONGEST_SESSION_WORDS = 200;

/** What a child is given beyond their lessons: accelerated progress, and interventions. */
export const PROVISION_TABLES = {
  /** When a child was chosen for accelerated progress, see `target-group.ts`. Key `<pupil>:2026:maths`. */
  "target-group": {
    of: "pupil",
    key: ["pupil", "year", "subject"],
    fields: { spans: listOf(span, 20), why: orNone(text(200)), by: idGuard },
    writers: "planners",
    signed: "always",
    personal: true,
    foundBy: "pupil",
  },
  /** What is given beyond or within the lesson, see `intervention.ts`. The id is its author's. */
  intervention: {
    of: "school",
    key: ["id"],
    fields: {
      name: name(80),
      wave: whole(1, 3),
      subject: orNone(idGuard),
      /** In words: whoever leads it often has no account. */
      leads: orNone(text(120)),
      from: date,
      to: orNone(date),
      /** How many sessions it has, and what all of it costs in whole pence, where anybody counts. */
      sessions: orNone(whole(1, 999)),
      cost: orNone(whole(0, 100_000_000)),
      removed: flag,
    },
    writers: "planners",
    personal: true,
  },
  "intervention-pupil": {
    of: "pupil",
    key: ["pupil", "id"],
    fields: { spans: listOf(span, 20) },
    writers: "planners",
    personal: true,
    foundBy: "pupil",
  },
  /**
   * A child's part of one session, see `intervention-session.ts`. The id follows from the intervention
   * and the day: two people who write the same session down apart make one. [IS2]
   */
  "intervention-session": {
    of: "pupil",
    key: ["pupil", "id"],
    fields: {
      intervention: idGuard,
      on: date,
      /** False: away from it. */
      there: flag,
      /** What was done, said of the whole group, so no child is named. */
      words: orNone(text(LONGEST_SESSION_WORDS)),
      by: idGuard,
      /** Written down by mistake. */
      removed: flag,
    },
    writers: "pupil-listeners",
    signed: "always",
    personal: true,
    foundBy: "pupil",
  },
} as const satisfies Record<string, Table>;
