import { useContext, useMemo } from "react";
import { useLocation, useSearch } from "wouter";
import type { AttainmentFacts } from "../domain/attainment-facts.ts";
import { academicYearOf } from "../domain/calendar.ts";
import { readsChanges, writeChangesAsked } from "../domain/logged-change.ts";
import { ActionsScreen } from "../features/actions/actions.tsx";
import { CurricularTargetsScreen } from "../features/curricular-targets/curricular-targets.tsx";
import { InterventionsScreen } from "../features/interventions/interventions.tsx";
import { TargetGroupsScreen } from "../features/target-groups/target-groups.tsx";
import { useFacts } from "../storage/use-facts.ts";
import { useSchoolDay, useStanding } from "../storage/use-live.ts";
import { type SchoolInsight, useSchoolInsight } from "../storage/use-school-insight.ts";
import { Screen, ScreenFrame } from "../ui/screen.tsx";
import { Segments } from "../ui/segments.tsx";
import { NotFound } from "./not-found.tsx";

/** Plan's screens. Each stands here once it works. */
const PARTS = [
  { id: "actions", label: "Actions", href: "/plan" },
  { id: "groups", label: "Target groups", href: "/plan/groups" },
  { id: "interventions", label: "Interventions", href: "/plan/interventions" },
  { id: "targets", label: "Targets", href: "/plan/targets" },
] as const;

/** Plan: what was agreed, who is chosen, what is given, and what is worked towards. */
export function PlanRoom({ part }: { part: string | undefined }) {
  const facts = useFacts(academicYearOf(useSchoolDay()));
  const insight = useSchoolInsight();
  const here = PARTS.find(({ id }) => id === (part ?? "actions"));
  const { status } = useContext(ScreenFrame);
  const frame = useMemo(
    () => ({
      status,
      views: <Segments label="Plan" chosen={here?.id ?? ""} segments={PARTS} />,
    }),
    [status, here],
  );
  if (here === undefined) return <NotFound />;
  return (
    <ScreenFrame.Provider value={frame}>
      {facts === undefined || insight === undefined ? (
        <Screen title="Plan" where=" ">
          <output className="unseen">Opening the plan</output>
        </Screen>
      ) : (
        <Part part={here.id} facts={facts} insight={insight} />
      )}
    </ScreenFrame.Provider>
  );
}

const childHref = (id: string) => `/child/${encodeURIComponent(id)}`;

function Part({
  part,
  facts,
  insight,
}: {
  part: (typeof PARTS)[number]["id"];
  facts: AttainmentFacts;
  insight: SchoolInsight;
}) {
  const [location, navigate] = useLocation();
  const search = useSearch();
  const onSearch = (next: string) =>
    navigate(next === "" ? location : `${location}?${next}`, { replace: true });
  const role = useStanding()?.role;
  const shown = { facts, insight, search, onSearch, childHref };
  switch (part) {
    case "groups":
      return <TargetGroupsScreen {...shown} />;
    case "interventions":
      return <InterventionsScreen {...shown} />;
    case "targets":
      return <CurricularTargetsScreen {...{ facts, search, onSearch }} />;
    default:
      return (
        <ActionsScreen
          {...shown}
          meetingHref={({ class: schoolClass, meeting }) =>
            schoolClass === null || meeting === null ? undefined : `/meet/${schoolClass}/${meeting}`
          }
          changesHref={
            role !== undefined && readsChanges(role)
              ? ({ id }) => `/set-up/changes?${writeChangesAsked({ action: id })}`
              : undefined
          }
        />
      );
  }
}
