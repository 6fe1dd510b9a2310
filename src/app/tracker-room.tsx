import { useContext, useMemo, useState } from "react";
import { useLocation } from "wouter";
import type { Role } from "../domain/schema.ts";
import { ClassTracker } from "../features/class-tracker/class-tracker.tsx";
import { ScreenFrame } from "../ui/screen.tsx";
import { ClassPicker } from "./class-picker.tsx";
import { ClassViews } from "./class-views.tsx";
import { FreezeClass } from "./freeze-class.tsx";
import { RoundFoot } from "./round-foot.tsx";

/** One class's tracker at its address, with the way to the other classes in the bar. */
export function TrackerRoom({
  role,
  classId,
  subject,
}: {
  role: Role;
  classId: string;
  subject: string;
}) {
  const [, navigate] = useLocation();
  const { status } = useContext(ScreenFrame);
  const [stood, setStood] = useState(false);
  const [goTo, setGoTo] = useState<{ pupil: string; column: string }>();
  const frame = useMemo(
    () => ({
      status,
      places: <ClassPicker here={classId} subject={subject} />,
      views: <ClassViews classId={classId} subject={subject} here="grid" />,
      foot: (
        <RoundFoot
          classId={classId}
          subject={subject}
          onSubject={(id) => navigate(`/class/${classId}/${id}`)}
          onChild={({ pupil, point }) => setGoTo({ pupil, column: point })}
          stood={stood}
          onStood={setStood}
          choosesSubject={false}
        />
      ),
    }),
    [status, classId, subject, stood, navigate],
  );
  return (
    <ScreenFrame.Provider value={frame}>
      <ClassTracker
        classId={classId}
        subject={subject}
        onSubject={(id) => navigate(`/class/${classId}/${id}`)}
        stood={stood}
        goTo={goTo}
        actions={<FreezeClass key={classId} role={role} classId={classId} subject={subject} />}
      />
    </ScreenFrame.Provider>
  );
}
