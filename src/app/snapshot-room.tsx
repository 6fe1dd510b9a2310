import { type ReactNode, useContext, useMemo, useState } from "react";
import { useLocation } from "wouter";
import { SEES_ALL } from "../domain/access.ts";
import { academicYearOf, schoolDay } from "../domain/calendar.ts";
import { classViews, nameOfSet, reviewViews } from "../domain/review-set.ts";
import type { Role } from "../domain/schema.ts";
import { classScope } from "../domain/scope.ts";
import { nameOfView, sayWaiting, searchOf } from "../domain/snapshot-words.ts";
import { factsOfClass, type OpenedSnapshot, type Snapshot } from "../domain/snapshot.ts";
import { FreezeButton } from "../features/snapshots/freeze-dialog.tsx";
import { sayFrozenAt } from "../features/snapshots/frozen-at.ts";
import { FrozenMark } from "../features/snapshots/frozen-mark.tsx";
import { PublishCounts } from "../features/snapshots/publish-counts.tsx";
import { SnapshotComparison } from "../features/snapshots/snapshot-comparison.tsx";
import { SnapshotGallery } from "../features/snapshots/snapshot-gallery.tsx";
import { useOpened, useStaffName } from "../features/snapshots/use-snapshots.ts";
import { useFacts } from "../storage/use-facts.ts";
import { useSchoolDay, useStanding } from "../storage/use-live.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { plural } from "../ui/plural.ts";
import { Screen, ScreenFrame } from "../ui/screen.tsx";
import { drawHalf, FrozenScreens } from "./frozen-screens.tsx";
import { LookViews } from "./look-views.tsx";

const GALLERY = "/look/snapshots";
const hrefOf = ({ id }: Pick<Snapshot, "id">) => `${GALLERY}/${id}`;

type RoomProps = { role: Role; id: string | undefined; other: string | undefined };

/** Snapshots: the gallery, one of them, or two beside each other. */
export function SnapshotRoom({ role, id, other }: RoomProps) {
  const { status } = useContext(ScreenFrame);
  const frame = useMemo(() => ({ status, views: <LookViews here="snapshots" /> }), [status]);
  return (
    <ScreenFrame.Provider value={frame}>
      {id === undefined ? (
        <Gallery role={role} />
      ) : other === undefined ? (
        <OneSnapshot key={id} role={role} id={id} />
      ) : (
        <TwoSnapshots key={`${id} ${other}`} earlier={id} later={other} />
      )}
    </ScreenFrame.Provider>
  );
}

function Gallery({ role }: { role: Role }) {
  const [, navigate] = useLocation();
  const facts = useFacts(academicYearOf(useSchoolDay()));
  const leads = SEES_ALL.includes(role);
  const standing = useStanding();
  const mine = (facts?.classes ?? []).filter(({ id }) => standing?.grants.sees.has(classScope(id)));
  const mayFreeze = role !== "assistant" || standing?.roster.assistantsMayJudge === true;
  return (
    <SnapshotGallery
      hrefOf={hrefOf}
      pairHref={(earlier, later) => `${GALLERY}/${earlier.id}/with/${later.id}`}
      actions={
        facts === undefined || facts.children.length === 0 || !mayFreeze ? undefined : leads ? (
          <FreezeButton
            kind="main"
            label="Freeze the review set"
            of={{ facts, class: null, views: reviewViews(facts) }}
            suggested={nameOfSet("Review set", facts)}
            onFrozen={(made) => navigate(hrefOf({ id: made }))}
          />
        ) : (
          mine.map(({ id, name }) => (
            <FreezeButton
              key={id}
              label={`Freeze ${name}`}
              of={{ facts: factsOfClass(facts, id), class: id, views: classViews(facts) }}
              suggested={nameOfSet(name, facts)}
              onFrozen={(made) => navigate(hrefOf({ id: made }))}
            />
          ))
        )
      }
    />
  );
}

function OneSnapshot({ role, id }: { role: Role; id: string }) {
  const opened = useOpened(id);
  return <WholeOnly opened={opened}>{(whole) => <Whole role={role} opened={whole} />}</WholeOnly>;
}

function Whole({ role, opened }: { role: Role; opened: OpenedSnapshot & { is: "whole" } }) {
  const [, navigate] = useLocation();
  const { snapshot, facts } = opened;
  const [at, setAt] = useState(0);
  const live = useFacts(snapshot.year);
  const view = snapshot.views[at] ?? snapshot.views[0];
  const leads = role === "administrator" || role === "senior-leader";
  const nameOf = useStaffName();
  const frozen = {
    name: snapshot.name,
    day: schoolDay(snapshot.at),
    foot: `Frozen on ${sayFrozenAt(snapshot.at)}. ${sayWaiting(snapshot, nameOf(snapshot.by))}`,
  };
  return (
    <FrozenScreens
      facts={facts}
      view={view}
      frozen={frozen}
      title={snapshot.class === null ? "Whole school" : (facts.classes[0]?.name ?? snapshot.name)}
      mark={
        <FrozenMark
          opened={opened}
          hrefOf={hrefOf}
          again={
            live !== undefined && (
              <FreezeButton
                label="Make a second version"
                of={{
                  facts: live,
                  class: snapshot.class,
                  views: snapshot.views,
                  versionOf: snapshot.id,
                }}
                suggested={snapshot.name}
                onFrozen={(made) => navigate(hrefOf({ id: made }))}
              />
            )
          }
        >
          {snapshot.views.length > 1 && (
            <select
              aria-label="Picture"
              value={at}
              onChange={(event) => setAt(Number(event.target.value))}
            >
              {snapshot.views.map((one, number) => (
                <option key={`${nameOfView(one)} ${searchOf(one)}`} value={number}>
                  {nameOfView(one)}
                </option>
              ))}
            </select>
          )}
          {leads && snapshot.class === null && <PublishCounts opened={opened} />}
        </FrozenMark>
      }
    />
  );
}

function TwoSnapshots({ earlier, later }: { earlier: string; later: string }) {
  const one = useOpened(earlier);
  const two = useOpened(later);
  const [subject, setSubject] = useState<string>();
  const [shows, setShows] = useState<"difference" | "pair">("difference");
  return (
    <WholeOnly opened={one}>
      {(first) => (
        <WholeOnly opened={two}>
          {(second) => (
            <SnapshotComparison
              earlier={first}
              later={second}
              subject={subject ?? firstSubject(second)}
              onSubject={setSubject}
              shows={shows}
              onShows={setShows}
              draw={(opened, of) => drawHalf(opened.facts, of)}
              back={GALLERY}
            />
          )}
        </WholeOnly>
      )}
    </WholeOnly>
  );
}

function firstSubject({ facts }: OpenedSnapshot & { is: "whole" }): string {
  return facts.subjects.find(({ scaleIn }) => scaleIn[facts.year] !== undefined)?.id ?? "";
}

/** A snapshot is shown whole or not at all. [SN4] */
function WholeOnly({
  opened,
  children,
}: {
  opened: OpenedSnapshot | null | undefined;
  children: (whole: OpenedSnapshot & { is: "whole" }) => ReactNode;
}) {
  if (opened === undefined)
    return (
      <Screen title="Snapshot" where=" ">
        <output className="unseen">Opening the snapshot</output>
      </Screen>
    );
  if (opened?.is === "whole") return children(opened);
  return (
    <Screen title="Snapshot">
      {opened === null ? (
        <EmptyState title="This snapshot is not here">
          It may not have reached this device yet, or it is one that you may not see.{" "}
          <a href={GALLERY}>All snapshots</a>
        </EmptyState>
      ) : opened.is === "arriving" ? (
        <EmptyState title={`“${opened.snapshot.name}” is still on its way`}>
          {`Of its ${plural(opened.snapshot.parts, "part")}, ${opened.missing} ${opened.missing === 1 ? "has" : "have"} not reached this device. It opens by itself when all are here; half a picture is not shown.`}
        </EmptyState>
      ) : (
        <EmptyState title={`“${opened.snapshot.name}” cannot be shown`}>
          What it holds cannot be read by this Keepup. After an update it may be.
        </EmptyState>
      )}
    </Screen>
  );
}
