import type { ReactNode } from "react";
import { schoolDay, writeDay } from "../../domain/calendar.ts";
import { sayLate, sayLateOne, sayWaiting } from "../../domain/snapshot-words.ts";
import { type OpenedSnapshot, type Snapshot, versionsOf } from "../../domain/snapshot.ts";
import { plural } from "../../ui/plural.ts";
import { sayFrozenAt } from "./frozen-at.ts";
import { useLate, useSnapshots, useStaffName } from "./use-snapshots.ts";
import styles from "./snapshots.module.css";

/**
 * What says, on every screen drawn from a snapshot, that it is one: its name, when, by whom, what the
 * school did not have then, and what came too late for it. [SN5] [SN6]
 */
export function FrozenMark(props: {
  opened: OpenedSnapshot & { is: "whole" };
  hrefOf: (snapshot: Snapshot) => string;
  /** Which of its views, and the other things to do with it. */
  children?: ReactNode;
  /** Makes a second version from what is known now. */
  again?: ReactNode;
}) {
  const { opened } = props;
  const { snapshot, facts } = opened;
  const nameOf = useStaffName();
  const late = useLate(opened);
  const versions = versionsOf(snapshot, useSnapshots() ?? [snapshot]);
  const erased = snapshot.children - facts.children.length;
  const who = nameOf(snapshot.by);
  return (
    <aside className={styles.mark} aria-label="Snapshot">
      <p>
        <strong className={styles.frozen}>Frozen</strong> <b>{snapshot.name}</b> ·{" "}
        {sayFrozenAt(snapshot.at)} · {who}
        {versions.length > 1 && (
          <span className={styles.versions}>
            {versions.map((one, at) => (
              <a
                key={one.id}
                href={props.hrefOf(one)}
                aria-current={one.id === snapshot.id ? "page" : undefined}
              >
                Version {at + 1}
              </a>
            ))}
          </span>
        )}
      </p>
      <div className={styles.bar}>
        {props.children}
        {props.again}
      </div>
      <details>
        <summary>About this snapshot</summary>
        {snapshot.note !== "" && <p>{snapshot.note}</p>}
        <p>{sayWaiting(snapshot, who)}</p>
        <p>
          {snapshot.class === null ? "Of the school." : "Of one class."} It could be seen then by{" "}
          {snapshot.seenBy.map((user) => nameOf(user)).join(", ")}.
        </p>
        {erased > 0 && (
          <p>
            The {erased === 1 ? "record" : "records"} of {plural(erased, "child", "children")} in it
            {erased === 1 ? " was" : " were"} erased since, here as everywhere.
          </p>
        )}
      </details>
      {late.length > 0 && (
        <details className={styles.late}>
          <summary>{sayLate(late)}</summary>
          <p>
            They are not in it, and are never put into it. What was made before goes by each
            device’s clock, as the school sets it right.
          </p>
          <ul>
            {late.map((one) => (
              <li key={`${one.pupil} ${one.subject} ${one.slot} ${one.madeAt}`}>
                <b>{facts.children.find(({ id }) => id === one.pupil)?.name}</b>:{" "}
                {sayLateOne(one, facts)}, by {nameOf(one.by)}, {writeDay(schoolDay(one.madeAt))}
                {one.receivedAt === undefined
                  ? ", not at school yet"
                  : `, at school since ${sayFrozenAt(one.receivedAt)}`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </aside>
  );
}
