import { useState } from "react";
import {
  itemKey,
  type RunOrder,
  type RunPart,
  type RunSection,
} from "../../domain/meeting-running.ts";
import { Segments } from "../../ui/segments.tsx";
import { sayLeftOut } from "./run-items.ts";
import type { RunPlace } from "./run-place.ts";
import type { MeetingRun } from "./use-meeting-run.ts";
import styles from "./run-list.module.css";

const TABLE_TITLES: Readonly<Record<RunPart, string>> = {
  good: "A success first",
  slow: "Slow or stuck",
  behind: "Falling behind",
  none: "Also to speak of",
  parked: "For later",
};
const CHILD_TITLES: Readonly<Record<RunPart, string>> = {
  ...TABLE_TITLES,
  none: "Then",
};

type RunListProps = {
  run: MeetingRun;
  sections: readonly RunSection[];
  order: RunOrder;
  onOrder: (order: RunOrder) => void;
  place: RunPlace;
  /** Key of the item that is open. */
  open: string | undefined;
  /** Keys of items of which something is written. */
  spoken: ReadonlySet<string>;
  onGo: (place: RunPlace) => void;
};

/** Whom the meeting speaks of, in its order, and everyone else to be added. [RN1] [RN2] */
export function RunList(props: RunListProps) {
  const { run, sections, order, place, open, spoken, onGo } = props;
  const titles = order === "tables" ? TABLE_TITLES : CHILD_TITLES;
  const among = new Set(sections.flatMap(({ items }) => items.map(({ pupil }) => pupil)));
  const others = run.children.filter(({ id }) => !among.has(id));
  const [first] = run.subjects;
  // Whoever comes back to a child of these finds the child where they chose them. [RN5]
  const [opensOthers] = useState(
    () => typeof place !== "string" && others.some(({ id }) => id === place.pupil),
  );
  const several = run.subjects.length > 1 && order === "tables";
  const nameOf = new Map(run.subjects.map(({ id, name }) => [id, name]));
  return (
    <div className={styles.list}>
      <Segments
        label="Order"
        segments={[
          { id: "tables", label: "By table" },
          { id: "children", label: "By child" },
        ]}
        chosen={order}
        onChoose={(id) => props.onOrder(id === "children" ? "children" : "tables")}
      />
      <button
        type="button"
        className={styles.item}
        aria-current={place === "start" ? "step" : undefined}
        onClick={() => onGo("start")}
      >
        How it begins
      </button>
      {sections.map(({ part, items }) => (
        <section key={part} aria-label={titles[part]}>
          <h2>{titles[part]}</h2>
          <ul>
            {items.map((item) => {
              const key = itemKey(item);
              return (
                <li key={key}>
                  <button
                    type="button"
                    className={styles.item}
                    aria-current={open === key ? "step" : undefined}
                    onClick={() => onGo({ pupil: item.pupil, subject: item.subject })}
                  >
                    <span>
                      {spoken.has(key) && (
                        <>
                          <span aria-hidden="true">✓ </span>
                          <span className="unseen">Spoken of: </span>
                        </>
                      )}
                      {run.nameOf(item.pupil)}
                    </span>
                    {several && <small>{nameOf.get(item.subject)?.toLowerCase()}</small>}
                  </button>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
      {others.length > 0 && first !== undefined && (
        <details open={opensOthers}>
          <summary className={styles.item}>
            <span>Everyone else</span>
            <small>{others.length}</small>
          </summary>
          <ul>
            {others.map(({ id, name }) => {
              const left = sayLeftOut(run, id);
              return (
                <li key={id}>
                  <button
                    type="button"
                    className={styles.item}
                    aria-current={
                      typeof place !== "string" && place.pupil === id ? "step" : undefined
                    }
                    onClick={() => onGo({ pupil: id, subject: first.id })}
                  >
                    <span>{name}</span> {left !== "" && <small>{left}</small>}
                  </button>
                </li>
              );
            })}
          </ul>
        </details>
      )}
      <button
        type="button"
        className={styles.item}
        aria-current={place === "close" ? "step" : undefined}
        onClick={() => onGo("close")}
      >
        How it ends
      </button>
    </div>
  );
}
