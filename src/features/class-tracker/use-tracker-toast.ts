import { useCallback, useEffect, useMemo, useRef } from "react";
import { writeLevel } from "../../domain/level.ts";
import { hideToast, showToast } from "../../ui/toast.ts";
import type { ClassTracker } from "./use-class-tracker.ts";

export type TrackerToast = {
  /** Says what happened. `entries` are the judgements it speaks of. */
  say: (words: string, undo?: () => void, entries?: readonly string[]) => void;
  /** Whether another subject or screen has taken this one's place. */
  isGone: () => boolean;
};

/**
 * What is said about the subject on this screen: it goes when the subject goes, and when the school
 * has put aside what it speaks of.
 */
export function useTrackerToast({ subject, waiting, scene, facts }: ClassTracker): TrackerToast {
  const held = useRef<{ id: number; entries: readonly string[] }>(undefined);
  const gone = useRef(false);

  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      if (held.current !== undefined) hideToast(held.current.id);
    };
  }, []);

  // A toast that says a level is there must not outlast the school's word that it is not.
  useEffect(() => {
    const last = held.current;
    const aside = waiting.find((one) => last?.entries.includes(one.entry));
    if (last === undefined || aside === undefined || !hideToast(last.id)) return;
    const name = scene.chips.get(aside.pupil)?.[0]?.name ?? "A child";
    const column = scene.columns.find((one) => one.id === aside.slot)?.name ?? "";
    const what = aside.value === null ? "taken back" : writeLevel(facts.scale, aside.value);
    const words = `${name}, ${column}: ${what} was put aside. ${aside.say}`;
    held.current = { id: showToast({ words }), entries: [] };
  }, [waiting, scene, facts.scale]);

  const say = useCallback<TrackerToast["say"]>(
    (words, undo, entries = []) => {
      // Said late, over another subject or screen, it names its own.
      const said = gone.current ? `${subject.name}: ${words}` : words;
      const id = showToast(undo === undefined ? { words: said } : { words: said, undo });
      held.current = { id, entries };
    },
    [subject.name],
  );
  return useMemo(() => ({ say, isGone: () => gone.current }), [say]);
}
