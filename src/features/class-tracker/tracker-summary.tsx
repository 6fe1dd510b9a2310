import { useState } from "react";
import { trackerTally } from "../../domain/class-tracker-tally.ts";
import type { TrackerChip, TrackerFacts, TrackerScene } from "../../domain/class-tracker.ts";
import styles from "./tracker-summary.module.css";

type Count = { id: string; words: string; chips: readonly TrackerChip[] };

/** One point against what is expected, as counts that open to the names behind them. */
export function TrackerSummary({
  scene,
  column,
  onColumn,
  since,
  onSince,
  onName,
}: {
  scene: TrackerScene;
  column: string;
  onColumn: (column: string) => void;
  since: TrackerFacts["since"];
  onSince: (since: TrackerFacts["since"]) => void;
  onName: (pupil: string, column: string) => void;
}) {
  const tally = trackerTally(scene, column);
  // Who is still to do is the work itself, so where there is room those names stand open.
  const [opened, setOpened] = useState<string | undefined>(() =>
    tally.toDo.length > 0 && hasRoom() ? "to-do" : undefined,
  );
  const counts: readonly Count[] = [
    { id: "above", words: "above", chips: tally.above },
    { id: "on-track", words: "on track", chips: tally.onTrack },
    { id: "below", words: "below", chips: tally.below },
    { id: "to-do", words: "to do", chips: tally.toDo },
  ];
  const more: readonly Count[] = [
    { id: "no-level", words: "marked, without a level", chips: tally.noLevel },
    { id: "unjudged", words: "with a level, nothing expected", chips: tally.unjudged },
    { id: "away", words: "not on roll then", chips: tally.away },
  ].filter((count) => count.chips.length > 0);
  const shown = [...counts, ...more].find((count) => count.id === opened);
  return (
    <section className={styles.summary} aria-label="Against expectation">
      <h2 className={styles.asideHead}>
        <label>
          <span className="unseen">Point to count</span>
          <select value={column} onChange={(event) => onColumn(event.target.value)}>
            {scene.columns.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        <span>against expectation</span>
      </h2>
      <div className={styles.counts}>
        {counts.map((count) => (
          <CountButton
            key={count.id}
            count={count}
            open={opened === count.id}
            onOpen={() => setOpened(opened === count.id ? undefined : count.id)}
          />
        ))}
      </div>
      {more.map((count) => (
        <button
          key={count.id}
          type="button"
          className={styles.moreCount}
          aria-expanded={opened === count.id}
          onClick={() => setOpened(opened === count.id ? undefined : count.id)}
        >
          <b>{count.chips.length}</b> {count.words}
        </button>
      ))}
      {shown !== undefined && (
        <ul className={styles.behind} aria-label={`Children ${shown.words}`}>
          {shown.chips.length === 0 && <li className={styles.quiet}>Nobody.</li>}
          {shown.chips.map((chip) => (
            <li key={chip.pupil}>
              <button type="button" onClick={() => onName(chip.pupil, column)}>
                {chip.name}
                {chip.level !== "" && <span>{chip.level}</span>}
                {chip.band === "well-below" && <em>a level or more below</em>}
              </button>
            </li>
          ))}
        </ul>
      )}
      <label className={styles.since}>
        Movement since
        <select
          value={since}
          onChange={(event) => onSince(event.target.value === "previous" ? "previous" : "baseline")}
        >
          <option value="baseline">July’s baseline</option>
          <option value="previous">the point before</option>
        </select>
      </label>
    </section>
  );
}

/** Wide enough for the counts to stand beside the grid and not below it. */
export function hasRoom(): boolean {
  return typeof matchMedia === "function" && matchMedia("(min-width: 901px)").matches;
}

function CountButton({ count, open, onOpen }: { count: Count; open: boolean; onOpen: () => void }) {
  return (
    <button
      type="button"
      className={styles.count}
      data-band={count.id}
      aria-expanded={open}
      onClick={onOpen}
    >
      <b>{count.chips.length}</b> <span>{count.words}</span>
    </button>
  );
}
