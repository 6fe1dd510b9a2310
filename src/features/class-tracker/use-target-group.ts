import { useMemo } from "react";
import { mayPlan } from "../../domain/access.ts";
import type { Day } from "../../domain/calendar.ts";
import type { Row } from "../../domain/change.ts";
import type { SetEdit } from "../../domain/edit.ts";
import {
  joinTargetGroup,
  leaveTargetGroup,
  targetedOn,
  targetGroupAsBefore,
  targetGroupKey,
  targetGroupOf,
  type TargetGroupPlace,
} from "../../domain/target-group.ts";
import { sayCommit } from "../../storage/commit.ts";
import { useCommit, useDevice, useLive, useStanding } from "../../storage/use-live.ts";
import type { ClassTracker } from "./use-class-tracker.ts";

/** What became of a step: the words why it was not kept, or the way back. */
export type PlanStep = { say: string } | { undo: () => Promise<unknown> };

/** The subject's target group of this class and year. */
export type TargetGroup = {
  /** What is known of a child's place in it, past or present. */
  of: (pupil: string) => TargetGroupPlace | undefined;
  /** Since when a child is in it; undefined when not. */
  since: (pupil: string) => Day | undefined;
  /** Whether this person may choose for the child. [TG3] */
  may: (pupil: string) => boolean;
  join: (pupil: string, why: string) => Promise<PlanStep>;
  leave: (pupil: string, why: string) => Promise<PlanStep>;
};

/** Who is in the target group, and choosing them. [TG1] Undefined while the device is read. */
export function useTargetGroup({ facts }: ClassTracker): TargetGroup | undefined {
  const device = useDevice();
  const standing = useStanding();
  const commit = useCommit();
  const { year, subject, today } = facts;
  const ids = facts.children.map(({ pupil }) => pupil.id).join(" ");
  const rows = useLive(
    (view) =>
      view.many(
        "target-group",
        ids.split(" ").map((pupil) => targetGroupKey(pupil, year, subject)),
      ),
    [ids, year, subject],
  );
  return useMemo(() => {
    if (rows === undefined || standing === undefined) return undefined;
    const rowOf = (pupil: string): Row | undefined =>
      rows.get(targetGroupKey(pupil, year, subject));
    const step = async (pupil: string, edit: SetEdit): Promise<PlanStep> => {
      const before = { pupil, year, subject, row: rowOf(pupil), by: device.user };
      const say = sayCommit(await commit([edit]));
      return say === undefined ? { undo: () => commit([targetGroupAsBefore(before)]) } : { say };
    };
    const me = { year, subject, day: today, by: device.user };
    return {
      of: (pupil) => targetGroupOf(rowOf(pupil)),
      since: (pupil) => targetedOn(rowOf(pupil), today)?.from,
      may: (pupil) => mayPlan(standing, { pupil, year: String(year), subject }),
      join: (pupil, why) => step(pupil, joinTargetGroup({ ...me, pupil, why, row: rowOf(pupil) })),
      leave: (pupil, why) =>
        step(pupil, leaveTargetGroup({ ...me, pupil, why, row: rowOf(pupil) })),
    };
  }, [rows, standing, commit, device, year, subject, today]);
}
