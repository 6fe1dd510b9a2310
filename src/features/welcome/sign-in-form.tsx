import { type FormEvent, useState } from "react";
import type { Answer } from "../../domain/answer.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { formText } from "../../ui/form-text.ts";
import { Notice } from "../../ui/notice.tsx";
import styles from "./welcome.module.css";

export type SignIn = (email: string, password: string) => Promise<Answer<unknown>>;

/** E-mail and password. `onDone` runs after the server has said yes. */
export function SignInForm({ signIn, onDone }: { signIn: SignIn; onDone?: () => void }) {
  const [wrong, setWrong] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const answer = await signIn(formText(form, "email").trim(), formText(form, "password"));
    setBusy(false);
    if (answer.is === "done") onDone?.();
    else setWrong(answer.say);
  }

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      {wrong !== undefined && <Notice kind="look">{wrong}</Notice>}
      <TextField label="E-mail" name="email" type="email" autoComplete="username" required />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
      />
      <div>
        <Button kind="main" type="submit" disabled={busy}>
          {busy ? "Signing in…" : "Sign in"}
        </Button>
      </div>
    </form>
  );
}
