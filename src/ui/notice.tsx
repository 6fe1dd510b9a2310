import type { ReactNode } from "react";
import styles from "./notice.module.css";

/** A sentence that stands on the page. `look`: something to do. `loss`: something may be lost. */
export function Notice({
  kind = "plain",
  children,
}: {
  kind?: "plain" | "look" | "loss";
  children: ReactNode;
}) {
  return (
    <div
      className={[styles.notice, styles[kind]].join(" ")}
      role={kind === "plain" ? "note" : "alert"}
    >
      {children}
    </div>
  );
}
