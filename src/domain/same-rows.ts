import type { Row } from "./change.ts";

/** Whether two lists hold the very same rows in the same order. A row that changes is another row. */
function sameRows(one: readonly Row[], other: readonly Row[]): boolean {
  return one.length === other.length && one.every((row, at) => row === other[at]);
}

/**
 * The answer worked out from lists of rows, kept until one of the rows (or what else it hangs on) is
 * another. The same as from scratch: what is kept is only ever the last answer.
 */
export function keptForRows<T>(): (
  lists: readonly (readonly Row[])[],
  on: string,
  work: () => T,
) => T {
  let held: { lists: readonly (readonly Row[])[]; on: string; answer: T } | undefined;
  return (lists, on, work) => {
    if (
      held === undefined ||
      held.on !== on ||
      held.lists.length !== lists.length ||
      !held.lists.every((list, at) => sameRows(list, lists[at] ?? []))
    )
      held = { lists, on, answer: work() };
    return held.answer;
  };
}
