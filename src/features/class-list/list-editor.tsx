import { useId, useLayoutEffect, useRef, useState } from "react";
import { completionsOf } from "../../domain/level-completion.ts";
import type { Scale } from "../../domain/scale.ts";
import { editorKeyToIntent, type EditorIntent } from "./list-keys.ts";
import styles from "./list-editor.module.css";

export type TakeNext = Extract<EditorIntent, { do: "take" }>["next"] | "stay";

/**
 * The field a level is typed into, in the cell. What it may become is offered below. What cannot be
 * read stays in the field with a sentence: nothing that was typed is lost.
 */
export function ListEditor({
  label,
  scale,
  start,
  opened,
  onTake,
  onLeave,
}: {
  label: string;
  scale: Scale;
  start: string;
  opened: "typed" | "f2";
  /** Takes the text, or answers the sentence that says what would be right. */
  onTake: (text: string, next: TakeNext) => string | undefined;
  onLeave: () => void;
}) {
  const [text, setText] = useState(start);
  const [wrong, setWrong] = useState<string>();
  const [offered, setOffered] = useState(-1);
  const field = useRef<HTMLInputElement>(null);
  const closed = useRef(false);
  const id = useId();
  const options = completionsOf(scale, text);
  const choosing = options.length > 1;

  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(start.length, start.length);
  }, [start]);

  const take = (typed: string, next: TakeNext) => {
    if (closed.current) return;
    closed.current = true;
    const sentence = onTake(typed, next);
    if (sentence === undefined) return;
    closed.current = false;
    setWrong(sentence);
  };

  return (
    <span className={styles.editor}>
      <input
        ref={field}
        className={styles.field}
        value={text}
        maxLength={24}
        autoComplete="off"
        autoCapitalize="characters"
        enterKeyHint="next"
        spellCheck={false}
        role="combobox"
        aria-label={label}
        aria-expanded={choosing}
        aria-autocomplete="list"
        aria-controls={options.length > 0 ? `${id}-options` : undefined}
        aria-activedescendant={offered >= 0 ? `${id}-${offered}` : undefined}
        aria-invalid={wrong === undefined ? undefined : true}
        aria-describedby={wrong === undefined ? undefined : `${id}-wrong`}
        onChange={(event) => {
          setText(event.target.value);
          setWrong(undefined);
          setOffered(-1);
        }}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.nativeEvent.isComposing) return;
          const { key, altKey: alt, shiftKey: shift } = event;
          const ctrl = event.ctrlKey || event.metaKey;
          const intent = editorKeyToIntent({ key, ctrl, alt, shift }, { opened, choosing });
          if (intent === undefined) return;
          event.preventDefault();
          if (intent.do === "take") take(options[offered]?.code ?? text, intent.next);
          else if (intent.do === "leave") {
            closed.current = true;
            onLeave();
          } else setOffered((at) => Math.max(-1, Math.min(at + intent.by, options.length - 1)));
        }}
        onBlur={() => take(text, "stay")}
      />
      {wrong === undefined && options.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        <ul id={`${id}-options`} role="listbox" aria-label="Levels" className={styles.options}>
          {options.map((option, at) => (
            // The field has the focus and the keys; a press takes what it offers.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <li
              key={option.value}
              id={`${id}-${at}`}
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
              role="option"
              aria-selected={at === offered}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => take(option.code, "enter")}
            >
              <b>{option.code}</b> {option.label === option.code ? "" : option.label}
            </li>
          ))}
        </ul>
      )}
      {wrong !== undefined && (
        <span id={`${id}-wrong`} className={styles.note} role="alert">
          {wrong}
        </span>
      )}
    </span>
  );
}
