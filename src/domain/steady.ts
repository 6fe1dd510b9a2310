/**
 * The held object when every field is the same, else the new one: what is drawn from it is then not
 * drawn again.
 */
export function steady<T extends object>(held: T | undefined, next: T): T {
  if (held === undefined) return next;
  const keys = Object.keys(next) as (keyof T)[];
  return keys.every((key) => isAlike(held[key], next[key])) ? held : next;
}

function isAlike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  return "done" in a && "done" in b && JSON.stringify(a) === JSON.stringify(b);
}

/** The held list when every one of its objects is the same. */
export function steadyList<T extends object>(held: readonly T[] | undefined, next: readonly T[]) {
  const list = next.map((one, at) => steady(held?.[at], one));
  return held?.length === list.length && list.every((one, at) => one === held[at]) ? held : list;
}
