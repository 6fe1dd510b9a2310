import { type ReactNode, useContext, useMemo, useState } from "react";
import type { AttainmentFacts } from "../domain/attainment-facts.ts";
import { readGridQuery, writeGridQuery } from "../domain/attainment-grid-query.ts";
import { attainmentGrid, plainGrid } from "../domain/attainment-grid.ts";
import { searchOf } from "../domain/snapshot-words.ts";
import type { FrozenView } from "../domain/snapshot.ts";
import { latestPoint, pointKey } from "../domain/standing-at.ts";
import { AttainmentGridScreen } from "../features/attainment-grid/attainment-grid.tsx";
import { GridWork } from "../features/attainment-grid/grid-work.tsx";
import { useZoom } from "../features/attainment-grid/use-zoom.ts";
import { FrozenTracker } from "../features/class-tracker/frozen-tracker.tsx";
import { CombinedScreen } from "../features/combined/combined.tsx";
import { ProgressScreen } from "../features/progress/progress.tsx";
import { type FrozenAs, frozenSource } from "../files/frozen-source.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { Screen, ScreenFrame } from "../ui/screen.tsx";
import { exportOf } from "./export-of.tsx";
import { combinedSource, progressSource } from "./look-exports.ts";

type FrozenProps = {
  facts: AttainmentFacts;
  view: FrozenView | undefined;
  title: string;
  /** What a file made of it says. */
  frozen: FrozenAs;
  /** What says that it is frozen: above every picture. */
  mark: ReactNode;
};

/** The screen a view was frozen from, drawn from the frozen facts by the same code as the live one. */
export function FrozenScreens(props: FrozenProps) {
  const { view, mark } = props;
  const first = view === undefined ? "" : searchOf(view);
  const frame = useContext(ScreenFrame);
  const marked = useMemo(() => ({ ...frame, mark }), [frame, mark]);
  return (
    <ScreenFrame.Provider value={marked}>
      <FrozenScreen key={`${view?.screen} ${first}`} {...props} first={first} />
    </ScreenFrame.Provider>
  );
}

function FrozenScreen({ facts, view, title, frozen, first }: FrozenProps & { first: string }) {
  // What is looked at may be turned about; what is frozen stays.
  const [search, onSearch] = useState(first);
  switch (view?.screen) {
    case "tracker":
      return <FrozenTracker {...{ facts, search, onSearch, frozen }} />;
    case "grid":
      return <AttainmentGridScreen {...{ facts, search, onSearch, title, frozen }} />;
    case "combined":
      return (
        <CombinedScreen
          {...{ facts, search, onSearch }}
          actions={({ figure, options }) =>
            exportOf(frozenSource(combinedSource(facts, figure, options), frozen))
          }
        />
      );
    case "progress":
      return (
        <ProgressScreen
          {...{ facts, search, onSearch }}
          actions={({ options }) => {
            const source = progressSource(facts, options);
            return exportOf(source && frozenSource(source, frozen));
          }}
        />
      );
    default:
      return (
        <Screen title={title}>
          <EmptyState title="This picture is not in this Keepup yet">
            It was frozen, and will be drawn here after an update. The other pictures of the
            snapshot can be opened above.
          </EmptyState>
        </Screen>
      );
  }
}

/** One of two pictures side by side. */
export function drawHalf(facts: AttainmentFacts, subject: string): ReactNode {
  return <HalfGrid key={subject} facts={facts} subject={subject} />;
}

function HalfGrid({ facts, subject }: { facts: AttainmentFacts; subject: string }) {
  const zoom = useZoom();
  const { grid, view } = useMemo(() => {
    const point = latestPoint(facts, [subject]);
    const options = plainGrid({ subject, point: point === undefined ? "" : pointKey(point) });
    const query = readGridQuery(facts, writeGridQuery({ ...readGridQuery(facts, ""), options }));
    return { grid: attainmentGrid(facts, query.options), view: query.view };
  }, [facts, subject]);
  if (grid === undefined)
    return <p>Nothing was judged in this subject in the year of this snapshot.</p>;
  return (
    <GridWork
      label={`${grid.subject.name}, ${grid.point.name}`}
      grid={grid}
      view={{ ...view, show: "counts" }}
      marks={undefined}
      chosen={undefined}
      onOpen={() => undefined}
      zoom={zoom}
    />
  );
}
