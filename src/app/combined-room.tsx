import { useContext, useMemo } from "react";
import { useLocation, useSearch } from "wouter";
import { academicYearOf } from "../domain/calendar.ts";
import type { Role } from "../domain/schema.ts";
import { sayPoint } from "../domain/standing-at.ts";
import { CombinedScreen } from "../features/combined/combined.tsx";
import { useFacts } from "../storage/use-facts.ts";
import { useSchoolDay } from "../storage/use-live.ts";
import { Screen, ScreenFrame } from "../ui/screen.tsx";
import { exportOf } from "./export-of.tsx";
import { freezeView } from "./freeze-view.tsx";
import { combinedSource } from "./look-exports.ts";
import { sayLookScope } from "./look-scope.ts";
import { LookViews } from "./look-views.tsx";

/** Look, several subjects at once: what is known on this device. */
export function CombinedRoom({ role }: { role: Role }) {
  const [, navigate] = useLocation();
  const search = useSearch();
  const facts = useFacts(academicYearOf(useSchoolDay()));
  const { status } = useContext(ScreenFrame);
  const frame = useMemo(() => ({ status, views: <LookViews here="combined" /> }), [status]);
  return (
    <ScreenFrame.Provider value={frame}>
      {facts === undefined ? (
        <Screen title="Combined attainment" where=" ">
          <output className="unseen">Opening the picture of several subjects</output>
        </Screen>
      ) : (
        <CombinedScreen
          facts={facts}
          search={search}
          onSearch={(next) => navigate(`/look/combined?${next}`, { replace: true })}
          childHref={(id) => `/child/${encodeURIComponent(id)}`}
          about={sayLookScope(role, facts).about}
          actions={({ figure, options }) =>
            exportOf(
              combinedSource(facts, figure, options),
              freezeView({
                role,
                facts,
                screen: "combined",
                search,
                name: `Combined, ${sayPoint(figure.point)}`,
              }),
            )
          }
        />
      )}
    </ScreenFrame.Provider>
  );
}
