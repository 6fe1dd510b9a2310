import { writeRole } from "../../domain/role.ts";
import type { Role } from "../../domain/schema.ts";
import styles from "./welcome.module.css";

/** Someone who has used Keepup in this browser. */
export type Here = {
  user: string;
  school: string;
  name: string;
  schoolName: string;
  role: Role;
  /** Of the demo school, where nobody has a password. */
  demo: boolean;
  signedOut: boolean;
  /** Whether changes of theirs wait here. Never which ones. */
  waiting: boolean;
};

/** The list of who has used Keepup in this browser; who has not signed out opens at once. */
export function WhoIsHere({
  people,
  open,
  signIn,
}: {
  people: readonly Here[];
  open: (person: Here) => void;
  signIn: (person: Here) => void;
}) {
  return (
    <section className={styles.block} aria-labelledby="who-title">
      <h2 id="who-title">Who are you?</h2>
      <ul className={styles.choices}>
        {people.map((person) => (
          <li key={`${person.school} ${person.user}`}>
            <button
              type="button"
              className={styles.choice}
              onClick={() => (person.signedOut ? signIn(person) : open(person))}
            >
              <span className={styles.choiceName}>
                {person.name}{" "}
                <small>
                  {writeRole(person.role)}, {person.schoolName}
                </small>
              </span>
              <span className={styles.soft}>
                {person.signedOut ? "Signed out. " : ""}
                {person.waiting
                  ? person.signedOut
                    ? "Changes wait here until they sign in."
                    : "Has changes here still to send."
                  : ""}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
