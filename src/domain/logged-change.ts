import { type Day, schoolDay } from "./calendar.ts";
import { date as isDate } from "./guard.ts";
import { keyParts, type Role, type TableName } from "./schema.ts";

/** Who may read what was changed; of what they may not see they are told nothing. [WC1] */
export function readsChanges(role: Role): boolean {
  return role === "administrator" || role === "senior-leader";
}

/** Kinds of changes that are read together; the last two are shown only where they are chosen. */
export const CHANGE_GROUPS = {
  meetings: [
    "meeting-round",
    "meeting",
    "staff-meeting",
    "meeting-summary",
    "meeting-addition",
    "phrase",
  ],
  children: ["meeting-entry", "meeting-phrase", "pupil-voice"],
  notes: ["meeting-note", "class-note", "staff-note"],
  actions: ["meeting-action", "staff-action"],
  targets: ["target-group", "curricular-target", "curricular-target-pupil"],
  interventions: ["intervention", "intervention-pupil", "intervention-session"],
  staff: ["staff", "staff-class"],
  restricted: ["restricted-note"],
} as const satisfies Record<string, readonly TableName[]>;

export type ChangeGroup = keyof typeof CHANGE_GROUPS;

/** What nobody sees who did not ask for it: a screen may lie between a leader and a teacher. [WC3] */
export const ON_ASKING: readonly ChangeGroup[] = ["restricted"];

/** Whether a line is of a note for leaders and the SENCO, also where what it said is no longer kept. [WC3] */
export function isRestricted({ t, scope }: Pick<LoggedChange, "t" | "scope">): boolean {
  return t === "restricted-note" || scope.startsWith("r:");
}

/** One field of a change; without `from` the school has no word of what it was before. */
export type LoggedField = {
  field: string;
  from?: unknown;
  to: unknown;
  /** A later change of somebody else's stood already, so this one was not kept. */
  lost?: true;
};

/** A change as the school wrote it down when it came. [WC1] */
export type LoggedChange = {
  /** The school's number of it; of several joined into one line, of the first. */
  seq: number;
  /** Milliseconds: when it was made, as the school set the device's clock right, and when it came. */
  made: number;
  at: number;
  by: string;
  /** Id of the device; empty: the server itself. */
  device: string;
  /** The administrator who let it in. */
  via: string | null;
  /** Empty of what is no longer kept. */
  t: string;
  k: string;
  scope: string;
  /**
   * `set`: fields. `wrote`: in a note. `replaced`: the text of a note. `forgotten`: what it said is no
   * longer kept. `erased`: a child's record.
   */
  is: "set" | "wrote" | "replaced" | "forgotten" | "erased";
  /** Whether it is the first that is known of its row. */
  isFirst: boolean;
  fields: readonly LoggedField[];
  /** Of a note. */
  section: string;
  /** How many pieces of writing the line stands for, and when the last of them was made. */
  times: number;
  until: number;
};

/** A page of changes, the latest first; `next` is what `before` asks for the following one. */
export type LoggedPage = { changes: readonly LoggedChange[]; next: number | null };

/** What is asked for; empty words: anything. */
export type ChangesAsked = {
  group: ChangeGroup | "";
  child: string;
  by: string;
  meeting: string;
  /** Id of an agreed action. */
  action: string;
  from: Day;
  to: Day;
  before: number | null;
  limit: number;
};

/** A page of a file: more at a time would hold up others while they are written down. */
export const MOST_CHANGES = 5000;
const USUAL_CHANGES = 100;

/** Reads what an address asks for; what makes no sense is left out. */
export function changesAskedOf(said: URLSearchParams): ChangesAsked {
  const word = (name: string, like: RegExp) => {
    const given = said.get(name) ?? "";
    return like.test(given) ? given : "";
  };
  const day = (name: string) => readAskedDay(said.get(name) ?? "");
  const number = (name: string) => {
    const given = Number(said.get(name) ?? "");
    return Number.isSafeInteger(given) && given > 0 ? given : null;
  };
  const group = said.get("group") ?? "";
  return {
    group: Object.hasOwn(CHANGE_GROUPS, group) ? (group as ChangeGroup) : "",
    child: word("child", ID),
    by: word("by", ID),
    meeting: word("meeting", ID),
    action: word("action", ID),
    from: day("from"),
    to: day("to"),
    before: number("before"),
    limit: Math.min(number("limit") ?? USUAL_CHANGES, MOST_CHANGES),
  };
}

const ID = /^[A-Za-z0-9_-]{1,64}$/;
const DAY = /^20\d{2}-/;

/** A day of this century as it is asked for; empty for anything else. */
export function readAskedDay(given: string): Day {
  return DAY.test(given) && isDate(given) === undefined ? given : "";
}

/** Whether an address says something that cannot be read, so that more is shown than it asked for. [WC4] */
export function isMoreThanAsked(said: URLSearchParams): boolean {
  const asked = changesAskedOf(said);
  return (["group", "child", "by", "meeting", "action", "from", "to"] as const).some(
    (name) => asked[name] === "" && (said.get(name) ?? "") !== "",
  );
}

/** The same as the words of an address; empty where everything is asked for. */
export function writeChangesAsked(asked: Partial<ChangesAsked>): string {
  const usual: readonly unknown[] = ["", null, USUAL_CHANGES];
  const said = Object.entries(asked).filter(([, value]) => !usual.includes(value));
  return new URLSearchParams(said.map(([name, value]) => [name, String(value)])).toString();
}

/** Tables that are asked for: without a group all that are shown without asking. */
export function tablesAsked(group: ChangesAsked["group"]): ReadonlySet<string> {
  const groups = (Object.keys(CHANGE_GROUPS) as ChangeGroup[]).filter((one) =>
    group === "" ? !ON_ASKING.includes(one) : one === group,
  );
  return new Set(groups.flatMap((one) => CHANGE_GROUPS[one]));
}

/** Whether a line is about an agreed action, by its id; of what is no longer kept nobody knows. */
export function isOfAction({ t, k }: Pick<LoggedChange, "t" | "k">, action: string): boolean {
  const tables: readonly string[] = CHANGE_GROUPS.actions;
  return tables.includes(t) && keyParts(t, k)?.id === action;
}

/** How long somebody may pause and still be writing the same: an hour. */
const PAUSE_MS = 60 * 60_000;

/** Whether a later piece of writing goes on from a line about the same section, person and device. */
export function goesOn(line: LoggedChange, made: number): boolean {
  return schoolDay(line.made) === schoolDay(made) && Math.abs(made - line.until) <= PAUSE_MS;
}
