import { useCallback, useMemo, useRef } from "react";
import { mayJudge } from "../../domain/access.ts";
import type { Entry } from "../../domain/change.ts";
import { compareStamps } from "../../domain/clock.ts";
import { carryForward, type RoundFacts } from "../../domain/collection-round.ts";
import { cellName, currentEntryIn, judge } from "../../domain/judgement.ts";
import { sayCommit } from "../../storage/commit.ts";
import { useCommit, useDevice, useStanding } from "../../storage/use-live.ts";
import { type View, viewOf } from "../../storage/view.ts";
import type { RoundRecords } from "./use-collection-round.ts";

/** What became of a step: how many levels it gave, took back or gave again, or why it was not kept. */
export type StepResult = { kept: number; left: number } | { say: string };

export type RoundSteps = {
  /** Confirms these children where they stood, as one step. [CR4] */
  confirm: (subject: string, pupils: ReadonlySet<string>) => Promise<StepResult>;
  /** Takes the last confirmation back, or makes it again; undefined when there is none. */
  restore: (way: "undo" | "redo") => Promise<StepResult | undefined>;
  /**
   * The subject whose confirmation is the last thing judged on this device in this class, so that
   * Ctrl+Z means it; undefined when something came after it.
   */
  lastStep: (way: "undo" | "redo") => string | undefined;
};

type Step = {
  subject: string;
  slot: string;
  year: number;
  undone: boolean;
  cells: readonly { pupil: string; value: string; entry: string }[];
};

/** One confirmation after the other, each as one step that goes back as one. */
export function useRoundSteps(of: {
  records: RoundRecords | undefined;
  factsOf: (subject: string) => RoundFacts | undefined;
  readRecords: (view: View) => Promise<RoundRecords>;
}): RoundSteps {
  const { records, factsOf, readRecords } = of;
  const device = useDevice();
  const standing = useStanding();
  const commit = useCommit();
  const step = useRef<Step>(undefined);
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  const inTurn = useCallback(<T>(job: () => Promise<T>): Promise<T> => {
    const done = queue.current.then(job);
    queue.current = done.catch(() => undefined);
    return done;
  }, []);

  const confirm = useCallback<RoundSteps["confirm"]>(
    (subject, pupils) =>
      inTurn(async () => {
        const shown = factsOf(subject);
        if (shown === undefined || standing === undefined) return { kept: 0, left: 0 };
        // What was judged since the list was drawn is not judged again.
        const facts = { ...shown, ...(await readRecords(viewOf(device))) };
        const may = [...pupils].filter((pupil) => mayJudge(standing, pupil, facts.year, subject));
        const planned = carryForward(facts, new Set(may));
        if (planned.length === 0) return { kept: 0, left: pupils.size };
        const result = await commit(planned.map(({ edit }) => edit));
        if (!("changes" in result))
          return { say: sayCommit(result) ?? "Nothing was changed. Try once more." };
        const { year, point } = facts;
        const cells = planned.map(({ pupil, value }, at) => ({
          pupil,
          value,
          entry: result.changes[at]?.id ?? "",
        }));
        step.current = { subject, slot: point.id, year, undone: false, cells };
        return { kept: cells.length, left: pupils.size - cells.length };
      }),
    [inTurn, factsOf, standing, readRecords, device, commit],
  );

  const restore = useCallback<RoundSteps["restore"]>(
    (way) =>
      inTurn(async () => {
        const last = step.current;
        if (last === undefined || last.undone === (way === "undo")) return undefined;
        const { subject, slot, year } = last;
        const { thisYear } = await readRecords(viewOf(device));
        // Nobody takes a colleague's judgement back, nor a later one of their own. [CT4]
        const mine = last.cells.filter(
          ({ pupil, entry }) =>
            currentEntryIn(thisYear.get(pupil), cellName(subject, slot))?.id === entry,
        );
        const left = last.cells.length - mine.length;
        if (mine.length === 0) {
          step.current = undefined;
          return { kept: 0, left };
        }
        const result = await commit(
          mine.map(({ pupil, value }) =>
            judge({
              row: thisYear.get(pupil),
              pupil,
              year,
              subject,
              slot,
              value: way === "undo" ? null : value,
              how: "restored",
            }),
          ),
        );
        if (!("changes" in result))
          return { say: sayCommit(result) ?? "Nothing was changed. Try once more." };
        const cells = mine.map((cell, at) => ({
          ...cell,
          entry: result.changes[at]?.id ?? "",
        }));
        step.current = { ...last, undone: way === "undo", cells };
        return { kept: cells.length, left };
      }),
    [inTurn, readRecords, device, commit],
  );

  const lastStep = useCallback<RoundSteps["lastStep"]>(
    (way) => {
      const last = step.current;
      if (last === undefined || last.undone === (way === "undo")) return undefined;
      const latest = latestOf(records, device.id);
      return last.cells.some(({ entry }) => entry === latest?.id) ? last.subject : undefined;
    },
    [records, device],
  );

  return useMemo(() => ({ confirm, restore, lastStep }), [confirm, restore, lastStep]);
}

/** The latest judgement this device has made in these records. */
function latestOf(records: RoundRecords | undefined, device: string): Entry | undefined {
  let latest: Entry | undefined;
  for (const row of records?.thisYear.values() ?? [])
    for (const entry of Object.values(row.c ?? {}).flat())
      if (entry.dev === device && (latest === undefined || compareStamps(entry, latest) > 0))
        latest = entry;
  return latest;
}
