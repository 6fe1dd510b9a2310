import { canonical } from "./canonical.ts";
import type { SetEdit } from "./edit.ts";

/**
 * What a form writes: the fields that say something else than they did when it opened. Two people who
 * change different fields of one row apart then both keep what they wrote; a field that both changed
 * is the later one's. The order of a list of ids says nothing. Empty when nothing was changed. [ED1]
 */
export function changedFields(
  before: SetEdit,
  after: SetEdit,
  /** Fields that mean something only beside each other: one changed, all of them are written. */
  together: readonly (readonly string[])[] = [],
): SetEdit[] {
  const names = new Set([...Object.keys(before.set), ...Object.keys(after.set)]);
  const changed = [...names].filter((name) => said(before.set[name]) !== said(after.set[name]));
  for (const group of together)
    if (group.some((name) => changed.includes(name))) changed.push(...group);
  if (changed.length === 0) return [];
  const set = Object.fromEntries(changed.map((name) => [name, after.set[name] ?? null]));
  return [{ t: after.t, k: after.k, set }];
}

/** Brings back what was taken off a list; everything else of it stays as it is by now. [ED1] */
export function bringBack({ t, k }: SetEdit): SetEdit {
  return { t, k, set: { removed: false } };
}

function said(value: unknown): string {
  return Array.isArray(value) ? value.map(canonical).sort().join() : canonical(value);
}
