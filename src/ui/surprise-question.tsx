import { useState } from "react";
import { ReasonForm } from "./reason-form.tsx";
import styles from "./surprise-question.module.css";

/** A quiet question to the author of a level just given, with three ways to answer it. [PS15] */
export function SurpriseQuestion({
  name,
  question,
  before,
  longest,
  onWhy,
  onPutBack,
  onSettle,
}: {
  /** The child, as in the class. */
  name: string;
  question: string;
  /** What stood there before: "2S", "No level". */
  before: string;
  /** Longest reason, in characters. */
  longest: number;
  onWhy: (why: string) => void;
  onPutBack: () => void;
  onSettle: () => void;
}) {
  const [saying, setSaying] = useState(false);
  return (
    <section className={styles.surprise} aria-label={`A question about ${name}, for you alone`}>
      <p>
        <b>{name}.</b> {question}
      </p>
      {saying ? (
        <ReasonForm
          label="Why, for the record"
          submit="Keep the reason"
          max={longest}
          needed
          onSay={onWhy}
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
            onClick={onPutBack}
          >
            Put it back
          </button>
          <button type="button" className={styles.act} onClick={onSettle}>
            It is right
          </button>
        </div>
      )}
    </section>
  );
}
