import { useCallback, useRef, useState } from "react";
import type { EntryWay, Row } from "../../domain/change.ts";
import {
  type ListPast,
  type ListStep,
  NO_LIST_PAST,
  rememberingStep,
  restoringStep,
  stepToRestore,
} from "../../domain/class-list-undo.ts";
import type { ListFacts } from "../../domain/class-list.ts";
import {
  isOwn,
  restoredValue,
  type RestoreWay,
  type TrackerMove,
} from "../../domain/class-tracker-undo.ts";
import {
  cellName,
  conflictIn,
  currentEntryIn,
  judge,
  recordKey,
  valueIn,
} from "../../domain/judgement.ts";
import { sayCommit } from "../../storage/commit.ts";
import { useCommit, useDevice } from "../../storage/use-live.ts";
import { viewOf } from "../../storage/view.ts";

/** A value for a cell; null takes back. */
export type ListPut = { pupil: string; subject: string; slot: string; value: string | null };

/** What became of a step: kept, nothing to do, or a sentence why nothing was kept. */
export type ListResult = { kept: ListStep; left: number } | { same: true } | { say: string };

/** What the class's judgements were read as, by pupil. */
export type ListRecords = Pick<ListFacts, "lastYear" | "thisYear">;

/** Judging on the list: what it puts and takes back, and what of it is still on its way. */
export type ListJudging = {
  toCome: readonly ListPut[];
  /**
   * One step, all or nothing, with a reason if there is one. It shows at once and is on the disk when
   * this resolves.
   */
  put: (cells: readonly ListPut[], how: EntryWay, why?: string) => Promise<ListResult>;
  /** Takes the last step back, or makes it again; undefined when there is none. */
  restore: (way: RestoreWay) => Promise<ListResult | undefined>;
  /** The one judgement that was made last, unless it was taken back since. */
  latest: TrackerMove | undefined;
};

/** A value on its way to the disk; `entry` once it is there, until the view shows it too. */
type ToCome = ListPut & { token: number; entry?: string };

/** Judging, one step after the other: each names what its author could see when it was made. */
export function useListJudging(
  year: number | undefined,
  records: ListRecords | undefined,
): ListJudging {
  const device = useDevice();
  const commit = useCommit();
  const [past] = useState(() => ({ current: NO_LIST_PAST }));
  const [toCome, setToCome] = useState<readonly ToCome[]>([]);
  const [latest, setLatest] = useState<TrackerMove>();
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const tokens = useRef(0);

  // What the view shows by now is no longer to come.
  const left = stillToCome(toCome, records);
  if (left.length < toCome.length) setToCome(left);

  const write = useCallback(
    async (
      cells: readonly ListPut[],
      how: EntryWay,
      why: string | undefined,
      mayReplace: (row: Row | undefined, cell: string) => boolean = () => true,
    ): Promise<ListResult> => {
      if (year === undefined) return { same: true };
      const view = viewOf(device);
      const keys = [...new Set(cells.map(({ pupil }) => recordKey(pupil, year)))];
      const rows = await view.many("attainment", keys);
      const wanted = cells.map((put) => {
        const row = rows.get(recordKey(put.pupil, year));
        const cell = cellName(put.subject, put.slot);
        return { put, row, cell, from: valueIn(row, cell) ?? null };
      });
      const may = wanted.filter(({ row, cell }) => mayReplace(row, cell));
      const left = wanted.length - may.length;
      // A conflict is settled by naming all its judgements, even when the value that shows stays; and
      // a reason is given to the value that stands. [J8]
      const changes = may.filter(
        ({ put, row, cell, from }) =>
          from !== put.value || why !== undefined || conflictIn(row, cell).length > 0,
      );
      if (changes.length === 0) return left === 0 ? { same: true } : { kept: [], left };
      const said = why === undefined ? {} : { why };
      const edits = changes.map(({ put, row }) => judge({ ...put, row, year, how, ...said }));
      const result = await commit(edits);
      if (!("changes" in result))
        return { say: sayCommit(result) ?? "Nothing was changed. Try once more." };
      const kept = changes.flatMap(({ put, from }, at): TrackerMove[] => {
        const entry = result.changes[at]?.id;
        const { pupil, subject, slot, value } = put;
        return entry === undefined ? [] : [{ pupil, subject, slot, from, to: value, entry }];
      });
      return { kept, left };
    },
    [year, device, commit],
  );

  const inTurn = useCallback(<T>(job: () => Promise<T>): Promise<T> => {
    const done = queue.current.then(job);
    queue.current = done.catch(() => undefined);
    return done;
  }, []);

  const put = useCallback<ListJudging["put"]>(
    async (cells, how, why) => {
      // Shown at once, until the view shows them or they turn out not to be kept.
      tokens.current += 1;
      const token = tokens.current;
      setToCome((all) => [...all, ...cells.map((cell) => ({ ...cell, token }))]);
      let kept: ListStep = [];
      try {
        return await inTurn(async () => {
          const result = await write(cells, how, why);
          if ("kept" in result) kept = result.kept;
          past.current = afterStep(past.current, kept, why);
          setLatest(kept.length === 1 ? kept[0] : undefined);
          return result;
        });
      } finally {
        setToCome((all) => settled(all, token, kept));
      }
    },
    [inTurn, past, write],
  );

  const restore = useCallback<ListJudging["restore"]>(
    (way) =>
      inTurn(async () => {
        const step = stepToRestore(past.current, way);
        if (step === undefined) return undefined;
        const cells = step.map((move) => ({ ...move, value: restoredValue(move, way) }));
        setLatest(undefined);
        const result = await write(cells, "restored", undefined, (row, cell) =>
          isOwn(past.current, currentEntryIn(row, cell)?.id),
        );
        if ("say" in result) return result;
        const kept = "kept" in result ? result.kept : [];
        // What is undone keeps the way it was first done.
        const moves = kept.map((move) =>
          way === "undo" ? { ...move, from: move.to, to: move.from } : move,
        );
        past.current = restoringStep(past.current, way, moves);
        return result;
      }),
    [inTurn, past, write],
  );

  return { toCome: left, put, restore, latest };
}

/** A reason is nothing to go back over, yet what it stands beside is still one's own. */
function afterStep(past: ListPast, kept: ListStep, why: string | undefined): ListPast {
  if (why === undefined || kept.some(({ from, to }) => from !== to))
    return rememberingStep(past, kept);
  return { ...past, entries: new Set([...past.entries, ...kept.map(({ entry }) => entry)]) };
}

function stillToCome(all: readonly ToCome[], records: ListRecords | undefined): readonly ToCome[] {
  const left = all.filter(({ pupil, subject, slot, entry }) => {
    const shown = records?.thisYear.get(pupil)?.c?.[cellName(subject, slot)] ?? [];
    return entry === undefined || !shown.some(({ id }) => id === entry);
  });
  return left.length === all.length ? all : left;
}

/** What of a step is kept waits for the view; the rest was not kept, so it goes. */
function settled(all: readonly ToCome[], token: number, kept: ListStep): readonly ToCome[] {
  return all.flatMap((one) => {
    if (one.token !== token) return [one];
    const move = kept.find(
      ({ pupil, subject, slot }) =>
        pupil === one.pupil && subject === one.subject && slot === one.slot,
    );
    return move === undefined ? [] : [{ ...one, entry: move.entry }];
  });
}
