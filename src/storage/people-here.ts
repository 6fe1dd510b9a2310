import type { Role } from "../domain/schema.ts";

/** Someone who has used Keepup in this browser profile. */
export type PersonHere = {
  school: string;
  user: string;
  name: string;
  schoolName: string;
  role: Role;
  /** Whether this is the demo school, entered without a password. */
  demo: boolean;
  /** False once they have signed out: their data here is gone, but for what was unsent. */
  signedIn: boolean;
  /** Milliseconds since 1970. */
  lastUsed: number;
  /** Path of the screen they last used. */
  lastPlace?: string;
  /** What they last looked at in Look: the query of its address. */
  lastLook?: string;
};

/** Where the list stands: `localStorage`, or anything that behaves so. */
export type Shelf = Pick<Storage, "getItem" | "setItem">;

const PLACE = "keepup-people";

/**
 * Who uses this browser profile, latest first: names to choose from and nothing about any child.
 * Read before any database is opened, so that the app starts without asking anyone.
 */
export function peopleHere(shelf: Shelf = localStorage): PersonHere[] {
  try {
    const read: unknown = JSON.parse(shelf.getItem(PLACE) ?? "[]");
    return (Array.isArray(read) ? read.filter(isPerson) : []).sort(
      (a, b) => b.lastUsed - a.lastUsed,
    );
  } catch {
    // Blocked or damaged: as on a new profile. Everyone's work is in databases of its own.
    return [];
  }
}

function isPerson(value: unknown): value is PersonHere {
  if (typeof value !== "object" || value === null) return false;
  const { school, user, lastUsed } = value as Partial<PersonHere>;
  return typeof school === "string" && typeof user === "string" && typeof lastUsed === "number";
}

/** Who opens at once: the last one here who has not signed out. [SY46] */
export function whoOpens(people: readonly PersonHere[]): PersonHere | undefined {
  return people.find((person) => person.signedIn);
}

/** Puts a person on the list, or brings what is known of them up to date. */
export function rememberPerson(person: PersonHere, shelf: Shelf = localStorage): void {
  write([person, ...peopleHere(shelf).filter((other) => !isSame(other, person))], shelf);
}

/** Changes a part of what is known of a person who is on the list. */
export function updatePerson(
  who: Pick<PersonHere, "school" | "user">,
  part: Partial<PersonHere>,
  shelf: Shelf = localStorage,
): void {
  const people = peopleHere(shelf);
  write(
    people.map((person) => (isSame(person, who) ? { ...person, ...part } : person)),
    shelf,
  );
}

export function forgetPerson(
  who: Pick<PersonHere, "school" | "user">,
  shelf: Shelf = localStorage,
): void {
  write(
    peopleHere(shelf).filter((person) => !isSame(person, who)),
    shelf,
  );
}

function isSame(a: Pick<PersonHere, "school" | "user">, b: typeof a): boolean {
  return a.school === b.school && a.user === b.user;
}

function write(people: readonly PersonHere[], shelf: Shelf): void {
  try {
    shelf.setItem(PLACE, JSON.stringify(people));
  } catch {
    // Full or blocked: the person chooses themselves next time.
  }
}

/** Calls back when another tab has changed the list, such as by signing someone out. */
export function onPeopleChange(listener: () => void, page: EventTarget = window): () => void {
  function hear(event: Event): void {
    if ((event as StorageEvent).key === PLACE) listener();
  }
  page.addEventListener("storage", hear);
  return () => page.removeEventListener("storage", hear);
}
