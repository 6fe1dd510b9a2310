import { useContext, useMemo } from "react";
import { useLocation } from "wouter";
import { ClassTracker } from "../features/class-tracker/class-tracker.tsx";
import { ScreenFrame } from "../ui/screen.tsx";
import { ClassPicker } from "./class-picker.tsx";
import { ClassViews } from "./class-views.tsx";

/** One class's tracker at its address, with the way to the other classes in the bar. */
export function TrackerRoom({ classId, subject }: { classId: string; subject: string }) {
  const [, navigate] = useLocation();
  const { status } = useContext(ScreenFrame);
  const frame = useMemo(
    () => ({
      status,
      places: <ClassPicker here={classId} subject={subject} />,
      views: <ClassViews classId={classId} subject={subject} here="grid" />,
    }),
    [status, classId, subject],
  );
  return (
    <ScreenFrame.Provider value={frame}>
      <ClassTracker
        classId={classId}
        subject={subject}
        onSubject={(id) => navigate(`/class/${classId}/${id}`)}
      />
    </ScreenFrame.Provider>
  );
}
