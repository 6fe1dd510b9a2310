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

/**
 * The actions of a summary with the children's names, the first due first. What was agreed for a child
 * who was erased has no words any more, and is left out.
 */
export function formActions({ about, children }: Pick<MeetingSummary, "about" | "children">) {
  return about.actions
    .filter(({ what }) => what !== "")
    .map((action): FormAction => ({
      ...action,
      children: children
        .filter(({ actions }) => actions.includes(action.id))
        .map(({ name }) => name),
    }));
}

/** What was agreed for the whole class, for no child by name. */
export function actionsForClass(summary: Pick<MeetingSummary, "about" | "children">): FormAction[] {
  return formActions(summary).filter(({ children }) => children.length === 0);
}

/** A row of the meeting's form: a child in a subject, or the class. */
export type FormRow = {
  /** Name of the child, or of the class. */
  child: string;
  subject: string;
  evidence: string;
  said: string;
  agreed: string;
};

/** A table of the form with its columns' headings. */
export type FormTable = {
  table: EntryTable | "class";
  title: string;
  /** Over whom each row is about: "Child". */
  whom: string;
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
 * What was agreed for the whole class stands in a table of its own after them. [MF1] ISP handbook, Appendix 9.
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
  const forClass = classRows(summary);
  const tableOf = (table: EntryTable, rows: FormRow[]): FormTable => ({
    table,
    title: ENTRY_TABLE_WORDS[table],
    whom: "Child",
    said: SAID[table],
    rows,
  });
  return [
    ...tables.map((table) => tableOf(table, rowsIn(table))),
    ...(others.length === 0 ? [] : [tableOf("none", others)]),
    ...(forClass.length === 0
      ? []
      : [
          {
            table: "class" as const,
            title: "For the class",
            whom: "Class",
            said: SAID.none,
            rows: forClass,
          },
        ]),
  ];
}

/** A row for each subject that something was agreed in for the whole class; no one subject first. */
function classRows(summary: Pick<MeetingSummary, "about" | "children">): FormRow[] {
  const { class: name, subjects } = summary.about;
  const agreed = new Map<string, FormAction[]>();
  for (const action of actionsForClass(summary)) {
    const subject = subjects.find(({ id }) => id === action.subject)?.name ?? "";
    agreed.set(subject, [...(agreed.get(subject) ?? []), action]);
  }
  return [...agreed]
    .sort(([a], [b]) => a.localeCompare(b, "en"))
    .map(([subject, actions]) => ({
      child: name,
      subject,
      evidence: "",
      said: "",
      agreed: lines(actions.map(sayAgreed)),
    }));
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
export function sayAgreed({ what, who, due }: SummaryAction): string {
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
      { key: "child", words: "Child or class" },
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
