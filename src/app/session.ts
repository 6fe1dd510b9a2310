import { create } from "zustand";
import {
  forgetPerson,
  isSame,
  type KnownPerson,
  knownPeople,
  rememberPerson,
  type Shelf,
  whoOpens,
} from "./known-people.ts";
import type { SignedIn } from "./school-office.ts";

type Session = {
  /** Everyone known on this profile. */
  people: readonly KnownPerson[];
  /** Who has Keepup open in this tab. */
  current: KnownPerson | undefined;
  /** The server still has to be told that somebody signed out while there was no network. */
  owesSignOut: boolean;
};

const OWES_SIGN_OUT = "keepup.owes-sign-out";

const shelf: Shelf = globalThis.localStorage;
const people = knownPeople(shelf);

/** Who is here. Read at once when the page starts, so opening waits for nothing. */
export const useSession = create<Session>(() => ({
  people,
  current: whoOpens(people),
  owesSignOut: shelf.getItem(OWES_SIGN_OUT) === "yes",
}));

/** Opens Keepup as this person, at the screen they last had. */
export function openAs(person: SignedIn, now: number): void {
  const held = useSession.getState().people.find((other) => isSame(other, person));
  const current: KnownPerson = { ...held, ...person, opened: now, signedOut: false };
  useSession.setState({ people: rememberPerson(shelf, current), current });
}

/** Where this person is, for the next opening. */
export function rememberPlace(place: string): void {
  const { current } = useSession.getState();
  if (current === undefined || current.last === place) return;
  const moved = { ...current, last: place };
  useSession.setState({ people: rememberPerson(shelf, moved), current: moved });
}

/** Back to the list of who is here; nobody is signed out by it. */
export function letSomebodyElseIn(): void {
  useSession.setState({ current: undefined });
}

/** This person no longer opens directly here. Their databases are closed by whoever calls this. */
export function closeSession(person: KnownPerson, serverKnows: boolean): void {
  const out: KnownPerson = { ...person, signedOut: true };
  delete out.last;
  useSession.setState({
    people: person.demo ? forgetPerson(shelf, person) : rememberPerson(shelf, out),
    current: undefined,
  });
  setOwesSignOut(!serverKnows);
}

export function setOwesSignOut(owes: boolean): void {
  shelf.setItem(OWES_SIGN_OUT, owes ? "yes" : "no");
  useSession.setState({ owesSignOut: owes });
}
