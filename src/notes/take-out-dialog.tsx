import { useEffect, useRef, useState } from "react";
import { type Note, noteIn } from "../domain/note.ts";
import { sayCommit } from "../storage/commit.ts";
import { useCommit, useDevice } from "../storage/use-live.ts";
import { viewOf } from "../storage/view.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { CheckField, TextArea } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";
import { showToast } from "../ui/toast.ts";
import type { NotePlace } from "./left-words.ts";
import styles from "./take-text-out.module.css";

type TakeOutDialogProps = {
  place: NotePlace;
  label: string;
  before?: () => Promise<string | undefined>;
  onClose: () => void;
};

/** A text as it was shown to who takes it out. */
type Shown = { note: Note; text: string };

/**
 * The text, what it means to take it out, and what is left in its place. It goes once a tick says that
 * it was read, and only as it was read: what came in meanwhile is shown before anything goes. [NT5]
 */
export function TakeOutDialog({
  place: { t, k, section },
  label,
  before,
  onClose,
}: TakeOutDialogProps) {
  const device = useDevice();
  const commit = useCommit();
  const [shown, setShown] = useState<Shown>();
  const [left, setLeft] = useState("");
  const [isSure, setSure] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  // A second press may come before the first is on the screen.
  const isAtIt = useRef(false);

  /** The text as it stands, with what is in its box; and why that could not be kept. */
  async function read(): Promise<Shown & { unkept: string | undefined }> {
    const unkept = await before?.();
    // Fetched here, where there may be no box that has it already.
    const { textOf } = await import("./note-text.ts");
    const note = noteIn(await viewOf(device).row(t, k), section);
    return { note, text: textOf(note), unkept };
  }

  const first = useRef(read);
  useEffect(() => {
    let isOpen = true;
    first.current().then(
      ({ unkept, ...held }) => {
        if (!isOpen) return;
        setShown(held);
        setProblem(unkept);
      },
      () => isOpen && setProblem(NOT_TAKEN_OUT),
    );
    return () => {
      isOpen = false;
    };
  }, []);

  async function takeOut(asShown: Shown): Promise<string | undefined> {
    const { unkept, ...now } = await read();
    if (unkept !== undefined) return unkept;
    if (now.note.g !== asShown.note.g || now.text !== asShown.text) {
      setShown(now);
      setSure(false);
      return CHANGED;
    }
    const { textInstead } = await import("./note-text.ts");
    const note = textInstead(now.note, left.trim(), device.randomHex(8));
    const said = sayCommit(await commit([{ t, k, section, note }]));
    if (said !== undefined) return said;
    onClose();
    showToast({
      words: "Taken out here. It leaves the school, and every other device, as each next syncs.",
    });
    return undefined;
  }

  async function press(): Promise<void> {
    if (isAtIt.current || shown === undefined) return;
    isAtIt.current = true;
    setBusy(true);
    setProblem(undefined);
    setProblem(await takeOut(shown).catch(() => NOT_TAKEN_OUT));
    isAtIt.current = false;
    setBusy(false);
  }

  return (
    <Dialog
      title="Take this text out of the record"
      careful
      onClose={() => isAtIt.current || onClose()}
      foot={
        <>
          <Button onClick={onClose} disabled={isBusy}>
            Keep the text
          </Button>
          <Button kind="main" onClick={() => void press()} disabled={isBusy || !isSure}>
            Take it out for good
          </Button>
        </>
      }
    >
      <div className={styles.means}>
        {shown !== undefined && (
          <TextArea
            label="As it stands"
            {...(shown.text === "" ? { hint: "Nothing, now." } : {})}
            readOnly
            rows={3}
            value={shown.text}
          />
        )}
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
        {problem !== undefined && <Notice kind="look">{problem}</Notice>}
        <CheckField
          label={`I have read it, and it goes for good${left.trim() === "" ? "" : ", with my words in its place"}`}
          checked={isSure}
          disabled={isBusy || shown === undefined}
          onChange={({ target }) => setSure(target.checked)}
        />
      </div>
    </Dialog>
  );
}

const LONGEST_INSTEAD = 1000;

const CHANGED =
  "The text changed while this was open, so nothing was taken out. It is shown as it stands now: read it again, then tick.";

const NOT_TAKEN_OUT =
  "The text was not taken out: what reads notes could not be fetched. Everything is as it was. Try again when you are online.";
