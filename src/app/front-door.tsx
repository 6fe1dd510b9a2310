import { useCallback, useEffect, useState } from "react";
import type { Answer } from "../domain/answer.ts";
import { type Offer, Welcome } from "../features/welcome/welcome.tsx";
import type { Here } from "../features/welcome/who-is-here.tsx";
import { waitingHere } from "../storage/waiting-here.ts";
import { type SignedIn, schoolOffice } from "./school-office.ts";
import { openAs, owesSignOut, setOwesSignOut, useSession } from "./session.ts";

/** The first page, with what the server offers and who has been here before. */
export function FrontDoor() {
  const people = useSession((session) => session.people);
  const [offer, setOffer] = useState<Offer>({ is: "asking" });
  const [waiting, setWaiting] = useState<ReadonlySet<string>>(new Set());
  const office = schoolOffice();

  const knows = people.length > 0;
  const ask = useCallback(() => void askServer(knows).then(setOffer), [knows]);

  useEffect(() => {
    document.title = "Keepup";
    ask();
  }, [ask]);

  useEffect(() => {
    let here = true;
    void Promise.all(
      people.map(async (person) => ((await waitingHere(person)) > 0 ? idOf(person) : "")),
    ).then((ids) => {
      if (here) setWaiting(new Set(ids));
    });
    return () => {
      here = false;
    };
  }, [people]);

  return (
    <Welcome
      offer={offer}
      here={people.map((person): Here => ({
        ...person,
        signedOut: !person.signedIn,
        waiting: waiting.has(idOf(person)),
      }))}
      open={(person) => {
        const held = people.find((other) => idOf(other) === idOf(person));
        if (held !== undefined) openAs(held, Date.now());
      }}
      enterDemo={(user) => opening(office.enterDemo(user))}
      signIn={(email, password) => opening(office.signIn(email, password))}
      tryAgain={() => {
        setOffer({ is: "asking" });
        ask();
      }}
      setUpHref="/begin"
    />
  );
}

/** What is on offer; who is still signed in by the server's word (a cleared browser) opens at once. */
async function askServer(knowsPeople: boolean): Promise<Offer> {
  const office = schoolOffice();
  if (owesSignOut() && (await office.signOut()).is === "done") setOwesSignOut(false);
  const answer = await office.hello();
  if (answer.is !== "done") return { is: "unreachable" };
  const { demo, setUp, person } = answer.value;
  if (person !== null && !knowsPeople && !owesSignOut()) openAs(person, Date.now());
  return {
    is: "known",
    demo: demo === null ? null : { name: demo.name, people: demo.people },
    setUp,
  };
}

/** Opens Keepup for whoever the server has just let in. */
export async function opening(asked: Promise<Answer<SignedIn>>): Promise<Answer<SignedIn>> {
  const answer = await asked;
  if (answer.is === "done") openAs(answer.value, Date.now());
  return answer;
}

function idOf(person: { school: string; user: string }): string {
  return `${person.school} ${person.user}`;
}
