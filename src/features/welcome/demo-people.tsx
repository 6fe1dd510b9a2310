import { useState } from "react";
import type { Answer } from "../../domain/answer.ts";
import { writeRole } from "../../domain/role.ts";
import type { Role } from "../../domain/schema.ts";
import { Notice } from "../../ui/notice.tsx";
import styles from "./welcome.module.css";

/** Someone of the demo school whom a visitor may be. */
export type DemoChoice = {
  user: string;
  name: string;
  role: Role;
  title: string;
  classes: readonly string[];
};

/** The roles a visitor is offered, in the order of a staffroom list, and what there is to see. */
const OFFERED: readonly { role: Role; sees: string }[] = [
  { role: "teacher", sees: "One class, thirty children: type a level, see who is keeping up." },
  { role: "senior-leader", sees: "Every class of the school, as the head sees it." },
  { role: "senco", sees: "Every child, with an eye for those who need more." },
  { role: "governor", sees: "No child’s name at all: what a governor may see." },
  { role: "administrator", sees: "The office: the roll, classes, people and the year’s end." },
];

/** "Be Miss Okafor, teacher of 4B": one person of each role; the teachers open to the whole list. */
export function DemoPeople({
  schoolName,
  people,
  enter,
}: {
  schoolName: string;
  people: readonly DemoChoice[];
  enter: (user: string) => Promise<Answer<unknown>>;
}) {
  const [wrong, setWrong] = useState<string>();
  const [entering, setEntering] = useState<string>();

  async function be(user: string): Promise<void> {
    setEntering(user);
    const answer = await enter(user);
    setEntering(undefined);
    if (answer.is !== "done") setWrong(answer.say);
  }

  const teachers = people.filter(({ role }) => role === "teacher");
  return (
    <section className={styles.block} aria-labelledby="demo-title">
      <h2 id="demo-title">Who would you like to be?</h2>
      <p className={styles.soft}>
        {schoolName} is invented, with all its children and staff. Change whatever you like.
      </p>
      {wrong !== undefined && <Notice kind="look">{wrong}</Notice>}
      <ul className={styles.choices}>
        {OFFERED.map(({ role, sees }) => {
          const person = people.find((other) => other.role === role);
          if (person === undefined) return null;
          return (
            <li key={role}>
              <button
                type="button"
                className={styles.choice}
                disabled={entering !== undefined}
                onClick={() => void be(person.user)}
              >
                <span className={styles.choiceName}>
                  {person.name} <small>{titleOf(person)}</small>
                </span>
                <span className={styles.soft}>{sees}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {teachers.length > 1 && (
        <details className={styles.more}>
          <summary>Be another teacher</summary>
          <ul className={styles.names}>
            {teachers.slice(1).map((person) => (
              <li key={person.user}>
                <button
                  type="button"
                  className={styles.nameChoice}
                  disabled={entering !== undefined}
                  onClick={() => void be(person.user)}
                >
                  {person.name}, {titleOf(person).replace(/^./, (first) => first.toLowerCase())}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** "Teaches 4B" of "Miss Okafor, teaches 4B": the name stands above it already. */
function titleOf({ name, title, role }: DemoChoice): string {
  const rest = title.startsWith(name) ? title.slice(name.length).replace(/^[\s,]+/, "") : title;
  return rest === "" ? writeRole(role) : rest.replace(/^./, (first) => first.toUpperCase());
}
