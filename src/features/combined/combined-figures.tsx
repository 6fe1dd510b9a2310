import type { AttainmentFacts } from "../../domain/attainment-facts.ts";
import {
  type Share,
  writeInterval,
  writeOneChild,
  writePercent,
} from "../../domain/cohort-figures.ts";
import type {
  AwayChild,
  CombinedAttainment,
  CombinedChild,
} from "../../domain/combined-attainment.ts";
import { nameWithin, sayAskedOf, sayNames, sayStandings } from "../../domain/combined-words.ts";
import { plural } from "../../ui/plural.ts";
import { listed, type Opened } from "./combined-list.ts";
import styles from "../../pictures/figure-screen.module.css";

type Props = {
  facts: AttainmentFacts;
  figure: CombinedAttainment;
  who: string;
  onOpen: (opened: Opened) => void;
};

/** The headline, each subject by itself, who has no level, and the children to think of first. */
export function CombinedFigures({ facts, figure, who, onOpen }: Props) {
  const { inAll, complete, incomplete, undecided, subjects } = figure;
  const open = (title: string, pick: (now: CombinedAttainment) => readonly CombinedChild[]) =>
    onOpen({ title, list: (now) => [{ children: listed(facts, now, pick(now)) }] });
  return (
    <section aria-label="In all subjects">
      {inAll.share === undefined ? (
        <p className={styles.headline}>Not known yet</p>
      ) : (
        <p className={styles.headline}>
          <button
            type="button"
            className={styles.count}
            onClick={() => open("In all", (now) => now.inAll.children)}
          >
            <b>
              {inAll.share.count} of {inAll.share.of}
            </b>
          </button>{" "}
          in all
        </p>
      )}
      <p className={styles.note}>
        {sayAskedOf(subjects)}.{inAll.share !== undefined && ` ${sayShare(inAll.share)}`}{" "}
        {figure.small && <span className={styles.small}>small group</span>}
      </p>
      <ul className={styles.list}>
        {figure.each.map(({ subject, share }, at) => (
          <li key={subject}>
            <button
              type="button"
              className={styles.count}
              disabled={share === undefined || share.count === 0}
              onClick={() => open(subjects[at]?.name ?? "", (now) => now.each[at]?.children ?? [])}
            >
              {subjects[at]?.name}:{" "}
              {share === undefined ? (
                "not known yet"
              ) : (
                <>
                  <b>
                    {share.count} of {share.of}
                  </b>{" "}
                  ({writePercent(share)})
                </>
              )}
            </button>
          </li>
        ))}
        {incomplete.length > 0 && (
          <li>
            <button
              type="button"
              className={styles.count}
              onClick={() => open("Without a level in every subject", (now) => now.incomplete)}
            >
              Without a level in every subject: <b>{incomplete.length}</b>
            </button>
            <small>
              Not counted as below: “in all” is of the {complete.length} with every level.
            </small>
          </li>
        )}
        {undecided.length > 0 && (
          <li>
            <button
              type="button"
              className={styles.count}
              onClick={() => open("Nothing expected yet", (now) => now.undecided)}
            >
              Nothing expected of them yet: <b>{undecided.length}</b>
            </button>
          </li>
        )}
      </ul>
      <Away
        title="Well below, and nothing planned"
        note="Neither in the target group for the subject nor in an intervention. What would help?"
        none={`Every child who is well below has a plan, or nobody in ${who} is well below.`}
        figure={figure}
        who={figure.wellBelowNoPlan}
      />
      {subjects.length > 1 && (
        <Away
          title="One subject away"
          note={`In every subject but one. By name: how near somebody is does not say who to help.`}
          none="Nobody is one subject away."
          figure={figure}
          who={figure.oneAway}
        />
      )}
    </section>
  );
}

function sayShare(share: Share): string {
  return `${writePercent(share)}, likely ${writeInterval(share)}; ${writeOneChild(share)}.`;
}

function Away(props: {
  title: string;
  note: string;
  none: string;
  figure: CombinedAttainment;
  who: readonly AwayChild[];
}) {
  const { figure, who: children } = props;
  const name = (id: string) => nameWithin(figure.subjects.find((one) => one.id === id)?.name ?? id);
  return (
    <>
      <h2>
        {props.title} <span>{children.length}</span>
      </h2>
      {children.length === 0 ? (
        <p className={styles.note}>{props.none}</p>
      ) : (
        <>
          <p className={styles.note}>{props.note}</p>
          <ul
            className={styles.list}
            aria-label={`${props.title}: ${plural(children.length, "child", "children")}`}
          >
            {children.map((one) => (
              <li key={one.child.id}>
                <strong>{one.child.name}</strong>, {sayNames(one.subjects.map(name))}
                <small>{sayStandings(figure, one)}</small>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
