import type { GroupFilter } from "./group-filter.ts";

/** How deep a filter in an address may be nested, and how long it may be. */
const DEEPEST = 6;
const LONGEST = 2000;

/** A filter for an address; empty for everybody. [AG6] */
export function writeFilterQuery(filter: GroupFilter): string {
  return "all" in filter && filter.all.length === 0 ? "" : JSON.stringify(filter);
}

/** Reads {@link writeFilterQuery}; undefined for what is no filter. */
export function readFilterQuery(text: string): GroupFilter | undefined {
  if (text.length > LONGEST) return undefined;
  try {
    return filterOf(JSON.parse(text), DEEPEST);
  } catch {
    return undefined;
  }
}

function filterOf(read: unknown, deep: number): GroupFilter | undefined {
  if (typeof read !== "object" || read === null || deep === 0) return undefined;
  const entries = Object.entries(read);
  const [kind, value] = entries[0] ?? [];
  if (entries.length !== 1) return undefined;
  switch (kind) {
    case "all":
    case "any": {
      if (!Array.isArray(value)) return undefined;
      const parts = value.map((one) => filterOf(one, deep - 1));
      if (parts.some((one) => one === undefined)) return undefined;
      const known = parts.flatMap((one) => one ?? []);
      return kind === "all" ? { all: known } : { any: known };
    }
    case "not": {
      const not = filterOf(value, deep - 1);
      return not && { not };
    }
    case "group":
      return typeof value === "string" ? { group: value } : undefined;
    case "target":
      return typeof value === "string" ? { target: value } : undefined;
    case "intervention":
      return typeof value === "string" ? { intervention: value } : undefined;
    case "yearGroup":
      return typeof value === "number" ? { yearGroup: value } : undefined;
    case "class":
      return typeof value === "string" || value === null ? { class: value } : undefined;
    default:
      return undefined;
  }
}
