import type { ReactNode } from "react";
import styles from "./empty-state.module.css";

/** Where there is nothing yet: what it means in one sentence, and the next step. */
export function EmptyState({
  title,
  children,
  step,
}: {
  title: string;
  children?: ReactNode;
  step?: ReactNode;
}) {
  return (
    <div className={styles.empty}>
      <h2>{title}</h2>
      {children !== undefined && <p>{children}</p>}
      {step}
    </div>
  );
}
