import { useId, useLayoutEffect, useRef, useState } from "react";
import styles from "./level-grid-editor.module.css";

/**
 * The little field a level is typed into, in the place of a name. Enter and Tab take what is there,
 * Escape leaves everything as it was. What cannot be read stays in the field with a sentence beside
 * it: nothing that was typed is lost.
 */
export function LevelEditor({
  label,
  name,
  start,
  onTake,
  onLeave,
}: {
  /** "Level for Leo in Spring". */
  label: string;
  name: string;
  /** What has been typed already. */
  start: string;
  /** Takes the text, or answers the sentence that says what would be right. `next`: by Enter or Tab. */
  onTake: (text: string, next: boolean) => string | undefined;
  onLeave: () => void;
}) {
  const [text, setText] = useState(start);
  const [wrong, setWrong] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const left = useRef(false);
  const id = useId();

  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(start.length, start.length);
  }, [start]);

  const take = (next: boolean) => {
    if (left.current) return;
    if (text.trim() === "") {
      left.current = true;
      onLeave();
      return;
    }
    const sentence = onTake(text, next);
    setWrong(sentence);
    if (sentence === undefined) left.current = true;
  };

  return (
    <span className={styles.editor}>
      <label htmlFor={id} className={styles.editorName}>
        {name}
      </label>
      <input
        ref={field}
        id={id}
        className={styles.field}
        value={text}
        size={4}
        maxLength={24}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        aria-label={label}
        aria-invalid={wrong === undefined ? undefined : true}
        aria-describedby={wrong === undefined ? undefined : `${id}-wrong`}
        onChange={(event) => {
          setText(event.target.value);
          setWrong(undefined);
        }}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === "Enter" || event.key === "Tab") {
            event.preventDefault();
            take(true);
          } else if (event.key === "Escape") {
            event.preventDefault();
            left.current = true;
            onLeave();
          }
        }}
        onBlur={() => take(false)}
      />
      {wrong !== undefined && (
        <span id={`${id}-wrong`} className={styles.note} role="alert">
          {wrong}
        </span>
      )}
    </span>
  );
}
