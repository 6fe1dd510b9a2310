import { useContext, useMemo } from "react";
import { useLocation, useSearch } from "wouter";
import { academicYearOf } from "../domain/calendar.ts";
import type { Role } from "../domain/schema.ts";
import { ProgressScreen } from "../features/progress/progress.tsx";
import { useFacts } from "../storage/use-facts.ts";
import { useSchoolDay } from "../storage/use-live.ts";
import { Screen, ScreenFrame } from "../ui/screen.tsx";
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
          about={sayLookScope(role, facts).about}
        />
      )}
    </ScreenFrame.Provider>
  );
}
