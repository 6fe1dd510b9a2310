import { plural } from "../../ui/plural.ts";
import type { ThemesProps } from "./theme-list.tsx";
import type { ThemesHeld } from "./use-meeting-themes.ts";
import rows from "../../ui/rows.module.css";
import styles from "./meeting-themes.module.css";

/** Actions of each class by what became of them, in year order; no person is named. [MW3] */
export function ActionsByClass({ held, hrefs }: ThemesProps) {
  const byClass = new Map(held.themes.byClass.map((one) => [one.class, one.actions]));
  const lines = held.classes.flatMap(({ id, name }) => {
    const tally = byClass.get(id);
    return tally === undefined || tally.total === 0 ? [] : [{ id, name, tally }];
  });
  const all = { id: "*", name: "All classes", tally: held.themes.actions };
  return (
    <div className={rows.wrap}>
      <table className={[rows.table, styles.counts].join(" ")}>
        <caption>Classes in year order.</caption>
        <thead>
          <tr>
            <th scope="col">Class</th>
            <th scope="col">Agreed</th>
            <th scope="col">Open</th>
            <th scope="col">Overdue</th>
            <th scope="col">Dropped</th>
            <th scope="col">Done</th>
            <th scope="col">Of those done, did it help?</th>
          </tr>
        </thead>
        <tbody>
          {[...lines, all].map(({ id, name, tally }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>
                <Agreed id={id} name={name} total={tally.total} held={held} hrefs={hrefs} />
              </td>
              <td>{tally.open}</td>
              <td>{tally.overdue}</td>
              <td>{tally.dropped}</td>
              <td>{tally.done}</td>
              <td>{sayHelp(tally)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How many, which leads to them. */
function Agreed({
  id,
  name,
  total,
  held,
  hrefs,
}: ThemesProps & { id: string; name: string; total: number }) {
  const meeting = held.meetingIn(id);
  if (meeting === undefined) return <>{total}</>;
  return (
    <a
      className={styles.count}
      href={hrefs.actions(meeting)}
      aria-label={`${name}: ${plural(total, "action")}`}
    >
      {total}
    </a>
  );
}

/** "3 yes, 1 somewhat, 2 not asked yet". */
function sayHelp({ helped, toAsk }: ThemesHeld["themes"]["actions"]): string {
  const parts = [
    [helped.yes, "yes"],
    [helped.some, "somewhat"],
    [helped.no, "no"],
    [toAsk, "not asked yet"],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return said.length === 0 ? "–" : said.join(", ");
}
