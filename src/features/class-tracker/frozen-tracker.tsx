import { useRef } from "react";
import type { AttainmentFacts } from "../../domain/attainment-facts.ts";
import { writeAcademicYear } from "../../domain/calendar.ts";
import { classTrackerTable } from "../../domain/class-table.ts";
import { classTrackerScene } from "../../domain/class-tracker.ts";
import { frozenTracker } from "../../domain/frozen-tracker.ts";
import { fullName } from "../../domain/pupil.ts";
import { ExportButton } from "../../files/export-button.tsx";
import { type FrozenAs, frozenSource } from "../../files/frozen-source.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { stepOfKey } from "../../ui/level-grid-cursor.ts";
import type { LevelGridHandle } from "../../ui/level-grid.tsx";
import { plural } from "../../ui/plural.ts";
import { Screen } from "../../ui/screen.tsx";
import { Segments } from "../../ui/segments.tsx";
import { TrackerGrid } from "./tracker-grid.tsx";
import styles from "./frozen-tracker.module.css";

const NO_GHOSTS: ReadonlyMap<string, number> = new Map();
const KEYS = [{ keys: "Arrow keys", does: "go from name to name" }];

/** A class's tracker as it was frozen: names where they stood, and nothing to judge. [SN13] */
export function FrozenTracker({
  facts,
  search,
  onSearch,
  frozen,
}: {
  facts: AttainmentFacts;
  /** `subject=maths`. */
  search: string;
  onSearch: (search: string) => void;
  /** What a file made of it says. */
  frozen: FrozenAs;
}) {
  const tracked = facts.subjects.filter((one) => one.scaleIn[facts.year] !== undefined);
  const asked = new URLSearchParams(search).get("subject");
  const subject = tracked.find(({ id }) => id === asked) ?? tracked[0];
  const [schoolClass] = facts.classes;
  const of = { class: schoolClass?.id ?? "", subject: subject?.id ?? "" };
  const tracker = frozenTracker(facts, of);
  const scene = tracker && classTrackerScene(tracker);
  const grid = useRef<LevelGridHandle>(null);
  if (tracker === undefined || scene === undefined || subject === undefined)
    return (
      <Screen title="Class tracker">
        <EmptyState title="Nothing was tracked in this class then">
          No subject had a scale in the year of this snapshot.
        </EmptyState>
      </Screen>
    );
  const name = schoolClass?.name ?? "";
  const names = new Map(tracker.children.map(({ pupil }) => [pupil.id, fullName(pupil)]));
  const table = classTrackerTable(`${name} ${subject.name}`, scene, (id) => names.get(id) ?? "");
  const source = { name: table.name, tables: () => [table], audiences: ["names"] } as const;
  return (
    <Screen
      title={`${name} ${subject.name}`}
      where={
        <>
          {name}{" "}
          <small>
            {writeAcademicYear(facts.year)} · {plural(tracker.children.length, "child", "children")}
          </small>
        </>
      }
      tools={
        <>
          <Segments
            label="Subject"
            segments={tracked.map(({ id, name: label }) => ({ id, label }))}
            chosen={subject.id}
            onChoose={(id) => onSearch(new URLSearchParams({ subject: id }).toString())}
          />
          <ExportButton source={frozenSource(source, frozen)} />
        </>
      }
      keys={KEYS}
    >
      <div className={styles.paper}>
        <TrackerGrid
          key={subject.id}
          ref={grid}
          label={`${subject.name} levels of ${name}, frozen`}
          scale={tracker.scale}
          scene={scene}
          today={tracker.today}
          picked={undefined}
          carrying={false}
          ghosts={NO_GHOSTS}
          editing={undefined}
          note={undefined}
          onPress={() => undefined}
          onKey={(event) => {
            const step = stepOfKey(event.key, event.ctrlKey || event.metaKey);
            if (step === undefined || event.altKey) return;
            event.preventDefault();
            grid.current?.step(step, false);
          }}
        />
      </div>
    </Screen>
  );
}
