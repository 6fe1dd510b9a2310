import { useState } from "react";
import { markableGroups } from "../../domain/class-tracker-marks.ts";
import type { PaperKind } from "../../domain/class-tracker-paper.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Segments } from "../../ui/segments.tsx";
import { MarkChooser } from "./tracker-choices.tsx";
import { plainSheet, type PaperChoice, TrackerPaper } from "./tracker-paper.tsx";
import type { ClassTracker } from "./use-class-tracker.ts";
import { useMarkRows } from "./use-tracker-view.ts";
import styles from "./tracker-view.module.css";

const KINDS: readonly { id: PaperKind; label: string; words: string }[] = [
  { id: "filled", label: "Filled", words: "Names where they stand now." },
  {
    id: "ghosted",
    label: "To update",
    words:
      "Last time’s places in grey, to write the new ones over, and the class as a list beside it.",
  },
  {
    id: "empty",
    label: "Empty",
    words: "Levels and expected bands without names, and the class as a list beside it.",
  },
];

/** What is to be printed: the sheet is ready behind this dialog as long as it is open. [CT9] */
export function TrackerPrint({ tracker, onClose }: { tracker: ClassTracker; onClose: () => void }) {
  const { columns } = tracker.scene;
  const [choice, setChoice] = useState<PaperChoice>(() => plainSheet(tracker));
  const rows = useMarkRows(tracker.schoolClass.id, choice.marks);
  const kind = KINDS.find(({ id }) => id === choice.kind);
  return (
    <Dialog
      title="Print the class tracker"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button kind="main" onClick={() => globalThis.print()}>
            Print
          </Button>
        </>
      }
    >
      <div className={styles.view}>
        <Segments
          label="Sheet"
          segments={KINDS}
          chosen={choice.kind}
          onChoose={(id) => {
            const next = KINDS.find((one) => one.id === id)?.id;
            if (next !== undefined) setChoice({ ...choice, kind: next });
          }}
        />
        <p className={styles.quiet}>
          {kind?.words}
          {choice.kind === "filled"
            ? ""
            : " The list is in the order in which the list view goes down, for typing it back."}
        </p>
        {choice.kind !== "filled" && (
          <label>
            For
            <select
              value={choice.column}
              onChange={(event) => setChoice({ ...choice, column: event.target.value })}
            >
              {columns.map((column) => (
                <option key={column.id} value={column.id}>
                  {column.name}
                </option>
              ))}
            </select>
          </label>
        )}
        <Segments
          label="Paper"
          segments={[
            { id: "landscape", label: "A4 landscape" },
            { id: "portrait", label: "A4 portrait" },
          ]}
          chosen={choice.turned}
          onChoose={(id) =>
            setChoice({ ...choice, turned: id === "portrait" ? "portrait" : "landscape" })
          }
        />
        {choice.kind !== "empty" && (
          <details>
            <summary>Marks on the names</summary>
            <MarkChooser
              marks={choice.marks}
              groups={markableGroups(rows)}
              onMarks={(marks) => setChoice({ ...choice, marks })}
            />
          </details>
        )}
      </div>
      <TrackerPaper tracker={tracker} choice={choice} rows={rows} />
    </Dialog>
  );
}
