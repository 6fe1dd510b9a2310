import { type FormEvent, useId, useState } from "react";
import { judgePassphrase, plainPassphrase } from "../../domain/passphrase.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { plural } from "../../ui/plural.ts";
import { downloadText } from "./download-text.ts";
import type { UnsentFiles } from "./use-device-health.ts";
import styles from "./device-page.module.css";

/** A passphrase twice, then the file. What is unsent stays on this device as well. [SY49] */
export function SaveUnsentDialog({
  files,
  unsent,
  noun,
  known,
  onClose,
}: {
  files: UnsentFiles;
  unsent: number;
  noun: string;
  /** Words that others would try first. */
  known: readonly string[];
  onClose: () => void;
}) {
  const form = useId();
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const [shown, setShown] = useState(false);
  const [tried, setTried] = useState(false);
  const [state, setState] = useState<"asking" | "sealing" | { name: string; changes: number }>(
    "asking",
  );
  const strength = judgePassphrase(passphrase, known);
  const same = plainPassphrase(passphrase) === plainPassphrase(again);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (!strength.enough || !same) return;
    setState("sealing");
    const { name, text, changes } = await files.save(passphrase);
    downloadText(name, text);
    setState({ name, changes });
  }

  if (typeof state === "object")
    return (
      <Dialog
        title="Unsent work is in a file"
        onClose={onClose}
        foot={
          <Button kind="main" onClick={onClose}>
            Done
          </Button>
        }
      >
        <p>
          {plural(state.changes, "change")} {state.changes === 1 ? "is" : "are"} in {state.name},
          among your downloads. Only the passphrase opens it: without it nobody can, not even your
          administrator.
        </p>
        <p>
          Take the file to another device, sign in to Keepup there as yourself, open “This computer”
          or “This tablet” in the menu with your initials, and choose “Read unsent work from a
          file”.
        </p>
        <p>
          Everything stays on this {noun} as well. When it next reaches the school, nothing is
          counted twice. Delete the file once the work is at school.
        </p>
      </Dialog>
    );
  const busy = state === "sealing";
  return (
    <Dialog
      title="Save unsent work to a file"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form={form} disabled={busy}>
            {busy ? "Encrypting…" : `Save ${plural(unsent, "change")}`}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={(event) => void save(event)} noValidate>
        <p>
          {plural(unsent, "change")} of yours {unsent === 1 ? "is" : "are"} on this {noun} alone.
          The file holds children’s levels, so it is encrypted: choose a passphrase for it.
        </p>
        <TextField
          label="Passphrase"
          type={shown ? "text" : "password"}
          autoComplete="new-password"
          value={passphrase}
          onChange={(event) => setPassphrase(event.target.value)}
          hint="Long is what counts: four words that do not belong together."
          wrong={tried && !strength.enough ? strength.say : undefined}
        />
        <output className={styles.strength} data-strength={strength.is}>
          {passphrase === "" || (tried && !strength.enough) ? "" : strength.say}
        </output>
        <TextField
          label="The same again"
          type={shown ? "text" : "password"}
          autoComplete="new-password"
          value={again}
          onChange={(event) => setAgain(event.target.value)}
          wrong={
            tried && strength.enough && !same
              ? "The two are not the same. Type the second one again."
              : undefined
          }
        />
        <label className={styles.tick}>
          <input
            type="checkbox"
            checked={shown}
            onChange={(event) => setShown(event.target.checked)}
          />
          Show what I type
        </label>
        <Notice>
          Nobody can open the file without the passphrase. Write it down, and not on the same stick.
        </Notice>
      </form>
    </Dialog>
  );
}
