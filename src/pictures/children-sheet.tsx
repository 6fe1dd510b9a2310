import { type ReactNode, useLayoutEffect, useRef } from "react";
import type { FactsChild } from "../domain/attainment-facts.ts";
import styles from "./children-sheet.module.css";

/** A child in a list, with what stands under the name: the class, the levels in question. */
export type ListedChild = { child: FactsChild; under?: string };

export type ListedSection = {
  /** Left out where the sheet's own title says it all. */
  title?: string;
  note?: string;
  children: readonly ListedChild[];
};

/** The children behind a number of a figure: beside it, never over it. Esc closes. */
export function ChildrenSheet(props: {
  title: string;
  about?: ReactNode;
  sections: readonly ListedSection[];
  /** Where a name leads; nowhere when left out. */
  childHref?: ((child: string) => string) | undefined;
  onClose: () => void;
}) {
  const { sections, onClose } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const { title } = props;
  useLayoutEffect(() => {
    // Another list in the same place is read from its beginning too.
    if (title !== "") heading.current?.focus();
  }, [title]);
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) onClose();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [onClose]);
  const shown = sections.filter((section) => section.children.length > 0);
  return (
    <aside className={styles.sheet} aria-label="The children behind it">
      <header className={styles.head}>
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <button
          type="button"
          className={styles.close}
          aria-label="Close the list"
          onClick={onClose}
        >
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <path d="M3 3l10 10M13 3L3 13" stroke="currentColor" strokeWidth="1.6" />
          </svg>
        </button>
      </header>
      {props.about !== undefined && <p className={styles.about}>{props.about}</p>}
      {shown.length === 0 && <p className={styles.about}>Nobody now.</p>}
      {shown.map((section) => (
        <section key={section.title ?? ""}>
          {section.title !== undefined && (
            <h3>
              {section.title} <span>{section.children.length}</span>
            </h3>
          )}
          {section.note !== undefined && <p className={styles.about}>{section.note}</p>}
          <ul className={styles.list}>
            {section.children.map(({ child, under }) => (
              <li key={child.id}>
                {props.childHref === undefined ? (
                  <strong>{child.name}</strong>
                ) : (
                  <a href={props.childHref(child.id)}>{child.name}</a>
                )}
                {under !== undefined && <small>{under}</small>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </aside>
  );
}
