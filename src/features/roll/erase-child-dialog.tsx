import { type FormEvent, useState } from "react";
import type { Answer } from "../../domain/answer.ts";
import { plainName } from "../../domain/plain-name.ts";
import { firstName, fullName, type Pupil } from "../../domain/pupil.ts";
import type { NamedHere } from "../../notes/read-named-here.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { showToast } from "../../ui/toast.ts";
import { type MeetingHref, NamedInTexts } from "./named-in-texts.tsx";
import { type Roll, useNamedIn } from "./use-roll.ts";
import rows from "../../ui/rows.module.css";

/** Erases a child at the school's server, from where every device hears of it. */
export type EraseChild = (pupil: string) => Promise<Answer<unknown>>;

const FORM = "erase-form";

const NOT_READ =
  "What was written about the child’s classes and groups could not be looked through for the name, so nothing was erased. Close this, load the page again and try once more.";

function isAnywhere({ meetings, sessions }: NamedHere): boolean {
  return meetings.length + sessions.length > 0;
}

/** The one thing that cannot be undone, so the name is typed first. [AC6] */
export function EraseChildDialog({
  pupil,
  roll,
  erase,
  meetingHref,
  onClose,
}: {
  pupil: Pupil;
  roll: Roll;
  erase: EraseChild;
  meetingHref: MeetingHref;
  onClose: () => void;
}) {
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState<string>();
  const [busy, setBusy] = useState(false);
  /** What still names the child once the record is gone. */
  const [left, setLeft] = useState<NamedHere>();
  const { named, read } = useNamedIn(roll, pupil);
  const name = fullName(pupil);
  const { today } = roll;
  const erased = `${name}’s record is erased at school. Each device forgets it when it next connects.`;
  const isSure = plainName(typed) === plainName(name);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!isSure || busy) return;
    setBusy(true);
    // Read to its end before anything goes, however soon the name is typed. [CN1]
    const names = await read().catch(() => undefined);
    if (names === undefined) {
      setBusy(false);
      setWrong(NOT_READ);
      return;
    }
    const answer = await erase(pupil.id);
    setBusy(false);
    if (answer.is !== "done") {
      setWrong(answer.say);
      return;
    }
    if (isAnywhere(names)) {
      setLeft(names);
      return;
    }
    onClose();
    showToast({ words: erased });
  }

  if (left !== undefined)
    return (
      <Dialog
        title={`${name}’s record is erased`}
        onClose={onClose}
        foot={<Button onClick={onClose}>Back to the children</Button>}
      >
        <p>{erased}</p>
        <NamedInTexts pupil={pupil} found={left} {...{ today, meetingHref }} />
      </Dialog>
    );

  return (
    <Dialog
      title={`Erase ${name}’s record`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Keep the record</Button>
          <Button kind="main" type="submit" form={FORM} disabled={!isSure || busy}>
            Erase for good
          </Button>
        </>
      }
    >
      <form id={FORM} className={rows.form} onSubmit={(event) => void submit(event)}>
        {wrong !== undefined && <Notice kind="look">{wrong}</Notice>}
        <p>
          Everything Keepup holds about {firstName(pupil)} goes: name, birthday, classes, every
          judgement with its history, and what was written, said and agreed about them at meetings,
          in closed ones too. What was agreed for several children stays for the others. The
          school’s copy goes now, and every device forgets it when it next connects. Nobody can undo
          this.
        </p>
        <p className={rows.soft}>
          Counts and averages of past years will be without {firstName(pupil)}. Backups made before
          today hold the record until whoever keeps them deletes them.
        </p>
        {named !== undefined && isAnywhere(named) && (
          <NamedInTexts pupil={pupil} found={named} {...{ today, meetingHref }} />
        )}
        <TextField
          label={`To be sure, type the name: ${name}`}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
          required
        />
      </form>
    </Dialog>
  );
}
