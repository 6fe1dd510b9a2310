import { useCallback, useMemo, useRef, useState } from "react";
import { mayJudge, scaleOf } from "../../domain/access.ts";
import { pointsOf } from "../../domain/assessment-point.ts";
import type { EntryWay, Row } from "../../domain/change.ts";
import {
  NO_LIST_PAST,
  type ListStep,
  rememberingStep,
  restoringStep,
  stepToRestore,
} from "../../domain/class-list-undo.ts";
import {
  type ClassList,
  classList,
  type ListFacts,
  type ListShows,
  withValueToCome,
} from "../../domain/class-list.ts";
import {
  isOwn,
  restoredValue,
  type RestoreWay,
  type TrackerMove,
} from "../../domain/class-tracker-undo.ts";
import type { TrackerChild } from "../../domain/class-tracker.ts";
import {
  cellName,
  conflictIn,
  currentEntryIn,
  judge,
  recordKey,
  valueIn,
} from "../../domain/judgement.ts";
import { membershipOf } from "../../domain/membership.ts";
import { pupilOf } from "../../domain/pupil.ts";
import { keyParts } from "../../domain/schema.ts";
import { classOf, type SchoolClass } from "../../domain/school-class.ts";
import { subjectsOf } from "../../domain/subject.ts";
import { sayCommit } from "../../storage/commit.ts";
import {
  useCommit,
  useDevice,
  useLive,
  useSchoolDay,
  useStanding,
} from "../../storage/use-live.ts";
import { type View, viewOf } from "../../storage/view.ts";

/** A value for a cell; null takes back. */
export type ListPut = { pupil: string; subject: string; slot: string; value: string | null };

/** What became of a step: kept, nothing to do, or a sentence why nothing was kept. */
export type ListResult = { kept: ListStep; left: number } | { same: true } | { say: string };

export type ClassListHeld = {
  schoolClass: SchoolClass;
  teachers: string;
  facts: ListFacts;
  list: ClassList;
  user: string;
  /** Why nobody here may be judged by this person; undefined when somebody may. */
  readOnly: string | undefined;
  who: (user: string) => string;
  /** One step, all or nothing. It shows at once and is on the disk when this resolves. */
  put: (cells: readonly ListPut[], how: EntryWay) => Promise<ListResult>;
  /** Takes the last step back, or makes it again; undefined when there is none. */
  restore: (way: RestoreWay) => Promise<ListResult | undefined>;
};

export type ClassListAnswer = ClassListHeld | { missing: "class" } | undefined;

/** Everything the list reads and writes: the only part of it that knows of storage. */
export function useClassList(classId: string, shows: ListShows): ClassListAnswer {
  const device = useDevice();
  const standing = useStanding();
  const today = useSchoolDay();
  const frame = useLive((view) => readFrame(view, classId), [classId]);
  const records = useLive((view) => readRecords(view, classId), [classId]);
  const judging = useJudging(frame?.schoolClass?.year, records);

  const facts = useMemo<ListFacts | undefined>(() => {
    if (frame?.schoolClass === undefined || records === undefined || standing === undefined)
      return undefined;
    const { children, points, schoolClass } = frame;
    const { year } = schoolClass;
    const subjects = frame.subjects.flatMap(({ id, name }) => {
      const scale = scaleOf(standing.roster, id, year);
      if (scale === undefined) return [];
      return [{ id, name, scale, lastScale: scaleOf(standing.roster, id, year - 1) ?? scale }];
    });
    const may = (pupil: string, subject: string) => mayJudge(standing, pupil, year, subject);
    const thisYear = new Map(records.thisYear);
    for (const { pupil, subject, slot, value } of judging.toCome) {
      const cell = cellName(subject, slot);
      const of = { pupil, year, cell, value, by: device.user };
      thisYear.set(pupil, withValueToCome(thisYear.get(pupil), of));
    }
    const { lastYear } = records;
    return { year, points, children, lastYear, thisYear, today, subjects, shows, mayJudge: may };
  }, [frame, records, standing, today, shows, judging.toCome, device]);

  // Drawn from what was drawn before, so that what is unchanged stays the same.
  const [drawn, setDrawn] = useState<{ facts: ListFacts; list: ClassList }>();
  let list = drawn?.list;
  if (facts !== undefined && drawn?.facts !== facts) {
    list = classList(facts, list);
    setDrawn({ facts, list });
  }

  const { put, restore } = judging;
  return useMemo(() => {
    if (frame === undefined || standing === undefined) return undefined;
    if (frame.schoolClass === undefined) return { missing: "class" };
    if (facts === undefined || list === undefined) return undefined;
    const nobody =
      facts.children.length > 0 &&
      !facts.children.some((child) =>
        facts.subjects.some((subject) => facts.mayJudge(child.pupil.id, subject.id)),
      );
    return {
      schoolClass: frame.schoolClass,
      teachers: writeNames(frame.teachers),
      facts,
      list,
      user: device.user,
      readOnly: nobody ? sayReadOnly(standing.role === "assistant", frame.teachers) : undefined,
      who: (user) => (user === device.user ? "you" : (frame.names.get(user) ?? "a colleague")),
      put,
      restore,
    };
  }, [frame, standing, facts, list, device, put, restore]);
}

function sayReadOnly(assistant: boolean, teachers: readonly string[]): string {
  const whose = teachers.length === 0 ? "this class’s teacher" : writeNames(teachers);
  return assistant
    ? `You can look at everything here. Levels are given by ${whose}; your school has not opened judging to assistants.`
    : `You can look at everything here. Levels are given by ${whose} and senior leaders.`;
}

function writeNames(names: readonly string[]): string {
  return names.length < 2
    ? names.join("")
    : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}

async function membersOf(view: View, classId: string) {
  return (await view.found("membership", classId)).flatMap((one) => membershipOf(one) ?? []);
}

async function readFrame(view: View, classId: string) {
  const row = await view.row("class", classId);
  const schoolClass = row === undefined ? undefined : classOf(row);
  const memberships = await membersOf(view, classId);
  const pupils = await view.many(
    "pupil",
    memberships.map((one) => one.pupil),
  );
  const staff = await view.rows("staff");
  const names = new Map(
    staff.map((one) => [one.k, typeof one.f.name === "string" ? one.f.name : ""]),
  );
  const taught = await view.found("staff-class", classId);
  return {
    schoolClass,
    children: memberships.flatMap(({ pupil, yearGroup }): TrackerChild[] => {
      const found = pupils.get(pupil);
      return found === undefined ? [] : [{ pupil: pupilOf(found), yearGroup }];
    }),
    points: schoolClass === undefined ? [] : pointsOf(await view.rows("point"), schoolClass.year),
    subjects: subjectsOf(await view.rows("subject")),
    teachers: taught.flatMap((one) => {
      const name = names.get(keyParts(one.t, one.k)?.user ?? "");
      return one.f.as === "teacher" && name !== undefined ? [name] : [];
    }),
    names,
  };
}

type Records = Pick<ListFacts, "lastYear" | "thisYear">;

async function readRecords(view: View, classId: string): Promise<Records> {
  const keyed = (await membersOf(view, classId)).flatMap(({ pupil, year }) => [
    { pupil, now: true, key: recordKey(pupil, year) },
    { pupil, now: false, key: recordKey(pupil, year - 1) },
  ]);
  const rows = await view.many(
    "attainment",
    keyed.map(({ key }) => key),
  );
  const of = (now: boolean) =>
    new Map(
      keyed.flatMap((one): [string, Row][] => {
        const row = rows.get(one.key);
        return one.now !== now || row === undefined ? [] : [[one.pupil, row]];
      }),
    );
  return { lastYear: of(false), thisYear: of(true) };
}

/** A value on its way to the disk; `entry` once it is there, until the view shows it too. */
type ToCome = ListPut & { token: number; entry?: string };

/** Judging, one step after the other: each names what its author could see when it was made. */
function useJudging(year: number | undefined, records: Records | undefined) {
  const device = useDevice();
  const commit = useCommit();
  const [past] = useState(() => ({ current: NO_LIST_PAST }));
  const [toCome, setToCome] = useState<readonly ToCome[]>([]);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const tokens = useRef(0);

  // What the view shows by now is no longer to come.
  const left = stillToCome(toCome, records);
  if (left.length < toCome.length) setToCome(left);

  const write = useCallback(
    async (
      cells: readonly ListPut[],
      how: EntryWay,
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
      // A conflict is settled by naming all its judgements, even when the value that shows stays.
      const changes = may.filter(
        ({ put, row, cell, from }) => from !== put.value || conflictIn(row, cell).length > 0,
      );
      if (changes.length === 0) return left === 0 ? { same: true } : { kept: [], left };
      const edits = changes.map(({ put, row }) => judge({ ...put, row, year, how }));
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

  const put = useCallback<ClassListHeld["put"]>(
    async (cells, how) => {
      // Shown at once, until the view shows them or they turn out not to be kept.
      tokens.current += 1;
      const token = tokens.current;
      setToCome((all) => [...all, ...cells.map((cell) => ({ ...cell, token }))]);
      let kept: ListStep = [];
      try {
        return await inTurn(async () => {
          const result = await write(cells, how);
          if ("kept" in result) kept = result.kept;
          past.current = rememberingStep(past.current, kept);
          return result;
        });
      } finally {
        setToCome((all) => settled(all, token, kept));
      }
    },
    [inTurn, past, write],
  );

  const restore = useCallback<ClassListHeld["restore"]>(
    (way) =>
      inTurn(async () => {
        const step = stepToRestore(past.current, way);
        if (step === undefined) return undefined;
        const cells = step.map((move) => ({ ...move, value: restoredValue(move, way) }));
        const result = await write(cells, "restored", (row, cell) =>
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

  return { toCome: left, put, restore };
}

function stillToCome(all: readonly ToCome[], records: Records | undefined): readonly ToCome[] {
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
