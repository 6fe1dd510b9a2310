import { type Day, writeDay } from "../../domain/calendar.ts";
import type { ReviewKind, TermReview } from "../../domain/target-group-review.ts";
import styles from "./target-groups.module.css";

const KINDS: readonly { id: ReviewKind; words: string }[] = [
  { id: "reached", words: "A level or more" },
  { id: "some", words: "A step or more" },
  { id: "none", words: "No step yet" },
  { id: "unknown", words: "No two levels" },
];

/** The group at each term's point so far, in counts that open to their names. [TC4] */
export function TargetTerms(props: {
  terms: readonly TermReview[];
  /** "Year 4". */
  of: string;
  nameOf: (pupil: string) => string;
  today: Day;
}) {
  const { today, nameOf } = props;
  const terms = props.terms.filter(({ children }) =>
    KINDS.some(({ id }) => children[id].length > 0),
  );
  if (terms.length === 0) return null;
  return (
    <div className={styles.terms}>
      <table aria-label={`Reviewed each term, ${props.of}`}>
        <thead>
          <tr>
            <th scope="col">Point</th>
            <th scope="col">In it then</th>
            {KINDS.map(({ id, words }) => (
              <th key={id} scope="col">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {terms.map(({ point, is, children }) => (
            <tr key={point.id}>
              <th scope="row">
                {point.name}
                <small>
                  {is === "now"
                    ? `so far; ${writeDay(point.date, today)}`
                    : writeDay(point.date, today)}
                </small>
              </th>
              <td>{KINDS.reduce((sum, { id }) => sum + children[id].length, 0)}</td>
              {KINDS.map(({ id }) => (
                <td key={id}>
                  {children[id].length === 0 ? (
                    0
                  ) : (
                    <details>
                      <summary>{children[id].length}</summary>
                      <ul>
                        {children[id].map((pupil) => (
                          <li key={pupil}>{nameOf(pupil)}</li>
                        ))}
                      </ul>
                    </details>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
