import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { applyChange, emptyRow, type EntryWay, type Row } from "../../domain/change.ts";
import {
  type ListPast,
  type ListStep,
  NO_LIST_PAST,
  rememberingStep,
  restoringStep,
  stepToRestore,
} from "../../domain/class-list-undo.ts";
import {
  isOwn,
  restoredValue,
  type RestoreWay,
  type TrackerMove,
} from "../../domain/class-tracker-undo.ts";
import {
  classTrackerScene,
  type TrackerFacts,
  type TrackerScene,
} from "../../domain/class-tracker.ts";
import type { SetEdit } from "../../domain/edit.ts";
import {
  cellName,
  conflictIn,
  currentEntryIn,
  judge,
  recordKey,
  valueIn,
} from "../../domain/judgement.ts";
import { pupilScope } from "../../domain/scope.ts";
import { sayCommit } from "../../storage/commit.ts";
import { useCommit, useDevice } from "../../storage/use-live.ts";

/** A value for a child at a point; null takes back. */
export type TrackerPut = { pupil: string; slot: string; value: string | null };

/**
 * What became of a step: kept (with the scene it makes), nothing to do, or a sentence why nothing
 * was kept. `left`: what a colleague changed since, and was therefore not taken back.
 */
export type Put =
  | { kept: ListStep; left: number; scene: TrackerScene }
  | { same: true }
  | { say: string };

/** What goes with a judgement: why it was made, and rows written down in the same step. */
export type PutMore = { why?: string; beside?: readonly SetEdit[] };

export type TrackerJudging = {
  put: (
    pupil: string,
    slot: string,
    value: string | null,
    how: EntryWay,
    more?: PutMore,
  ) => Promise<Put>;
  /** Several at once, all or nothing, as one step. [CT6] */
  putAll: (cells: readonly TrackerPut[], how: EntryWay, more?: PutMore) => Promise<Put>;
  /** Takes the last step in this subject back, or makes it again; undefined when there is none. */
  restore: (way: RestoreWay) => Promise<Put | undefined>;
  /** The one judgement that was made last, unless it was taken back since. */
  latest: TrackerMove | undefined;
};

type Cell = Pick<TrackerMove, "pupil" | "subject" | "slot"> & { value: string | null };

const CHANGED_SINCE =
  "This level has been changed since, so it was left as it is. The history has every value.";

/** Judging, one step after the other: each judgement names what its author could see when it was made. */
export function useTrackerJudging(
  read: TrackerFacts | undefined,
): TrackerJudging & { own: OwnRecords } {
  const device = useDevice();
  const commit = useCommit();
  /** By subject: going back in one never touches a level of another, which is out of sight. */
  const [pasts] = useState(() => new Map<string, ListPast>());
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const [own, setOwn] = useState<OwnRecords>(NO_OWN);
  const [made, setMade] = useState<TrackerMove>();
  /** The same, for the judgement that follows before anything is drawn. */
  const latest = useRef(own);
  /** What was last read: an Undo pressed later must not judge by what was read then. */
  const shown = useRef(read);
  useLayoutEffect(() => {
    shown.current = read;
  });
  useEffect(() => {
    const left = [...latest.current].flatMap(([pupil, { row, reads }]): [string, OwnRecord][] =>
      reads >= MOST_READS || hasCaughtUp(read?.thisYear.get(pupil), row)
        ? []
        : [[pupil, { row, reads: reads + 1 }]],
    );
    latest.current = left.length === 0 ? NO_OWN : new Map(left);
    setOwn(latest.current);
  }, [read]);

  const write = useCallback(
    async (
      cells: readonly Cell[],
      how: EntryWay,
      { why, beside = [] }: PutMore = {},
      mayReplace: (row: Row | undefined, cell: string) => boolean = () => true,
    ): Promise<Put> => {
      if (shown.current === undefined) return { same: true };
      const facts = withOwn(shown.current, latest.current);
      const { year } = facts;
      const wanted = cells.map((put) => {
        const row = facts.thisYear.get(put.pupil);
        const cell = cellName(put.subject, put.slot);
        return { put, row, cell, from: valueIn(row, cell) ?? null };
      });
      const may = wanted.filter(({ row, cell }) => mayReplace(row, cell));
      const left = wanted.length - may.length;
      if (may.length === 0 && left > 0) return { say: CHANGED_SINCE };
      // A conflict is settled by naming both, even when the value that shows stays; and a reason is
      // given to the value that stands. [J8]
      const changing = may.filter(
        ({ put, row, cell, from }) =>
          from !== put.value || why !== undefined || conflictIn(row, cell).length > 0,
      );
      if (changing.length === 0) return { same: true };
      const said = why === undefined ? {} : { why };
      const result = await commit([
        ...changing.map(({ put, row }) => judge({ ...put, row, year, how, ...said })),
        ...beside,
      ]);
      if (!("changes" in result))
        return { say: sayCommit(result) ?? "Nothing was changed. Try once more." };
      const thisYear = new Map(facts.thisYear);
      const kept: TrackerMove[] = [];
      const ahead = new Map(latest.current);
      for (const [at, { put, row, from }] of changing.entries()) {
        const change = result.changes[at];
        if (change === undefined) continue;
        const { pupil, subject, slot, value } = put;
        const before = row ?? emptyRow(change.t, recordKey(pupil, year), pupilScope(pupil));
        const after = applyChange(before, change, { by: device.user, dev: device.id, at: 0 });
        ahead.set(pupil, { row: after, reads: 0 });
        thisYear.set(pupil, after);
        kept.push({ pupil, subject, slot, from, to: value, entry: change.id });
      }
      latest.current = ahead;
      setOwn(ahead);
      const subject = cells[0]?.subject ?? facts.subject;
      return { kept, left, scene: classTrackerScene({ ...facts, subject, thisYear }) };
    },
    [device, commit],
  );

  const inTurn = useCallback(<T>(job: () => Promise<T>): Promise<T> => {
    const done = queue.current.then(job);
    queue.current = done.catch(() => undefined);
    return done;
  }, []);

  const subject = read?.subject ?? "";
  const putAll = useCallback<TrackerJudging["putAll"]>(
    (cells, how, more) =>
      inTurn(async () => {
        const result = await write(
          cells.map((cell) => ({ ...cell, subject })),
          how,
          more,
        );
        if (!("kept" in result)) return result;
        const past = pasts.get(subject) ?? NO_LIST_PAST;
        const made = result.kept.map((move) => move.entry);
        // A reason is nothing to go back over, yet what it stands beside is still one's own.
        const onlySaid =
          more?.why !== undefined && result.kept.every(({ from, to }) => from === to);
        pasts.set(
          subject,
          onlySaid
            ? { ...past, entries: new Set([...past.entries, ...made]) }
            : rememberingStep(past, result.kept),
        );
        setMade(result.kept.length === 1 ? result.kept[0] : undefined);
        return result;
      }),
    [subject, inTurn, pasts, write],
  );
  const put = useCallback<TrackerJudging["put"]>(
    (pupil, slot, value, how, more) => putAll([{ pupil, slot, value }], how, more),
    [putAll],
  );

  const restore = useCallback<TrackerJudging["restore"]>(
    (way) =>
      inTurn(async () => {
        const past = pasts.get(subject) ?? NO_LIST_PAST;
        const step = stepToRestore(past, way);
        if (step === undefined) return undefined;
        const cells = step.map((move) => ({ ...move, value: restoredValue(move, way) }));
        setMade(undefined);
        const result = await write(cells, "restored", {}, (row, cell) =>
          isOwn(past, currentEntryIn(row, cell)?.id),
        );
        const kept = "kept" in result ? result.kept : [];
        // What is undone keeps the way it was first done.
        const moves = kept.map((move) =>
          way === "undo" ? { ...move, from: move.to, to: move.from } : move,
        );
        pasts.set(subject, restoringStep(past, way, moves));
        return result;
      }),
    [subject, inTurn, pasts, write],
  );

  return { own, put, putAll, restore, latest: made };
}

/** A record as it is after our own judgement, and how often the class has been read since. */
type OwnRecord = { row: Row; reads: number };

/** By pupil: records that the screen has not been told of yet. */
export type OwnRecords = ReadonlyMap<string, OwnRecord>;

const NO_OWN: OwnRecords = new Map();

/**
 * A reading that had begun before the judgement may come after it; the one after that is the truth,
 * whether it has the judgement or the school has put it aside meanwhile.
 */
const MOST_READS = 1;

/** The facts with what was just judged here, so that it is drawn before it is read again. */
export function withOwn(read: TrackerFacts, own: OwnRecords): TrackerFacts {
  const ahead = [...own].filter(([pupil, { row }]) => !hasCaughtUp(read.thisYear.get(pupil), row));
  if (ahead.length === 0) return read;
  const thisYear = new Map(read.thisYear);
  for (const [pupil, { row }] of ahead) thisYear.set(pupil, row);
  return { ...read, thisYear };
}

/** Whether what was read has every entry that was made here. */
function hasCaughtUp(read: Row | undefined, own: Row): boolean {
  return Object.entries(own.c ?? {}).every(([cell, entries]) => {
    const held = new Set(read?.c?.[cell]?.map((entry) => entry.id));
    return entries.every((entry) => held.has(entry.id));
  });
}
