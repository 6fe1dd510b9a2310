import { type TableName, TABLES, tableOf } from "./schema.ts";

/** Tables whose rows list several children in a field: `rowsIn` a child's scope does not find those. */
export const TABLES_WITH_CHILDREN: readonly TableName[] = (
  Object.keys(TABLES) as TableName[]
).filter((t) => tableOf(t)?.children !== undefined);

/** Fields of a row, or of a change to one. */
type Fields = { t: string; f: Readonly<Record<string, unknown>> };

/** The ids of the children that a row, or a change, lists; none in most tables. */
export function childrenIn({ t, f }: Fields): string[] {
  const field = tableOf(t)?.children;
  const listed = field === undefined ? undefined : f[field];
  if (!Array.isArray(listed)) return [];
  return listed.flatMap((child: unknown) => idOf(child) ?? []);
}

/** The same row or change without some children; itself where it has none of them. [SY14] */
export function withoutChildren<T extends Fields>(of: T, isOut: (child: string) => boolean): T {
  const field = tableOf(of.t)?.children;
  if (field === undefined || !childrenIn(of).some(isOut)) return of;
  const all = of.f[field] as unknown[];
  const kept = all.filter((child) => !isOut(idOf(child) ?? ""));
  const { f } = kept.length > 0 ? of : withoutWordsOfChildren(of);
  return { ...of, f: { ...f, ...withoutThings(of, all, kept), [field]: kept } };
}

/**
 * Whether an erasure took the last child off a row, with the words about them: the first of these
 * words is one that nobody can leave empty. [SY14]
 */
export function hasLostItsChildren(row: Fields): boolean {
  const [first] = tableOf(row.t)?.wordsOfChildren ?? [];
  return first !== undefined && row.f[first] === "" && childrenIn(row).length === 0;
}

/** The same row or change with its words about children empty. [SY14] */
export function withoutWordsOfChildren<T extends Fields>(of: T): T {
  const words = tableOf(of.t)?.wordsOfChildren ?? [];
  const gone = words.filter((one) => typeof of.f[one] === "string").map((one) => [one, ""]);
  return gone.length === 0 ? of : { ...of, f: { ...of.f, ...Object.fromEntries(gone) } };
}

/** What was listed for children of whom none is left, without its words. */
function withoutThings({ t, f }: Fields, all: unknown[], kept: unknown[]): Record<string, unknown> {
  const of = tableOf(t)?.thingsForChildren;
  if (of === undefined) return {};
  const part = f[of.in] as Record<string, unknown> | null | undefined;
  const things = part?.[of.list];
  if (!Array.isArray(things)) return {};
  const namedBy = (children: unknown[]) =>
    new Set<unknown>(
      children.flatMap((child) => (child as Record<string, unknown> | null)?.[of.named] ?? []),
    );
  const [before, after] = [namedBy(all), namedBy(kept)];
  const isGone = (thing: unknown) => before.has(idOf(thing)) && !after.has(idOf(thing));
  const left = things.map((thing: unknown) =>
    isGone(thing) ? { ...(thing as object), [of.words]: "" } : thing,
  );
  return { [of.in]: { ...part, [of.list]: left } };
}

function idOf(child: unknown): string | undefined {
  const id = (child as { id?: unknown } | null | undefined)?.id;
  return typeof id === "string" ? id : undefined;
}
