import { useMemo } from "react";
import { mayAgree, mayWriteAbout, type Standing } from "../../domain/access.ts";
import { mayBeAsked } from "../../domain/action-owners.ts";
import { type TakenOff, takenOff } from "../../domain/action-taken-off.ts";
import { withoutTwins } from "../../domain/action-twins.ts";
import { type ActionsBefore, actionsBefore } from "../../domain/actions-before.ts";
import { type AssessmentPoint, pointsOf } from "../../domain/assessment-point.ts";
import type { Row } from "../../domain/change.ts";
import type { ClassInsight } from "../../domain/class-insight.ts";
import { type Intervention, interventionsOf } from "../../domain/intervention.ts";
import { type MeetingAction, meetingActionsOf } from "../../domain/meeting-action.ts";
import {
  entryKey,
  leftOutOf,
  meetingEntriesOf,
  parkedIn,
  type MeetingEntry,
} from "../../domain/meeting-entry.ts";
import { meetingRoundsOf } from "../../domain/meeting-round.ts";
import { type Suggestion, suggestEntries } from "../../domain/meeting-suggestions.ts";
import { type Meeting, meetingBefore, meetingOf, meetingsOf } from "../../domain/meeting.ts";
import { noteIn } from "../../domain/note.ts";
import { type TickedPhrase, tickedPhrasesOf } from "../../domain/phrase.ts";
import { type PupilVoice, pupilVoicesOf } from "../../domain/pupil-voice.ts";
import { isOnRoll, type Pupil, shortNames } from "../../domain/pupil.ts";
import { keyParts, type Role } from "../../domain/schema.ts";
import type { SchoolClass } from "../../domain/school-class.ts";
import { restrictedScope } from "../../domain/scope.ts";
import { type Subject, subjectsOf } from "../../domain/subject.ts";
import { type ClassHere, useClassInsight } from "../../storage/use-class-insight.ts";
import { useDevice, useLive, useSchoolDay, useStanding } from "../../storage/use-live.ts";
import type { View } from "../../storage/view.ts";

export type RunChild = { id: string; name: string; pupil: Pupil; yearGroup: number };

/** Somebody who may be asked to do something; those of the class and the meeting come first. */
export type RunPerson = { id: string; name: string; isNear: boolean };

/** A meeting that is being held: everything known of it and of its class. */
export type MeetingRun = {
  meeting: Meeting;
  /** "Autumn progress meetings"; undefined outside a round. */
  roundName: string | undefined;
  schoolClass: SchoolClass;
  /** On roll, in register order. */
  children: readonly RunChild[];
  /** The meeting's, in the school's order. */
  subjects: readonly Subject[];
  people: readonly RunPerson[];
  /** This year's points, in order. */
  points: readonly AssessmentPoint[];
  interventions: readonly Intervention[];
  insight: ClassInsight;
  /** The point the meeting looks at; empty outside a round. */
  point: string;
  entries: readonly MeetingEntry[];
  suggestions: readonly Suggestion[];
  /** Keys of entries of children who were left out. */
  leftOut: ReadonlySet<string>;
  /** Of this meeting. */
  ticked: readonly TickedPhrase[];
  /** Of every meeting this person sees: what is ticked most is offered first. */
  everTicked: readonly TickedPhrase[];
  phraseRows: readonly Row[];
  /** Keys of entries of which something was written in the meeting; evidence is from before it. */
  noted: ReadonlySet<string>;
  /** Talks with children for this meeting. [MV2] */
  talks: readonly PupilVoice[];
  /** Agreed in this meeting. */
  actions: readonly MeetingAction[];
  /** What goes with an action that is taken off, and what then stands in its place. [MA16] */
  takenOff: (action: MeetingAction) => TakenOff;
  /** What the meeting asks after, from before. */
  before: ActionsBefore;
  previous: Meeting | undefined;
  today: string;
  user: string;
  mayWrite: boolean;
  mayWriteAbout: (pupil: string) => boolean;
  /** Whether this person may write what leaders and the SENCO alone read. [AC8] */
  mayRestrict: (pupil: string) => boolean;
  nameOf: (pupil: string) => string;
  staffName: (user: string) => string;
  /** A colleague’s name as far as the device has it; undefined of nobody and of the reader too. */
  colleagueName: (user: string | null) => string | undefined;
  /** "you", or a colleague's name. */
  who: (user: string) => string;
};

/** Undefined while the device is read; `missing` when it holds no such meeting. */
export type MeetingRunAnswer = MeetingRun | { missing: true } | undefined;

/** Everything a running meeting reads. */
export function useMeetingRun(classId: string, meetingId: string): MeetingRunAnswer {
  const { user } = useDevice();
  const standing = useStanding();
  const today = useSchoolDay();
  const here = useClassInsight(classId);
  const frame = useLive((view) => readFrame(view, classId, meetingId), [classId, meetingId]);
  const said = useLive((view) => readSaid(view, classId, meetingId), [classId, meetingId]);
  return useMemo(() => {
    if (here === null) return { missing: true };
    if (here === undefined || frame === undefined || said === undefined || standing === undefined)
      return undefined;
    if (frame.meeting === undefined) return { missing: true };
    return runOf({
      here,
      frame: { ...frame, meeting: frame.meeting },
      said,
      standing,
      today,
      user,
    });
  }, [here, frame, said, standing, today, user]);
}

type Frame = Awaited<ReturnType<typeof readFrame>>;
type Said = Awaited<ReturnType<typeof readSaid>>;

function runOf(of: {
  here: ClassHere;
  frame: Frame & { meeting: Meeting };
  said: Said;
  standing: Standing;
  today: string;
  user: string;
}): MeetingRun {
  const { here, frame, said, standing, today } = of;
  const { meeting } = frame;
  const { insight, schoolClass } = here;
  const pupils = here.children.filter(({ pupil }) => isOnRoll(pupil, today));
  const short = shortNames(here.children.map(({ pupil }) => pupil));
  const names = new Map(frame.staff.map(({ id, name }) => [id, name]));
  const entries = meetingEntriesOf(said.entries, meeting.id);
  const leftOut = leftOutOf(said.entries, meeting.id);
  const settled = new Set([...entries.map(entryKey), ...leftOut]);
  const previous = meetingBefore(frame.meetings, meeting);
  const written = meetingActionsOf(said.actions);
  const all = withoutTwins(written);
  const everTicked = tickedPhrasesOf(said.ticked);
  const subjects = frame.subjects.filter(({ id }) => meeting.subjects.includes(id));
  const point = frame.round?.point ?? "";
  const inClass = new Set(pupils.map(({ pupil }) => pupil.id));
  const before = actionsBefore({ meeting, previous, actions: all, register: inClass, today });
  return {
    meeting,
    roundName: frame.round?.name,
    schoolClass,
    children: pupils.map(({ pupil, yearGroup }) => ({
      id: pupil.id,
      name: short.get(pupil.id) ?? pupil.given,
      pupil,
      yearGroup,
    })),
    subjects,
    people: peopleOf(frame, meeting, of.user, (user) =>
      mayBeAsked(standing.roster, user, meeting.class, today),
    ),
    points: pointsOf(frame.points, schoolClass.year),
    interventions: frame.interventions,
    insight,
    point,
    entries: entries.filter(({ subject }) => meeting.subjects.includes(subject)),
    leftOut,
    suggestions: suggestEntries({
      meeting,
      subjects: subjects.map(({ id }) => ({
        subject: id,
        children: insight.children(id, point).filter(({ pupil }) => inClass.has(pupil.id)),
      })),
      lastActions: [...before.last, ...before.open, ...before.elsewhere],
      lastParked: parkedIn(said.allEntries, previous),
      settled,
      everyone: false,
      today,
    }),
    ticked: everTicked.filter((one) => one.meeting === meeting.id),
    everTicked,
    phraseRows: frame.phrases,
    noted: said.noted,
    talks: pupilVoicesOf(said.voices).filter((one) => one.meeting === meeting.id),
    actions: all.filter((one) => one.meeting === meeting.id && one.class === meeting.class),
    takenOff: (action) => takenOff(written, action),
    before,
    previous,
    today,
    user: of.user,
    mayWrite: mayAgree(standing, true) && meeting.state !== "closed",
    mayWriteAbout: (pupil) => mayWriteAbout(standing, pupil),
    mayRestrict: (pupil) => standing.grants.sees.has(restrictedScope(pupil)),
    nameOf: (pupil) => short.get(pupil) ?? "A child of another class",
    staffName: (id) => names.get(id) ?? "a colleague",
    colleagueName: (id) => (id === null || id === of.user ? undefined : names.get(id)),
    who: (id) => (id === of.user ? "you" : (names.get(id) ?? "a colleague")),
  };
}

/** Who may be asked: who holds the tablet, the class's adults, who is in the meeting, the SENCO, everybody else. */
function peopleOf(
  frame: Frame,
  meeting: Meeting,
  me: string,
  mayAsk: (user: string) => boolean,
): RunPerson[] {
  const near = new Set([...frame.taught, ...meeting.people]);
  const rank = (one: { id: string; role: Role }) => {
    if (one.id === me) return -1;
    if (frame.taught.includes(one.id)) return 0;
    if (near.has(one.id)) return 1;
    return one.role === "senco" ? 2 : 3;
  };
  return frame.staff
    .filter(({ id }) => mayAsk(id))
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, "en"))
    .map((one) => ({ id: one.id, name: one.name, isNear: rank(one) < 3 }));
}

async function readFrame(view: View, classId: string, meetingId: string) {
  const meeting = meetingOf(await view.row("meeting", `${classId}:${meetingId}`));
  const rounds = meetingRoundsOf(await view.rows("meeting-round"));
  const staff = await view.rows("staff");
  const taught = await view.found("staff-class", classId);
  return {
    meeting,
    meetings: meetingsOf(await view.found("meeting", classId)),
    round: rounds.find(({ id }) => id === meeting?.round),
    subjects: subjectsOf(await view.rows("subject")),
    points: await view.rows("point"),
    interventions: interventionsOf(await view.rows("intervention")),
    phrases: await view.rows("phrase"),
    staff: staff.map((row) => ({
      id: row.k,
      name: typeof row.f.name === "string" ? row.f.name : "",
      role: row.f.role as Role,
    })),
    taught: taught.flatMap((row) => (row.f.as == null ? [] : (keyParts(row.t, row.k)?.user ?? []))),
  };
}

/** Sections of an entry's note that are written while the meeting is held. */
const SAID_IN_MEETING = ["difference", "barriers", "agreed"];

async function readSaid(view: View, classId: string, meetingId: string) {
  const allEntries = await view.rows("meeting-entry");
  const entries = allEntries.filter((row) => row.f.meeting === meetingId);
  const notes = await view.many(
    "meeting-note",
    entries.map(({ k }) => k),
  );
  return {
    entries,
    allEntries,
    ticked: await view.rows("meeting-phrase"),
    // Of every class this person sees: a child may bring what was agreed somewhere else. [MA8]
    actions: await view.rows("meeting-action"),
    voices: await view.rows("pupil-voice"),
    noted: new Set(
      [...notes].flatMap(([key, row]) =>
        SAID_IN_MEETING.some((section) => noteIn(row, section).u.length > 0) ? [key] : [],
      ),
    ),
  };
}
