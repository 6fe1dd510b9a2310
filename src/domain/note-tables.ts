import type { Table } from "./table.ts";

/**
 * Text that several people write apart and that merges. Nothing but notes is in these rows: each
 * section is one text, see `note.ts`. [NT1]
 */
export const NOTE_TABLES = {
  /** What a progress meeting says of one child. The id is that of the entry or talk it belongs to. */
  "meeting-note": {
    of: "pupil",
    key: ["pupil", "id"],
    fields: {},
    notes: ["evidence", "difference", "barriers", "agreed", "voice"],
    openSections: ["evidence", "voice"],
    writers: "pupil-adults",
    personal: true,
    foundBy: "pupil",
  },
  /** What a meeting says of a class; the id is the meeting's. */
  "class-note": {
    of: "class",
    key: ["class", "id"],
    fields: {},
    notes: ["success", "general"],
    writers: "class-adults",
    personal: true,
    foundBy: "class",
  },
  /**
   * What was talked about in a meeting of a phase, a subject or the staff; the id is the meeting's. No
   * child belongs in it. [MR5]
   */
  "staff-note": {
    of: "staff",
    key: ["id"],
    fields: {},
    notes: ["talked"],
    writers: "class-adults",
    personal: true,
  },
  /** What of a child senior leaders and the SENCO alone may read. [AC8] */
  "restricted-note": {
    of: "restricted",
    key: ["pupil", "id"],
    fields: {},
    notes: ["text"],
    writers: "leadership",
    personal: true,
    foundBy: "pupil",
  },
} as const satisfies Record<string, Table>;

export type NoteTable = keyof typeof NOTE_TABLES;
