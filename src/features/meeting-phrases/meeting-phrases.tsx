import { type FormEvent, useState } from "react";
import { LONGEST_PHRASE, PHRASE_KINDS } from "../../domain/meeting-tables.ts";
import { type Phrase, type PhraseKind, removePhrase, savePhrase } from "../../domain/phrase.ts";
import { Button } from "../../ui/button.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { plural } from "../../ui/plural.ts";
import { showToast } from "../../ui/toast.ts";
import type { ListedPhrase, PhrasesHeld } from "./use-meeting-phrases.ts";
import rows from "../../ui/rows.module.css";
import styles from "./meeting-phrases.module.css";

const TITLES: Readonly<Record<PhraseKind, string>> = {
  difference: "What made the difference",
  barrier: "What may be in the way",
  action: "What is agreed",
};

const FROM: Readonly<Record<ListedPhrase["from"], string>> = {
  school: "your school’s own",
  use: "from use",
  keepup: "comes with Keepup",
};

/** The phrases that meetings offer to be ticked: added, taken off and put back. [PH1] [PH3] */
export function MeetingPhrases({ held }: { held: PhrasesHeld }) {
  const { kinds, mayAdd, newId, save } = held;

  async function say(
    words: string,
    edit: Parameters<typeof save>[0][number],
    back: typeof edit,
  ): Promise<void> {
    const why = await save([edit]);
    showToast(why === undefined ? { words, undo: () => void save([back]) } : { words: why });
  }

  function takeOff(phrase: ListedPhrase): void {
    const kept = { ...phrase, id: phrase.from === "school" ? phrase.id : newId() };
    void say(
      `“${phrase.words}” is off the list. Where it was ticked it stays.`,
      removePhrase(kept),
      savePhrase(kept),
    );
  }

  function putBack(phrase: Phrase): void {
    void say(`“${phrase.words}” is offered again.`, savePhrase(phrase), removePhrase(phrase));
  }

  return (
    <div className={rows.page}>
      <p className={rows.soft}>
        Meetings offer these to be tapped, the most used first. Words typed in a meeting are offered
        once they were typed for three children. They describe learning and what was done, never a
        child.
      </p>
      {kinds.map(({ kind, offered, off }) => (
        <section key={kind} className={rows.section} aria-label={TITLES[kind]}>
          <h2>{TITLES[kind]}</h2>
          <ul className={styles.list}>
            {offered.map((one) => (
              <li key={one.id}>
                <span>
                  {one.words}{" "}
                  <small>
                    {FROM[one.from]}
                    {one.times === 0 ? "" : ` · ticked ${plural(one.times, "time")}`}
                  </small>
                </span>
                {one.mayRemove && (
                  <Button
                    kind="quiet"
                    aria-label={`Take off: ${one.words}`}
                    onClick={() => takeOff(one)}
                  >
                    Take off
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {off.length > 0 && (
            <details className={styles.off}>
              <summary>Taken off: {plural(off.length, "phrase")}</summary>
              <ul className={styles.list}>
                {off.map((one) => (
                  <li key={one.id}>
                    <span>{one.words}</span>
                    {one.mayReturn && (
                      <Button
                        kind="quiet"
                        aria-label={`Put back: ${one.words}`}
                        onClick={() => putBack(one)}
                      >
                        Put back
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </section>
      ))}
      {mayAdd && <AddPhrase held={held} say={say} />}
    </div>
  );
}

function AddPhrase({
  held,
  say,
}: {
  held: PhrasesHeld;
  say: (
    words: string,
    edit: ReturnType<typeof savePhrase>,
    back: ReturnType<typeof savePhrase>,
  ) => Promise<void>;
}) {
  const [kind, setKind] = useState<PhraseKind>("difference");
  const [words, setWords] = useState("");
  function add(event: FormEvent): void {
    event.preventDefault();
    if (words.trim() === "") return;
    const phrase = { id: held.newId(), kind, words };
    setWords("");
    void say(`“${words.trim()}” is on the list.`, savePhrase(phrase), removePhrase(phrase));
  }
  return (
    <section className={rows.section} aria-label="Add a phrase">
      <h2>Add a phrase</h2>
      <form className={styles.add} onSubmit={add}>
        <SelectField
          label="Under"
          value={kind}
          onChange={({ target }) =>
            setKind(PHRASE_KINDS.find((one) => one === target.value) ?? "difference")
          }
        >
          {PHRASE_KINDS.map((one) => (
            <option key={one} value={one}>
              {TITLES[one]}
            </option>
          ))}
        </SelectField>
        <TextField
          label="Words"
          value={words}
          maxLength={LONGEST_PHRASE}
          autoComplete="off"
          onChange={({ target }) => setWords(target.value)}
        />
        <Button type="submit">Add</Button>
      </form>
      <Notice>All staff but governors see the list: no child’s name belongs in it.</Notice>
    </section>
  );
}
