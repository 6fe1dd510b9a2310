import { useCallback, useContext, useMemo, useState } from "react";
import { useLocation, useSearch } from "wouter";
import { ClassTracker } from "../features/class-tracker/class-tracker.tsx";
import { MeetingRun, type RunLook } from "../features/meeting-run/meeting-run.tsx";
import { PupilPage } from "../features/pupil-page/pupil-page.tsx";
import { LinkButton } from "../ui/button.tsx";
import { ScreenFrame } from "../ui/screen.tsx";

/**
 * A progress meeting while it is held. The class grid and a child's page open within it: a judgement
 * is corrected there by the tracker's own rules, and the way back is one tap.
 */
export function MeetingRunRoom({ classId, meetingId }: { classId: string; meetingId: string }) {
  const [, navigate] = useLocation();
  const at = new URLSearchParams(useSearch()).get("at") ?? "start";
  const { status } = useContext(ScreenFrame);
  const frame = useMemo(
    () => ({ status, places: <LinkButton href="/meet">Leave</LinkButton> }),
    [status],
  );
  const within = useMemo(() => ({ status }), [status]);
  const href = `/meet/${encodeURIComponent(classId)}/${encodeURIComponent(meetingId)}`;
  const look = useCallback(
    (look: RunLook) => (
      <ScreenFrame.Provider value={within}>
        <Look classId={classId} look={look} />
      </ScreenFrame.Provider>
    ),
    [classId, within],
  );
  return (
    <ScreenFrame.Provider value={frame}>
      <MeetingRun
        classId={classId}
        meetingId={meetingId}
        at={at}
        onAt={(to) => navigate(`${href}/run?${new URLSearchParams({ at: to })}`, { replace: true })}
        look={look}
        href={href}
        onClosed={() => navigate(href, { replace: true })}
      />
    </ScreenFrame.Provider>
  );
}

function Look({ classId, look }: { classId: string; look: RunLook }) {
  return look.is === "child" ? (
    <PupilPage id={look.pupil} />
  ) : (
    <Grid classId={classId} look={look} />
  );
}

function Grid({ classId, look }: { classId: string; look: Extract<RunLook, { is: "grid" }> }) {
  const [subject, setSubject] = useState(look.subject);
  return (
    <ClassTracker
      classId={classId}
      subject={subject}
      onSubject={setSubject}
      startAt={look.pupil === "" ? undefined : look.pupil}
    />
  );
}
