import { sayReminders } from "../../domain/action-list.ts";
import { useDueActions } from "./use-due-actions.ts";
import styles from "./due-badge.module.css";

/** How many of one's own actions are due, quietly beside "Plan"; nothing when none is. [MA11] */
export function DueBadge() {
  const due = useDueActions();
  if (due === undefined) return null;
  const count = due.overdue.length + due.soon.length;
  if (count === 0) return null;
  return (
    <span className={styles.badge} title={sayReminders(due)}>
      {count}
      <span className="unseen"> of your actions due</span>
    </span>
  );
}
