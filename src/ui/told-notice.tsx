import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";
import styles from "./told-notice.module.css";

/** Something of the reader’s that did not last: said again with one press, or left as it stands. */
export function ToldNotice({
  words,
  again,
  leave,
  onAgain,
  onLeave,
}: {
  words: string;
  /** What the two presses are called. */
  again: string;
  leave: string;
  onAgain: () => void;
  onLeave: () => void;
}) {
  return (
    <div className={styles.clear}>
      <Notice kind="look">
        {words}{" "}
        <span className={styles.presses}>
          <Button onClick={onAgain}>{again}</Button>{" "}
          <Button kind="quiet" onClick={onLeave}>
            {leave}
          </Button>
        </span>
      </Notice>
    </div>
  );
}
