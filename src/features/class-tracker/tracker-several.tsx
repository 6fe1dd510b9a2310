import { useId, useState } from "react";
import type { TrackerScene } from "../../domain/class-tracker.ts";
import { Button } from "../../ui/button.tsx";
import { plural } from "../../ui/plural.ts";
import type { TrackerSeveral as Several } from "./use-tracker-several.ts";
import styles from "./tracker-several.module.css";

/** The sheet beside the grid while several children are selected: who they are, and what can be done. [CT6] */
export function TrackerSeveral({
  scene,
  several,
  closed,
  onText,
  onNudge,
  onWithdraw,
}: {
  scene: TrackerScene;
  several: Several;
  /** Why nothing can be put for them, or undefined. */
  closed: string | undefined;
  /** Takes a typed level for all of them, or answers what is wrong with it. */
  onText: (text: string) => string | undefined;
  onNudge: (by: 1 | -1) => void;
  onWithdraw: () => void;
}) {
  const { pupils, column } = several;
  const point = scene.columns.find((one) => one.id === column)?.name ?? "";
  return (
    <section className={styles.several} aria-label="Selected children">
      <h2>
        {pupils.length === 0
          ? "Select children"
          : `${plural(pupils.length, "child", "children")} selected`}
      </h2>
      {pupils.length === 0 ? (
        <p>Tap each name that belongs to the move, then the cell they all go to.</p>
      ) : (
        <>
          <ul>
            {pupils.map((pupil) => {
              const name = scene.chips.get(pupil)?.[0]?.name ?? "";
              return (
                <li key={pupil}>
                  <button
                    type="button"
                    aria-label={`Leave ${name} out`}
                    onClick={() => several.toggle({ pupil, column })}
                  >
                    {name} <span aria-hidden="true">×</span>
                  </button>
                </li>
              );
            })}
          </ul>
          {closed === undefined ? (
            <>
              <p>Tap the cell or the level they all go to, or:</p>
              <TypeForAll point={point} onText={onText} />
              <div className={styles.ways}>
                <Button onClick={() => onNudge(1)}>▲ Up a step</Button>
                <Button onClick={() => onNudge(-1)}>▼ Down a step</Button>
                <Button kind="quiet" onClick={onWithdraw}>
                  Take back
                </Button>
              </div>
            </>
          ) : (
            <p>{closed}</p>
          )}
        </>
      )}
      <Button kind="quiet" onClick={several.clear}>
        {pupils.length === 0 ? "Stop selecting" : "Select nobody"}
      </Button>
    </section>
  );
}

/** A level by words, for a tablet without keys. */
function TypeForAll({
  point,
  onText,
}: {
  point: string;
  onText: (text: string) => string | undefined;
}) {
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState<string>();
  const id = useId();
  return (
    <form
      className={styles.type}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") setWrong(onText(text));
      }}
    >
      <label htmlFor={id}>Type one {point} level for all</label>
      <div>
        <input
          id={id}
          value={text}
          maxLength={24}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-invalid={wrong === undefined ? undefined : true}
          aria-describedby={wrong === undefined ? undefined : `${id}-wrong`}
          onChange={(event) => {
            setText(event.target.value);
            setWrong(undefined);
          }}
        />
        <Button type="submit">Put</Button>
      </div>
      {wrong !== undefined && (
        <p id={`${id}-wrong`} role="alert">
          {wrong}
        </p>
      )}
    </form>
  );
}
