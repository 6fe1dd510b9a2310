import { useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import { useLocation, useSearch } from "wouter";
import { ClassTracker } from "../features/class-tracker/class-tracker.tsx";
import { MeetingRun } from "../features/meeting-run/meeting-run.tsx";
import type { RunLook } from "../features/meeting-run/run-place.ts";
import { PupilPage } from "../features/pupil-page/pupil-page.tsx";
import { LinkButton } from "../ui/button.tsx";
import { ScreenFrame } from "../ui/screen.tsx";
import { Boundary } from "./boundary.tsx";

/** Kept with an address of the history that was opened from the meeting: one step back is the meeting. */
const LOOKS = { looks: true };

function isOurStep(state: unknown): boolean {
  return typeof state === "object" && state !== null && "looks" in state;
}

/**
 * A progress meeting while it is held. The class grid and a child's page open within it: a judgement
 * is corrected there by the tracker's own rules, and the way back is one tap.
 */
export function MeetingRunRoom({ classId, meetingId }: { classId: string; meetingId: string }) {
  const [, navigate] = useLocation();
  const search = useSearch();
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
        {/* Where a look breaks, the meeting’s way back still stands below it. */}
        <Boundary resetOn={search}>
          <Look classId={classId} look={look} />
        </Boundary>
      </ScreenFrame.Provider>
    ),
    [classId, search, within],
  );
  const going = useRef<{ from: string; to: string } | undefined>(undefined);
  useEffect(() => {
    const step = going.current;
    if (step === undefined || step.from === search) return;
    going.current = undefined;
    // The device went forward to this look from another child: one step back is theirs.
    if (step.to !== search) navigate(`${href}/run?${step.to}`, { replace: true });
  }, [search, href, navigate]);
  function back(to: string): void {
    // Pressed twice it goes back once: the second step would leave the meeting.
    if (going.current?.from === search) return;
    if (!isOurStep(history.state)) return navigate(`${href}/run?${to}`, { replace: true });
    going.current = { from: search, to };
    history.back();
  }
  return (
    <ScreenFrame.Provider value={frame}>
      <MeetingRun
        classId={classId}
        meetingId={meetingId}
        search={search}
        onSearch={(to, { step }) =>
          navigate(`${href}/run?${to}`, step ? { state: LOOKS } : { replace: true })
        }
        look={look}
        onBack={back}
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
