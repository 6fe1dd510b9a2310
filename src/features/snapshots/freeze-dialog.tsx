import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextArea, TextField } from "../../ui/field.tsx";
import { plural } from "../../ui/plural.ts";
import { showToast } from "../../ui/toast.ts";
import { type ToFreeze, useFreeze } from "./use-snapshots.ts";
import styles from "./snapshots.module.css";

type FreezeProps = {
  /** What is frozen, but for its name. */
  of: Omit<ToFreeze, "name" | "note" | "versionOf"> & { versionOf?: string };
  /** "Maths, Autumn 2026/27". */
  suggested: string;
  /** What the button that opens it says. */
  label?: string;
  kind?: "main" | "plain";
  /** Called with the id of what was frozen. */
  onFrozen?: ((id: string) => void) | undefined;
  className?: string | undefined;
};

/** "Freeze this view": a name, a note, and it stays as it is for good. Needs no network. */
export function FreezeButton({ label = "Freeze this view", kind = "plain", ...rest }: FreezeProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind={kind} className={rest.className} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open && <FreezeDialog {...rest} label={label} onClose={() => setOpen(false)} />}
    </>
  );
}

function FreezeDialog({
  of,
  suggested,
  label,
  onFrozen,
  onClose,
}: FreezeProps & { onClose: () => void }) {
  const freeze = useFreeze();
  const [name, setName] = useState(suggested);
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const children = of.facts.children.length;

  async function go(): Promise<void> {
    if (name.trim() === "") {
      setWrong("Give it a name to find it by.");
      return;
    }
    setBusy(true);
    const done = await freeze({ ...of, name, note, versionOf: of.versionOf ?? null });
    setBusy(false);
    if ("say" in done) {
      setWrong(done.say);
      return;
    }
    showToast({ words: `Frozen as “${name.trim()}”. It is in Snapshots.` });
    onFrozen?.(done.id);
    onClose();
  }

  return (
    <Dialog
      title={label ?? "Freeze this view"}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" disabled={busy} onClick={() => void go()}>
            {busy ? "Freezing…" : "Freeze"}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <p>
          What this device knows of {plural(children, "child", "children")} is kept as it is now.
          Nothing that is judged later changes it.
          {of.class === null
            ? " Everybody who sees every child can open it."
            : " The class’s adults and everybody who sees every child can open it."}
        </p>
        <TextField
          label="Name"
          value={name}
          maxLength={120}
          wrong={wrong}
          onChange={(event) => {
            setName(event.target.value);
            setWrong(undefined);
          }}
        />
        <TextArea
          label="Note (you can leave this out)"
          value={note}
          maxLength={2000}
          rows={2}
          onChange={(event) => setNote(event.target.value)}
        />
        <output className="unseen">{busy ? "Freezing" : ""}</output>
      </form>
    </Dialog>
  );
}
