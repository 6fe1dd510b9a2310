import { EmptyState } from "../../ui/empty-state.tsx";
import { Screen } from "../../ui/screen.tsx";
import { CountsTables } from "./counts-tables.tsx";
import { usePublished } from "./use-snapshots.ts";
import styles from "./snapshots.module.css";

/** What a governor sees: the figures that leaders published, and never a child. [AC3] [PC1] */
export function PublishedFigures() {
  const published = usePublished();
  return (
    <Screen title="Figures for governors">
      {published?.length === 0 && (
        <EmptyState title="No figures have been published to governors yet">
          When your senior leaders publish figures, they stand here: counts by year group, with the
          date they were taken. Children’s names and levels are never shown to governors.
        </EmptyState>
      )}
      <div className={styles.page}>
        {published?.map(({ snapshot, counts }) => (
          <section key={snapshot} aria-label={counts.name}>
            <h2>{counts.name}</h2>
            <CountsTables counts={counts} />
          </section>
        ))}
      </div>
    </Screen>
  );
}
