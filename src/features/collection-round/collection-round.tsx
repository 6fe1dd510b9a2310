import { useLayoutEffect, useRef, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { isWriting } from "../../ui/is-writing.ts";
import { showToast } from "../../ui/toast.ts";
import { useKeptFocus } from "../../ui/use-kept-focus.ts";
import { RoundConfirm } from "./round-confirm.tsx";
import { MissingPanel, YearPanel } from "./round-panels.tsx";
import { sayConfirmed, sayDone, sayRound, sayWindow } from "./round-words.ts";
import { type HeldRound, type SubjectRound, useCollectionRound } from "./use-collection-round.ts";
import type { StepResult } from "./use-round-steps.ts";
import styles from "./collection-round.module.css";

type CollectionRoundProps = {
  classId: string;
  /** Subject's id; empty for the school's first. */
  subject: string;
  onSubject: (subject: string) => void;
  /** Leads to a child at a point in a subject. */
  onChild: (at: { pupil: string; subject: string; point: string }) => void;
  /** Whether those still to do are drawn where they stood; undefined where they cannot be. */
  stood: boolean | undefined;
  onStood: (stood: boolean) => void;
  /** Shows every subject at once, so the subject is chosen here. */
  choosesSubject: boolean;
};

/** The round at the foot of a class: who moved, who stands where they stood, who is missing, done. */
export function CollectionRound(props: CollectionRoundProps) {
  const held = useCollectionRound(props.classId);
  const of =
    held?.subjects.find(({ id }) => id === props.subject) ??
    (props.subject === "" ? held?.subjects[0] : undefined);
  if (held === undefined || of === undefined) return null;
  return <Bar key={props.classId} {...props} held={held} of={of} />;
}

function Bar(props: CollectionRoundProps & { held: HeldRound; of: SubjectRound }) {
  const { held, of, stood, onStood, onSubject } = props;
  const { point, today, subjects } = held;
  const [asking, setAsking] = useState(false);
  const canConfirm = of.toConfirm.length > 0;
  const bar = useRef<HTMLElement>(null);
  useKeptFocus(bar);

  const tell = (way: "confirm" | "undo" | "redo", result: StepResult | undefined) => {
    if (result === undefined) return;
    if ("say" in result) {
      showToast({ words: result.say });
      return;
    }
    const words = sayConfirmed(way, result, { subject: of.name, point: point.name });
    const goesBack = way !== "undo" && result.kept > 0;
    showToast(goesBack ? { words, undo: () => void restore("undo") } : { words });
  };
  const restore = async (way: "undo" | "redo") => tell(way, await held.restore(way));
  const say = async (done: boolean) => {
    const why = await held.say(of.id, done);
    const words = done
      ? `${of.name} is done for ${point.name}. Levels can still be changed; the day is shown.`
      : `${of.name} is not done any more for ${point.name}. No level was changed.`;
    showToast(
      why === undefined ? { words, undo: () => void held.say(of.id, !done) } : { words: why },
    );
  };

  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (document.querySelector("dialog[open]") !== null || isWriting(event.target)) return;
      const act = actOf(event, held, { subject: props.choosesSubject ? undefined : of.id });
      if (act === undefined) return;
      if (act === "confirm" && canConfirm) setAsking(true);
      else if (act === "stood" && stood !== undefined) onStood(!stood);
      else if (act === "undo" || act === "redo") void restore(act);
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before the grid: its own Ctrl+Z knows nothing of a round.
    document.addEventListener("keydown", onKey, true);
    return () => document.removeEventListener("keydown", onKey, true);
  });

  const { counts, done } = of;
  const next = nextSubject(subjects, of.id);
  return (
    <section ref={bar} tabIndex={-1} className={styles.bar} aria-label={`${point.name} round`}>
      <p className={styles.says}>
        <span className={styles.when}>
          <b>{point.name} round</b> {sayWindow(point, today)}
        </span>
        {props.choosesSubject && (
          <select
            aria-label="Subject of the round"
            value={of.id}
            onChange={(event) => onSubject(event.target.value)}
          >
            {subjects.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
        <span>
          {done === undefined ? sayRound(of, held.points) : sayDone(of.name, done, today)}
        </span>
      </p>
      {stood !== undefined && canConfirm && (
        <button
          type="button"
          className={styles.opener}
          aria-pressed={stood}
          onClick={() => onStood(!stood)}
        >
          Where they stood
        </button>
      )}
      {canConfirm && (
        <Button onClick={() => setAsking(true)}>Confirm {of.toConfirm.length} unchanged</Button>
      )}
      <MissingPanel
        held={held}
        of={of}
        onChild={(pupil) => props.onChild({ pupil, subject: of.id, point: point.id })}
      />
      {of.mayFinish && done === undefined && !canConfirm && counts.asked > 0 && (
        <Button
          kind={counts.missing + counts.ready === 0 ? "main" : "plain"}
          onClick={() => void say(true)}
        >
          {sayFinish(of)}
        </Button>
      )}
      {of.mayFinish && done !== undefined && (
        <Button kind="quiet" onClick={() => void say(false)}>
          Not done yet
        </Button>
      )}
      {done !== undefined &&
        (next === undefined ? (
          <span className={styles.all}>All subjects are done.</span>
        ) : (
          <Button onClick={() => onSubject(next.id)}>Next: {next.name}</Button>
        ))}
      <YearPanel held={held} onSubject={onSubject} />
      {asking && (
        <RoundConfirm
          held={held}
          of={of}
          onClose={() => setAsking(false)}
          onConfirm={(pupils) => {
            setAsking(false);
            void held.confirm(of.id, pupils).then((result) => tell("confirm", result));
          }}
        />
      )}
    </section>
  );
}

/** "Done for Maths", and what is left out by it. */
function sayFinish({ name, counts }: SubjectRound): string {
  const left = counts.missing + counts.ready;
  return left === 0 ? `Done for ${name}` : `Done for ${name}, ${left} missing`;
}

/** The next subject, round from this one, that is not done; undefined when all are. */
function nextSubject(subjects: readonly SubjectRound[], here: string): SubjectRound | undefined {
  const at = subjects.findIndex(({ id }) => id === here);
  return [...subjects.slice(at + 1), ...subjects.slice(0, Math.max(at, 0))].find(
    ({ done }) => done === undefined,
  );
}

/** What a key means for the round; Ctrl+Z only where its step is the last thing judged here. */
function actOf(
  { key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent,
  held: HeldRound,
  { subject }: { subject: string | undefined },
): "confirm" | "stood" | "undo" | "redo" | undefined {
  const ctrl = ctrlKey || metaKey;
  if (key === "Enter" && ctrl !== altKey && !shiftKey) return ctrl ? "confirm" : "stood";
  const letter = key.toLowerCase();
  if (!ctrl || altKey || !["z", "y"].includes(letter)) return undefined;
  const way = letter === "z" && !shiftKey ? "undo" : "redo";
  const last = held.lastStep(way);
  return last !== undefined && (subject === undefined || subject === last) ? way : undefined;
}
