import { useId, useState } from "react";
import type { AttainmentFacts } from "../../domain/attainment-facts.ts";
import { writeYearGroup } from "../../domain/calendar.ts";
import { sayCount } from "../../domain/count-words.ts";
import { sayTargetGroupReview } from "../../domain/target-group-review.ts";
import { Button } from "../../ui/button.tsx";
import { sayChosen, type YearRows } from "./target-group-rows.ts";
import { TargetTerms } from "./target-terms.tsx";
import type { AskedStep } from "./target-why.tsx";
import styles from "./target-groups.module.css";

/** A year group: who is chosen, how the terms went, and who might be chosen. [TG1] [TC1]–[TC4] */
export function TargetYear(props: {
  facts: AttainmentFacts;
  year: YearRows;
  /** "2027/28" where it is chosen for the next year. */
  next: string | undefined;
  may: (pupil: string) => boolean;
  childHref: (id: string) => string;
  onAsk: (asked: AskedStep) => void;
}) {
  const { facts, year, next, may, childHref, onAsk } = props;
  const [other, setOther] = useState("");
  const heading = useId();
  const others = year.others.filter(({ id }) => may(id));
  const picked = others.find(({ id }) => id === other);
  const row = (id: string, name: string, cls: string) => (
    <span>
      <a href={childHref(id)}>{name}</a> <small>{cls}</small>
    </span>
  );
  return (
    <section className={styles.year} aria-labelledby={heading}>
      <h2 id={heading}>{writeYearGroup(year.yearGroup)}</h2>
      <p>
        {next === undefined || year.review.total === 0
          ? sayTargetGroupReview(year.review)
          : `${sayCount(year.review.total, "child is", "children are")} chosen for ${next}.`}
      </p>
      <TargetTerms
        terms={year.terms}
        of={writeYearGroup(year.yearGroup)}
        nameOf={(pupil) => facts.children.find(({ id }) => id === pupil)?.name ?? ""}
        today={facts.day}
      />
      {year.chosen.length > 0 && (
        <ul className={styles.list} aria-label={`Chosen in ${writeYearGroup(year.yearGroup)}`}>
          {year.chosen.map((one) => (
            <li key={one.id} data-line={one.id}>
              {row(one.id, one.name, one.class)}
              <span>{one.now === "" ? "No level yet" : one.now}</span>
              <span>
                {one.far}
                <small>
                  In it {sayChosen(one, facts.day)}
                  {one.why !== null && `: “${one.why}”`}
                </small>
              </span>
              {may(one.id) ? (
                <Button
                  aria-label={`Take out ${one.name}`}
                  onClick={() => onAsk({ is: "out", id: one.id, name: one.name })}
                >
                  Take out
                </Button>
              ) : (
                <span />
              )}
            </li>
          ))}
        </ul>
      )}
      <div className={styles.might}>
        <h3>
          Worth thinking of <span>{year.candidates.length}</span>
        </h3>
        {year.candidates.length === 0 ? (
          <p className={styles.quiet}>
            Nobody’s own line asks for it now. Anybody can be chosen below.
          </p>
        ) : (
          <ul
            className={styles.list}
            aria-label={`Worth thinking of in ${writeYearGroup(year.yearGroup)}`}
          >
            {year.candidates.map(({ pupil, name, class: cls, now, why, before }) => (
              <li key={pupil.id} data-line={pupil.id}>
                {row(pupil.id, name, cls)}
                <span>{now === "" ? "No level yet" : now}</span>
                <span>
                  {why}
                  {before && <small>In this year’s group.</small>}
                </span>
                {may(pupil.id) ? (
                  <Button
                    aria-label={`Choose ${name}`}
                    onClick={() => onAsk({ is: "in", id: pupil.id, name })}
                  >
                    Choose
                  </Button>
                ) : (
                  <span />
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
      {others.length > 0 && (
        <div className={styles.else}>
          <label htmlFor={`${heading}-else`}>
            Somebody else of {writeYearGroup(year.yearGroup)}
          </label>
          <select
            id={`${heading}-else`}
            value={picked?.id ?? ""}
            onChange={({ target }) => setOther(target.value)}
          >
            <option value="">{sayCount(others.length, "child", "children")}</option>
            {others.map(({ id, name, class: cls }) => (
              <option key={id} value={id}>
                {name} ({cls})
              </option>
            ))}
          </select>
          <Button
            disabled={picked === undefined}
            onClick={() => {
              if (picked !== undefined) onAsk({ is: "in", id: picked.id, name: picked.name });
            }}
          >
            Choose
          </Button>
        </div>
      )}
    </section>
  );
}
