import type { SummaryAbout, SummaryAction, SummaryChild, SummaryEntry } from "./meeting-summary.ts";
import { MOST_CHILDREN } from "./meeting-tables.ts";
import { MOST_OF_A_CHILD, MOST_OF_A_SUMMARY_ROW } from "./summary-tables.ts";

/** Characters, as they are kept, of one piece of a text, and of the phrases in one piece. */
const MOST_OF_A_PIECE = 8000;

/** What goes on from the piece before it. */
type GoesOn<T> = T & { goesOn?: true };
/** A piece of what was said of a child. */
type ChildPiece = Omit<SummaryChild, "entries" | "voice"> & {
  entries: readonly GoesOn<SummaryEntry>[];
  voice: readonly GoesOn<SummaryChild["voice"][number]>[];
};
/** What one row holds of a summary. */
export type SummaryRow = { about: Partial<SummaryAbout>; children: readonly ChildPiece[] };
type Summed = { about: SummaryAbout; children: readonly SummaryChild[] };

/**
 * What a summary's own row holds, and the rows beside it that its words need: none for nearly every
 * meeting. However much was written, it fits, and no word is cut off. An action stands in one row with
 * the children it is for, so that an erasure finds which words go with whom. [ML5] [SY14]
 */
export function rowsOfSummary({ about, children }: Summed): {
  own: SummaryRow;
  parts: SummaryRow[];
} {
  if (isOneRow({ about, children })) return { own: { about, children }, parts: [] };
  const { success, general, actions, ...plain } = about;
  const names = new Map(children.map(({ id, name }) => [id, name]));
  const units: SummaryRow[] = [
    ...cut(success).map((words) => ({ about: { success: words }, children: [] })),
    ...cut(general).map((words) => ({ about: { general: words }, children: [] })),
    ...children.flatMap(piecesOf).map((piece) => ({ about: {}, children: [piece] })),
    ...actions.flatMap((action) => withChildren(action, children, names)),
  ];
  const own = { about: { ...plain, success: "", general: "", actions: [] }, children: [] };
  return { own, parts: packed(units) };
}

/** The summary that rows hold together, the parts in their order. [ML5] */
export function joinedSummary(
  own: { about: SummaryAbout; children: readonly SummaryChild[] },
  parts: readonly SummaryRow[],
): Summed {
  if (parts.length === 0) return own;
  const rows: SummaryRow[] = [own, ...parts];
  const text = (of: "success" | "general") => rows.map(({ about }) => about[of] ?? "").join("");
  const actions = rows.flatMap(({ about }) => about.actions ?? []);
  const children = new Map<string, SummaryChild>();
  for (const piece of rows.flatMap((row) => row.children)) {
    const held = children.get(piece.id);
    children.set(piece.id, {
      id: piece.id,
      name: held?.name ?? piece.name,
      entries: piece.entries.reduce(withEntry, [...(held?.entries ?? [])]),
      voice: piece.voice.reduce(withVoice, [...(held?.voice ?? [])]),
      actions: [...(held?.actions ?? []), ...piece.actions],
    });
  }
  const about = { ...own.about, success: text("success"), general: text("general"), actions };
  return { about, children: [...children.values()] };
}

function isOneRow({ about, children }: Summed): boolean {
  return (
    lengthOf({ about, children }) <= MOST_OF_A_SUMMARY_ROW &&
    children.length <= MOST_CHILDREN &&
    children.every((child) => lengthOf(child) <= MOST_OF_A_CHILD)
  );
}

function piecesOf({ id, name, entries, voice }: SummaryChild): ChildPiece[] {
  const nothing = { id, name, entries: [], voice: [], actions: [] };
  return [
    nothing,
    ...entries.flatMap(entryPieces).map((entry) => ({ ...nothing, entries: [entry] })),
    ...voice.flatMap(({ on, words }) =>
      cut(words).map((piece, at) => ({
        ...nothing,
        voice: [{ on, words: piece, ...goesOn(at > 0) }],
      })),
    ),
  ];
}

const TEXTS = ["evidence", "difference", "barriers", "agreed"] as const;

function entryPieces(entry: SummaryEntry): GoesOn<SummaryEntry>[] {
  const { subject, table, parked } = entry;
  const bare = { subject, table, parked, why: null, phrases: [] };
  const empty = { ...bare, evidence: "", difference: "", barriers: "", agreed: "" };
  return [
    { ...empty, why: entry.why },
    ...entry.phrases.map((phrase) => ({ ...empty, phrases: [phrase], ...goesOn(true) })),
    ...TEXTS.flatMap((of) =>
      cut(entry[of]).map((words) => ({ ...empty, [of]: words, ...goesOn(true) })),
    ),
  ];
}

/** An action with all its children, who are named again beside it. */
function withChildren(
  action: SummaryAction,
  all: readonly SummaryChild[],
  names: ReadonlyMap<string, string>,
): SummaryRow[] {
  const named = all.filter(({ actions }) => actions.includes(action.id));
  return [
    {
      about: { actions: [action] },
      children: named.map(({ id }) => ({
        id,
        name: names.get(id) ?? "",
        entries: [],
        voice: [],
        actions: [action.id],
      })),
    },
  ];
}

/** As few rows as hold everything in its order. */
function packed(units: readonly SummaryRow[]): SummaryRow[] {
  const rows: SummaryRow[] = [];
  let length = Infinity;
  for (const unit of units) {
    const more = lengthOf(unit);
    const last = rows.at(-1);
    const children = (last?.children.length ?? 0) + unit.children.length;
    const fits = length + more <= MOST_OF_A_SUMMARY_ROW && children <= MOST_CHILDREN;
    if (last === undefined || !fits) {
      rows.push(unit);
      length = more;
    } else {
      rows[rows.length - 1] = joinedRow(last, unit);
      length += more;
    }
  }
  return rows;
}

function joinedRow(a: SummaryRow, b: SummaryRow): SummaryRow {
  const { success, general, actions } = b.about;
  const about: Partial<SummaryAbout> = { ...a.about };
  if (success !== undefined) about.success = `${about.success ?? ""}${success}`;
  if (general !== undefined) about.general = `${about.general ?? ""}${general}`;
  if (actions !== undefined) about.actions = [...(about.actions ?? []), ...actions];
  return { about, children: [...a.children, ...b.children] };
}

function withEntry(
  entries: readonly SummaryEntry[],
  { goesOn: on, ...entry }: GoesOn<SummaryEntry>,
): SummaryEntry[] {
  const last = entries.at(-1);
  if (on !== true || last === undefined) return [...entries, entry];
  const joined = { ...last, phrases: [...last.phrases, ...entry.phrases] };
  for (const of of TEXTS) joined[of] += entry[of];
  return [...entries.slice(0, -1), joined];
}

function withVoice(
  voices: SummaryChild["voice"],
  { goesOn: on, ...voice }: GoesOn<SummaryChild["voice"][number]>,
): SummaryChild["voice"] {
  const last = voices.at(-1);
  if (on !== true || last === undefined) return [...voices, voice];
  return [...voices.slice(0, -1), { ...last, words: `${last.words}${voice.words}` }];
}

function goesOn(does: boolean): { goesOn?: true } {
  return does ? { goesOn: true } : {};
}

/** A text in pieces that are each short as they are kept, with no character cut in two. */
function cut(words: string): string[] {
  const pieces: string[] = [];
  let [piece, length] = ["", 0];
  for (const character of words) {
    const more = lengthOf(character) - 2;
    if (length + more > MOST_OF_A_PIECE) {
      pieces.push(piece);
      [piece, length] = ["", 0];
    }
    piece += character;
    length += more;
  }
  return piece === "" ? pieces : [...pieces, piece];
}

/** Characters of a value as it is kept. */
function lengthOf(value: unknown): number {
  return JSON.stringify(value).length;
}
