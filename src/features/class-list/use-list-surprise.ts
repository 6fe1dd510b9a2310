import { useMemo, useState } from "react";
import { scaleOf } from "../../domain/access.ts";
import type { TrackerMove } from "../../domain/class-tracker-undo.ts";
import { cellName, currentEntryIn } from "../../domain/judgement.ts";
import { progressLine } from "../../domain/progress-line.ts";
import { progressSettings } from "../../domain/progress-settings.ts";
import { surprise } from "../../domain/progress-surprise.ts";
import { readHistory, yearsBefore } from "../../storage/attainment-history.ts";
import { useLive, useStanding } from "../../storage/use-live.ts";
import type { ClassListHeld } from "./use-class-list.ts";

/** A level given here that lies far from the child's own line, and the question about it. */
export type ListSurprise = { move: TrackerMove; question: string };

/**
 * The question about the level last given here, for whoever gave it and nobody else; it stays while
 * one types on, until it is answered or the level is another. Nothing of it is kept. [PS15]
 */
export function useListSurprise(held: ClassListHeld): {
  asked: ListSurprise | undefined;
  /** It was answered: not asked again in this tab. */
  settle: (entry: string) => void;
} {
  const { latest, facts, user } = held;
  const [asked, setAsked] = useState<ListSurprise>();
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set());
  const found = useQuestion(held);
  if (
    latest !== undefined &&
    found?.author === user &&
    found.entry === latest.entry &&
    asked?.move.entry !== latest.entry &&
    !settled.has(latest.entry)
  )
    setAsked({ move: latest, question: found.question });

  const stands = (one: ListSurprise): boolean => {
    const { pupil, subject, slot, entry } = one.move;
    const current = currentEntryIn(facts.thisYear.get(pupil), cellName(subject, slot));
    return current?.id === entry && !settled.has(entry);
  };
  return {
    asked: asked !== undefined && stands(asked) ? asked : undefined,
    settle: (entry) => setSettled(new Set(settled).add(entry)),
  };
}

/** What is asked of the child's line that the latest level belongs to. */
function useQuestion({ latest, facts, user }: ClassListHeld) {
  const standing = useStanding();
  const { year, points, children, thisYear, subjects } = facts;
  const pupil = latest?.pupil;
  const read = useLive(
    async (view) =>
      pupil === undefined ? undefined : { pupil, history: await readHistory(view, [pupil], year) },
    [pupil, year],
  );
  const child = children.find((one) => one.pupil.id === pupil);
  const subject = subjects.find(({ id }) => id === latest?.subject);
  const record = pupil === undefined ? undefined : thisYear.get(pupil);
  return useMemo(() => {
    if (read === undefined || standing === undefined || child === undefined) return undefined;
    if (subject === undefined || read.pupil !== child.pupil.id) return undefined;
    const { id, scale } = subject;
    const before = yearsBefore(read.history, read.pupil, year, child.yearGroup).filter(
      (one) => scaleOf(standing.roster, id, one.year)?.id === scale.id,
    );
    const years = [...before, { year, yearGroup: child.yearGroup, points, record }];
    return surprise(
      progressLine({ scale, subject: id, years }),
      user,
      progressSettings(read.history.school),
    );
  }, [read, standing, child, subject, record, year, points, user]);
}
