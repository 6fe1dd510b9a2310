import { useMemo, useState } from "react";
import { type Intervention, isToCome, type Wave, WAVES } from "../../domain/intervention.ts";
import {
  type ActionKind,
  type MeetingAction,
  usualDue,
  writeActionKind,
} from "../../domain/meeting-action.ts";
import { ACTION_KINDS, LONGEST_ACTION } from "../../domain/meeting-tables.ts";
import { phrasesToOffer } from "../../domain/phrase.ts";
import { Button } from "../../ui/button.tsx";
import { ChipChoice } from "../../ui/chip-choice.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { CheckField, SelectField, TextArea, TextField } from "../../ui/field.tsx";
import { Segments } from "../../ui/segments.tsx";
import { ActionDue } from "./action-due.tsx";
import { ActionOwner, OTHER } from "./action-owner.tsx";
import type { MeetingRun } from "./use-meeting-run.ts";
import type { RunWriting, TermsSaid } from "./use-run-writing.ts";
import styles from "./action-form.module.css";

/** So many phrases are offered to begin with. */
const FEW = 5;

type ActionFormProps = {
  run: MeetingRun;
  writing: RunWriting;
  /** The child it is agreed for, and the subject; null: for the class, to be chosen. */
  about: { pupil: string; subject: string } | null;
  /** The action to change; undefined: a new one. */
  before: MeetingAction | undefined;
  /** Children who are spoken of: they are offered first. */
  spokenOf: readonly string[];
  onClose: () => void;
};

/** What is done, for whom, by whom, by when, and that they take it on. [MA1] [MA4] */
export function ActionForm({ run, writing, about, before, spokenOf, onClose }: ActionFormProps) {
  const [what, setWhat] = useState(before?.what ?? "");
  const [children, setChildren] = useState<ReadonlySet<string>>(
    () => new Set(before?.children ?? (about === null ? [] : [about.pupil])),
  );
  const [everyone, setEveryone] = useState(false);
  const [owner, setOwner] = useState(before?.owner ?? (before?.ownerWords == null ? "" : OTHER));
  const [ownerWords, setOwnerWords] = useState(before?.ownerWords ?? "");
  const [accepted, setAccepted] = useState((before?.accepted ?? null) !== null);
  const [due, setDue] = useState(before?.due ?? usualDue(run.today));
  const [kind, setKind] = useState<ActionKind>(before?.kind ?? "class");
  const [wave, setWave] = useState<Wave | null>(before?.wave ?? null);
  const [intervention, setIntervention] = useState(before?.intervention ?? "");
  const [wrong, setWrong] = useState<string>();
  const [phrases] = useState(() => phrasesToOffer("action", run.phraseRows, run.everTicked));
  const offered = run.children.filter(
    ({ id }) => everyone || children.has(id) || spokenOf.includes(id),
  );
  const said: TermsSaid = {
    what: what.trim(),
    kind,
    children: [
      ...run.children.map(({ id }) => id).filter((id) => children.has(id)),
      // Whoever the form cannot show stays in an action that is only worded anew.
      ...(before?.children ?? []).filter((id) => !run.children.some((child) => child.id === id)),
    ],
    subject: before === undefined ? (about?.subject ?? null) : before.subject,
    wave,
    intervention: kind === "intervention" && intervention !== "" ? intervention : null,
    owner: owner === "" || owner === OTHER ? null : owner,
    ownerWords: owner === OTHER && ownerWords.trim() !== "" ? ownerWords.trim() : null,
    due,
  };
  // Gone through all actions for, so not at each letter that is typed.
  const stands = useMemo(
    () => (before === undefined ? [] : run.takenOff(before).stands),
    [run, before],
  );
  const isOwned = said.owner !== null || said.ownerWords !== null;

  async function save(): Promise<void> {
    if (said.what === "") return setWrong("Say in a few words what will be done.");
    if (said.due === "") return;
    const taken = accepted && isOwned;
    const kept =
      before === undefined
        ? await writing.agree(said, taken)
        : await writing.change(before, said, taken);
    if (kept) onClose();
  }

  function choose(id: string): void {
    setOwner(id);
    // Whoever writes it down for themselves has taken it on.
    setAccepted(id === run.user);
  }

  return (
    <Dialog
      wide
      title={before === undefined ? "Agree an action" : "Change what was agreed"}
      onClose={onClose}
      foot={
        <>
          {before !== undefined && (
            <Button
              className={styles.off}
              onClick={() => void writing.remove(before).then((kept) => kept && onClose())}
            >
              Take it off
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" onClick={() => void save()}>
            {before === undefined ? "Agree" : "Keep"}
          </Button>
        </>
      }
    >
      <div className={styles.what}>
        <TextArea
          label="What will be done?"
          rows={2}
          value={what}
          maxLength={LONGEST_ACTION}
          wrong={wrong}
          onChange={(event) => {
            setWhat(event.target.value);
            setWrong(undefined);
          }}
        />
        <div className={styles.chips}>
          {phrases.slice(0, FEW).map(({ id, words }) => (
            <button
              key={id}
              type="button"
              className={styles.chip}
              onClick={() => {
                setWhat(words);
                setWrong(undefined);
              }}
            >
              {words}
            </button>
          ))}
        </div>
      </div>
      <div className={styles.chips}>
        <ChipChoice
          label="For which children?"
          choices={offered.map(({ id, name }) => ({ id, label: name }))}
          chosen={children}
          onChange={setChildren}
        />
        {offered.length < run.children.length && (
          <Button kind="quiet" onClick={() => setEveryone(true)}>
            Others of {run.schoolClass.name}
          </Button>
        )}
      </div>
      <ActionOwner run={run} owner={owner} onOwner={choose} />
      {owner === OTHER && (
        <TextField
          label="Who, in words"
          hint="Somebody without an account: a visiting therapist, a volunteer."
          value={ownerWords}
          maxLength={120}
          autoComplete="off"
          onChange={(event) => setOwnerWords(event.target.value)}
        />
      )}
      {isOwned && (
        <CheckField
          label={said.owner === run.user ? "I take it on" : "They have said that they take it on"}
          checked={accepted}
          onChange={(event) => setAccepted(event.target.checked)}
        />
      )}
      <ActionDue run={run} due={due} onDue={setDue} />
      <div className={styles.field}>
        <span aria-hidden="true">Where?</span>
        <Segments
          label="Where?"
          segments={ACTION_KINDS.map((one) => ({ id: one, label: writeActionKind(one) }))}
          chosen={kind}
          onChoose={(id) => setKind(ACTION_KINDS.find((one) => one === id) ?? "class")}
        />
      </div>
      {kind === "intervention" && (
        <SelectField
          label="Which intervention?"
          value={intervention}
          onChange={(event) => {
            setIntervention(event.target.value);
            const one = run.interventions.find(({ id }) => id === event.target.value);
            if (one !== undefined) setWave(one.wave);
          }}
        >
          <option value="">None that has a name yet</option>
          {offeredInterventions(run, said.intervention).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <div className={styles.field}>
        <span aria-hidden="true">Wave</span>
        <Segments
          label="Wave"
          segments={[
            { id: "", label: "None" },
            ...WAVES.map((one) => ({ id: String(one), label: String(one) })),
          ]}
          chosen={wave === null ? "" : String(wave)}
          onChoose={(id) => setWave(WAVES.find((one) => String(one) === id) ?? null)}
        />
      </div>
      {stands.map((one) => (
        <p key={one.id}>
          It was carried on on two devices apart. When this one is taken off, the other, which{" "}
          {run.who(one.by)} carried on, stands.
        </p>
      ))}
    </Dialog>
  );
}

function offeredInterventions(run: MeetingRun, chosen: string | null): Intervention[] {
  return run.interventions.filter((one) => isToCome(one, run.today) || one.id === chosen);
}
