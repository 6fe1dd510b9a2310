import { useAppUpdate, takeUpdate } from "./app-update.ts";
import styles from "./shell.module.css";

/** "A new version is ready", quietly, at the foot of the screen. */
export function UpdateChip() {
  const { ready, wanted } = useAppUpdate();
  if (!ready) return null;
  return (
    <output className={styles.update}>
      {wanted ? (
        "The new version opens when you have finished here."
      ) : (
        <>
          A new version is ready.{" "}
          <button type="button" onClick={takeUpdate}>
            Use it
          </button>
        </>
      )}
    </output>
  );
}
