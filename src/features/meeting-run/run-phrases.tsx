import { useMemo, useState } from "react";
import { entryId, ENTRY_TABLE_QUESTIONS, type EntryTable } from "../../domain/meeting-entry.ts";
import type { RunItem } from "../../domain/meeting-running.ts";
import { LONGEST_PHRASE } from "../../domain/meeting-tables.ts";
import { type PhraseKind, phrasesToOffer, samePhrase } from "../../domain/phrase.ts";
import { isOfAnother } from "../../domain/shipped-phrases.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import type { MeetingRun } from "./use-meeting-run.ts";
import type { RunWriting } from "./use-run-writing.ts";
import styles from "./run-phrases.module.css";

/** So many phrases are offered before "More"; those ticked are always there. */
const FEW = 6;

const KINDS: Readonly<Record<EntryTable, readonly PhraseKind[]>> = {
  good: ["difference"],
  slow: ["barrier"],
  behind: ["barrier"],
  none: ["difference", "barrier"],
};

const QUESTIONS: Readonly<Record<PhraseKind, string>> = {
  difference: ENTRY_TABLE_QUESTIONS.good,
  barrier: ENTRY_TABLE_QUESTIONS.slow,
  action: ENTRY_TABLE_QUESTIONS.none,
};

type RunPhrasesProps = { run: MeetingRun; writing: RunWriting; item: RunItem; readOnly: boolean };

/** What made the difference, or what may be in the way, as words to tap. [PH1] [ME3] [ME4] */
export function RunPhrases(props: RunPhrasesProps) {
  const { run, item } = props;
  const entry = entryId(run.meeting.id, item.subject);
  const ticked = run.ticked.filter((one) => one.pupil === item.pupil && one.entry === entry);
  // What was ticked before the child was moved to another table stays in sight.
  const kinds = new Set([...KINDS[item.table], ...ticked.map(({ kind }) => kind)]);
  return (
    <>
      {[...kinds].map((kind) => (
        <OfKind
          key={`${item.pupil} ${item.subject} ${kind}`}
          {...props}
          kind={kind}
          ticked={ticked.filter((one) => one.kind === kind).map(({ words }) => words)}
        />
      ))}
    </>
  );
}

function OfKind({
  run,
  writing,
  item,
  readOnly,
  kind,
  ticked,
}: RunPhrasesProps & { kind: PhraseKind; ticked: readonly string[] }) {
  const [all, setAll] = useState(false);
  const [own, setOwn] = useState<string>();
  const { phraseRows, everTicked } = run;
  const offered = useMemo(() => {
    // What is ticked in this subject before what is ticked most in all of them.
    const inSubject = everTicked.filter(({ entry }) => entry.endsWith(`-${item.subject}`));
    const times = new Map(
      phrasesToOffer(kind, phraseRows, inSubject).map((one) => [samePhrase(one.words), one.times]),
    );
    const rank = (words: string) => times.get(samePhrase(words)) ?? 0;
    const other = (words: string) => Number(isOfAnother(words, item.subject));
    return phrasesToOffer(kind, phraseRows, everTicked).sort(
      (a, b) => other(a.words) - other(b.words) || rank(b.words) - rank(a.words),
    );
  }, [kind, phraseRows, everTicked, item.subject]);
  // The order of the moment the child was opened: a tap never moves what is under the thumb.
  const [order] = useState(() => offered.map(({ words }) => words));
  const known = new Set(order.map(samePhrase));
  const words = [
    ...order,
    ...offered.map((one) => one.words).filter((one) => !known.has(samePhrase(one))),
    ...ticked.filter(
      (one) =>
        !known.has(samePhrase(one)) &&
        !offered.some((held) => samePhrase(held.words) === samePhrase(one)),
    ),
  ];
  const isTicked = (one: string) => ticked.some((held) => samePhrase(held) === samePhrase(one));
  const shown = words.filter((one, at) => all || at < FEW || isTicked(one));
  const add = async () => {
    const said = own?.trim() ?? "";
    if (said === "") return;
    if (await writing.addPhrase(item, kind, said)) setOwn(undefined);
  };
  return (
    <fieldset className={styles.phrases} disabled={readOnly}>
      <legend>{QUESTIONS[kind]}</legend>
      <div className={styles.chips}>
        {shown.map((one) => (
          <button
            key={samePhrase(one)}
            type="button"
            className={styles.chip}
            aria-pressed={isTicked(one)}
            onClick={() => void writing.tick(item, kind, one, !isTicked(one))}
          >
            {isTicked(one) && <span aria-hidden="true">✓ </span>}
            {one}
          </button>
        ))}
        {words.length > shown.length && (
          <button type="button" className={styles.more} onClick={() => setAll(true)}>
            {words.length - shown.length} more
          </button>
        )}
        {own === undefined && (
          <button type="button" className={styles.more} onClick={() => setOwn("")}>
            + in your words
          </button>
        )}
      </div>
      {own !== undefined && (
        <form
          className={styles.own}
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <TextField
            label="In your words"
            value={own}
            maxLength={LONGEST_PHRASE}
            autoComplete="off"
            onChange={(event) => setOwn(event.target.value)}
          />
          <Button type="submit" kind="main" disabled={own.trim() === ""}>
            Add
          </Button>
          <Button onClick={() => setOwn(undefined)}>Leave it</Button>
        </form>
      )}
    </fieldset>
  );
}
