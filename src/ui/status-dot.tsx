import styles from "./status-dot.module.css";

/** How far saving has come, as a shape: open ring, half ring, full, and a diamond that asks for a look. */
export type DotKind = "here" | "sent" | "arrived" | "look" | "loss";

/** A mark beside words that say the same; never alone. */
export function StatusDot({ kind }: { kind: DotKind }) {
  return (
    <svg className={styles[kind]} viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
      {kind === "look" || kind === "loss" ? (
        <path d="M6 0.8 11.2 6 6 11.2 0.8 6Z" fill="currentColor" />
      ) : (
        <circle
          cx="6"
          cy="6"
          r="4"
          fill={kind === "arrived" ? "currentColor" : "none"}
          stroke="currentColor"
          strokeWidth="2.4"
        />
      )}
      {kind === "sent" && <path d="M6 2a4 4 0 0 1 0 8Z" fill="currentColor" />}
    </svg>
  );
}
