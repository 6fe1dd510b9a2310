import { type FormEvent, useState } from "react";
import type { Answer } from "../../domain/answer.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { formText } from "../../ui/form-text.ts";
import { Notice } from "../../ui/notice.tsx";
import styles from "./account.module.css";

export type ChangePassword = (current: string, password: string) => Promise<Answer<unknown>>;

const FORM = "change-password-form";

/** One's own password: the one so far, and the next. [AU12] Needs the school's server. */
export function ChangePasswordDialog({
  change,
  onClose,
}: {
  change: ChangePassword;
  onClose: () => void;
}) {
  const [wrong, setWrong] = useState<{ say: string; field: string | undefined }>();
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const answer = await change(formText(form, "current"), formText(form, "password"));
    setBusy(false);
    if (answer.is === "done") setDone(true);
    else setWrong({ say: answer.say, field: answer.is === "refused" ? answer.field : undefined });
  }

  if (done)
    return (
      <Dialog
        title="Your password is changed"
        onClose={onClose}
        foot={
          <Button kind="main" onClick={onClose}>
            Done
          </Button>
        }
      >
        <p>
          You stay signed in here. On your other devices, sign in with the new password; what waits
          there unsent stays, and goes to school then.
        </p>
      </Dialog>
    );
  const at = (field: string) => (wrong?.field === field ? wrong.say : undefined);
  return (
    <Dialog
      title="Change your password"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form={FORM} disabled={busy}>
            Change it
          </Button>
        </>
      }
    >
      <form id={FORM} className={styles.form} onSubmit={(event) => void submit(event)}>
        {wrong !== undefined && !["current", "password"].includes(wrong.field ?? "") && (
          <Notice kind="look">{wrong.say}</Notice>
        )}
        <TextField
          label="Password so far"
          name="current"
          type="password"
          required
          autoComplete="current-password"
          wrong={at("current")}
        />
        <TextField
          label="New password"
          name="password"
          type="password"
          required
          minLength={10}
          autoComplete="new-password"
          hint="At least 10 characters. Three or four words do well."
          wrong={at("password")}
        />
      </form>
    </Dialog>
  );
}
