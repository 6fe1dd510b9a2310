import { keyParts, tableOf } from "./schema.ts";

/**
 * `s`: the whole school. `t`: its staff, so everyone but governors. `l`: those who see every child.
 * `c:<class>`: a class's adults, and those who see every child. `p:<pupil>`: one child's record.
 * `r:<pupil>`: what of a child senior leaders and the SENCO alone see. A row's scope follows from its
 * key for ever.
 */
export type Scope = string;
export const SCHOOL_SCOPE: Scope = "s";
export const STAFF_SCOPE: Scope = "t";
export const LEADERS_SCOPE: Scope = "l";
export function classScope(schoolClass: string): Scope {
  return `c:${schoolClass}`;
}
export function pupilScope(pupil: string): Scope {
  return `p:${pupil}`;
}
export function restrictedScope(pupil: string): Scope {
  return `r:${pupil}`;
}
/** The child a scope is about, undefined when it is about none. */
export function pupilOfScope(scope: Scope): string | undefined {
  return /^[pr]:/.test(scope) ? scope.slice(2) : undefined;
}

/** The scope of a row, from its key alone; undefined for a key that is not one of the table's. */
export function scopeOf(t: string, k: string): Scope | undefined {
  const parts = keyParts(t, k);
  if (parts === undefined) return undefined;
  switch (tableOf(t)?.of) {
    case "pupil":
      return pupilScope(parts.pupil as string);
    case "class":
      return classScope(parts.class as string);
    case "restricted":
      return restrictedScope(parts.pupil as string);
    case "leaders":
      return LEADERS_SCOPE;
    case "staff":
      return STAFF_SCOPE;
    default:
      return SCHOOL_SCOPE;
  }
}
