import { useMemo } from "react";
import { mayAgree, SEES_ALL } from "../../domain/access.ts";
import {
  acceptAction,
  agreeAction,
  changeAction,
  dropAction,
  finishAction,
  removeAction,
  reopenAction,
  sayHelped,
} from "../../domain/action-edit.ts";
import { mayBeAsked } from "../../domain/action-owners.ts";
import { type TakenOff, takenOff } from "../../domain/action-taken-off.ts";
import { withoutTwins } from "../../domain/action-twins.ts";
import { answersAsBefore } from "../../domain/action-undo.ts";
import { academicYearOf, type Day } from "../../domain/calendar.ts";
import { bringBack } from "../../domain/changed-fields.ts";
import type { SetEdit } from "../../domain/edit.ts";
import { type Intervention, interventionsOf } from "../../domain/intervention.ts";
import {
  type ActionTerms,
  type Helped,
  type MeetingAction,
  meetingActionsOf,
} from "../../domain/meeting-action.ts";
import { type Meeting, meetingsOf } from "../../domain/meeting.ts";
import { ownId } from "../../domain/own-id.ts";
import { classesOf, type SchoolClass } from "../../domain/school-class.ts";
import { sayCommit } from "../../storage/commit.ts";
import { takeBack } from "../../storage/take-back.ts";
import {
  useCommit,
  useDevice,
  useLive,
  useSchoolDay,
  useStanding,
} from "../../storage/use-live.ts";

/** What became of a step: the words why it was not kept, or the way back, which answers why it is not gone. */
export type Step = { say: string } | { undo: () => Promise<string | undefined> };

export type Owner = { id: string; name: string };

export type Actions = {
  /** Every action this person sees, the first due first. */
  all: readonly MeetingAction[];
  today: Day;
  user: string;
  /** Sees every child, so "the school's" is the whole school's. */
  seesAll: boolean;
  /** This year's classes that this person sees, in year order. */
  classes: readonly SchoolClass[];
  className: (id: string) => string;
  staffName: (user: string) => string;
  /** A colleague’s name as far as the device has it; undefined of nobody and of the reader too. */
  colleagueName: (user: string | null) => string | undefined;
  meetings: ReadonlyMap<string, Meeting>;
  interventions: readonly Intervention[];
  /** Who could do an action of a class (null: of the staff): those who will see it. */
  ownersOf: (schoolClass: string | null) => readonly Owner[];
  mayAgree: (schoolClass: string | null) => boolean;
  newId: () => string;
  accept: (action: MeetingAction) => Promise<Step>;
  finish: (action: MeetingAction) => Promise<Step>;
  drop: (action: MeetingAction, why: string) => Promise<Step>;
  reopen: (action: MeetingAction) => Promise<Step>;
  helped: (action: MeetingAction, helped: Helped | null) => Promise<Step>;
  agree: (terms: ActionTerms, accepted: boolean) => Promise<Step>;
  change: (before: MeetingAction, terms: ActionTerms) => Promise<Step>;
  /** With those that go with it; see `takenOff`. */
  remove: (action: MeetingAction) => Promise<Step>;
  takenOff: (action: MeetingAction) => TakenOff;
};

/** The actions this person sees, and the steps on them. Undefined while the device is read. */
export function useActions(): Actions | undefined {
  const device = useDevice();
  const { user } = device;
  const standing = useStanding();
  const commit = useCommit();
  const today = useSchoolDay();
  const rows = useLive(
    async (view) => ({
      actions: [...(await view.rows("meeting-action")), ...(await view.rows("staff-action"))],
      staff: await view.rows("staff"),
      classes: await view.rows("class"),
      meetings: await view.rows("meeting"),
      interventions: await view.rows("intervention"),
    }),
    [],
  );
  return useMemo((): Actions | undefined => {
    if (rows === undefined || standing === undefined) return undefined;
    const { roster, role, grants } = standing;
    const staffNames = new Map(rows.staff.map(({ k, f }) => [k, String(f.name)]));
    const classNames = new Map(rows.classes.map(({ k, f }) => [k, String(f.name)]));
    const kept = async (
      step: SetEdit | undefined,
      back: SetEdit | undefined,
      as: "whole" | "fields" = "whole",
    ): Promise<Step> => {
      const say = sayCommit(await commit(step === undefined ? [] : [step]));
      if (say !== undefined) return { say };
      const steps = step === undefined || back === undefined ? [] : [{ step, back }];
      return { undo: () => takeBack(device, commit, steps, as) };
    };
    const written = meetingActionsOf(rows.actions);
    const takeOff = async (actions: readonly MeetingAction[]): Promise<Step> => {
      const off = actions.map(removeAction);
      const say = sayCommit(await commit(off));
      if (say !== undefined) return { say };
      const steps = off.map((step) => ({ step, back: bringBack(step) }));
      return { undo: () => takeBack(device, commit, steps) };
    };
    const answered = (action: MeetingAction, step: SetEdit) =>
      kept(step, answersAsBefore(action, step));
    return {
      all: withoutTwins(written),
      today,
      user,
      seesAll: role !== undefined && SEES_ALL.includes(role),
      classes: classesOf(rows.classes, academicYearOf(today)).filter(({ id }) =>
        grants.sees.has(`c:${id}`),
      ),
      className: (id) => classNames.get(id) ?? "a class of another year",
      staffName: (id) => staffNames.get(id) ?? "somebody who left",
      colleagueName: (id) => (id === null || id === user ? undefined : staffNames.get(id)),
      meetings: new Map(meetingsOf(rows.meetings).map((one) => [one.id, one])),
      interventions: interventionsOf(rows.interventions),
      ownersOf: (schoolClass) =>
        [...staffNames]
          .filter(([id]) => mayBeAsked(roster, id, schoolClass, today))
          .map(([id, name]) => ({ id, name }))
          .sort((a, b) => a.name.localeCompare(b.name, "en")),
      mayAgree: (schoolClass) => mayAgree(standing, schoolClass !== null),
      newId: () => ownId(user, device.randomHex(6)),
      accept: (action) =>
        kept(acceptAction(action, { on: today, by: user }), acceptAction(action, null)),
      finish: (action) => answered(action, finishAction(action, today, user)),
      drop: (action, why) => answered(action, dropAction(action, why, user)),
      reopen: (action) => answered(action, reopenAction(action)),
      helped: (action, helped) => answered(action, sayHelped(action, helped, today)),
      agree: (terms, accepted) => kept(agreeAction(terms, accepted), removeAction(terms)),
      change: (before, terms) => {
        const [[step], [back]] = [changeAction(before, terms), changeAction(terms, before)];
        return kept(step, back, "fields");
      },
      remove: (action) => takeOff([action, ...takenOff(written, action).also]),
      takenOff: (action) => takenOff(written, action),
    };
  }, [rows, standing, commit, device, user, today]);
}
