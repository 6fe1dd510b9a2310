import { useContext, useMemo } from "react";
import { useLocation, useSearch } from "wouter";
import type { AttainmentFacts } from "../domain/attainment-facts.ts";
import { academicYearOf } from "../domain/calendar.ts";
import type { Role } from "../domain/schema.ts";
import { pointByKey, sayPoint } from "../domain/standing-at.ts";
import { ProgressScreen } from "../features/progress/progress.tsx";
import { useFacts } from "../storage/use-facts.ts";
import { useSchoolDay } from "../storage/use-live.ts";
import { Screen, ScreenFrame } from "../ui/screen.tsx";
import { exportOf } from "./export-of.tsx";
import { freezeView } from "./freeze-view.tsx";
import { progressSource } from "./look-exports.ts";
import { sayLookScope } from "./look-scope.ts";
import { LookViews } from "./look-views.tsx";

/** Look, progress between two points: what is known on this device. */
export function ProgressRoom({ role }: { role: Role }) {
  const [, navigate] = useLocation();
  const search = useSearch();
  const facts = useFacts(academicYearOf(useSchoolDay()));
  const { status } = useContext(ScreenFrame);
  const frame = useMemo(() => ({ status, views: <LookViews here="progress" /> }), [status]);
  return (
    <ScreenFrame.Provider value={frame}>
      {facts === undefined ? (
        <Screen title="Progress" where=" ">
          <output className="unseen">Opening the picture of progress</output>
        </Screen>
      ) : (
        <ProgressScreen
          facts={facts}
          search={search}
          onSearch={(next) => navigate(`/look/progress?${next}`, { replace: true })}
          childHref={(id) => `/child/${encodeURIComponent(id)}`}
          about={sayLookScope(role, facts).about}
          actions={({ options }) =>
            exportOf(
              progressSource(facts, options),
              freezeView({ role, facts, screen: "progress", search, name: nameOf(facts, options) }),
            )
          }
        />
      )}
    </ScreenFrame.Provider>
  );
}

/** "Progress in Maths to Autumn 2026/27". */
function nameOf(facts: AttainmentFacts, { subject, to }: { subject: string; to: string }): string {
  const point = pointByKey(facts, to);
  const name = facts.subjects.find(({ id }) => id === subject)?.name ?? "";
  return `Progress in ${name}${point === undefined ? "" : ` to ${sayPoint(point)}`}`;
}
