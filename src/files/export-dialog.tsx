import { type ReactNode, useContext, useEffect, useRef, useState } from "react";
import type { Audience } from "../domain/export-table.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ProgressLine } from "../ui/progress-line.tsx";
import { showToast } from "../ui/toast.ts";
import {
  askedFor,
  audiencesFor,
  type ExportKind,
  type ExportSource,
  withWhatWasAsked,
} from "./export-source.ts";
import { LetterheadContext } from "./letterhead-here.ts";
import { makeFiles } from "./make-files.ts";
import { saveFile } from "./save-file.ts";
import { isCancelled } from "./work.ts";
import styles from "./export-dialog.module.css";

type State =
  | { is: "choosing" }
  | { is: "working"; done: number }
  /** Nothing was saved. */
  | { is: "failed" };

/** Which file, for whom; then how far it is, and where it went. [EX1] [EX9] */
export function ExportDialog({ source, onClose }: { source: ExportSource; onClose: () => void }) {
  const head = useContext(LetterheadContext);
  const audiences = audiencesFor(source, head);
  const kinds = kindsOf(source, audiences[0] ?? "governors");
  const [audience, setAudience] = useState(audiences[0]);
  const [kind, setKind] = useState(kinds[0]?.kind);
  const [grey, setGrey] = useState(false);
  /** The label of what was ticked: one tick is never another kind's. */
  const [asked, setAsked] = useState<string>();
  const [state, setState] = useState<State>({ is: "choosing" });
  const stop = useRef<AbortController>(null);
  useEffect(() => () => stop.current?.abort(), []);

  if (audience === undefined || kind === undefined)
    return (
      <Dialog title="Export" onClose={onClose}>
        <p>
          This holds children’s names, and a governor’s files never do. There is nothing to save
          here.
        </p>
      </Dialog>
    );

  const pictured = kind === "png" || kind === "svg" || kind.startsWith("pdf");
  const onAsking = askedFor(source, kind, audience);
  const isAsked = onAsking !== undefined && asked === onAsking.label;
  const save = async () => {
    const working = new AbortController();
    stop.current = working;
    setState({ is: "working", done: 0 });
    try {
      const whole = isAsked ? withWhatWasAsked(source, onAsking) : source;
      const files = await makeFiles(whole, { kind, audience, grey: grey && pictured }, head, {
        signal: working.signal,
        onProgress: (done) => setState({ is: "working", done }),
      });
      for (const { name, blob } of files) saveFile(name, blob);
      showToast({
        words: sayWhere(
          files.map(({ name }) => name),
          head.device,
        ),
      });
      onClose();
    } catch (cause) {
      setState({ is: isCancelled(cause) ? "choosing" : "failed" });
    }
  };

  return (
    <Dialog
      title="Export"
      onClose={onClose}
      foot={
        state.is === "working" ? (
          <Button onClick={() => stop.current?.abort()}>Cancel</Button>
        ) : (
          <>
            <Button onClick={onClose}>Close</Button>
            <Button kind="main" onClick={() => void save()}>
              Save on this {head.device}
            </Button>
          </>
        )
      }
    >
      {state.is === "working" ? (
        <ProgressLine label={`Making the file: ${source.name}`} done={state.done} />
      ) : (
        <div className={styles.choices}>
          {state.is === "failed" && (
            <p role="alert">
              No file was saved: this {head.device} had no room to make it. Nothing in Keepup
              changed. Try another kind, or close other programs first.
            </p>
          )}
          {audiences.length > 1 && (
            <Choice legend="Who is it for?">
              {audiences.map((one) => (
                <Radio
                  key={one}
                  name="audience"
                  checked={one === audience}
                  onChoose={() => setAudience(one)}
                  says={AUDIENCES[one].says}
                >
                  {AUDIENCES[one].label}
                </Radio>
              ))}
            </Choice>
          )}
          <Choice legend="As what?">
            {kinds.map((one) => (
              <Radio
                key={one.kind}
                name="kind"
                checked={one.kind === kind}
                onChoose={() => setKind(one.kind)}
                says={one.says}
              >
                {one.label}
              </Radio>
            ))}
          </Choice>
          {pictured && (
            <label className={styles.tick}>
              <input
                type="checkbox"
                checked={grey}
                onChange={(event) => setGrey(event.target.checked)}
              />
              For a black-and-white printer
            </label>
          )}
          {onAsking !== undefined && (
            <label className={styles.tick}>
              <input
                type="checkbox"
                checked={isAsked}
                onChange={({ target }) => setAsked(target.checked ? onAsking.label : undefined)}
              />
              <span>
                {onAsking.label} <small>{onAsking.says}</small>
              </span>
            </label>
          )}
          {audience === "names" && (
            <p className={styles.care}>
              The file holds children’s names. Keep it where your school keeps such files.
            </p>
          )}
        </div>
      )}
    </Dialog>
  );
}

const AUDIENCES: Record<Audience, { label: string; says: string }> = {
  names: { label: "Staff, with names", says: "" },
  counts: { label: "Staff, numbers only", says: "no child’s name" },
  governors: { label: "Governors", says: "numbers only; small numbers are left out" },
};

type Kind = { kind: ExportKind; label: string; says: string };

function kindsOf(source: ExportSource, audience: Audience): Kind[] {
  const pictures: Kind[] =
    source.sheets === undefined
      ? []
      : [
          { kind: "pdf-a4", label: "PDF, A4", says: "to print or send" },
          { kind: "pdf-a3", label: "PDF, A3", says: "for the wall" },
          { kind: "png", label: "Picture (PNG)", says: "for a document or slide" },
          { kind: "svg", label: "Picture (SVG)", says: "sharp at any size" },
        ];
  if (source.tables === undefined) return pictures;
  const tables = source.tables(audience);
  return [
    ...pictures,
    { kind: "xlsx", label: "Spreadsheet (XLSX)", says: "for Excel" },
    ...tables.map(({ name }, at): Kind => ({
      kind: `csv:${at}`,
      label: "CSV",
      says: tables.length > 1 ? name : "for other programs",
    })),
  ];
}

function sayWhere(names: readonly string[], device: string): string {
  const [first = ""] = names;
  return names.length === 1
    ? `Saved “${first}” in this ${device}’s downloads.`
    : `Saved ${names.length} files in this ${device}’s downloads, “${first}” first.`;
}

function Choice({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className={styles.choice}>
      <legend>{legend}</legend>
      {children}
    </fieldset>
  );
}

type RadioProps = {
  name: string;
  checked: boolean;
  onChoose: () => void;
  says: string;
  children: ReactNode;
};

function Radio({ name, checked, onChoose, says, children }: RadioProps) {
  return (
    <label className={styles.radio}>
      <input type="radio" name={`export-${name}`} checked={checked} onChange={onChoose} />
      <span>
        {children} {says !== "" && <small>{says}</small>}
      </span>
    </label>
  );
}
