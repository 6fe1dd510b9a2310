import { writeBirthday } from "./calendar.ts";
import type { Row } from "./change.ts";
import { plainName } from "./plain-name.ts";

export type Pupil = {
  id: string;
  given: string;
  family: string;
  /** What the child is called, when not by the given name. */
  known: string | null;
  sex: "F" | "M" | null;
  /** `2018-04-30`. */
  born: string | null;
  upn: string | null;
  /** First day at this school. */
  arrived: string | null;
  /** First day no longer at this school. */
  left: string | null;
};

function words(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

export function pupilOf(row: Row): Pupil {
  const { f } = row;
  return {
    id: row.k,
    given: words(f.given) ?? "",
    family: words(f.family) ?? "",
    known: words(f.known)?.trim() || null,
    sex: f.sex === "F" || f.sex === "M" ? f.sex : null,
    born: words(f.born),
    upn: words(f.upn),
    arrived: words(f.arrived),
    left: words(f.left),
  };
}

/** What the child is called. [N1] */
export function firstName(pupil: Pupil): string {
  return pupil.known ?? pupil.given;
}

/** "Amara Okafor". */
export function fullName(pupil: Pupil): string {
  return `${firstName(pupil)} ${pupil.family}`.trim();
}

/** "Okafor, Amara": as a register lists it. */
export function registerName(pupil: Pupil): string {
  return pupil.family === "" ? firstName(pupil) : `${pupil.family}, ${firstName(pupil)}`;
}

/** Whether a child is on roll on a day. [N4] */
export function isOnRoll(pupil: Pupil, day: string): boolean {
  return (
    (pupil.arrived === null || pupil.arrived <= day) && (pupil.left === null || pupil.left > day)
  );
}

/** Register order: family name, then first name, accents and case aside; then a fixed order. [N3] */
export function compareByName(a: Pupil, b: Pupil): number {
  return (
    compareText(plainName(a.family), plainName(b.family)) ||
    compareText(plainName(firstName(a)), plainName(firstName(b))) ||
    compareText(registerName(a), registerName(b)) ||
    compareText(a.id, b.id)
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * A name for each child's chip: the first name, plus the fewest letters of the family name that make
 * it unique among `pupils`; two children of one name get their birthdays, or numbers. [N2]
 * No two children ever share a short name.
 */
export function shortNames(pupils: readonly Pupil[]): Map<string, string> {
  const inOrder = [...pupils].sort(compareByName);
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const give = (pupil: Pupil, wish: string) => {
    const short = wish.trim() || "?";
    let name = short;
    for (let count = 2; taken.has(plainName(name)) || taken.has(name); count += 1)
      name = `${short} ${count}`;
    taken.add(plainName(name));
    taken.add(name);
    names.set(pupil.id, name);
  };
  const groups = groupBy(inOrder, (pupil) => plainName(firstName(pupil)));
  // Those who need nothing more come first, so that nobody else's longer name takes theirs.
  for (const [pupil, ...others] of groups.values())
    if (pupil !== undefined && others.length === 0) give(pupil, firstName(pupil));
  for (const group of groups.values())
    if (group.length > 1) for (const pupil of group) give(pupil, longerName(pupil, group));
  return names;
}

function longerName(pupil: Pupil, group: readonly Pupil[]): string {
  const others = group.filter((other) => other !== pupil);
  const first = firstName(pupil).trim();
  const same = others.filter((other) => plainName(other.family) === plainName(pupil.family));
  if (same.length === 0) return `${first} ${fewestLetters(pupil, others)}`.trim();
  const full = `${first} ${pupil.family}`.trim();
  const birthday = pupil.born === null ? undefined : writeBirthday(pupil.born);
  const twin = same.some((other) => other.born === pupil.born);
  return birthday === undefined || twin ? full : `${full} (${birthday})`;
}

/** The beginning of the family name that no other's begins with; whole where all of it is needed. */
function fewestLetters(pupil: Pupil, others: readonly Pupil[]): string {
  const letters = Array.from(pupil.family.normalize("NFC"));
  for (let count = 1; count < letters.length; count += 1) {
    if (!/[\p{L}\p{N}]/u.test(letters[count - 1] ?? "")) continue;
    const start = letters.slice(0, count).join("");
    if (others.every((other) => !plainName(other.family).startsWith(plainName(start))))
      return start;
  }
  return pupil.family;
}

function groupBy<K, V>(values: readonly V[], keyOf: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}
