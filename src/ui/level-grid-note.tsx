import type { ReactNode } from "react";
import styles from "./level-grid-editor.module.css";

/** Says where it happened why nothing happened. */
export function CellNote({ children }: { children: ReactNode }) {
  return (
    <span className={styles.note} role="alert">
      {children}
    </span>
  );
}
