import { useContext, useMemo } from "react";
import { useLocation, useSearch } from "wouter";
import type { AttainmentFacts } from "../domain/attainment-facts.ts";
import { academicYearOf } from "../domain/calendar.ts";
import { ActionsScreen } from "../features/actions/actions.tsx";
import { useFacts } from "../storage/use-facts.ts";
import { useSchoolDay } from "../storage/use-live.ts";
import { type SchoolInsight, useSchoolInsight } from "../storage/use-school-insight.ts";
import { Screen, ScreenFrame } from "../ui/screen.tsx";
import { Segments } from "../ui/segments.tsx";

/** Plan's screens. Each stands here once it works. */
const PARTS = [{ id: "actions", label: "Actions", href: "/plan" }] as const;

/** Plan: what was agreed, who is chosen, what is given, and what is worked towards. */
export function PlanRoom({ part }: { part: string | undefined }) {
  const facts = useFacts(academicYearOf(useSchoolDay()));
  const insight = useSchoolInsight();
  const here = PARTS.find(({ id }) => id === (part ?? "actions"));
  const { status } = useContext(ScreenFrame);
  const frame = useMemo(
    () => ({
      status,
      views:
        PARTS.length > 1 ? (
          <Segments label="Plan" chosen={here?.id ?? ""} segments={PARTS} />
        ) : undefined,
    }),
    [status, here],
  );
  return (
    <ScreenFrame.Provider value={frame}>
      {facts === undefined || insight === undefined ? (
        <Screen title="Plan" where=" ">
          <output className="unseen">Opening the plan</output>
        </Screen>
      ) : (
        <Part facts={facts} insight={insight} />
      )}
    </ScreenFrame.Provider>
  );
}

const childHref = (id: string) => `/child/${encodeURIComponent(id)}`;

function Part({ facts, insight }: { facts: AttainmentFacts; insight: SchoolInsight }) {
  const [location, navigate] = useLocation();
  const search = useSearch();
  const onSearch = (next: string) =>
    navigate(next === "" ? location : `${location}?${next}`, { replace: true });
  return (
    <ActionsScreen
      {...{ facts, insight, search, onSearch, childHref }}
      meetingHref={({ class: schoolClass, meeting }) =>
        schoolClass === null || meeting === null ? undefined : `/meet/${schoolClass}/${meeting}`
      }
    />
  );
}
