import { useContext, useMemo, useState } from "react";
import { cellName } from "../domain/judgement.ts";
import { ClassList } from "../features/class-list/class-list.tsx";
import { ScreenFrame } from "../ui/screen.tsx";
import { ClassPicker } from "./class-picker.tsx";
import { ClassViews } from "./class-views.tsx";
import { RoundFoot } from "./round-foot.tsx";

/** One class as a list at its address, with the ways to the other classes and to the grid in the bar. */
export function ListRoom({ classId, subject }: { classId: string; subject: string }) {
  const { status } = useContext(ScreenFrame);
  /** The subject of the round: the list itself shows all of them. */
  const [round, setRound] = useState(subject);
  const [goTo, setGoTo] = useState<{ pupil: string; column: string }>();
  const frame = useMemo(
    () => ({
      status,
      places: <ClassPicker here={classId} subject={subject === "" ? "list" : `list/${subject}`} />,
      views: <ClassViews classId={classId} subject={subject} here="list" />,
      foot: (
        <RoundFoot
          classId={classId}
          subject={round}
          onSubject={setRound}
          onChild={(at) => setGoTo({ pupil: at.pupil, column: cellName(at.subject, at.point) })}
          stood={undefined}
          onStood={() => {}}
          choosesSubject
        />
      ),
    }),
    [status, classId, subject, round],
  );
  return (
    <ScreenFrame.Provider value={frame}>
      <ClassList classId={classId} subject={subject} goTo={goTo} />
    </ScreenFrame.Provider>
  );
}
