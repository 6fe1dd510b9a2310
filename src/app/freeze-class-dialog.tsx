import { academicYearOf } from "../domain/calendar.ts";
import { classViews, nameOfSet } from "../domain/review-set.ts";
import { factsOfClass } from "../domain/snapshot.ts";
import { FreezeDialog } from "../features/snapshots/freeze-dialog.tsx";
import { useFacts } from "../storage/use-facts.ts";
import { useSchoolDay, useStanding } from "../storage/use-live.ts";
import { Dialog } from "../ui/dialog.tsx";
import { ProgressLine } from "../ui/progress-line.tsx";

/** Freezes a class as its tracker stands: every subject, the one on the screen first. [SN13] */
export function FreezeClassDialog({
  classId,
  subject,
  onClose,
}: {
  classId: string;
  subject: string;
  onClose: () => void;
}) {
  const standing = useStanding();
  const today = academicYearOf(useSchoolDay());
  const facts = useFacts(standing?.roster.classYear.get(classId) ?? today);
  if (facts === undefined)
    return (
      <Dialog title="Freeze this class" onClose={onClose}>
        <ProgressLine label="Reading what is known of the class" />
      </Dialog>
    );
  const ofClass = factsOfClass(facts, classId);
  return (
    <FreezeDialog
      label="Freeze this class"
      of={{ facts: ofClass, class: classId, views: classViews(ofClass, subject) }}
      suggested={nameOfSet(ofClass.classes[0]?.name ?? "Class", ofClass)}
      onClose={onClose}
    />
  );
}
