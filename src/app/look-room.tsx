import { useContext, useEffect, useMemo } from "react";
import { useLocation, useSearch } from "wouter";
import { writeGridQuery, yearAsked } from "../domain/attainment-grid-query.ts";
import { academicYearOf } from "../domain/calendar.ts";
import type { Role } from "../domain/schema.ts";
import { sayPoint } from "../domain/standing-at.ts";
import { AttainmentGridScreen } from "../features/attainment-grid/attainment-grid.tsx";
import { useGridPoints } from "../features/attainment-grid/use-grid-points.ts";
import type { PersonHere } from "../storage/people-here.ts";
import { useFacts } from "../storage/use-facts.ts";
import { useSchoolDay } from "../storage/use-live.ts";
import { Screen, ScreenFrame } from "../ui/screen.tsx";
import { freezeView } from "./freeze-view.tsx";
import { sayLookScope } from "./look-scope.ts";
import { LookViews } from "./look-views.tsx";
import { rememberLook } from "./session.ts";

/** Look: the whole-school attainment grid of what is known on this device. */
export function LookRoom({ role, person }: { role: Role; person: PersonHere }) {
  const [, navigate] = useLocation();
  const search = useSearch();
  const today = academicYearOf(useSchoolDay());
  // Without a wish of its own the address shows what this person last looked at here.
  const shown = search === "" ? (person.lastLook ?? "") : search;
  const points = useGridPoints();
  const asked = yearAsked(shown);
  const year = asked !== undefined && points?.some((one) => one.year === asked) ? asked : today;
  const facts = useFacts(year);
  const { status } = useContext(ScreenFrame);
  const frame = useMemo(() => ({ status, views: <LookViews here="grid" /> }), [status]);
  const { lastLook = "" } = person;
  useEffect(() => {
    if (search !== "") rememberLook(withoutPoint(search));
    // What is shown stands in the address, so that it can be sent to somebody.
    else if (lastLook !== "") navigate(`/look?${lastLook}`, { replace: true });
  }, [search, lastLook, navigate]);

  if (facts === undefined || points === undefined)
    return (
      <Screen title="Look" where=" ">
        <output className="unseen">Opening the picture of the school</output>
      </Screen>
    );
  const scope = sayLookScope(role, facts);
  return (
    <ScreenFrame.Provider value={frame}>
      <AttainmentGridScreen
        facts={facts}
        points={points}
        search={shown}
        onSearch={(next) => navigate(`/look?${next}`, { replace: true })}
        title={scope.title}
        about={scope.about}
        classHref={(id, subject) => `/class/${id}/${subject}`}
        actions={({ grid, query }) =>
          freezeView({
            role,
            facts,
            screen: "grid",
            search: writeGridQuery(query),
            name: `${grid.subject.name}, ${sayPoint(grid.point)}`,
          })
        }
        childHref={(id) => `/child/${id}`}
      />
    </ScreenFrame.Provider>
  );
}

/** Next time it opens at the latest point, whichever was looked at. */
function withoutPoint(search: string): string {
  const asked = new URLSearchParams(search);
  asked.delete("point");
  return asked.toString();
}
