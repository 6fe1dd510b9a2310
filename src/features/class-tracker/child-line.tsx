import { writeDay } from "../../domain/calendar.ts";
import { writeLevel } from "../../domain/level.ts";
import { writeSpan } from "../../domain/span.ts";
import { childLine } from "../../pictures/child-line.ts";
import { DrawingView } from "../../pictures/drawing-view.tsx";
import type { ChildStory } from "./use-child-story.ts";
import type { ClassTracker } from "./use-class-tracker.ts";
import styles from "./tracker-child.module.css";

/** The width of the sheet beside the grid, in pixels. */
const WIDTH = 200;

/** The subject's levels over the years, and the groups the child is or was in. */
export function ChildLine({
  tracker,
  story,
  name,
}: {
  tracker: ClassTracker;
  story: ChildStory;
  name: string;
}) {
  const { today } = tracker.facts;
  const { line, groups } = story;
  const title = `${name}’s ${tracker.subject.name} over the years`;
  const drawing = childLine(line, { title, width: WIDTH, height: 132 });
  return (
    <>
      <div className={styles.history}>
        <h3>Over the years</h3>
        {drawing === undefined ? (
          <p className={styles.quiet}>
            A line needs two levels; there {line.moments.length === 1 ? "is one" : "is none"} yet.
          </p>
        ) : (
          <>
            <DrawingView drawing={drawing} className={styles.line ?? ""} />
            <details className={styles.fold}>
              <summary>In words</summary>
              <ol>
                {[...line.moments].reverse().map((at) => (
                  <li key={at.entry.id}>
                    <span>
                      <b>{writeLevel(line.scale, at.value)}</b> {at.point}, {writeDay(at.date)}
                    </span>
                  </li>
                ))}
              </ol>
            </details>
            <p className={styles.quiet}>Dashed: the expected pace from the first level.</p>
          </>
        )}
      </div>
      {groups.length > 0 && (
        <details className={styles.fold}>
          <summary>Groups ({groups.length})</summary>
          <ul>
            {groups.map((group) => (
              <li key={`${group.name} ${group.span.from}`}>
                <span>
                  <b>{group.name}</b> {writeSpan(group.span, today)}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
