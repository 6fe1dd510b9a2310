import { useState } from "react";
import { noteIn } from "../domain/note.ts";
import { REPLACES_NOTES } from "../domain/refusal.ts";
import { scopeOf } from "../domain/scope.ts";
import { sayCommit } from "../storage/commit.ts";
import { useCommit, useDevice, useLive, useStanding } from "../storage/use-live.ts";
import { viewOf } from "../storage/view.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextArea } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";
import { showToast } from "../ui/toast.ts";
import type { NotePlace } from "./left-words.ts";
import styles from "./take-text-out.module.css";

type TakeTextOutProps = {
  place: NotePlace;
  /** What the text is called where it stands. */
  label: string;
  /** Keeps what stands in the box first; says why when it cannot. */
  before?: () => Promise<string | undefined>;
  className?: string | undefined;
};

/**
 * Beside a note: takes its text out of the record, for those who may. What was struck out in it is in
 * the school's log, so it is offered wherever anything was ever written. [NT5]
 */
export function TakeTextOut({ place, label, before, className }: TakeTextOutProps) {
  const { t, k, section } = place;
  const standing = useStanding();
  const [isOpen, setOpen] = useState(false);
  const isWritten = useLive(
    async (view) => noteIn(await view.row(t, k), section).u.length > 0,
    [t, k, section],
  );
  const sees = standing?.grants.sees.has(scopeOf(t, k) ?? "") === true;
  if (isWritten !== true || !sees || !REPLACES_NOTES.includes(standing.role)) return null;
  return (
    <>
      <Button
        kind="quiet"
        className={[styles.button, className].filter(Boolean).join(" ")}
        aria-label={`Take this text out: ${label}`}
        onClick={() => setOpen(true)}
      >
        Take this text out…
      </Button>
      {isOpen && (
        <TakeOutDialog
          place={place}
          label={label}
          {...(before === undefined ? {} : { before })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

/** What it means, what is left in its place, and the way out of it first. [NT5] */
function TakeOutDialog({
  place: { t, k, section },
  label,
  before,
  onClose,
}: Omit<TakeTextOutProps, "className"> & { onClose: () => void }) {
  const device = useDevice();
  const commit = useCommit();
  const [left, setLeft] = useState("");
  const [isSure, setSure] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function takeOut(): Promise<void> {
    const unkept = await before?.();
    if (unkept !== undefined) {
      setProblem(unkept);
      return;
    }
    // Fetched here, where there may be no box that has it already.
    const { textInstead } = await import("./note-text.ts");
    const held = noteIn(await viewOf(device).row(t, k), section);
    const note = textInstead(held, left.trim(), device.randomHex(8));
    const said = sayCommit(await commit([{ t, k, section, note }]));
    if (said !== undefined) {
      setProblem(said);
      return;
    }
    onClose();
    showToast({
      words: "Taken out here. It leaves the school, and every other device, as each next syncs.",
    });
  }

  return (
    <Dialog
      title="Take this text out of the record"
      careful
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Keep the text</Button>
          {isSure ? (
            <Button
              kind="main"
              onClick={() => void takeOut().catch(() => setProblem(NOT_TAKEN_OUT))}
            >
              Yes, take it out for good
            </Button>
          ) : (
            <Button kind="main" onClick={() => setSure(true)}>
              Take it out
            </Button>
          )}
        </>
      }
    >
      <div className={styles.means}>
        <p>
          “{label}” is emptied at the school and on every device, on each once it has synced. The
          words cannot be brought back, and there is no Undo; what somebody struck out of it earlier
          goes as well.
        </p>
        <p>
          What a colleague is writing in it and has not sent does not go in: they keep those words
          as a copy, under Needs a look, and are told why.
        </p>
        <p>
          The summary of a meeting that is closed already keeps the words as they stood, and so do
          files, prints and backups that were made before. The device of whoever wrote the words has
          them for thirty days more.
        </p>
        <TextArea
          label="To stand there instead"
          hint="It may stay empty. Everybody who reads the note reads this."
          rows={2}
          maxLength={LONGEST_INSTEAD}
          value={left}
          onChange={({ target }) => setLeft(target.value)}
        />
        {isSure && (
          <Notice kind="loss">
            Sure? “{label}” is gone for good
            {left.trim() === "" ? "" : ", and your words stand in its place"}.
          </Notice>
        )}
        {problem !== undefined && <Notice kind="look">{problem}</Notice>}
      </div>
    </Dialog>
  );
}

const LONGEST_INSTEAD = 1000;

const NOT_TAKEN_OUT =
  "The text was not taken out: what reads notes could not be fetched. Everything is as it was. Try again when you are online.";
