import type { ReactNode } from "react";
import { TextArea } from "../ui/field.tsx";
import type { NotePlace } from "./left-words.ts";
import { TakeTextOut } from "./take-text-out.tsx";
import { useNote } from "./use-note.ts";
import styles from "./take-text-out.module.css";

/**
 * A box for text that several people may write at the same time, apart or together: nobody's words are
 * lost, and there is nothing to press. [NT1] [NT9]
 */
export function NoteField({
  place,
  label,
  hint,
  rows,
  readOnly = false,
}: {
  place: NotePlace;
  label: string;
  hint?: ReactNode;
  rows?: number;
  readOnly?: boolean;
}) {
  const { box, isRead, problem, keep } = useNote(place);
  return (
    <div className={styles.note}>
      <TextArea
        ref={box}
        label={label}
        {...(hint === undefined ? {} : { hint })}
        wrong={problem}
        rows={rows}
        readOnly={readOnly || !isRead}
        aria-busy={!isRead}
      />
      <TakeTextOut place={place} label={label} before={keep} className={styles.take} />
    </div>
  );
}
