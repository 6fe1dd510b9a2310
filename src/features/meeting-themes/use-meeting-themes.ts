import { useCallback, useMemo } from "react";
import { mayAgree, mayWriteNotes } from "../../domain/access.ts";
import { withoutTwins } from "../../domain/action-twins.ts";
import { academicYearOf, type Day } from "../../domain/calendar.ts";
import type { Row } from "../../domain/change.ts";
import type { Edit } from "../../domain/edit.ts";
import { type MeetingAction, meetingActionsOf } from "../../domain/meeting-action.ts";
import { meetingEntriesOf } from "../../domain/meeting-entry.ts";
import { type MeetingRound, meetingRoundsOf, roundAt } from "../../domain/meeting-round.ts";
import { type RoundThemes, roundThemes } from "../../domain/meeting-themes.ts";
import { type Meeting, meetingsOf } from "../../domain/meeting.ts";
import { membershipOf } from "../../domain/membership.ts";
import { noteIn } from "../../domain/note.ts";
import { ownId } from "../../domain/own-id.ts";
import { tickedPhrasesOf } from "../../domain/phrase.ts";
import { pupilOf, shortNames } from "../../domain/pupil.ts";
import { keyParts } from "../../domain/schema.ts";
import { classesOf, type SchoolClass } from "../../domain/school-class.ts";
import { type StaffMeeting, staffMeetingOf } from "../../domain/staff-meeting.ts";
import { type Subject, subjectsOf } from "../../domain/subject.ts";
import { textOf } from "../../notes/note-text.ts";
import { sayCommit } from "../../storage/commit.ts";
import {
  useCommit,
  useDevice,
  useLive,
  useSchoolDay,
  useStanding,
} from "../../storage/use-live.ts";
import { type View, viewOf } from "../../storage/view.ts";

export type ThemesHeld = {
  today: Day;
  round: MeetingRound;
  /** Every round, the latest first. */
  rounds: readonly MeetingRound[];
  themes: RoundThemes;
  /** Classes of the round's year, in year order. */
  classes: readonly SchoolClass[];
  subjects: readonly Subject[];
  childName: (pupil: string) => string;
  /** Name of the class a child is in, in the round's year. */
  classOf: (pupil: string) => string;
  /** Every meeting known, by id. */
  meetings: ReadonlyMap<string, Meeting>;
  /** The meeting of a class in the round. */
  meetingIn: (schoolClass: string) => Meeting | undefined;
  /** Names of who teaches a class, to be asked what worked. [MW4] */
  teachersOf: (schoolClass: string) => readonly string[];
  /** Name of a person. */
  staffName: (user: string) => string;
};

const TABLES = [
  "meeting-round",
  "meeting",
  "meeting-entry",
  "meeting-phrase",
  "meeting-action",
  "class",
  "subject",
  "pupil",
  "membership",
  "staff",
  "staff-class",
] as const;
type Rows = Record<(typeof TABLES)[number], Row[]>;

async function readRows(view: View): Promise<Rows> {
  const read = await Promise.all(TABLES.map(async (t) => [t, await view.rows(t)] as const));
  return Object.fromEntries(read) as Record<(typeof TABLES)[number], Row[]>;
}

/**
 * What the meetings of a round said over all classes this person sees. Null: there is no such round
 * here; without an id, the round of the day. Undefined while the device is read.
 */
export function useMeetingThemes(id: string | undefined): ThemesHeld | null | undefined {
  const today = useSchoolDay();
  const rows = useLive(readRows, []);
  return useMemo(() => {
    if (rows === undefined) return undefined;
    const rounds = meetingRoundsOf(rows["meeting-round"]);
    const round = id === undefined ? roundAt(rounds, today) : rounds.find((one) => one.id === id);
    if (round === undefined) return null;
    const allMeetings = meetingsOf(rows.meeting);
    const pupils = rows.pupil.map(pupilOf);
    const short = shortNames(pupils);
    const classes = classesOf(rows.class, round.year);
    const names = new Map(classes.map((one) => [one.id, one.name]));
    const staff = new Map(rows.staff.map((row) => [row.k, String(row.f.name)]));
    const teachers = teachersByClass(rows, today);
    const placed = new Map(
      rows.membership.flatMap((row): [string, string][] => {
        const one = membershipOf(row);
        return one?.year === round.year && one.class !== null ? [[one.pupil, one.class]] : [];
      }),
    );
    return {
      today,
      round,
      rounds,
      themes: roundThemes({
        meetings: allMeetings.filter((one) => one.round === round.id),
        allMeetings,
        entries: meetingEntriesOf(rows["meeting-entry"]),
        ticked: tickedPhrasesOf(rows["meeting-phrase"]),
        actions: withoutTwins(meetingActionsOf(rows["meeting-action"])),
        day: today,
      }),
      classes,
      subjects: subjectsOf(rows.subject),
      childName: (pupil) => short.get(pupil) ?? "a child who left",
      classOf: (pupil) => names.get(placed.get(pupil) ?? "") ?? "no class",
      meetings: new Map(allMeetings.map((one) => [one.id, one])),
      meetingIn: (schoolClass) =>
        allMeetings.find((one) => one.round === round.id && one.class === schoolClass),
      teachersOf: (schoolClass) => teachers.get(schoolClass) ?? [],
      staffName: (user) => staff.get(user) ?? "somebody who left",
    };
  }, [rows, id, today]);
}

/** Names of the teachers of each class who are still here. */
function teachersByClass(
  rows: Pick<Rows, "staff" | "staff-class">,
  today: Day,
): ReadonlyMap<string, readonly string[]> {
  const here = new Map(
    rows.staff
      .filter(({ f }) => typeof f.left !== "string" || f.left > today)
      .map((row) => [row.k, String(row.f.name)]),
  );
  const found = new Map<string, string[]>();
  for (const row of rows["staff-class"]) {
    const { user = "", class: id = "" } = keyParts(row.t, row.k) ?? {};
    const name = here.get(user);
    if (row.f.as === "teacher" && name !== undefined)
      found.set(id, [...(found.get(id) ?? []), name].sort());
  }
  return found;
}

export type StaffMeetingHeld = {
  today: Day;
  year: number;
  user: string;
  meeting: StaffMeeting;
  actions: readonly MeetingAction[];
  /** Whether this person writes in the meeting. [MA2] */
  mayWrite: boolean;
  /** Whether this person writes down what was talked about. [NT8] */
  mayNote: boolean;
  /** What was talked about, as plain words. */
  talked: string;
  /** The same as it is on the disk now. */
  readTalked: () => Promise<string>;
  staff: readonly { user: string; name: string }[];
  nameOf: (user: string) => string;
  /** The same where a person who reads it is nobody's "you". */
  staffName: (user: string) => string;
  newId: () => string;
  save: (edits: readonly Edit[]) => Promise<string | undefined>;
};

/** A meeting of the staff. Null: there is none of this id here. Undefined while the device is read. */
export function useStaffMeeting(id: string): StaffMeetingHeld | null | undefined {
  const device = useDevice();
  const standing = useStanding();
  const today = useSchoolDay();
  const commit = useCommit();
  const rows = useLive(
    async (view) => ({
      meeting: await view.row("staff-meeting", id),
      note: await view.row("staff-note", id),
      actions: await view.rows("staff-action"),
      staff: await view.rows("staff"),
    }),
    [id],
  );
  const save = useCallback(
    async (edits: readonly Edit[]) => sayCommit(await commit(edits)),
    [commit],
  );
  return useMemo(() => {
    if (rows === undefined || standing === undefined) return undefined;
    const meeting = staffMeetingOf(rows.meeting);
    if (meeting === undefined) return null;
    const names = new Map(rows.staff.map((row) => [row.k, String(row.f.name)]));
    return {
      today,
      year: academicYearOf(today),
      user: device.user,
      meeting,
      actions: meetingActionsOf(rows.actions).filter((one) => one.meeting === id),
      mayWrite: mayAgree(standing, false),
      mayNote: mayWriteNotes(standing),
      talked: talkedIn(rows.note),
      readTalked: async () => talkedIn(await viewOf(device).row("staff-note", id)),
      staff: rows.staff
        .filter(({ f }) => f.role !== "governor")
        .filter(({ f }) => typeof f.left !== "string" || f.left > today)
        .map((row) => ({ user: row.k, name: String(row.f.name) }))
        .sort((a, b) => a.name.localeCompare(b.name, "en")),
      staffName: (user) => names.get(user) ?? "somebody who left",
      nameOf: (user) => (user === device.user ? "you" : (names.get(user) ?? "somebody who left")),
      newId: () => ownId(device.user, device.randomHex(8)),
      save,
    };
  }, [rows, standing, today, device, id, save]);
}

function talkedIn(row: Row | undefined): string {
  return textOf(noteIn(row, "talked")).trim();
}
