import { type Day, schoolTime, writeDay } from "./calendar.ts";
import { asSentence, sayList } from "./count-words.ts";
import type { ExportTable } from "./export-table.ts";
import { writeWholeMoment } from "./last-written.ts";
import { LOGGED_FIELDS, SECTION_WORDS, type ValueKind } from "./logged-change-fields.ts";
import {
  isRestricted,
  type LoggedChange,
  type LoggedField,
  readAskedDay,
} from "./logged-change.ts";
import { keyParts } from "./schema.ts";
import { type Span, writeSpan } from "./span.ts";

/** Names that a change itself does not hold; each knows what to say of what is not here. */
export type LoggedNames = {
  today: Day;
  /** Id of this device. */
  device: string;
  child: (id: string) => string;
  person: (id: string) => string;
  class: (id: string) => string;
  subject: (id: string) => string;
  intervention: (id: string) => string;
  /** "the meeting of 4B on Tue 17 Nov"; undefined when it is not here. */
  meeting: (id: string) => string | undefined;
  /** What the row says by now: a change of its state alone does not say what was agreed. */
  row: (t: string, k: string) => Readonly<Record<string, unknown>> | undefined;
};

/** From so many milliseconds on it is said when a change reached the school. */
const LATE_MS = 10 * 60_000;

/** When a change was made and, where that was later, when it came. [WC2] */
export function sayLoggedWhen({ made, until, at, times }: LoggedChange): string {
  const last = schoolTime(until);
  const span = times > 1 && last !== schoolTime(made) ? ` to ${last}` : "";
  const came = at - until > LATE_MS ? `; reached the school ${writeWholeMoment(at)}` : "";
  return `${writeWholeMoment(made)}${span}${came}`;
}

/** On which device: what tells one of a person's from another, never whose it is. */
export function sayLoggedDevice({ device }: LoggedChange, names: LoggedNames): string {
  if (device === "") return "at the school’s server";
  return device === names.device ? "on this device" : `on device ${device.slice(0, 4)}`;
}

/** What a change did, a sentence each: "due: changed from 11 Dec to 18 Dec". [WC2] */
export function sayLogged(change: LoggedChange, names: LoggedNames): string[] {
  const { is, t, k, via } = change;
  const letIn = via === null ? [] : [`Let into the record by ${names.person(via)}.`];
  if (is === "erased") return ["A child’s record was erased."];
  if (is === "forgotten")
    return [
      "What this change said is no longer kept: a text was taken out of the record, or a child’s record was erased.",
    ];
  const section = SECTION_WORDS[change.section] ?? change.section;
  if (is === "wrote")
    return [
      `Wrote in “${section}”${change.times > 1 ? `, ${change.times} pieces of writing` : ""}.`,
      ...letIn,
    ];
  if (is === "replaced")
    return [`Took the text of “${section}” out of the record and left another there.`, ...letIn];
  const told = change.fields.flatMap((field) => {
    const words = fieldSentence(change, field, names);
    if (words === "") return [];
    return [`${asSentence(words)}${field.lost === true ? ", but a later change stands" : ""}.`];
  });
  const begins = change.isFirst ? (BEGINS[t] ?? []) : [];
  const phrase = t === "meeting-phrase" ? names.row(t, k)?.words : undefined;
  if (typeof phrase === "string")
    return [`${told.join(" ").replace(/\.$/, "")}: “${phrase}”.`, ...letIn];
  const all = [...begins, ...told, ...letIn];
  return all.length === 0 ? ["Nothing that is shown here was changed."] : all;
}

/** What the first change of a row does, where its fields do not say it. */
const BEGINS: Readonly<Record<string, readonly string[]>> = {
  "meeting-action": ["Wrote down what was agreed."],
  "staff-action": ["Wrote down what was agreed."],
  "meeting-summary": ["Closed the meeting."],
  "meeting-addition": ["Added something beside the summary."],
  "pupil-voice": ["Wrote down a talk."],
  "intervention-session": ["Wrote down the session."],
};

function fieldSentence(change: LoggedChange, field: LoggedField, names: LoggedNames): string {
  const said = LOGGED_FIELDS[change.t]?.[field.field];
  if (said === undefined) return "";
  const { to, from } = field;
  if ("yes" in said) {
    if (to === true || isSaid(to)) return said.yes;
    // Said beside other things where it was so already, it is no news.
    return from === true || isSaid(from) || change.fields.length === 1 ? said.no : "";
  }
  if ("moved" in said) {
    if (isEmpty(to)) return "";
    return isEmpty(from)
      ? `${said.first} “${said.moved(to)}”`
      : `moved from ${said.moved(from)} to ${said.moved(to)}`;
  }
  const say = (value: unknown) => sayValue(said.kind, value, names);
  if (isEmpty(to)) {
    if (change.isFirst) return "";
    return isEmpty(from) ? `${said.label}: taken away` : `${said.label}: ${say(from)} taken away`;
  }
  if (isEmpty(from)) return `${said.label}: ${say(to)}`;
  // What is said by its count may have changed and be as many as before.
  if (say(from) === say(to)) return `${said.label}: changed`;
  return `${said.label}: changed from ${say(from)} to ${say(to)}`;
}

function isSaid(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

function isEmpty(value: unknown): boolean {
  const isNone = value === null || value === undefined || value === "";
  return isNone || (Array.isArray(value) && value.length === 0);
}

function sayValue(kind: ValueKind, value: unknown, names: LoggedNames): string {
  if (typeof kind === "function") return kind(value);
  const one = typeof value === "string" ? value : String(value);
  const ids = Array.isArray(value) ? value.map(idIn) : [];
  switch (kind) {
    case "day":
      return writeDay(one, names.today);
    case "person":
      return names.person(one);
    case "people":
      return sayList(ids.map(names.person));
    case "children":
      return sayList(ids.map(names.child));
    case "class":
      return names.class(one);
    case "classes":
      return sayList(ids.map(names.class));
    case "subject":
      return names.subject(one);
    case "subjects":
      return sayList(ids.map(names.subject));
    case "intervention":
      return names.intervention(one);
    case "spans":
      return sayList((value as Span[]).map((span) => writeSpan(span, names.today)));
    case "list":
      return `${ids.length}`;
    default:
      return `“${one}”`;
  }
}

function idIn(one: unknown): string {
  if (typeof one === "string") return one;
  const id = (one as { id?: unknown } | null | undefined)?.id;
  return typeof id === "string" ? id : "";
}

/** What a change is about: the child, class or person, the subject, the meeting, the action. [WC2] */
export function sayLoggedAbout(change: LoggedChange, names: LoggedNames): string {
  const { t, k, scope } = change;
  if (change.is === "erased") return "A child who had left";
  const parts = keyParts(t, k) ?? {};
  const pupil = parts.pupil ?? /^[pr]:(.+)$/.exec(scope)?.[1];
  const schoolClass = parts.class ?? /^c:(.+)$/.exec(scope)?.[1];
  const own = (field: string) => {
    const logged = change.fields.find((one) => one.field === field)?.to;
    const value = logged ?? aboutRow(t, k, names)?.[field];
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const subject = parts.subject ?? own("subject");
  const meeting =
    t === "meeting" || t === "staff-meeting" || IN_MEETING.test(t) ? parts.id : own("meeting");
  const children = t === "meeting-action" ? childrenOf(change, names) : [];
  const thing = THINGS[t];
  const said = [
    ...(pupil === undefined ? [] : [names.child(pupil)]),
    ...(parts.user === undefined ? [] : [names.person(parts.user)]),
    ...(thing === undefined
      ? []
      : [`${thing.noun} ${thing.field === undefined ? "" : quoted(own(thing.field))}`.trim()]),
    ...sessionOf(t, parts.id, names),
    ...(children.length === 0 ? [] : [`for ${sayList(children)}`]),
    ...(t === "intervention-pupil" && parts.id !== undefined ? [names.intervention(parts.id)] : []),
    ...(subject === undefined ? [] : [names.subject(subject)]),
    ...(meeting === undefined
      ? []
      : [names.meeting(meeting) ?? "a meeting that is not on this device"]),
    ...(schoolClass === undefined || meeting !== undefined ? [] : [names.class(schoolClass)]),
  ];
  return asSentence(said.join(", "));
}

/** Notes whose id is the meeting's. */
const IN_MEETING = /^(?:class|staff)-note$/;

const THINGS: Readonly<Record<string, { noun: string; field?: string }>> = {
  "meeting-action": { noun: "Agreed action", field: "what" },
  "staff-action": { noun: "Action of the staff", field: "what" },
  "meeting-round": { noun: "Round of meetings", field: "name" },
  phrase: { noun: "Phrase", field: "words" },
  "curricular-target": { noun: "Curricular target", field: "focus" },
  "curricular-target-pupil": { noun: "curricular target", field: "focus" },
  intervention: { noun: "Intervention", field: "name" },
  "pupil-voice": { noun: "talk about learning" },
  "target-group": { noun: "target group" },
};

/** The row that says what a change is about: of a note that of the entry or talk it belongs to, of a child in a target the target. */
function aboutRow(t: string, k: string, names: LoggedNames) {
  if (t === "curricular-target-pupil")
    return names.row("curricular-target", keyParts(t, k)?.id ?? "");
  if (t !== "meeting-note" && t !== "restricted-note") return names.row(t, k);
  return names.row("meeting-entry", k) ?? names.row("pupil-voice", k);
}

/** "session of Number club on Tue 17 Nov": its key says both, so a change of its words does too. [IS2] */
function sessionOf(t: string, id: string | undefined, names: LoggedNames): string[] {
  if (t !== "intervention-session" || id === undefined) return [];
  const [, intervention = id, ...parts] = /^(.+)-(\d{4})(\d{2})(\d{2})$/.exec(id) ?? [];
  const day = readAskedDay(parts.join("-"));
  const when = day === "" ? "" : ` on ${writeDay(day, names.today)}`;
  return [`session of ${names.intervention(intervention)}${when}`];
}

function childrenOf(change: LoggedChange, names: LoggedNames): string[] {
  const listed = names.row(change.t, change.k)?.children;
  const logged = change.fields.find(({ field }) => field === "children")?.to;
  const all = Array.isArray(listed) ? listed : Array.isArray(logged) ? logged : [];
  return all.map(idIn).map(names.child);
}

function quoted(words: string | undefined): string {
  return words === undefined ? "" : `“${words}”`;
}

/** Changes as a file holds them, the latest first; what is for leaders and SENCO alone is in none. [WC3] */
export function loggedTable(changes: readonly LoggedChange[], names: LoggedNames): ExportTable {
  return {
    name: "What was changed",
    columns: [
      { key: "number", words: "Number" },
      { key: "made", words: "Made" },
      { key: "reached_school", words: "Reached the school" },
      { key: "who", words: "Who" },
      { key: "device", words: "On which device" },
      { key: "about", words: "About" },
      { key: "what", words: "What was changed" },
    ],
    rows: changes
      .filter((change) => !isRestricted(change))
      .map((change) => [
        change.seq,
        writeWholeMoment(change.made),
        writeWholeMoment(change.at),
        names.person(change.by),
        sayLoggedDevice(change, names),
        sayLoggedAbout(change, names),
        sayLogged(change, names).join(" "),
      ]),
  };
}
