import { create } from "zustand";
import {
  forgetPerson,
  onPeopleChange,
  type PersonHere,
  peopleHere,
  rememberPerson,
  updatePerson,
  whoOpens,
} from "../storage/people-here.ts";
import type { SignedIn } from "./school-office.ts";

type Session = {
  /** Everyone who has used Keepup in this browser profile, latest first. */
  people: readonly PersonHere[];
  /** Who has Keepup open in this tab. */
  current: PersonHere | undefined;
};

/** Who is here. Read at once when the page starts, so opening waits for nothing. */
export const useSession = create<Session>(() => {
  const people = peopleHere();
  return { people, current: whoOpens(people) };
});

const OWES_SIGN_OUT = "keepup-owes-sign-out";

/** Opens Keepup as this person, at the screen they last had. */
export function openAs(person: SignedIn, now: number): void {
  const held = peopleHere().find((other) => isSame(other, person));
  const current: PersonHere = { ...held, ...person, lastUsed: now, signedIn: true };
  rememberPerson(current);
  setOwesSignOut(false);
  useSession.setState({ people: peopleHere(), current });
}

/** Where this person is, for their next opening. */
export function rememberPlace(place: string): void {
  const { current } = useSession.getState();
  if (current === undefined || current.lastPlace === place) return;
  const moved = { ...current, lastPlace: place };
  updatePerson(moved, { lastPlace: place });
  useSession.setState({ people: peopleHere(), current: moved });
}

/** What this person looks at in Look, for their next opening. */
export function rememberLook(search: string): void {
  const { current } = useSession.getState();
  if (current === undefined || current.lastLook === search) return;
  const moved = { ...current, lastLook: search };
  updatePerson(moved, { lastLook: search });
  useSession.setState({ people: peopleHere(), current: moved });
}

/** Back to the list of who is here; nobody is signed out by it. */
export function letSomebodyElseIn(): void {
  useSession.setState({ people: peopleHere(), current: undefined });
}

/**
 * This person no longer opens directly here. Their device is closed by whoever calls this. A visitor
 * of the demo school who leaves nothing behind leaves no name either.
 */
export function closeSession(person: PersonHere, left: { unsent: number }): void {
  if (person.demo && left.unsent === 0) forgetPerson(person);
  else updatePerson(person, { signedIn: false });
  useSession.setState({ people: peopleHere(), current: undefined });
}

/** Somebody signed out while there was no network: the server still has to be told. */
export function owesSignOut(): boolean {
  return localStorage.getItem(OWES_SIGN_OUT) === "yes";
}

export function setOwesSignOut(owes: boolean): void {
  if (owes) localStorage.setItem(OWES_SIGN_OUT, "yes");
  else localStorage.removeItem(OWES_SIGN_OUT);
}

/** Follows other tabs: whoever is signed out in one is signed out in all. */
export function followOtherTabs(): () => void {
  return onPeopleChange(() => {
    const people = peopleHere();
    const { current } = useSession.getState();
    const still =
      current !== undefined && people.some((person) => person.signedIn && isSame(person, current));
    useSession.setState({ people, current: still ? current : undefined });
  });
}

function isSame(
  a: Pick<PersonHere, "school" | "user">,
  b: Pick<PersonHere, "school" | "user">,
): boolean {
  return a.user === b.user && a.school === b.school;
}
