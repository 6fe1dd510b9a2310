import { useMemo } from "react";
import { mayAgree, mayWriteAbout } from "../../domain/access.ts";
import type { Row } from "../../domain/change.ts";
import { bringBack } from "../../domain/changed-fields.ts";
import {
  changeCurricularTarget,
  type CurricularTarget,
  curricularTargetsOf,
  removeCurricularTarget,
  saveCurricularTarget,
  sayAchieved,
  targetAchievedOf,
  type TargetLayer,
} from "../../domain/curricular-target.ts";
import type { SetEdit } from "../../domain/edit.ts";
import { ownId } from "../../domain/own-id.ts";
import { sayCommit } from "../../storage/commit.ts";
import {
  useCommit,
  useDevice,
  useLive,
  useSchoolDay,
  useStanding,
} from "../../storage/use-live.ts";

/** What became of a step: the words why it was not kept, or the way back. */
export type Step = { say: string } | { undo: () => Promise<unknown> };

export type CurricularTargets = {
  /** Of the year, by half-term, then subject. */
  all: readonly CurricularTarget[];
  /** Rows of how far children got. */
  achieved: readonly Row[];
  /** How far a child got; undefined: nobody has said. */
  of: (target: string, pupil: string) => TargetLayer | undefined;
  maySet: boolean;
  maySay: (pupil: string) => boolean;
  newId: () => string;
  save: (after: CurricularTarget, before: CurricularTarget | undefined) => Promise<Step>;
  remove: (one: CurricularTarget) => Promise<Step>;
  say: (target: string, pupil: string, layer: TargetLayer) => Promise<Step>;
};

/** The curricular targets of a year and how far children got. [CU1] [CU2] Undefined while read. */
export function useCurricularTargets(year: number): CurricularTargets | undefined {
  const device = useDevice();
  const standing = useStanding();
  const commit = useCommit();
  const on = useSchoolDay();
  const rows = useLive(
    async (view) => ({
      targets: await view.rows("curricular-target"),
      achieved: await view.rows("curricular-target-pupil"),
    }),
    [],
  );
  return useMemo(() => {
    if (rows === undefined || standing === undefined) return undefined;
    const said = new Map(
      rows.achieved.flatMap((row) => {
        const one = targetAchievedOf(row);
        return one === undefined ? [] : [[`${one.target} ${one.pupil}`, one] as const];
      }),
    );
    const kept = async (edits: readonly SetEdit[], back: readonly SetEdit[]): Promise<Step> => {
      const say = sayCommit(await commit(edits));
      return say === undefined ? { undo: () => commit(back) } : { say };
    };
    return {
      all: curricularTargetsOf(rows.targets, year),
      achieved: rows.achieved,
      of: (target, pupil) => said.get(`${target} ${pupil}`)?.achieved,
      maySet: mayAgree(standing, false),
      maySay: (pupil) => mayWriteAbout(standing, pupil),
      newId: () => ownId(device.user, device.randomHex(6)),
      save: (after, before) =>
        before === undefined
          ? kept([saveCurricularTarget(after)], [removeCurricularTarget(after.id)])
          : kept(changeCurricularTarget(before, after), changeCurricularTarget(after, before)),
      remove: (one) => {
        const gone = removeCurricularTarget(one.id);
        return kept([gone], [bringBack(gone)]);
      },
      say: (target, pupil, achieved) => {
        const of = { target, pupil, on, by: device.user };
        const before = said.get(`${target} ${pupil}`)?.achieved ?? null;
        return kept([sayAchieved({ ...of, achieved })], [sayAchieved({ ...of, achieved: before })]);
      },
    };
  }, [rows, standing, commit, device, year, on]);
}
