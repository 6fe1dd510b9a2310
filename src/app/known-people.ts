import type { SignedIn } from "./school-office.ts";

/**
 * Someone who has opened Keepup in this browser profile. Kept so that opening needs no network: who
 * has not signed out opens directly. What they wrote is in their own databases, never here.
 */
export type KnownPerson = SignedIn & {
  /** When they last opened Keepup here, in milliseconds since 1970. */
  opened: number;
  /** Signed out: their name is offered, their databases are not opened until they sign in again. */
  signedOut: boolean;
  /** The screen they last had, `/class/c-4b/maths`. */
  last?: string;
};

const KEY = "keepup.people";

/** Where the list is kept: the browser's own small store, or a map in a test. */
export type Shelf = Pick<Storage, "getItem" | "setItem">;

/** Everyone known on this profile, who opened it last first. A list that cannot be read is empty. */
export function knownPeople(shelf: Shelf): readonly KnownPerson[] {
  try {
    const held: unknown = JSON.parse(shelf.getItem(KEY) ?? "[]");
    if (!Array.isArray(held)) return [];
    return held.filter(isKnownPerson).sort((a, b) => b.opened - a.opened);
  } catch {
    return [];
  }
}

/** The list with this person's line replaced or added. */
export function rememberPerson(shelf: Shelf, person: KnownPerson): readonly KnownPerson[] {
  const others = knownPeople(shelf).filter((other) => !isSame(other, person));
  return keep(shelf, [person, ...others]);
}

/** The list without this person: a visitor of a demo school that is no more. */
export function forgetPerson(shelf: Shelf, person: KnownPerson): readonly KnownPerson[] {
  return keep(
    shelf,
    knownPeople(shelf).filter((other) => !isSame(other, person)),
  );
}

/**
 * Who opens directly: the last to have opened Keepup here. When they have signed out nobody does, for
 * whoever sits here next is somebody else.
 */
export function whoOpens(people: readonly KnownPerson[]): KnownPerson | undefined {
  const last = people[0];
  return last?.signedOut === false ? last : undefined;
}

export function isSame(
  a: Pick<SignedIn, "user" | "school">,
  b: Pick<SignedIn, "user" | "school">,
): boolean {
  return a.user === b.user && a.school === b.school;
}

function keep(shelf: Shelf, people: readonly KnownPerson[]): readonly KnownPerson[] {
  try {
    shelf.setItem(KEY, JSON.stringify(people));
  } catch {
    // A full or forbidden shelf costs the direct opening, nothing else.
  }
  return people;
}

function isKnownPerson(value: unknown): value is KnownPerson {
  if (typeof value !== "object" || value === null) return false;
  const person = value as Partial<KnownPerson>;
  return (
    typeof person.user === "string" &&
    typeof person.school === "string" &&
    typeof person.name === "string" &&
    typeof person.opened === "number"
  );
}
