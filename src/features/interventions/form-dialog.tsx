import { type FormEvent, type ReactNode, useId } from "react";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import styles from "./interventions.module.css";

/** A dialog that asks for something: its form, with Cancel and the word that keeps it. */
export function FormDialog({
  title,
  keep,
  more,
  onSubmit,
  onClose,
  children,
}: {
  title: string;
  /** What the button that keeps it says. */
  keep: string;
  /** Another button beside the two. */
  more?: ReactNode;
  onSubmit: (data: FormData) => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const form = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit(new FormData(event.currentTarget));
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      foot={
        <>
          {more}
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form={form}>
            {keep}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {children}
      </form>
    </Dialog>
  );
}
