import styles from "./segments.module.css";

export type Segment = { id: string; label: string; href?: string };

type SegmentsProps = {
  /** What is being chosen, for people who do not see the group. */
  label: string;
  segments: readonly Segment[];
  chosen: string;
  /** Called with the id; leave out when the segments are links. */
  onChoose?: (id: string) => void;
};

/** A few choices side by side, one of them on: links when they are places, else buttons. */
export function Segments({ label, segments, chosen, onChoose }: SegmentsProps) {
  const places = segments.some((segment) => segment.href !== undefined);
  const Group = places ? "nav" : "fieldset";
  return (
    <Group className={styles.segments} aria-label={label}>
      {segments.map((segment) =>
        segment.href === undefined ? (
          <button
            key={segment.id}
            type="button"
            className={styles.segment}
            aria-pressed={segment.id === chosen}
            onClick={() => onChoose?.(segment.id)}
          >
            {segment.label}
          </button>
        ) : (
          <a
            key={segment.id}
            className={styles.segment}
            href={segment.href}
            aria-current={segment.id === chosen ? "page" : undefined}
          >
            {segment.label}
          </a>
        ),
      )}
    </Group>
  );
}
