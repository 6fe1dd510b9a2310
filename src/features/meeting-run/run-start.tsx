import { meetingKey } from "../../domain/meeting.ts";
import { NoteField } from "../../notes/note-field.tsx";
import { LastTime } from "./last-time.tsx";
import type { MeetingRun } from "./use-meeting-run.ts";
import type { RunOvertaken } from "./use-overtaken.ts";
import type { RunWriting } from "./use-run-writing.ts";
import styles from "./run-page.module.css";

/** How a meeting begins: a success of the class, and what became of last time's actions. [RN1] */
export function RunStart({
  run,
  writing,
  overtaken,
}: {
  run: MeetingRun;
  writing: RunWriting;
  overtaken: RunOvertaken;
}) {
  const { before, meeting, previous } = run;
  const isAny = Object.values(before).some((actions) => actions.length > 0);
  return (
    <div className={styles.page}>
      <h2>First, a success</h2>
      <NoteField
        place={{ t: "class-note", k: meetingKey(meeting), section: "success" }}
        label={`What has gone well in ${run.schoolClass.name}?`}
        rows={3}
        readOnly={!run.mayWrite}
      />
      {isAny ? (
        <>
          <h2>Then, what was agreed</h2>
          <LastTime
            run={run}
            writing={writing}
            overtaken={overtaken}
            actions={before}
            readOnly={!run.mayWrite}
            named
          />
        </>
      ) : (
        <p className={styles.quiet}>
          {previous === undefined
            ? "This is the first meeting about these subjects: there is nothing from before to ask after."
            : "Nothing was agreed last time."}
        </p>
      )}
    </div>
  );
}
