import { type Day } from "./calendar.ts";

/** A field's words; null when there are none. */
export function wordsIn(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

/** A field's day; null when there is none. */
export function dayIn(value: unknown): Day | null {
  return typeof value === "string" && value !== "" ? value : null;
}

/** A field's list of words or ids; what is none is left out. */
export function listIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
}

/** One of a closed list; a newer app's word falls back to the one given. */
export function oneIn<T extends string>(values: readonly T[], value: unknown, otherwise: T): T {
  return values.find((one) => one === value) ?? otherwise;
}

/** A field's number; null when there is none. */
export function numberIn(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
