import type { MeetingAction } from "../../domain/meeting-action.ts";
import { sayOwner } from "../../domain/meeting-recap.ts";
import { plural } from "../../ui/plural.ts";
import { ClassLink, Themes, type ThemesProps } from "./theme-list.tsx";
import rows from "../../ui/rows.module.css";
import styles from "./meeting-themes.module.css";

/** What worked and where, with whom to ask: what made the difference, and what was agreed and helped. [MW4] */
export function GoodPractice({ held, hrefs }: ThemesProps) {
  const { practice, helped } = held.themes;
  return (
    <>
      <Themes
        title="What made the difference, to be shared"
        none="Nothing has been ticked as what made the difference yet."
        themes={practice}
        asks
        held={held}
        hrefs={hrefs}
      />
      <section className={rows.section} aria-label="What was agreed and helped">
        <h2>What was agreed and helped</h2>
        {helped.length === 0 ? (
          <p className={rows.soft}>Nobody has said of a finished action yet that it helped.</p>
        ) : (
          <ul className={styles.list}>
            {helped.map((action) => (
              <li key={action.id}>
                <Helped action={action} held={held} hrefs={hrefs} />
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function Helped({ action, held, hrefs }: ThemesProps & { action: MeetingAction }) {
  const { what, children, helped, class: of } = action;
  const name = held.classes.find(({ id }) => id === of)?.name ?? "";
  const who = sayOwner(action, held.staffName);
  return (
    <details className={styles.details}>
      <summary>
        {what.replace(/\.$/, "")}: {helped === "yes" ? "it helped" : "it helped somewhat"}{" "}
        <span className={rows.soft}>
          {name}
          {children.length === 0 ? "" : `, ${plural(children.length, "child", "children")}`}
        </span>
      </summary>
      <div className={styles.links}>
        {of !== null && <ClassLink id={of} name={name} held={held} hrefs={hrefs} />}
        {children.map((pupil) => (
          <a key={pupil} href={hrefs.child(pupil)}>
            {held.childName(pupil)}
          </a>
        ))}
        {who !== "Nobody yet" && <span className={rows.soft}>ask {who}</span>}
      </div>
    </details>
  );
}
