import { useCallback } from "react";
import type { AttainmentFacts } from "../../domain/attainment-facts.ts";
import { snapshotAudience } from "../../domain/snapshot-audience.ts";
import { type FrozenView, freezing } from "../../domain/snapshot.ts";
import { breathe, type Work } from "../../files/work.ts";
import { sayCommit } from "../../storage/commit.ts";
import { savingOf } from "../../storage/saving.ts";
import { schoolNow } from "../../storage/school-clock.ts";
import { useCommit, useDevice } from "../../storage/use-live.ts";
import { viewOf } from "../../storage/view.ts";

/** What is frozen: the facts as they are shown, with the views onto them. */
export type ToFreeze = {
  facts: AttainmentFacts;
  /** Null: the school. */
  class: string | null;
  views: readonly FrozenView[];
  name: string;
  note: string;
  versionOf: string | null;
};

/** What came of it: the snapshot's id once it is on the disk, or why nothing was kept. */
export type Frozen = { id: string } | { say: string };

/**
 * Freezes, a few children at a time, so that it can be followed and cancelled until it is put on the
 * disk, which is one step. Throws when it was cancelled; then nothing is kept. [SN11]
 */
export function useFreeze(): (of: ToFreeze, work: Work) => Promise<Frozen> {
  const device = useDevice();
  const commit = useCommit();
  return useCallback(
    async (of, work) => {
      await breathe(work, 0);
      const view = viewOf(device);
      const id = device.randomHex(10);
      const { onDevice } = await savingOf(device);
      const snapshot = {
        id,
        class: of.class,
        name: of.name,
        note: of.note,
        at: await schoolNow(device),
        by: device.user,
        views: of.views,
        waiting: onDevice,
        seenBy: snapshotAudience(
          await view.rows("staff"),
          await view.rows("staff-class"),
          of.class,
        ),
        versionOf: of.versionOf,
      };
      const records = await view.rows("attainment");
      const steps = freezing({ snapshot, facts: of.facts, records });
      let step = steps.next();
      while (step.done !== true) {
        await breathe(work, step.value / of.facts.children.length);
        step = steps.next();
      }
      await breathe(work, 1);
      const say = sayCommit(await commit(step.value));
      return say === undefined ? { id } : { say };
    },
    [device, commit],
  );
}
