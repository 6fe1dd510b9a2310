import { takeBack, useToasts } from "./toast.ts";
import styles from "./toasts.module.css";

/** The place at the foot of the screen where toasts appear; a polite live region, drawn once by the shell. */
export function Toasts() {
  return (
    <output className={styles.place} aria-live="polite" data-toasts="">
      {useToasts().map((toast) => (
        <span key={toast.id} className={styles.toast}>
          <span>{toast.words}</span>
          {toast.undo !== undefined && (
            <button type="button" className={styles.undo} onClick={() => takeBack(toast)}>
              Undo
            </button>
          )}
        </span>
      ))}
    </output>
  );
}
