import type { EntryTable, MeetingEntry } from "./meeting-entry.ts";
import type { Suggestion } from "./meeting-suggestions.ts";

/** A child in a subject, to be spoken of in a meeting that is being held. */
export type RunItem = {
  pupil: string;
  subject: string;
  table: EntryTable;
  /** The sentence of the rule that suggested it; null: a person thought of it. */
  why: string | null;
  parked: boolean;
  /** Written down already; else it is suggested, and becomes one with the first word. [RN2] */
  isEntry: boolean;
};

/** The parts of the list, in the order a meeting goes through them: a success first. [RN1] */
export const RUN_PARTS = ["good", "slow", "behind", "none", "parked"] as const;
export type RunPart = (typeof RUN_PARTS)[number];

/** How a meeting is gone through: by its three tables, or one child after the other. */
export type RunOrder = "tables" | "children";

export type RunSection = { part: RunPart; items: readonly RunItem[] };

/**
 * Whom a meeting speaks of, in its order: who has an entry, and who is suggested and was not left
 * out. Table by table it begins with good progress; child by child with the children of whom there
 * is good progress to tell, each once with all their subjects. Parked ones come last. Within a part
 * the register's order, never that of attainment. [RN1] ISP handbook §2.6, Appendix 9.
 */
export function runningOrder(of: {
  entries: readonly MeetingEntry[];
  suggestions: readonly Suggestion[];
  /** Ids of the class's children in register order; entries of others come after them. */
  register: readonly string[];
  /** Ids of the meeting's subjects, in their order. */
  subjects: readonly string[];
  order: RunOrder;
}): RunSection[] {
  const place = new Map(of.register.map((pupil, at) => [pupil, at]));
  const rank = ({ pupil, subject }: RunItem) =>
    (place.get(pupil) ?? of.register.length) * 100 + of.subjects.indexOf(subject) + 1;
  const items = [...of.entries.map(itemOfEntry), ...of.suggestions.map(itemOfSuggestion)].sort(
    (a, b) => rank(a) - rank(b) || (a.pupil < b.pupil ? -1 : 1),
  );
  const part = of.order === "tables" ? partOf : partsOfChildren(items);
  const shown = of.order === "tables" ? items : firstOfEach(items, part);
  return RUN_PARTS.flatMap((one) => {
    const own = shown.filter((item) => part(item) === one);
    return own.length === 0 ? [] : [{ part: one, items: own }];
  });
}

function itemOfEntry({ pupil, subject, table, why, parked }: MeetingEntry): RunItem {
  return { pupil, subject, table, why, parked, isEntry: true };
}

function itemOfSuggestion({ pupil, subject, table, why }: Suggestion): RunItem {
  return { pupil: pupil.id, subject, table, why, parked: false, isEntry: false };
}

function partOf({ table, parked }: RunItem): RunPart {
  return parked ? "parked" : table;
}

/** Child by child: a child is among the first when any subject has good progress to tell. */
function partsOfChildren(items: readonly RunItem[]): (item: RunItem) => RunPart {
  const parts = new Map<string, RunPart>();
  for (const item of items) {
    const [held, one] = [parts.get(item.pupil), partOf(item)];
    if (held === undefined || RUN_PARTS.indexOf(one) < RUN_PARTS.indexOf(held))
      parts.set(item.pupil, one);
  }
  return ({ pupil }) => {
    const best = parts.get(pupil) ?? "none";
    return best === "good" || best === "parked" ? best : "none";
  };
}

/** One item for each child: the one that puts the child where it stands. */
function firstOfEach(items: readonly RunItem[], part: (item: RunItem) => RunPart): RunItem[] {
  const kept = new Map<string, RunItem>();
  for (const item of items) {
    const held = kept.get(item.pupil);
    if (held === undefined || (partOf(held) !== part(item) && partOf(item) === part(item)))
      kept.set(item.pupil, item);
  }
  return [...kept.values()];
}

/** `<pupil> <subject>`: names an item of a meeting. */
export function itemKey({ pupil, subject }: Pick<RunItem, "pupil" | "subject">): string {
  return `${pupil} ${subject}`;
}

/** The item before or after one in the list; the first when none is chosen. */
export function besideItem(
  sections: readonly RunSection[],
  chosen: string | undefined,
  way: 1 | -1,
): RunItem | undefined {
  const all = sections.flatMap(({ items }) => items);
  const at = all.findIndex((item) => itemKey(item) === chosen);
  if (at < 0) return way === 1 ? all[0] : undefined;
  return all[at + way];
}
