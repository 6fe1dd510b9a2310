import { useMemo } from "react";
import { mayPlan } from "../../domain/access.ts";
import type { Row } from "../../domain/change.ts";
import type { SetEdit } from "../../domain/edit.ts";
import {
  joinTargetGroup,
  leaveTargetGroup,
  targetGroupAsBefore,
  targetGroupKey,
  targetGroupOf,
  type TargetGroupPlace,
} from "../../domain/target-group.ts";
import { sayCommit } from "../../storage/commit.ts";
import {
  useCommit,
  useDevice,
  useLive,
  useSchoolDay,
  useStanding,
} from "../../storage/use-live.ts";
import type { SchoolInsight } from "../../storage/use-school-insight.ts";

/** What became of a step: the words why it was not kept, or the way back. */
export type Step = { say: string } | { undo: () => Promise<unknown> };

/** The target groups of one year, this or the next, and the steps in and out. */
export type TargetGroups = {
  of: (pupil: string, subject: string) => TargetGroupPlace | undefined;
  /** Whether this person may choose for the child. [TG3] */
  may: (pupil: string, subject: string) => boolean;
  staffName: (user: string) => string;
  /** Of any year. */
  className: (id: string) => string;
  join: (pupil: string, subject: string, why: string) => Promise<Step>;
  leave: (pupil: string, subject: string, why: string) => Promise<Step>;
};

/** Choosing, by people alone. [TG1] Undefined while the device is read. */
export function useTargetGroups(insight: SchoolInsight, year: number): TargetGroups | undefined {
  const device = useDevice();
  const standing = useStanding();
  const commit = useCommit();
  const day = useSchoolDay();
  const staff = useLive((view) => view.rows("staff"), []);
  const classes = useLive((view) => view.rows("class"), []);
  const held = insight.rows["target-group"];
  return useMemo(() => {
    if (standing === undefined || staff === undefined) return undefined;
    if (classes === undefined) return undefined;
    const rows = new Map<string, Row>(held.map((row) => [row.k, row]));
    const names = new Map(staff.map(({ k, f }) => [k, String(f.name)]));
    const called = new Map(classes.map(({ k, f }) => [k, String(f.name)]));
    const me = { year, day, by: device.user };
    const rowOf = (pupil: string, subject: string) =>
      rows.get(targetGroupKey(pupil, year, subject));
    const step = async (pupil: string, subject: string, edit: SetEdit): Promise<Step> => {
      const before = { ...me, pupil, subject, row: rowOf(pupil, subject) };
      const say = sayCommit(await commit([edit]));
      return say === undefined ? { undo: () => commit([targetGroupAsBefore(before)]) } : { say };
    };
    return {
      of: (pupil, subject) => targetGroupOf(rowOf(pupil, subject)),
      may: (pupil, subject) => mayPlan(standing, { pupil, year: String(year), subject }),
      staffName: (user) => names.get(user) ?? "somebody who left",
      className: (id) => called.get(id) ?? "a class",
      join: (pupil, subject, why) =>
        step(
          pupil,
          subject,
          joinTargetGroup({ ...me, pupil, subject, why, row: rowOf(pupil, subject) }),
        ),
      leave: (pupil, subject, why) =>
        step(
          pupil,
          subject,
          leaveTargetGroup({ ...me, pupil, subject, why, row: rowOf(pupil, subject) }),
        ),
    };
  }, [held, standing, staff, classes, commit, device, year, day]);
}
