import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { mayJudge, scaleOf } from "../../domain/access.ts";
import { pointsOf } from "../../domain/assessment-point.ts";
import { applyChange, emptyRow, type EntryWay, type Row } from "../../domain/change.ts";
import {
  isOwn,
  moveToRestore,
  NO_PAST,
  remembering,
  restoredValue,
  restoring,
  type TrackerMove,
  type TrackerPast,
} from "../../domain/class-tracker-undo.ts";
import {
  classTrackerScene,
  type TrackerChild,
  type TrackerFacts,
  type TrackerScene,
} from "../../domain/class-tracker.ts";
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
import { keyParts, pupilScope } from "../../domain/schema.ts";
import { classOf, type SchoolClass } from "../../domain/school-class.ts";
import { type Subject, subjectsOf } from "../../domain/subject.ts";
import { sayCommit } from "../../storage/commit.ts";
import { listAttention } from "../../storage/saving.ts";
import {
  useCommit,
  useDevice,
  useLive,
  useSchoolDay,
  useStanding,
} from "../../storage/use-live.ts";
import type { View } from "../../storage/view.ts";
import { type WaitingJudgement, waitingJudgements } from "./waiting-judgement.ts";

/** What became of one judgement: kept (with the scene it makes), nothing to do, or a sentence why not. */
export type Put = { kept: TrackerMove; scene: TrackerScene } | { same: true } | { say: string };

export type ClassTracker = {
  /** The school's name; empty until the device has it. */
  school: string;
  schoolClass: SchoolClass;
  /** "Miss Okafor", "Mr Ames and Mrs Khan"; empty when nobody teaches the class yet. */
  teachers: string;
  subjects: readonly Subject[];
  subject: Subject;
  facts: TrackerFacts;
  scene: TrackerScene;
  user: string;
  /** Whether this person may judge the child in this subject. */
  mayJudge: (pupil: string) => boolean;
  /** Why nobody here may be judged by this person; undefined when somebody may. */
  readOnly: string | undefined;
  /** "you", or a colleague's name. */
  who: (user: string) => string;
  put: (pupil: string, slot: string, value: string | null, how: EntryWay) => Promise<Put>;
  /** Takes the last judgement in this subject back, or makes it again; undefined when there is none. */
  restore: (way: "undo" | "redo") => Promise<Put | undefined>;
  /** This person's own judgements in the subject that the school has not taken up, latest first. */
  waiting: readonly WaitingJudgement[];
};

/** Undefined while the device is read; `missing` when it holds no such class or subject. */
export type ClassTrackerAnswer = ClassTracker | { missing: "class" | "subject" } | undefined;

/** Everything the class tracker reads and writes: the only part of it that knows of storage. */
export function useClassTracker(
  classId: string,
  subjectId: string,
  since: TrackerFacts["since"],
): ClassTrackerAnswer {
  const device = useDevice();
  const standing = useStanding();
  const today = useSchoolDay();
  const frame = useLive((view) => readFrame(view, classId), [classId]);
  const records = useLive((view) => readRecords(view, classId), [classId]);
  const attention = useLive(() => listAttention(device), [device]);

  const subject =
    frame?.subjects.find((one) => one.id === subjectId) ??
    (subjectId === "" ? frame?.subjects[0] : undefined);
  const year = frame?.schoolClass?.year;
  const scale =
    standing === undefined || subject === undefined
      ? undefined
      : scaleOf(standing.roster, subject.id, year);

  const read = useMemo<TrackerFacts | undefined>(() => {
    if (frame?.schoolClass === undefined || subject === undefined) return undefined;
    if (records === undefined || scale === undefined) return undefined;
    const { children, points } = frame;
    const { year } = frame.schoolClass;
    return { scale, subject: subject.id, year, points, children, ...records, since, today };
  }, [frame, records, scale, subject, since, today]);

  const { own, put, restore } = useJudging(read);
  // What was just judged is on the disk: it is drawn without waiting to be read from there.
  const facts = useMemo(() => read && withOwn(read, own), [read, own]);
  const scene = useMemo(
    () => (facts === undefined ? undefined : classTrackerScene(facts)),
    [facts],
  );

  return useMemo(() => {
    if (frame === undefined || standing === undefined) return undefined;
    if (frame.schoolClass === undefined) return { missing: "class" };
    if (subject === undefined) return { missing: "subject" };
    if (facts === undefined || scene === undefined) return undefined;
    const may = (pupil: string) => mayJudge(standing, pupil, facts.year, subject.id);
    const nobody =
      facts.children.length > 0 && !facts.children.some((child) => may(child.pupil.id));
    return {
      school: frame.school,
      schoolClass: frame.schoolClass,
      teachers: writeNames(frame.teachers),
      subjects: frame.subjects,
      subject,
      facts,
      scene,
      user: device.user,
      mayJudge: may,
      readOnly: nobody ? sayReadOnly(standing.role === "assistant", frame.teachers) : undefined,
      who: (user) => (user === device.user ? "you" : (frame.names.get(user) ?? "a colleague")),
      put,
      restore,
      waiting: waitingJudgements(attention ?? [], facts.year, subject.id),
    };
  }, [frame, standing, subject, facts, scene, device, put, restore, attention]);
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

type Frame = {
  school: string;
  schoolClass: SchoolClass | undefined;
  children: readonly TrackerChild[];
  points: TrackerFacts["points"];
  subjects: readonly Subject[];
  teachers: readonly string[];
  names: ReadonlyMap<string, string>;
};

async function readFrame(view: View, classId: string): Promise<Frame> {
  const school = (await view.row("school", "school"))?.f.name;
  const row = await view.row("class", classId);
  const schoolClass = row === undefined ? undefined : classOf(row);
  const memberships = (await view.found("membership", classId)).flatMap(
    (one) => membershipOf(one) ?? [],
  );
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
    school: typeof school === "string" ? school : "",
    schoolClass,
    children: memberships.flatMap(({ pupil, yearGroup }) => {
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

type Records = Pick<TrackerFacts, "lastYear" | "thisYear">;

async function readRecords(view: View, classId: string): Promise<Records> {
  const memberships = (await view.found("membership", classId)).flatMap(
    (one) => membershipOf(one) ?? [],
  );
  const keyed = memberships.flatMap(({ pupil, year }) => [
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

/** Judging, one after the other: each judgement names what its author could see when it was made. */
function useJudging(read: TrackerFacts | undefined) {
  const device = useDevice();
  const commit = useCommit();
  /** By subject: going back in one never touches a level of another, which is out of sight. */
  const [pasts] = useState(() => new Map<string, TrackerPast>());
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const [own, setOwn] = useState<Own>(NO_OWN);
  /** The same, for the judgement that follows before anything is drawn. */
  const latest = useRef(own);
  /** What was last read: an Undo pressed later must not judge by what was read then. */
  const shown = useRef(read);
  useEffect(() => {
    shown.current = read;
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
      move: Pick<TrackerMove, "pupil" | "subject" | "slot">,
      value: string | null,
      how: EntryWay,
      mayReplace: (row: Row | undefined) => string | undefined = () => undefined,
    ): Promise<Put> => {
      if (shown.current === undefined) return { same: true };
      const facts = withOwn(shown.current, latest.current);
      const { pupil, subject, slot } = move;
      const key = recordKey(pupil, facts.year);
      const row = facts.thisYear.get(pupil);
      const cell = cellName(subject, slot);
      const from = valueIn(row, cell) ?? null;
      const say = mayReplace(row);
      if (say !== undefined) return { say };
      // A conflict is settled by naming both, even when the value that shows stays.
      if (from === value && conflictIn(row, cell).length === 0) return { same: true };
      const edit = judge({ row, pupil, year: facts.year, subject, slot, value, how });
      const result = await commit([edit]);
      const change = "changes" in result ? result.changes[0] : undefined;
      if (change === undefined)
        return { say: sayCommit(result) ?? "Nothing was changed. Try once more." };
      const before = row ?? emptyRow(change.t, key, pupilScope(pupil));
      const after = applyChange(before, change, { by: device.user, dev: device.id, at: 0 });
      latest.current = new Map(latest.current).set(pupil, { row: after, reads: 0 });
      setOwn(latest.current);
      const thisYear = new Map(facts.thisYear).set(pupil, after);
      return {
        kept: { pupil, subject, slot, from, to: value, entry: change.id },
        scene: classTrackerScene({ ...facts, subject, thisYear }),
      };
    },
    [device, commit],
  );

  const inTurn = useCallback(<T>(job: () => Promise<T>): Promise<T> => {
    const done = queue.current.then(job);
    queue.current = done.catch(() => undefined);
    return done;
  }, []);

  const subject = read?.subject ?? "";
  const put = useCallback<ClassTracker["put"]>(
    (pupil, slot, value, how) =>
      inTurn(async () => {
        const result = await write({ pupil, subject, slot }, value, how);
        if ("kept" in result)
          pasts.set(subject, remembering(pasts.get(subject) ?? NO_PAST, result.kept));
        return result;
      }),
    [subject, inTurn, pasts, write],
  );

  const restore = useCallback<ClassTracker["restore"]>(
    (way) =>
      inTurn(async () => {
        const past = pasts.get(subject) ?? NO_PAST;
        const move = moveToRestore(past, way);
        if (move === undefined) return undefined;
        const result = await write(move, restoredValue(move, way), "restored", (row) =>
          isOwn(past, currentEntryIn(row, cellName(move.subject, move.slot))?.id)
            ? undefined
            : "This level has been changed since, so it was left as it is. The history has every value.",
        );
        const entry = "kept" in result ? result.kept.entry : undefined;
        pasts.set(subject, restoring(past, way, entry));
        return result;
      }),
    [subject, inTurn, pasts, write],
  );

  return { own, put, restore };
}

/** A record as it is after our own judgement, and how often the class has been read since. */
type OwnRecord = { row: Row; reads: number };

/** By pupil: records that the screen has not been told of yet. */
type Own = ReadonlyMap<string, OwnRecord>;

const NO_OWN: Own = new Map();

/**
 * A reading that had begun before the judgement may come after it; the one after that is the truth,
 * whether it has the judgement or the school has put it aside meanwhile.
 */
const MOST_READS = 1;

function withOwn(read: TrackerFacts, own: Own): TrackerFacts {
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
