import { useCallback, useMemo } from "react";
import { mayAgree, mayWriteAbout } from "../../domain/access.ts";
import { withoutTwins } from "../../domain/action-twins.ts";
import { actionsBefore } from "../../domain/actions-before.ts";
import { pointAt, pointsOf } from "../../domain/assessment-point.ts";
import type { Day } from "../../domain/calendar.ts";
import type { Row } from "../../domain/change.ts";
import { classInsight, insightKeys } from "../../domain/class-insight.ts";
import type { TrackerChild } from "../../domain/class-tracker.ts";
import type { Edit } from "../../domain/edit.ts";
import { type MeetingAction, meetingActionsOf } from "../../domain/meeting-action.ts";
import {
  entryKey,
  type MeetingEntry,
  meetingEntriesOf,
  parkedIn,
  leftOutOf,
} from "../../domain/meeting-entry.ts";
import { meetingRoundOf } from "../../domain/meeting-round.ts";
import type { ChildToSuggest } from "../../domain/meeting-suggestions.ts";
import { type Meeting, meetingBefore, meetingKey, meetingsOf } from "../../domain/meeting.ts";
import { membershipOf } from "../../domain/membership.ts";
import { ownId } from "../../domain/own-id.ts";
import { type PupilVoice, pupilVoicesOf } from "../../domain/pupil-voice.ts";
import { compareByName, pupilOf, shortNames } from "../../domain/pupil.ts";
import { keyParts } from "../../domain/schema.ts";
import { classOf, type SchoolClass } from "../../domain/school-class.ts";
import { type Subject, subjectsOf } from "../../domain/subject.ts";
import { sayCommit } from "../../storage/commit.ts";
import { saidOfEntries } from "../../storage/said-of-entries.ts";
import {
  useCommit,
  useDevice,
  useLive,
  useSchoolDay,
  useStanding,
} from "../../storage/use-live.ts";
import { type View, viewOf } from "../../storage/view.ts";

/** A child who was left out of the meeting in a subject. */
export type LeftOut = Pick<
  MeetingEntry,
  "id" | "pupil" | "class" | "meeting" | "subject" | "table"
>;

export type MeetingPrepared = {
  meeting: Meeting;
  schoolClass: SchoolClass;
  today: Day;
  user: string;
  /** The meeting's subjects, in the school's order. */
  subjects: readonly Subject[];
  /** Name of the point whose levels are looked at. */
  point: string;
  /** Whether this person puts children in and moves them. [MA2] */
  mayPrepare: (pupil: string) => boolean;
  /** Whether this person says that it is prepared. */
  maySay: boolean;
  /** The meeting before this one, and what was agreed there. [MR4] */
  last: { meeting: Meeting; actions: readonly MeetingAction[] } | undefined;
  /** Agreed at other times and still open, here and in the class a child came from. [MS1] [MA8] */
  open: readonly MeetingAction[];
  elsewhere: readonly MeetingAction[];
  /** What the meeting before put by for later. */
  lastParked: readonly MeetingEntry[];
  entries: readonly MeetingEntry[];
  leftOut: readonly LeftOut[];
  /** Keys of entries that are settled: in, or left out. [MS5] */
  settled: ReadonlySet<string>;
  /** Every child of the class, as suggestions need it, by subject. */
  childrenIn: (subject: string) => readonly ChildToSuggest[];
  /** The children of the class in register order. */
  children: readonly { id: string; name: string }[];
  childName: (pupil: string) => string;
  subjectName: (subject: string) => string;
  nameOf: (user: string) => string;
  /** Level a child stands at in a subject, as it is written; undefined where there is none. */
  levelOf: (pupil: string, subject: string) => string | undefined;
  talks: readonly PupilVoice[];
  newId: () => string;
  save: (edits: readonly Edit[]) => Promise<string | undefined>;
  /** What the meeting has of these children by now, by entry: the same as long as nobody adds to it. */
  saidOf: (
    entries: readonly Pick<MeetingEntry, "pupil" | "id">[],
  ) => Promise<ReadonlyMap<string, string>>;
};

async function readFrame(view: View, classId: string, meetingId: string) {
  const meetings = await view.found("meeting", classId);
  const own = await view.row("meeting", meetingKey({ class: classId, id: meetingId }));
  const classRow = await view.row("class", classId);
  const schoolClass = classRow && classOf(classRow);
  const round = own?.f.round;
  return {
    meetings: meetingsOf(meetings),
    schoolClass,
    round:
      typeof round === "string"
        ? meetingRoundOf(await view.row("meeting-round", round))
        : undefined,
    // Of every class this person sees: a child may bring what was agreed somewhere else. [MA8]
    actions: withoutTwins(meetingActionsOf(await view.rows("meeting-action"))),
    subjects: subjectsOf(await view.rows("subject")),
    staff: await view.rows("staff"),
  };
}

type Known = {
  children: readonly TrackerChild[];
  rows: Parameters<typeof classInsight>[0]["rows"];
};

async function readKnown(view: View, classId: string, year: number): Promise<Known> {
  const memberships = (await view.found("membership", classId)).flatMap(
    (row) => membershipOf(row) ?? [],
  );
  const ids = memberships.map(({ pupil }) => pupil);
  const pupils = await view.many("pupil", ids);
  const points = await view.rows("point");
  const keys = insightKeys(ids, points, year);
  const wanted = new Set(ids);
  const ofChildren = (rows: readonly Row[]) =>
    rows.filter((row) => wanted.has(keyParts(row.t, row.k)?.pupil ?? ""));
  return {
    children: memberships.flatMap(({ pupil, yearGroup }): TrackerChild[] => {
      const row = pupils.get(pupil);
      return row === undefined ? [] : [{ pupil: pupilOf(row), yearGroup }];
    }),
    rows: {
      school: await view.row("school", "school"),
      point: points,
      membership: [...(await view.many("membership", keys)).values()],
      attainment: [...(await view.many("attainment", keys)).values()],
      "target-group": ofChildren(await view.rows("target-group")),
      intervention: await view.rows("intervention"),
      "intervention-pupil": ofChildren(await view.rows("intervention-pupil")),
      "meeting-action": await view.found("meeting-action", classId),
    },
  };
}

async function readSaid(view: View, classId: string) {
  const memberships = await view.found("membership", classId);
  const ids = memberships.flatMap((row) => membershipOf(row)?.pupil ?? []);
  const of = async (t: "meeting-entry" | "pupil-voice") =>
    (await Promise.all(ids.map((pupil) => view.found(t, pupil)))).flat();
  return { entries: await of("meeting-entry"), voices: await of("pupil-voice") };
}

/**
 * Everything a meeting is prepared from. Null: there is no such meeting on this device. Undefined
 * while it is read.
 */
export function useMeetingPrepare(
  classId: string,
  meetingId: string,
): MeetingPrepared | null | undefined {
  const device = useDevice();
  const standing = useStanding();
  const today = useSchoolDay();
  const commit = useCommit();
  const frame = useLive((view) => readFrame(view, classId, meetingId), [classId, meetingId]);
  const year = frame?.schoolClass?.year ?? 0;
  const known = useLive((view) => readKnown(view, classId, year), [classId, year]);
  const said = useLive((view) => readSaid(view, classId), [classId]);
  const save = useCallback(
    async (edits: readonly Edit[]) => sayCommit(await commit(edits)),
    [commit],
  );
  const insight = useMemo(
    () =>
      known === undefined || standing === undefined
        ? undefined
        : classInsight({
            ...known,
            children: known.children
              .filter(({ pupil }) => pupil.left === null || pupil.left > today)
              .sort((a, b) => compareByName(a.pupil, b.pupil)),
            roster: standing.roster,
            year,
            today,
          }),
    [known, standing, year, today],
  );
  return useMemo(() => {
    if (frame === undefined || said === undefined || standing === undefined) return undefined;
    if (known === undefined || insight === undefined) return undefined;
    const meeting = frame.meetings.find(({ id }) => id === meetingId);
    const { schoolClass } = frame;
    if (meeting === undefined || schoolClass === undefined) return null;
    const before = meetingBefore(frame.meetings, meeting);
    const short = shortNames(known.children.map(({ pupil }) => pupil));
    const here = known.children
      .map(({ pupil }) => pupil)
      .filter(({ left }) => left === null || left > today)
      .sort(compareByName);
    const points = pointsOf(known.rows.point, schoolClass.year);
    const point = points.find(({ id }) => id === frame.round?.point) ?? pointAt(points, today);
    const entries = meetingEntriesOf(said.entries, meeting.id);
    const out = leftOutOf(said.entries, meeting.id);
    const names = new Map(frame.staff.map((row) => [row.k, String(row.f.name)]));
    const ids = new Set(here.map(({ id }) => id));
    const { last, open, elsewhere } = actionsBefore({
      meeting,
      previous: before,
      actions: frame.actions,
      register: ids,
      today,
    });
    const held = new Map<string, readonly ChildToSuggest[]>();
    return {
      meeting,
      schoolClass,
      today,
      user: device.user,
      subjects: frame.subjects.filter(({ id }) => meeting.subjects.includes(id)),
      point: point?.name ?? "",
      mayPrepare: (pupil) => meeting.state !== "closed" && mayWriteAbout(standing, pupil),
      maySay: meeting.state !== "closed" && mayAgree(standing, true),
      last: before && { meeting: before, actions: last },
      open,
      elsewhere,
      lastParked: parkedIn(said.entries, before),
      // Who has left since is spoken of no more; what was written stays with the child.
      entries: entries.filter(({ pupil }) => ids.has(pupil)),
      leftOut: leftOutOfRows(said.entries, out).filter(({ pupil }) => ids.has(pupil)),
      settled: new Set([...entries.map(entryKey), ...out]),
      childrenIn: (subject) => {
        const found = held.get(subject) ?? insight.children(subject, point?.id ?? "");
        held.set(subject, found);
        return found;
      },
      children: here.map(({ id }) => ({ id, name: short.get(id) ?? "" })),
      childName: (pupil) => short.get(pupil) ?? "a child who left",
      subjectName: (subject) =>
        frame.subjects.find(({ id }) => id === subject)?.name ?? "another subject",
      nameOf: (user) => (user === device.user ? "you" : (names.get(user) ?? "somebody who left")),
      levelOf: (pupil, subject) => insight.line(pupil, subject)?.moments.at(-1)?.value,
      talks: pupilVoicesOf(said.voices).filter(({ meeting: of }) => of === meeting.id),
      newId: () => ownId(device.user, device.randomHex(8)),
      save,
      saidOf: (of) => saidOfEntries(viewOf(device), meeting, of),
    };
  }, [frame, known, said, insight, standing, meetingId, today, device, save]);
}

function leftOutOfRows(rows: readonly Row[], out: ReadonlySet<string>): LeftOut[] {
  return rows.flatMap((row): LeftOut[] => {
    if (!out.has(row.k)) return [];
    // As it was before it was left out.
    const [entry] = meetingEntriesOf([{ ...row, f: { ...row.f, removed: false } }]);
    return entry === undefined ? [] : [entry];
  });
}
