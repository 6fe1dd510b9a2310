import { useEffect, useRef, useState } from "react";
import { isCancelled } from "../../files/work.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextArea, TextField } from "../../ui/field.tsx";
import { plural } from "../../ui/plural.ts";
import { ProgressLine } from "../../ui/progress-line.tsx";
import { showToast } from "../../ui/toast.ts";
import { type ToFreeze, useFreeze } from "./use-freeze.ts";
import styles from "./snapshots.module.css";

type FreezeProps = {
  /** What is frozen, but for its name. */
  of: Omit<ToFreeze, "name" | "note" | "versionOf"> & { versionOf?: string };
  /** "Maths, Autumn 2026/27". */
  suggested: string;
  /** What the button that opens it says. */
  label?: string | undefined;
  kind?: "main" | "plain";
  /** Called with the id of what was frozen. */
  onFrozen?: ((id: string) => void) | undefined;
  className?: string | undefined;
};

/** "Freeze this view": a name, a note, and it stays as it is for good. Needs no network. */
export function FreezeButton({ label, kind = "plain", ...rest }: FreezeProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind={kind} className={rest.className} onClick={() => setOpen(true)}>
        {label ?? (
          <span>
            Freeze<span className={styles.whenWide}> this view</span>
          </span>
        )}
      </Button>
      {open && <FreezeDialog {...rest} label={label} onClose={() => setOpen(false)} />}
    </>
  );
}

type State = { is: "asking" } | { is: "freezing"; done: number };

/** Asks for a name and freezes; it can be left until the last child is done. [SN11] */
export function FreezeDialog({
  of,
  suggested,
  label,
  onFrozen,
  onClose,
}: FreezeProps & { onClose: () => void }) {
  const freeze = useFreeze();
  const [name, setName] = useState(suggested);
  const [note, setNote] = useState("");
  const [state, setState] = useState<State>({ is: "asking" });
  const [wrong, setWrong] = useState<string>();
  const stop = useRef<AbortController>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const children = of.facts.children.length;

  async function go(): Promise<void> {
    if (name.trim() === "") {
      setWrong("Give it a name to find it by.");
      return;
    }
    const working = new AbortController();
    stop.current = working;
    try {
      const wanted = { ...of, name, note, versionOf: of.versionOf ?? null };
      const done = await freeze(wanted, {
        signal: working.signal,
        onProgress: (part) => setState({ is: "freezing", done: part }),
      });
      setState({ is: "asking" });
      if ("say" in done) {
        setWrong(done.say);
        return;
      }
      showToast({ words: `Frozen as “${name.trim()}”. It is in Snapshots.` });
      onFrozen?.(done.id);
      onClose();
    } catch (cause) {
      if (!isCancelled(cause)) throw cause;
      setState({ is: "asking" });
    }
  }

  const busy = state.is === "freezing";
  // All of it is put on the disk in one step, which cannot be halved.
  const last = busy && state.done === 1;
  return (
    <Dialog
      title={label ?? "Freeze this view"}
      onClose={onClose}
      foot={
        busy ? (
          <Button disabled={last} onClick={() => stop.current?.abort()}>
            Cancel
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>Close</Button>
            <Button kind="main" onClick={() => void go()}>
              Freeze
            </Button>
          </>
        )
      }
    >
      {busy ? (
        <ProgressLine
          label={
            last
              ? `Keeping ${plural(children, "child", "children")} on this device`
              : `Freezing: ${Math.round(state.done * children)} of ${plural(children, "child", "children")}`
          }
          done={state.done}
        />
      ) : (
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
        </form>
      )}
    </Dialog>
  );
}
