/** A guard says what is wrong with a value in the user's words, or nothing when it is right. */
export type Guard = (value: unknown) => string | undefined;

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
/** Control characters other than tab and line breaks never belong in what a person typed. */
function isControl(character: string): boolean {
  const unit = character.charCodeAt(0);
  return unit === 0x7f || (unit < 0x20 && unit !== 0x09 && unit !== 0x0a && unit !== 0x0d);
}

export function text(max: number): Guard {
  return (value) => {
    if (typeof value !== "string") return "must be words";
    if (value.length > max) return `must be at most ${max} characters`;
    return value.split("").some(isControl) ? "has characters that cannot be shown" : undefined;
  };
}

/** Words that may not be empty. */
export function name(max: number): Guard {
  const words = text(max);
  return (value) =>
    words(value) ?? ((value as string).trim() === "" ? "must not be empty" : undefined);
}

const ID = /^[A-Za-z0-9_-]{1,64}$/;

/** An id of ours: of a class, a child, a user, a snapshot. */
export const idGuard: Guard = (value) =>
  typeof value === "string" && ID.test(value) ? undefined : "must be an id";

/** Plain data of at most so many characters, whatever it says: its reader looks at it again. */
export function plain(max: number): Guard {
  return (value) => {
    if (value === undefined) return "must be there";
    return JSON.stringify(value).length > max ? "is longer than can be kept" : undefined;
  };
}

export const flag: Guard = (value) =>
  typeof value === "boolean" ? undefined : "must be yes or no";

export function whole(min: number, max: number): Guard {
  return (value) =>
    typeof value === "number" && Number.isInteger(value) && value >= min && value <= max
      ? undefined
      : `must be a whole number from ${min} to ${max}`;
}

/** A number of half steps: 1.5, 2. */
export function halves(min: number, max: number): Guard {
  return (value) =>
    typeof value === "number" && Number.isInteger(value * 2) && value >= min && value <= max
      ? undefined
      : `must be a number of half steps from ${min} to ${max}`;
}

/** A calendar date as `2026-11-21`. */
export const date: Guard = (value) => {
  if (typeof value !== "string" || !ISO_DATE.test(value)) return "must be a date like 2026-11-21";
  const [year, month, day] = value.split("-").map(Number) as [number, number, number];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days ? undefined : "must be a date of the calendar";
};

export function oneOf(values: readonly string[]): Guard {
  return (value) =>
    typeof value === "string" && values.includes(value)
      ? undefined
      : `must be one of ${values.join(", ")}`;
}

/** The same guard, but null is right too: the value is taken away. */
export function orNone(guard: Guard): Guard {
  return (value) => (value === null ? undefined : guard(value));
}

export function listOf(guard: Guard, max: number): Guard {
  return (value) => {
    if (!Array.isArray(value)) return "must be a list";
    if (value.length > max) return `must have at most ${max} parts`;
    for (const part of value) {
      const wrong = guard(part);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  };
}

/** An object with exactly these parts; those of `optional` may be left out. */
export function shape(parts: Record<string, Guard>, optional: readonly string[] = []): Guard {
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value))
      return "must have parts";
    for (const key of Object.keys(value))
      if (!Object.hasOwn(parts, key)) return `has a part "${key.slice(0, 40)}" that is not known`;
    for (const [key, guard] of Object.entries(parts)) {
      const part = (value as Record<string, unknown>)[key];
      if (part === undefined) {
        if (optional.includes(key)) continue;
        return `lacks "${key}"`;
      }
      const wrong = guard(part);
      if (wrong !== undefined) return `"${key}" ${wrong}`;
    }
    return undefined;
  };
}
