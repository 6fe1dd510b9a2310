import { type FormEvent, useId, useState } from "react";
import type { ReadUnsent } from "../../storage/unsent-file.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { plural } from "../../ui/plural.ts";
import type { UnsentFiles } from "./use-device-health.ts";
import styles from "./device-page.module.css";

/** Larger than any outbox; what is larger is another file. */
const MAX_BYTES = 50 * 2 ** 20;

/** A file from another device, its passphrase, and what came of it. [SY48] */
export function ReadUnsentDialog({
  files,
  noun,
  onRead,
  onClose,
}: {
  files: UnsentFiles;
  noun: string;
  /** Something was read, so it is worth while to send. */
  onRead: () => void;
  onClose: () => void;
}) {
  const form = useId();
  const [file, setFile] = useState<File>();
  const [passphrase, setPassphrase] = useState("");
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const [read, setRead] = useState<Extract<ReadUnsent, { is: "merged" }>>();

  async function open(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (file === undefined) return setWrong("Choose the file first.");
    if (file.size > MAX_BYTES)
      return setWrong("This file is far too large to be unsent work, so nothing was read.");
    if (passphrase.trim() === "") return setWrong("Type the passphrase of the file.");
    setBusy(true);
    setWrong(undefined);
    const answer = await readIt(file);
    setBusy(false);
    if (answer.is === "not-read") return setWrong(answer.say);
    setRead(answer);
    if (answer.taken > 0) onRead();
  }

  async function readIt(from: File): Promise<ReadUnsent> {
    try {
      return await files.read(await from.text(), passphrase);
    } catch {
      return {
        is: "not-read",
        say: `This ${noun} could not read or keep it, so nothing was read. Copy the file onto this ${noun}, see that there is room left, and try again.`,
      };
    }
  }

  if (read !== undefined)
    return (
      <Dialog
        title={read.taken > 0 ? "Unsent work was read" : "Nothing new in this file"}
        onClose={onClose}
        foot={
          <Button kind="main" onClick={onClose}>
            Done
          </Button>
        }
      >
        <p>{sayRead(read, noun)}</p>
        {read.newerApp && (
          <p>
            Some of it was made with a newer Keepup than the one here. It is sent all the same, and
            shows here once this {noun} has the new version.
          </p>
        )}
        <p>Keep the file until the line at the top says that everything has been sent.</p>
      </Dialog>
    );
  return (
    <Dialog
      title="Read unsent work from a file"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form={form} disabled={busy}>
            {busy ? "Opening…" : "Read it"}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={(event) => void open(event)} noValidate>
        <p>
          The work in the file is put beside what is here. Nothing on this {noun} is replaced, and
          reading a file twice does nothing twice.
        </p>
        {wrong !== undefined && <Notice kind="look">{wrong}</Notice>}
        <TextField
          label="File"
          type="file"
          accept=".keepup"
          hint="Its name begins with keepup-unsent."
          onChange={(event) => setFile(event.target.files?.[0])}
        />
        <TextField
          label="Passphrase"
          type="password"
          autoComplete="off"
          value={passphrase}
          onChange={(event) => setPassphrase(event.target.value)}
        />
      </form>
    </Dialog>
  );
}

function sayRead({ taken, known }: { taken: number; known: number }, noun: string): string {
  const before = known === 1 ? "1 was here before" : `${known} were here before`;
  if (taken === 0)
    return known === 0
      ? "The file holds no changes."
      : `Everything in it is on this ${noun} or at school already: ${plural(known, "change")}.`;
  const came = `${plural(taken, "change")} ${taken === 1 ? "is" : "are"} on this ${noun} now and ${taken === 1 ? "goes" : "go"} to school as soon as it can be reached.`;
  return known === 0 ? came : `${came} ${before}.`;
}
