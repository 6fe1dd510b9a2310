import type { AttainmentFacts } from "../../domain/attainment-facts.ts";
import type { CombinedAttainment } from "../../domain/combined-attainment.ts";
import { sayStanding } from "../../domain/combined-words.ts";
import { sayBand } from "../../domain/expectation.ts";
import { sayPoint } from "../../domain/standing-at.ts";
import styles from "../../pictures/figure-screen.module.css";

/** The picture as a table: a row per child, a column per subject, in register order. */
export function CombinedTable(props: {
  facts: AttainmentFacts;
  figure: CombinedAttainment;
  who: string;
}) {
  const { facts, figure } = props;
  const inAll = new Set(figure.inAll.children);
  const known = new Set(figure.complete);
  return (
    <section className={styles.scroll}>
      <table className={styles.table}>
        <caption className="unseen">
          {sayPoint(figure.point)}, {props.who}
        </caption>
        <thead>
          <tr>
            <th scope="col">Child</th>
            <th scope="col">Class</th>
            {figure.subjects.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">In all</th>
          </tr>
        </thead>
        <tbody>
          {figure.children.map((one) => (
            <tr key={one.child.id}>
              <th scope="row">{one.child.name}</th>
              <td>{facts.classes.find(({ id }) => id === one.standings[0]?.class)?.name ?? ""}</td>
              {figure.subjects.map((column, at) => {
                const standing = one.standings[at];
                return (
                  <td key={column.id}>
                    {sayStanding(column, standing)}
                    {standing?.band !== undefined && <small>{sayBand(standing.band)}</small>}
                  </td>
                );
              })}
              <td>{known.has(one) ? (inAll.has(one) ? "yes" : "no") : "not known"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
