import { type FormEvent, type ReactNode, useState } from "react";
import { writeDay } from "../../domain/calendar.ts";
import { bringBack } from "../../domain/changed-fields.ts";
import { sayList } from "../../domain/count-words.ts";
import { MOST_IN_TALK, type PupilVoice, removeVoice, saveTalk } from "../../domain/pupil-voice.ts";
import { TALK_PROMPTS } from "../../domain/shipped-phrases.ts";
import { Button } from "../../ui/button.tsx";
import { ChipChoice } from "../../ui/chip-choice.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { showToast } from "../../ui/toast.ts";
import type { MeetingPrepared } from "./use-meeting-prepare.ts";
import rows from "../../ui/rows.module.css";
import styles from "./meeting-prepare.module.css";

type Voice = (of: { pupil: string; talk: string; name: string; readOnly: boolean }) => ReactNode;

/** Talks with children about their learning before the meeting, each child in their own words. [MV2] */
export function PrepareTalks({ held, voice }: { held: MeetingPrepared; voice: Voice }) {
  const [planning, setPlanning] = useState(false);
  const talks = talksOf(held.talks);
  const isOpen = held.meeting.state !== "closed";

  async function takeAway(one: PupilVoice): Promise<void> {
    const gone = removeVoice(one);
    const why = await held.save([gone]);
    showToast(
      why === undefined
        ? {
            words: `${held.childName(one.pupil)} is not part of this talk any more.`,
            undo: () => void held.save([bringBack(gone)]),
          }
        : { words: why },
    );
  }

  return (
    <section className={styles.section} aria-label="Talking with children">
      <h2>Talking with children</h2>
      {talks.length === 0 && (
        <p className={rows.soft}>
          What children say about their learning belongs into the meeting: alone, in pairs, or up to
          six together.
        </p>
      )}
      {talks.map(({ talk, on, by, prompts, voices }) => (
        <div key={talk} className={styles.talk}>
          <h3>
            {writeDay(on, held.today)}, with {held.nameOf(by)}
          </h3>
          {prompts.length > 0 && (
            <ul className={styles.prompts}>
              {prompts.map((prompt) => (
                <li key={prompt}>{prompt}</li>
              ))}
            </ul>
          )}
          {voices.map((one) => {
            const name = held.childName(one.pupil);
            return (
              <div key={one.pupil} className={styles.voice}>
                {voice({ pupil: one.pupil, talk: one.id, name, readOnly: !isOpen })}
                {isOpen && one.by === held.user && (
                  <Button
                    kind="quiet"
                    aria-label={`Was not there: ${name}`}
                    onClick={() => void takeAway(one)}
                  >
                    Was not there
                  </Button>
                )}
              </div>
            );
          })}
        </div>
      ))}
      {isOpen && (
        <div>
          <Button onClick={() => setPlanning(true)}>
            {talks.length === 0 ? "Note a talk" : "Note another talk"}
          </Button>
        </div>
      )}
      {planning && <TalkDialog held={held} onClose={() => setPlanning(false)} />}
    </section>
  );
}

const FORM = "talk-form";

function TalkDialog({ held, onClose }: { held: MeetingPrepared; onClose: () => void }) {
  const [on, setOn] = useState(held.today);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [prompts, setPrompts] = useState<ReadonlySet<string>>(new Set(TALK_PROMPTS.slice(0, 3)));
  const [wrong, setWrong] = useState<string>();
  const inMeeting = new Set(held.entries.map(({ pupil }) => pupil));
  // Those the meeting speaks of come first.
  const children = [...held.children].sort(
    (a, b) => Number(inMeeting.has(b.id)) - Number(inMeeting.has(a.id)),
  );

  function choose(next: ReadonlySet<string>): void {
    if (next.size > MOST_IN_TALK) {
      setWrong(`A talk is with up to ${MOST_IN_TALK} children. Note the others as a second talk.`);
      return;
    }
    setWrong(undefined);
    setChosen(next);
  }

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (chosen.size === 0) return setWrong("Choose at least one child.");
    const talk = held.newId();
    const of = { talk, meeting: held.meeting.id, on, by: held.user };
    const pupils = held.children.map(({ id }) => id).filter((id) => chosen.has(id));
    const kept = TALK_PROMPTS.filter((prompt) => prompts.has(prompt));
    const why = await held.save(saveTalk({ ...of, pupils, prompts: kept }));
    if (why !== undefined) return setWrong(why);
    onClose();
    showToast({
      words: `A talk with ${sayList(pupils.map(held.childName))}. Write what each said.`,
      undo: () => void held.save(pupils.map((pupil) => removeVoice({ pupil, id: talk }))),
    });
  }

  return (
    <Dialog
      title="A talk about learning"
      onClose={onClose}
      foot={
        <Button kind="main" type="submit" form={FORM}>
          Note it
        </Button>
      }
    >
      <form id={FORM} className={rows.form} onSubmit={(event) => void save(event)}>
        <TextField
          label="Day"
          type="date"
          required
          value={on}
          max={held.today}
          onChange={(event) => setOn(event.target.value)}
        />
        <ChipChoice
          label={`With whom (up to ${MOST_IN_TALK})`}
          choices={children.map(({ id, name }) => ({ id, label: name }))}
          chosen={chosen}
          onChange={choose}
        />
        <ChipChoice
          label="Questions that were asked"
          choices={TALK_PROMPTS.map((prompt) => ({ id: prompt, label: prompt }))}
          chosen={prompts}
          onChange={setPrompts}
        />
        {wrong !== undefined && <Notice kind="look">{wrong}</Notice>}
      </form>
    </Dialog>
  );
}

type Talk = Pick<PupilVoice, "talk" | "on" | "by" | "prompts"> & { voices: PupilVoice[] };

/** Each talk once, with the children who were in it. */
function talksOf(voices: readonly PupilVoice[]): Talk[] {
  const talks = new Map<string, Talk>();
  for (const one of voices) {
    const { talk, on, by, prompts } = one;
    const held = talks.get(talk) ?? { talk, on, by, prompts, voices: [] };
    held.voices.push(one);
    talks.set(talk, held);
  }
  return [...talks.values()];
}
