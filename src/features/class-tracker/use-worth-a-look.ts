import { useDeferredValue, useMemo, useState } from "react";
import { scaleOf } from "../../domain/access.ts";
import { pointAt } from "../../domain/assessment-point.ts";
import { academicYearOf, type Day } from "../../domain/calendar.ts";
import { type ChildInSight, childInSight } from "../../domain/class-look.ts";
import type { TrackerFacts } from "../../domain/class-tracker.ts";
import { interventionPlaceOf, interventionsOf, supportedOn } from "../../domain/intervention.ts";
import { progressSettings } from "../../domain/progress-settings.ts";
import { type WorthALook, worthALook } from "../../domain/progress-worth-a-look.ts";
import {
  bringBack,
  mayLook,
  partedBySetAside,
  type SetAside,
  setAside,
  setAsideKey,
  setAsideOf,
} from "../../domain/set-aside.ts";
import { targetedOn, targetGroupKey, targetGroupOf } from "../../domain/target-group.ts";
import { readHistory, steadyHistory, yearsBefore } from "../../storage/attainment-history.ts";
import { sayCommit } from "../../storage/commit.ts";
import { useCommit, useDevice, useLive, useStanding } from "../../storage/use-live.ts";
import type { View } from "../../storage/view.ts";

export type Look = WorthALook & ChildInSight;

export type WorthALookList = {
  open: readonly Look[];
  aside: readonly { look: Look; by: SetAside }[];
  /** Children not on the list of whom nothing can be said yet, and all who were asked about. */
  tooLittle: number;
  children: number;
  /** Each answers with the words why it was not kept, or undefined when it was. */
  putAside: (look: Look, why: string) => Promise<string | undefined>;
  putBackAside: (by: SetAside) => Promise<string | undefined>;
  bringBack: (pupil: string) => Promise<string | undefined>;
};

/** Who of a class is worth a look in a subject. Undefined while read, and for whom it is not meant. */
export function useWorthALook(shown: TrackerFacts): WorthALookList | undefined {
  const device = useDevice();
  const standing = useStanding();
  const commit = useCommit();
  // The grid comes first: a level just given is on it before this list is worked out again.
  const facts = useDeferredValue(shown);
  const { subject, year, scale, children, points, thisYear, today } = facts;
  const pupils = useMemo(
    () =>
      children
        .filter(({ pupil }) => pupil.left === null || pupil.left > today)
        .filter(({ pupil }) => standing && mayLook(standing, pupil.id, year, subject)),
    [children, standing, subject, today, year],
  );
  const ids = pupils.map(({ pupil }) => pupil.id).join(" ");
  const [steady] = useState(() => steadyHistory());
  const history = useLive(
    async (view) => steady(await readHistory(view, listed(ids), year)),
    [ids, year],
  );
  const aside = useLive(
    (view) => readAside(view, listed(ids), year, subject),
    [ids, year, subject],
  );
  const planned = useLive(
    (view) => readPlanned(view, listed(ids), { year, subject, today }),
    [ids, year, subject, today],
  );

  const [weighed] = useState(
    () => new Map<string, { from: readonly unknown[]; is: ChildInSight }>(),
  );
  const looks = useMemo(() => {
    if (history === undefined || standing === undefined) return undefined;
    const settings = progressSettings(history.school);
    return pupils.map(({ pupil, yearGroup }): ChildInSight => {
      const record = thisYear.get(pupil.id);
      const from = [pupil, yearGroup, record, history, scale, subject, points, today];
      const held = weighed.get(pupil.id);
      if (held !== undefined && sameRows(held.from, from)) return held.is;
      const before = yearsBefore(history, pupil.id, year, yearGroup).filter(
        (one) => scaleOf(standing.roster, subject, one.year)?.id === scale.id,
      );
      const child = { pupil, yearGroup, year, points, record, before };
      const is = childInSight({ ...child, scale, subject, settings, today });
      weighed.set(pupil.id, { from, is });
      return is;
    });
  }, [history, standing, pupils, thisYear, scale, subject, points, today, year, weighed]);

  const point = pointAt(points, today)?.id ?? "none";
  return useMemo(() => {
    // Nothing of a year that is over is still worth a look.
    if (looks === undefined || aside === undefined || planned === undefined) return undefined;
    if (looks.length === 0) return undefined;
    if (year < academicYearOf(today)) return undefined;
    const says = new Map(looks.map((one) => [one.pupil.id, one.says]));
    const list = worthALook(
      looks.map((one) => ({ ...one, planned: one.planned || planned.has(one.pupil.id) })),
    ).map((one) => ({ ...one, says: says.get(one.pupil.id) ?? "" }));
    const named = new Set(list.map(({ pupil }) => pupil.id));
    const put = async (edit: ReturnType<typeof setAside>) => sayCommit(await commit([edit]));
    const me = { by: device.user, on: today, year, subject };
    return {
      ...partedBySetAside(list, aside, point),
      tooLittle: looks.filter(
        ({ pupil, finding: { state } }) => state === "not-enough-evidence" && !named.has(pupil.id),
      ).length,
      children: looks.length,
      putAside: ({ pupil, finding: { state }, reason }, why) =>
        put(setAside({ ...me, pupil: pupil.id, state, reason, point, why })),
      // Going back is a step too: it is of whoever takes it, today. [PS20]
      putBackAside: (before) => put(setAside({ ...before, by: device.user, on: today })),
      bringBack: (pupil) => put(bringBack({ ...me, pupil })),
    };
  }, [looks, aside, planned, year, today, subject, point, commit, device]);
}

function listed(ids: string): string[] {
  return ids === "" ? [] : ids.split(" ");
}

/** Children with something planned: in the subject's target group, or in an intervention. [PS16] */
async function readPlanned(
  view: View,
  pupils: readonly string[],
  { year, subject, today }: { year: number; subject: string; today: Day },
): Promise<ReadonlySet<string>> {
  const planned = new Set<string>();
  const keys = pupils.map((pupil) => targetGroupKey(pupil, year, subject));
  for (const row of (await view.many("target-group", keys)).values())
    if (targetedOn(row, today) !== undefined) planned.add(targetGroupOf(row)?.pupil ?? "");
  const known = new Set(interventionsOf(await view.rows("intervention")).map(({ id }) => id));
  for (const pupil of pupils)
    for (const row of await view.found("intervention-pupil", pupil)) {
      const place = interventionPlaceOf(row);
      if (place !== undefined && known.has(place.intervention) && supportedOn(row, today))
        planned.add(pupil);
    }
  return planned;
}

function sameRows(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at]);
}

async function readAside(
  view: View,
  pupils: readonly string[],
  year: number,
  subject: string,
): Promise<ReadonlyMap<string, SetAside>> {
  const keys = pupils.map((pupil) => setAsideKey(pupil, year, subject));
  const rows = await view.many("set-aside", keys);
  return new Map(
    [...rows.values()].flatMap((row): [string, SetAside][] => {
      const one = setAsideOf(row);
      return one === undefined ? [] : [[one.pupil, one]];
    }),
  );
}
