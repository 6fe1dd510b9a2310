import { writeLevel } from "../../domain/level.ts";
import { LONGEST_WHY } from "../../domain/set-aside.ts";
import { SurpriseQuestion } from "../../ui/surprise-question.tsx";
import type { ClassListHeld } from "./use-class-list.ts";
import { useListSurprise } from "./use-list-surprise.ts";
import styles from "./class-list.module.css";

/** The question about a surprising level, under the list: the keys stay in the list. [PS15] */
export function ListSurprise({
  held,
  onSay,
  onLeave,
}: {
  held: ClassListHeld;
  /** It is answered: the keys go back to the list. */
  onLeave: () => void;
  /** Says what became of it; `back` can be taken back like any step. */
  onSay: (words: string, back: boolean) => void;
}) {
  const { asked, settle } = useListSurprise(held);
  if (asked === undefined) return null;
  const { pupil, subject, slot, from, to, entry } = asked.move;
  const name = held.list.rows.find((row) => row.pupil === pupil)?.short ?? "A child";
  const of = held.facts.subjects.find(({ id }) => id === subject);
  if (of === undefined) return null;
  const before = from === null ? "no level" : writeLevel(of.scale, from);
  const put = async (value: string | null, why: string | undefined, words: string) => {
    onLeave();
    const how = why === undefined ? "restored" : "typed";
    const result = await held.put([{ pupil, subject, slot, value }], how, why);
    if ("say" in result) onSay(result.say, false);
    else onSay(words, why === undefined);
  };
  return (
    <div className={styles.asked}>
      <SurpriseQuestion
        key={entry}
        name={`${name}, ${of.name}`}
        question={asked.question}
        before={before}
        longest={LONGEST_WHY}
        onWhy={(why) => void put(to, why, `Your reason is kept beside ${name}’s level.`)}
        onPutBack={() => void put(from, undefined, `${name} has ${before} again in ${of.name}.`)}
        onSettle={() => {
          onLeave();
          settle(entry);
        }}
      />
    </div>
  );
}
