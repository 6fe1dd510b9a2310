import { useContext, useMemo } from "react";
import { ClassList } from "../features/class-list/class-list.tsx";
import { ScreenFrame } from "../ui/screen.tsx";
import { ClassPicker } from "./class-picker.tsx";
import { ClassViews } from "./class-views.tsx";

/** One class as a list at its address, with the ways to the other classes and to the grid in the bar. */
export function ListRoom({ classId, subject }: { classId: string; subject: string }) {
  const { status } = useContext(ScreenFrame);
  const frame = useMemo(
    () => ({
      status,
      places: <ClassPicker here={classId} subject={subject === "" ? "list" : `list/${subject}`} />,
      views: <ClassViews classId={classId} subject={subject} here="list" />,
    }),
    [status, classId, subject],
  );
  return (
    <ScreenFrame.Provider value={frame}>
      <ClassList classId={classId} subject={subject} />
    </ScreenFrame.Provider>
  );
}
