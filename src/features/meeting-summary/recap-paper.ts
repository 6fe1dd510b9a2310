import { type Day, schoolDay, writeDay } from "../../domain/calendar.ts";
import { ENTRY_TABLE_WORDS } from "../../domain/meeting-entry.ts";
import { actionsForClass, formActions, sayAgreed } from "../../domain/meeting-form.ts";
import { NOTE_HEADINGS } from "../../domain/meeting-history.ts";
import { recapOfSummary, sayActionSince } from "../../domain/meeting-since.ts";
import type {
  MeetingAddition,
  MeetingSummary,
  SummaryChild,
} from "../../domain/meeting-summary.ts";
import type { TextBlock } from "../../pictures/text-pages.ts";
import type { ClosedMeeting } from "./use-meeting-summary.ts";

/**
 * What each person agreed to, for each a piece of paper of their own: nobody is "you", and nobody
 * reads what others took on or what was said of a child. [MF4] [ML4]
 */
export function blocksByPerson(
  summary: MeetingSummary,
  held: ClosedMeeting,
): { who: string; blocks: TextBlock[] }[] {
  const { today } = held;
  const was = new Map(summary.about.actions.map((one) => [one.id, one]));
  const is = new Map(held.actions.map((one) => [one.id, one]));
  return recapOfSummary(summary, { reader: null, today }).map(({ who, says, lines }) => ({
    who,
    blocks: [
      { kind: "title", text: says },
      ...lines.flatMap(({ action, says: line }): TextBlock[] => {
        const then = was.get(action.id);
        const now = is.get(action.id);
        const since = then && sayActionSince(then, now, { person: held.staffName, today });
        const isOpen = action.state === "open" && now?.state === "open";
        return [
          { kind: isOpen ? "tick" : "item", text: line },
          ...(since ? [{ kind: "aside" as const, text: since }] : []),
        ];
      }),
    ],
  }));
}

/** What was said and agreed for each child, then for the class, and what came later. [MF4] [ML2] */
export function blocksByChild(summary: MeetingSummary, held: ClosedMeeting): TextBlock[] {
  const agreed = new Map(formActions(summary).map((one) => [one.id, sayAgreed(one)]));
  const subjects = new Map(summary.about.subjects.map(({ id, name }) => [id, name]));
  const forClass = actionsForClass(summary);
  const known = new Set(summary.children.map(({ id }) => id));
  const others = held.additions.filter(({ children }) => !children.some(({ id }) => known.has(id)));
  return [
    ...summary.children.flatMap((child): TextBlock[] => [
      { kind: "title", text: child.name },
      ...saidOf(child, subjects, summary.day),
      ...child.actions.flatMap((id) => {
        const text = agreed.get(id);
        return text === undefined ? [] : [{ kind: "item" as const, text: `Agreed: ${text}` }];
      }),
      ...later(
        held.additions.filter((one) => one.children.some(({ id }) => id === child.id)),
        held,
      ),
    ]),
    ...(forClass.length + others.length === 0
      ? []
      : [
          { kind: "title" as const, text: `For ${summary.about.class}` },
          ...forClass.map((one) => ({ kind: "item" as const, text: sayAgreed(one) })),
          ...later(others, held),
        ]),
  ];
}

function saidOf(
  child: SummaryChild,
  subjects: ReadonlyMap<string, string>,
  today: Day,
): TextBlock[] {
  return [
    ...child.entries.flatMap((entry): TextBlock[] => [
      {
        kind: "under",
        text: `${subjects.get(entry.subject) ?? ""}: ${ENTRY_TABLE_WORDS[entry.table].toLowerCase()}${entry.parked ? ", for later" : ""}`,
      },
      ...(entry.why === null ? [] : [{ kind: "words" as const, text: entry.why }]),
      ...(entry.phrases.length === 0
        ? []
        : [{ kind: "words" as const, text: entry.phrases.map(({ words }) => words).join("; ") }]),
      ...NOTE_HEADINGS.flatMap(([section, heading]): TextBlock[] =>
        entry[section] === "" ? [] : [{ kind: "words", text: `${heading}: ${entry[section]}` }],
      ),
    ]),
    ...child.voice.map(({ on, words }): TextBlock => ({
      kind: "words",
      text: `${child.name} said, ${writeDay(on, today)}: “${words}”`,
    })),
  ];
}

/** A child's name stands above already; that of one who is in another version only is not known here. */
function later(additions: readonly MeetingAddition[], held: ClosedMeeting): TextBlock[] {
  return additions.map(({ children, text, by, at }) => {
    const said = [...children.map((one) => one.text), text].filter((one) => one !== "").join(" ");
    const who = `${held.staffName(by)}, ${writeDay(schoolDay(at))}`;
    return { kind: "item", text: `Added later: ${said} (${who})` };
  });
}
