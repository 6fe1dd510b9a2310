import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import styles from "./dialog.module.css";

type DialogProps = {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Buttons at the foot, the main one last. */
  foot?: ReactNode;
  /** For a table. */
  wide?: boolean;
  /** The main button does what is not taken back with a tap: the dialog begins on the way out. */
  careful?: boolean;
};

/**
 * The platform's modal dialog: focus goes in and comes back by itself, Escape closes. It is open as
 * long as it is rendered. It begins on its first field, so what is typed is written there; without one
 * on its main button, or on the first of its foot where it is to be thought about.
 */
export function Dialog({
  title,
  onClose,
  children,
  foot,
  wide = false,
  careful = false,
}: DialogProps) {
  const titleId = useId();
  const box = useRef<HTMLDialogElement>(null);
  // How it begins is settled when it opens.
  const begins = useRef(careful);
  // Closed while it is still on the page: later the platform has nowhere to take the focus back from.
  useLayoutEffect(() => {
    const dialog = box.current;
    if (dialog !== null && !dialog.open) {
      dialog.showModal();
      beginsAt(dialog, begins.current)?.focus();
    }
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={box}
      className={styles.dialog}
      data-wide={wide || undefined}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className={styles.head}>
        <h2 id={titleId}>{title}</h2>
        <button type="button" className={styles.close} aria-label="Close" onClick={onClose}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <path d="M3 3l10 10M13 3L3 13" stroke="currentColor" strokeWidth="1.6" />
          </svg>
        </button>
      </header>
      <div className={styles.body}>{children}</div>
      {foot !== undefined && <footer className={styles.foot}>{foot}</footer>}
    </dialog>
  );
}

/** Where a dialog begins; undefined leaves it to the platform, which takes ✕. */
function beginsAt(dialog: HTMLDialogElement, careful: boolean): HTMLElement | undefined {
  const fields = dialog.querySelectorAll<HTMLElement>(
    ":is(input:not([type=hidden]), select, textarea, [contenteditable=true]):not(:disabled)",
  );
  const [first] = fields;
  if (first instanceof HTMLInputElement && first.type === "radio") {
    const group = [...fields].filter((one) => one instanceof HTMLInputElement);
    return group.find(({ name, checked }) => name === first.name && checked) ?? first;
  }
  if (first !== undefined) return first;
  const foot = [...dialog.querySelectorAll<HTMLElement>(":scope > footer button:not(:disabled)")];
  return careful ? foot[0] : foot.at(-1);
}
