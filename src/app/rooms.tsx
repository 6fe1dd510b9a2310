import { lazy } from "react";
import { Route, Switch } from "wouter";
import { SEES_ALL } from "../domain/access.ts";
import type { Role } from "../domain/schema.ts";
import type { PersonHere } from "../storage/people-here.ts";
import { FirstScreen } from "./first-screen.tsx";
import { NotFound } from "./not-found.tsx";
import { TrackHome } from "./track-home.tsx";
import { TrackerRoom } from "./tracker-room.tsx";

const ListRoom = lazy(() => import("./list-room.tsx").then((room) => ({ default: room.ListRoom })));
const LookRoom = lazy(() => import("./look-room.tsx").then((room) => ({ default: room.LookRoom })));
const CombinedRoom = lazy(() =>
  import("./combined-room.tsx").then((room) => ({ default: room.CombinedRoom })),
);
const ProgressRoom = lazy(() =>
  import("./progress-room.tsx").then((room) => ({ default: room.ProgressRoom })),
);
const PupilPage = lazy(() =>
  import("../features/pupil-page/pupil-page.tsx").then((one) => ({ default: one.PupilPage })),
);
const SnapshotRoom = lazy(() =>
  import("./snapshot-room.tsx").then((room) => ({ default: room.SnapshotRoom })),
);
const PlanRoom = lazy(() => import("./plan-room.tsx").then((room) => ({ default: room.PlanRoom })));
const MeetRoom = lazy(() => import("./meet-room.tsx").then((room) => ({ default: room.MeetRoom })));
const PrepareRoom = lazy(() =>
  import("./prepare-room.tsx").then((room) => ({ default: room.PrepareRoom })),
);
const MeetingThemesRoom = lazy(() =>
  import("./meeting-themes-room.tsx").then((room) => ({ default: room.MeetingThemesRoom })),
);
const StaffMeetingRoom = lazy(() =>
  import("./meeting-themes-room.tsx").then((room) => ({ default: room.StaffMeetingRoom })),
);
const MeetingPhrasesRoom = lazy(() =>
  import("./meeting-phrases-room.tsx").then((room) => ({ default: room.MeetingPhrasesRoom })),
);
const RoundRoom = lazy(() =>
  import("./meet-room.tsx").then((room) => ({ default: room.RoundRoom })),
);
const MeetingRoom = lazy(() =>
  import("./meeting-room.tsx").then((room) => ({ default: room.MeetingRoom })),
);
const MeetingRunRoom = lazy(() =>
  import("./meeting-run-room.tsx").then((room) => ({ default: room.MeetingRunRoom })),
);
const SetUpRoom = lazy(() =>
  import("./set-up-room.tsx").then((room) => ({ default: room.SetUpRoom })),
);

const DeviceRoom = lazy(() =>
  import("./device-room.tsx").then((room) => ({ default: room.DeviceRoom })),
);

const RehearsalRoom = lazy(() =>
  import("./rehearsal-room.tsx").then((room) => ({ default: room.RehearsalRoom })),
);

/** Which screen stands at which address, for somebody of this role. */
export function Rooms({
  role,
  person,
  isStart,
}: {
  role: Role;
  person: PersonHere;
  /** Whether Keepup has just been opened. */
  isStart: boolean;
}) {
  const setsUp = role === "administrator" || role === "senior-leader";
  return (
    <Switch>
      <Route path="/">
        <FirstScreen role={role} person={person} isStart={isStart} />
      </Route>
      <Route path="/track">
        <TrackHome role={role} person={person} />
      </Route>
      {role !== "governor" && (
        <Route path="/look">
          <LookRoom role={role} person={person} />
        </Route>
      )}
      {role !== "governor" && (
        <Route path="/look/combined">
          <CombinedRoom role={role} />
        </Route>
      )}
      {role !== "governor" && (
        <Route path="/look/progress">
          <ProgressRoom role={role} />
        </Route>
      )}
      {role !== "governor" && (
        <Route path="/look/snapshots/:id?">
          {(params) => <SnapshotRoom role={role} id={params.id} other={undefined} />}
        </Route>
      )}
      {role !== "governor" && (
        <Route path="/look/snapshots/:id/with/:other">
          {(params) => <SnapshotRoom role={role} id={params.id} other={params.other} />}
        </Route>
      )}
      {role !== "governor" && (
        <Route path="/class/:class/list/:subject?">
          {(params) => <ListRoom classId={params.class} subject={params.subject ?? ""} />}
        </Route>
      )}
      {role !== "governor" && (
        <Route path="/child/:id">{(params) => <PupilPage id={params.id} />}</Route>
      )}
      {role !== "governor" && (
        <Route path="/class/:class/:subject?">
          {(params) => (
            <TrackerRoom role={role} classId={params.class} subject={params.subject ?? ""} />
          )}
        </Route>
      )}
      {role !== "governor" && (
        <Route path="/plan/:part?">{(params) => <PlanRoom part={params.part} />}</Route>
      )}
      {role !== "governor" && (
        <Route path="/meet">
          <MeetRoom />
        </Route>
      )}
      {role !== "governor" && (
        <Route path="/meet/phrases">
          <MeetingPhrasesRoom />
        </Route>
      )}
      {role !== "governor" && (
        <Route path="/meet/:class/:meeting/prepare">
          {(params) => <PrepareRoom classId={params.class} meeting={params.meeting} />}
        </Route>
      )}
      {SEES_ALL.includes(role) && (
        <Route path="/meet/themes/:round">
          {(params) => <MeetingThemesRoom round={params.round} />}
        </Route>
      )}
      {role !== "governor" && (
        <Route path="/meet/staff/:id">
          {(params) => <StaffMeetingRoom id={params.id} leads={SEES_ALL.includes(role)} />}
        </Route>
      )}
      {setsUp && <Route path="/meet/round/:id">{(params) => <RoundRoom id={params.id} />}</Route>}
      {role !== "governor" && (
        <Route path="/meet/:class/:meeting/run">
          {(params) => <MeetingRunRoom classId={params.class} meetingId={params.meeting} />}
        </Route>
      )}
      {role !== "governor" && (
        <Route path="/meet/:class/:meeting">
          {(params) => <MeetingRoom classId={params.class} meetingId={params.meeting} />}
        </Route>
      )}
      {setsUp && (
        <Route path="/set-up/:part?">
          {(params) => <SetUpRoom role={role} part={params.part} />}
        </Route>
      )}
      {role !== "governor" && (
        <Route path="/device/rehearsal">
          <RehearsalRoom />
        </Route>
      )}
      <Route path="/device">
        <DeviceRoom person={person} />
      </Route>
      <Route>
        <NotFound />
      </Route>
    </Switch>
  );
}
