import { writeDay } from "./calendar.ts";
import type { ExportTable } from "./export-table.ts";
import { writeActionKind } from "./meeting-action.ts";
import { ENTRY_TABLE_WORDS, type EntryTable } from "./meeting-entry.ts";
import type {
  MeetingSummary,
  SummaryAction,
  SummaryChild,
  SummaryEntry,
} from "./meeting-summary.ts";

/** An action with the names of the children it is for, in register order. */
export type FormAction = SummaryAction & { children: readonly string[] };

/** The actions of a summary with the children's names, the first due first. */
export function formActions({ about, children }: Pick<MeetingSummary, "about" | "children">) {
  return about.actions.map((action): FormAction => ({
    ...action,
    children: children.filter(({ actions }) => actions.includes(action.id)).map(({ name }) => name),
  }));
}

/** A row of the meeting's form: a child in a subject. */
export type FormRow = {
  child: string;
  subject: string;
  evidence: string;
  said: string;
  agreed: string;
};

/** A table of the form with its columns' headings. */
export type FormTable = {
  table: EntryTable;
  title: string;
  /** Over what was said: "What made the difference". */
  said: string;
  rows: readonly FormRow[];
};

const SAID: Readonly<Record<EntryTable, string>> = {
  good: "What made the difference",
  slow: "Possible barriers",
  behind: "Possible barriers",
  none: "What was said",
};

/**
 * The form of a progress meeting: three tables with the evidence, what made the difference or what
 * may be in the way, and what was agreed and by whom. All three are there, even when one is empty.
 * [MF1] ISP handbook, Appendix 9.
 */
export function meetingForm(summary: Pick<MeetingSummary, "about" | "children">): FormTable[] {
  const actions = formActions(summary);
  const { subjects } = summary.about;
  const several = subjects.length > 1;
  const rowsIn = (table: EntryTable) =>
    summary.children.flatMap((child) =>
      child.entries
        .filter((entry) => entry.table === table)
        .map((entry) => formRow(child, entry, { actions, subjects, several })),
    );
  const tables: EntryTable[] = ["good", "slow", "behind"];
  const others = [...rowsIn("none"), ...withoutEntry(summary.children, actions, subjects)];
  return [
    ...tables.map((table) => ({
      table,
      title: ENTRY_TABLE_WORDS[table],
      said: SAID[table],
      rows: rowsIn(table),
    })),
    ...(others.length === 0
      ? []
      : [{ table: "none" as const, title: ENTRY_TABLE_WORDS.none, said: SAID.none, rows: others }]),
  ];
}

type Named = readonly { id: string; name: string }[];

function formRow(
  child: SummaryChild,
  entry: SummaryEntry,
  of: { actions: readonly FormAction[]; subjects: Named; several: boolean },
): FormRow {
  const { evidence, why, difference, barriers, phrases, agreed, parked } = entry;
  const ticked = (kind: string) =>
    phrases.filter((one) => one.kind === kind).map(({ words }) => words);
  const first = child.entries[0] === entry;
  const own = of.actions.filter(
    (action) =>
      child.actions.includes(action.id) &&
      // What is for no one subject stands with the child's first.
      (action.subject === entry.subject ||
        (first && !child.entries.some(({ subject }) => subject === action.subject))),
  );
  return {
    child: child.name,
    subject: of.several ? (of.subjects.find(({ id }) => id === entry.subject)?.name ?? "") : "",
    evidence: lines([
      why ?? "",
      evidence,
      ...(first ? child.voice.map(({ words }) => `“${words}”`) : []),
    ]),
    said: lines([...ticked("difference"), difference, ...ticked("barrier"), barriers]),
    agreed: lines([...own.map(sayAgreed), agreed, parked ? "To be spoken of later." : ""]),
  };
}

/** Children who were only talked with, or are only in an action. */
function withoutEntry(
  children: readonly SummaryChild[],
  actions: readonly FormAction[],
  subjects: Named,
): FormRow[] {
  const names = (one: FormAction) => subjects.find(({ id }) => id === one.subject)?.name ?? "";
  return children
    .filter(({ entries }) => entries.length === 0)
    .map((child) => {
      const own = actions.filter(({ id }) => child.actions.includes(id));
      return {
        child: child.name,
        subject: [...new Set(own.map(names))].filter((name) => name !== "").join(", "),
        evidence: lines(child.voice.map(({ words }) => `“${words}”`)),
        said: "",
        agreed: lines(own.map(sayAgreed)),
      };
    });
}

/** "Bead string before each lesson: Miss Okafor, by 11 Dec 2026". */
function sayAgreed({ what, who, due }: FormAction): string {
  return `${what}: ${who === "" ? "nobody yet" : who}, by ${writeDay(due)}`;
}

function lines(parts: readonly string[]): string {
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .join("\n");
}

/** The actions of a meeting as a table that leaves in a file. [MF2] */
export function meetingActionsTable(
  summary: Pick<MeetingSummary, "about" | "children">,
): ExportTable {
  const { subjects } = summary.about;
  return {
    name: "Actions",
    columns: [
      { key: "action", words: "Agreed action" },
      { key: "children", words: "For" },
      { key: "subject", words: "Subject" },
      { key: "where", words: "Where" },
      { key: "wave", words: "Wave" },
      { key: "intervention", words: "Intervention" },
      { key: "who", words: "Who" },
      { key: "taken_on", words: "Taken on" },
      { key: "due", words: "By" },
      { key: "state", words: "When the meeting closed" },
    ],
    rows: formActions(summary).map((action) => [
      action.what,
      action.children.join(", ") || null,
      subjects.find(({ id }) => id === action.subject)?.name ?? null,
      writeActionKind(action.kind),
      action.wave,
      action.intervention,
      action.who === "" ? null : action.who,
      action.accepted ? "yes" : "not yet",
      action.due,
      { open: "open", done: "done", dropped: "dropped" }[action.state],
    ]),
  };
}

/** What was said of each child as a table that leaves in a file. [MF2] */
export function meetingFormTable(summary: Pick<MeetingSummary, "about" | "children">): ExportTable {
  return {
    name: "Children",
    columns: [
      { key: "table", words: "Table" },
      { key: "child", words: "Child" },
      { key: "subject", words: "Subject" },
      { key: "evidence", words: "Evidence" },
      { key: "said", words: "What made the difference, or possible barriers" },
      { key: "agreed", words: "Agreed action" },
    ],
    rows: meetingForm(summary).flatMap(({ title, rows }) =>
      rows.map((row) => [
        title,
        row.child,
        row.subject || null,
        row.evidence || null,
        row.said || null,
        row.agreed || null,
      ]),
    ),
  };
}
