import { useRef, useState } from "react";
import { entryKey, entryId, type EntryTable } from "../../domain/meeting-entry.ts";
import type { RunItem } from "../../domain/meeting-running.ts";
import { SAFEGUARDING } from "../../domain/safeguarding.ts";
import { NoteField } from "../../notes/note-field.tsx";
import { Button } from "../../ui/button.tsx";
import type { MeetingRun } from "./use-meeting-run.ts";
import type { RunWriting } from "./use-run-writing.ts";
import { useWrittenSections } from "./use-written-sections.ts";
import styles from "./run-child.module.css";

type Section = "evidence" | "difference" | "barriers" | "agreed";

const LABELS: Readonly<Record<Section, string>> = {
  evidence: "Evidence from class",
  difference: "What made the difference, in words",
  barriers: "What may be in the way, in words",
  agreed: "What is next, in words",
};

const OF_TABLE: Readonly<Record<EntryTable, Section>> = {
  good: "difference",
  slow: "barriers",
  behind: "barriers",
  none: "agreed",
};

type RunNotesProps = { run: MeetingRun; writing: RunWriting; item: RunItem; readOnly: boolean };

/** The texts about a child in a subject: the table's own, and any other that has words. */
export function RunNotes({ run, writing, item, readOnly }: RunNotesProps) {
  const key = entryKey({ pupil: item.pupil, id: entryId(run.meeting.id, item.subject) });
  const written = useWrittenSections("meeting-note", key);
  // Once: the next letters come before the entry has been read.
  const begun = useRef(false);
  const mine = OF_TABLE[item.table];
  const sections = (["evidence", "difference", "barriers", "agreed"] as const).filter(
    (section) => section === mine || written.has(section),
  );
  return (
    <div className={styles.notes}>
      {/* The first word makes an entry of a child who was only suggested. */}
      <div
        className={styles.notes}
        onInput={() => {
          if (item.isEntry || begun.current) return;
          begun.current = true;
          void writing.begin(item);
        }}
      >
        {sections.map((section) => (
          <NoteField
            key={`${key} ${section}`}
            place={{ t: "meeting-note", k: key, section }}
            label={LABELS[section]}
            rows={2}
            readOnly={readOnly}
          />
        ))}
      </div>
      <p className={styles.safe}>{SAFEGUARDING}</p>
      {run.mayRestrict(item.pupil) && (
        <RestrictedNote key={`${key} restricted`} note={key} readOnly={readOnly} />
      )}
    </div>
  );
}

/**
 * What leaders and the SENCO alone read, behind the same word whether anything was written or not: the
 * tablet lies between them and the class's teacher. It makes no entry, which the teacher would see.
 * [RN4]
 */
function RestrictedNote({ note, readOnly }: { note: string; readOnly: boolean }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        kind="quiet"
        className={styles.restrict}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <span aria-hidden="true">{isOpen ? "▾ " : "▸ "}</span>Restricted note
      </Button>
      {isOpen && (
        <NoteField
          place={{ t: "restricted-note", k: note, section: "text" }}
          label="For leaders and SENCO only"
          hint="The class’s teachers do not see this, and it is in no summary or print."
          rows={2}
          readOnly={readOnly}
        />
      )}
    </>
  );
}
