import { useEffect, useMemo, useState } from "react";
import { useLocation, useSearch } from "wouter";
import { type HeardDevice, type LastHeard, lastHeardOf } from "../domain/last-heard.ts";
import { MeetingsHome } from "../features/meeting-round/meetings-home.tsx";
import { PlanRound } from "../features/meeting-round/plan-round.tsx";
import type { HeardByClass, MeetingHrefs } from "../features/meeting-round/readiness-board.tsx";
import {
  type MeetingsHeld,
  useMeetingRounds,
} from "../features/meeting-round/use-meeting-rounds.ts";
import { useDevice } from "../storage/use-live.ts";
import { LinkButton } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Screen, type ScreenKey } from "../ui/screen.tsx";
import { actionsPath, meetingPath, preparePath, runPath } from "./meeting-paths.ts";
import { schoolOffice } from "./school-office.ts";

const HREFS: MeetingHrefs = {
  round: (id) => `/meet/round/${id}`,
  themes: (round) => `/meet/themes/${round}`,
  prepare: preparePath,
  run: runPath,
  meeting: meetingPath,
  actions: actionsPath,
  staffMeeting: (id) => `/meet/staff/${id}`,
  tracker: (schoolClass, subject) => `/class/${schoolClass}/${subject}`,
};

const KEYS: readonly ScreenKey[] = [
  { keys: "Tab", does: "goes from one meeting to the next" },
  { keys: "Enter", does: "opens it, or asks where to move it" },
];

/** Meet: the rounds of pupil progress meetings, and how far each class is for its own. */
export function MeetRoom() {
  const held = useMeetingRounds();
  const heard = useHeard(held);
  const search = useSearch();
  return (
    <Screen
      title="Meet"
      where={held === undefined ? " " : "Progress meetings"}
      tools={<LinkButton href="/meet/phrases">Phrases</LinkButton>}
      keys={KEYS}
    >
      {held === undefined ? (
        <output className="unseen">Opening the meetings</output>
      ) : (
        <MeetingsHome
          held={held}
          hrefs={HREFS}
          heard={heard}
          host={location.origin}
          shown={new URLSearchParams(search).get("round") ?? undefined}
        />
      )}
    </Screen>
  );
}

/** Plans a round of meetings, or changes one. */
export function RoundRoom({ id }: { id: string }) {
  const held = useMeetingRounds();
  const [, navigate] = useLocation();
  if (held === undefined)
    return (
      <Screen title="Plan a round" where=" ">
        <output className="unseen">Opening the round</output>
      </Screen>
    );
  const round = held.rounds.find((one) => one.id === id);
  return (
    <Screen title="Plan a round" where="Progress meetings">
      {!held.plans || (round === undefined && id !== "new") ? (
        <EmptyState
          title="There is no round here"
          step={<LinkButton href="/meet">To the meetings</LinkButton>}
        >
          It was taken off the list, or it has not reached this device yet. Rounds are planned by
          administrators and senior leaders.
        </EmptyState>
      ) : (
        <PlanRound
          held={held}
          round={round}
          backHref="/meet"
          onDone={(made) => navigate(made === undefined ? "/meet" : `/meet?round=${made}`)}
        />
      )}
    </Screen>
  );
}

/** When each class's teachers were last heard, for those who lead and as long as the school answers. [MR3] */
function useHeard(held: MeetingsHeld | undefined): HeardByClass | undefined {
  const { school } = useDevice();
  const [devices, setDevices] = useState<readonly HeardDevice[]>([]);
  const leads = held?.leads === true;
  useEffect(() => {
    let here = true;
    if (leads)
      void schoolOffice()
        .heard(school)
        .then((answer) => here && answer.is === "done" && setDevices(answer.value));
    return () => {
      here = false;
    };
  }, [leads, school]);
  return useMemo(() => {
    if (held === undefined || devices.length === 0) return undefined;
    return new Map(
      held.classesOf(held.year).flatMap(({ schoolClass, teachers }): [string, LastHeard][] => {
        const last = lastHeardOf(devices, teachers);
        return last === undefined ? [] : [[schoolClass.id, last]];
      }),
    );
  }, [held, devices]);
}
