import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import type { Answer } from "../../domain/answer.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { formText } from "../../ui/form-text.ts";
import { Notice } from "../../ui/notice.tsx";
import { ProgressLine } from "../../ui/progress-line.tsx";
import styles from "./account.module.css";

/** What a link that lets somebody choose a password leads to. */
export type PasswordLink = {
  heading: string;
  words: ReactNode;
  /** The e-mail to begin with, where one is asked for. */
  email?: string;
};

type NewPasswordPageProps = {
  title: string;
  /** Reads the link; refused when it has been used or is too old. */
  look: () => Promise<Answer<PasswordLink>>;
  asksEmail: boolean;
  accept: (account: { email: string; password: string }) => Promise<Answer<unknown>>;
  done: string;
  backHref: string;
};

/** The page behind an invitation or a reset link: who it is for, and a password to choose. */
export function NewPasswordPage(props: NewPasswordPageProps) {
  const { title, look, asksEmail, accept, done, backHref } = props;
  const [link, setLink] = useState<Answer<PasswordLink>>();
  const [wrong, setWrong] = useState<{ say: string; field: string | undefined }>();
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    document.title = `${title} · Keepup`;
  }, [title]);
  // The link does not change while its page is open.
  const [ask] = useState(() => look);
  useEffect(() => {
    let here = true;
    void ask().then((answer) => {
      if (here) setLink(answer);
    });
    return () => {
      here = false;
    };
  }, [ask]);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const answer = await accept({
      email: formText(form, "email").trim(),
      password: formText(form, "password"),
    });
    setBusy(false);
    if (answer.is !== "done")
      setWrong({ say: answer.say, field: answer.is === "refused" ? answer.field : undefined });
  }

  return (
    <main className={styles.page} id="main">
      <div className={styles.column}>
        <a className={styles.logo} href={backHref}>
          Keepup
        </a>
        {link === undefined && <ProgressLine label="Reading the link…" />}
        {link !== undefined && link.is !== "done" && (
          <>
            <h1>{title}</h1>
            <p>{link.say}</p>
            <p>
              <a href={backHref}>To the first page</a>
            </p>
          </>
        )}
        {link?.is === "done" && (
          <>
            <h1>{link.value.heading}</h1>
            <p className={styles.lead}>{link.value.words}</p>
            <form className={styles.form} onSubmit={(event) => void submit(event)}>
              {wrong !== undefined && wrong.field === undefined && (
                <Notice kind="look">{wrong.say}</Notice>
              )}
              {asksEmail && (
                <TextField
                  label="Your e-mail"
                  name="email"
                  type="email"
                  required
                  defaultValue={link.value.email}
                  autoComplete="username"
                  hint="You sign in with it. Keepup sends no mail."
                  wrong={wrong?.field === "email" ? wrong.say : undefined}
                />
              )}
              <TextField
                label="Choose a password"
                name="password"
                type="password"
                required
                minLength={10}
                autoComplete="new-password"
                hint="At least 10 characters. Three or four words do well."
                wrong={wrong?.field === "password" ? wrong.say : undefined}
              />
              <div>
                <Button kind="main" type="submit" disabled={busy}>
                  {done}
                </Button>
              </div>
            </form>
          </>
        )}
      </div>
    </main>
  );
}
