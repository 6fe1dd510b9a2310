import { useId, useState } from "react";
import { sayNoQuestion } from "../../domain/class-tracker-words.ts";
import type { TrackerChip } from "../../domain/class-tracker.ts";
import { parseLevel } from "../../domain/level.ts";
import { LONGEST_WHY } from "../../domain/set-aside.ts";
import { Button } from "../../ui/button.tsx";
import type { ClassTracker } from "./use-class-tracker.ts";
import type { TellMore } from "./use-tracker-puts.ts";
import styles from "./tracker-child.module.css";

/** A level by words: for a tablet without keys, and for marks that have no row. */
export function GiveLevel({
  tracker,
  chip,
  point,
  onPut,
}: {
  tracker: ClassTracker;
  chip: TrackerChip;
  /** "Autumn": the column's name. */
  point: string;
  onPut: (value: string | null, how: "typed", more?: TellMore) => void;
}) {
  const { scale } = tracker.facts;
  const column = tracker.scene.columns.find((one) => one.id === chip.column);
  const questions = column?.season === "baseline" && chip.value !== null;
  const [text, setText] = useState("");
  const [why, setWhy] = useState("");
  const [wrong, setWrong] = useState<string>();
  const id = useId();
  return (
    <form
      className={styles.give}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === "") return;
        const read = parseLevel(scale, text);
        const no = "wrong" in read ? read.wrong : sayNoQuestion(scale, chip, column, read.value);
        if ("wrong" in read || no !== undefined) setWrong(no);
        else {
          setText("");
          setWrong(undefined);
          setWhy("");
          onPut(read.value, "typed", why.trim() === "" ? undefined : { why: why.trim() });
        }
      }}
    >
      <label htmlFor={id}>
        {questions
          ? `To question July’s ${chip.level}, type another`
          : `Tap a cell or a level beside it, or type the ${point} level`}
      </label>
      <div>
        <input
          id={id}
          value={text}
          maxLength={24}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          placeholder={chip.level}
          aria-invalid={wrong === undefined ? undefined : true}
          aria-describedby={wrong === undefined ? undefined : `${id}-wrong`}
          onChange={(event) => {
            setText(event.target.value);
            setWrong(undefined);
          }}
        />
        <Button type="submit">Put</Button>
        {chip.value !== null && !questions && (
          <Button kind="quiet" onClick={() => onPut(null, "typed")}>
            Take back
          </Button>
        )}
      </div>
      {text !== "" && (
        <>
          <label htmlFor={`${id}-why`}>Why, if you like</label>
          <input
            id={`${id}-why`}
            className={styles.wide}
            value={why}
            maxLength={LONGEST_WHY}
            autoComplete="off"
            onChange={(event) => setWhy(event.target.value)}
          />
        </>
      )}
      {wrong !== undefined && (
        <p id={`${id}-wrong`} role="alert" className={styles.wrong}>
          {wrong}
        </p>
      )}
    </form>
  );
}
