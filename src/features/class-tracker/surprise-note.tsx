import { writeLevel } from "../../domain/level.ts";
import type { Surprise } from "../../domain/progress-surprise.ts";
import { LONGEST_WHY } from "../../domain/set-aside.ts";
import { SurpriseQuestion } from "../../ui/surprise-question.tsx";
import { placeOfEntry } from "./place-of-entry.ts";
import type { ClassTracker } from "./use-class-tracker.ts";

export type SurpriseAnswers = {
  onWhy: (entry: string, why: string) => void;
  onPutBack: (entry: string) => void;
  onSettle: (entry: string) => void;
};

/** A quiet question to the author of a judgement, and to nobody else. Nothing of it is kept. [PS15] */
export function SurpriseNote({
  tracker,
  surprise,
  name,
  onWhy,
  onPutBack,
  onSettle,
}: { tracker: ClassTracker; surprise: Surprise; name: string } & SurpriseAnswers) {
  const { entry } = surprise;
  const at = placeOfEntry(tracker.facts, entry);
  if (at === undefined) return null;
  return (
    <SurpriseQuestion
      name={name}
      question={surprise.question}
      before={at.before === null ? "No level" : writeLevel(tracker.facts.scale, at.before)}
      longest={LONGEST_WHY}
      onWhy={(why) => onWhy(entry, why)}
      onPutBack={() => onPutBack(entry)}
      onSettle={() => onSettle(entry)}
    />
  );
}
