import type { ReactNode } from "react";
import { createPortal } from "react-dom";
import styles from "./paper-sheet.module.css";

/**
 * A sheet for the printer: nothing of it on the screen, nothing but it on paper, as long as it is
 * rendered. A4.
 */
export function PaperSheet({
  turned,
  children,
}: {
  turned: "portrait" | "landscape";
  children: ReactNode;
}) {
  return createPortal(
    <div className={styles.sheet} data-turned={turned} aria-hidden="true" inert>
      {children}
    </div>,
    document.body,
  );
}
