import { DrawingView } from "../../pictures/drawing-view.tsx";
import type { Drawing } from "../../pictures/drawing.ts";
import { saySpan } from "../../pictures/pupil-spans-drawing.ts";
import { Button } from "../../ui/button.tsx";
import { plural } from "../../ui/plural.ts";
import { hiddenGroups, spansOfPage } from "./pupil-paper.ts";
import type { PupilPage } from "./use-pupil-page.ts";
import styles from "./pupil-page.module.css";

type PupilSupportProps = {
  held: PupilPage;
  drawing: Drawing | undefined;
  sensitive: boolean;
  onSensitive: (shown: boolean) => void;
};

/** Groups, target groups and interventions over time; sensitive groups on asking. [CP3] */
export function PupilSupport({ held, drawing, sensitive, onSensitive }: PupilSupportProps) {
  const hidden = hiddenGroups(held);
  const spans = spansOfPage(held, sensitive);
  return (
    <section className={styles.subject} aria-label="Groups and support over time">
      <h2>Groups and support over time</h2>
      {hidden > 0 && (
        <Button aria-pressed={sensitive} onClick={() => onSensitive(!sensitive)}>
          {sensitive ? "Hide" : "Show"} {plural(hidden, "group")} not for every eye
        </Button>
      )}
      {drawing !== undefined && (
        <>
          <div className={styles.figure}>
            <DrawingView drawing={drawing} />
          </div>
          <ul className={styles.spans}>
            {spans.map((one) => (
              <li key={`${one.label} ${one.span.from}`}>{saySpan(one)}</li>
            ))}
          </ul>
        </>
      )}
      {spans.length === 0 && (
        <p className={styles.quiet}>
          {hidden > 0
            ? "No target group and no intervention so far."
            : "In no group, no target group and no intervention so far."}
        </p>
      )}
    </section>
  );
}
