import { useState } from "react";
import { writeLevel } from "../../domain/level.ts";
import type { Surprise } from "../../domain/progress-surprise.ts";
import { LONGEST_WHY } from "../../domain/set-aside.ts";
import { placeOfEntry } from "./place-of-entry.ts";
import { ReasonForm } from "./reason-form.tsx";
import type { ClassTracker } from "./use-class-tracker.ts";
import styles from "./tracker-child.module.css";

export type SurpriseAnswers = {
  onWhy: (entry: string, why: string) => void;
  onPutBack: (entry: string) => void;
  onSettle: (entry: string) => void;
};

/** A quiet question to the author of a judgement, and to nobody else. Nothing of it is kept. [PS15] */
export function SurpriseNote({
  tracker,
  surprise,
  name,
  onWhy,
  onPutBack,
  onSettle,
}: { tracker: ClassTracker; surprise: Surprise; name: string } & SurpriseAnswers) {
  const [saying, setSaying] = useState(false);
  const { entry } = surprise;
  const at = placeOfEntry(tracker.facts, entry);
  if (at === undefined) return null;
  const before = at.before === null ? "No level" : writeLevel(tracker.facts.scale, at.before);
  return (
    <section className={styles.surprise} aria-label={`A question about ${name}, for you alone`}>
      <p>
        <b>{name}.</b> {surprise.question}
      </p>
      {saying ? (
        <ReasonForm
          label="Why, for the record"
          submit="Keep the reason"
          max={LONGEST_WHY}
          needed
          onSay={(why) => onWhy(entry, why)}
          onLeave={() => setSaying(false)}
        />
      ) : (
        <div className={styles.choices}>
          <button type="button" className={styles.act} onClick={() => setSaying(true)}>
            Say why
          </button>
          <button
            type="button"
            className={styles.act}
            title={`${before} again`}
            onClick={() => onPutBack(entry)}
          >
            Put it back
          </button>
          <button type="button" className={styles.act} onClick={() => onSettle(entry)}>
            It is right
          </button>
        </div>
      )}
    </section>
  );
}
