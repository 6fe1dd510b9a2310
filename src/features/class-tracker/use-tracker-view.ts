import { useMemo, useState } from "react";
import type { TrackerForm } from "../../domain/class-tracker-form.ts";
import {
  childMarks,
  markableGroups,
  type MarkChoice,
  type MarkRows,
  USUAL_MARKS,
} from "../../domain/class-tracker-marks.ts";
import type { TrackerFacts } from "../../domain/class-tracker.ts";
import { type Group, SHIPPED_GROUPS } from "../../domain/group.ts";
import { membershipOf } from "../../domain/membership.ts";
import { rememberTrackerView, trackerViewHere } from "../../storage/tracker-view-here.ts";
import { useDevice, useLive } from "../../storage/use-live.ts";
import type { View } from "../../storage/view.ts";

export type TrackerViewChoice = {
  marks: MarkChoice;
  form: TrackerForm | undefined;
  onMarks: (marks: MarkChoice) => void;
  onForm: (form: TrackerForm | undefined) => void;
};

/**
 * How the tracker is looked at: marks and columns, remembered for this person on this device.
 * Sensitive groups are asked for anew each time, for the next time may be on the classroom's
 * whiteboard. [CT7]
 */
export function useTrackerView(): TrackerViewChoice {
  const { user } = useDevice();
  const [{ marks, form }, setHeld] = useState<{ marks: MarkChoice; form?: TrackerForm }>(() => {
    const here = trackerViewHere(user);
    if (here === undefined) return { marks: USUAL_MARKS };
    const { form, midYear, ...marks } = here;
    return form ? { marks, form: { midYear } } : { marks };
  });
  const keep = (marks: MarkChoice, form: TrackerForm | undefined) => {
    setHeld(form === undefined ? { marks } : { marks, form });
    const open = new Set(SHIPPED_GROUPS.filter((one) => !one.sensitive).map(({ id }) => id));
    rememberTrackerView(user, {
      ...marks,
      groups: marks.groups.filter((id) => open.has(id)),
      form: form !== undefined,
      ...(form?.midYear === undefined ? {} : { midYear: form.midYear }),
    });
  };
  return {
    marks,
    form,
    onMarks: (next) => keep(next, form),
    onForm: (next) => keep(marks, next),
  };
}

/** The marks of a class's children, and the groups there are to ask for. */
export function useTrackerMarks(
  classId: string,
  facts: TrackerFacts,
  choice: MarkChoice,
): { marks: ReturnType<typeof childMarks>; groups: readonly Group[]; rows: MarkRows } {
  const rows = useMarkRows(classId, choice);
  const { today, year, subject } = facts;
  return useMemo(() => {
    return {
      marks: childMarks(rows, { day: today, year, subject, choice }),
      groups: markableGroups(rows),
      rows,
    };
  }, [rows, today, year, subject, choice]);
}

const NO_ROWS: MarkRows = [];

/** What marks are worked out from; rows of groups only when some are asked for. */
export function useMarkRows(classId: string, choice: MarkChoice): MarkRows {
  const asked = choice.groups.length > 0;
  return useLive((view) => readMarkRows(view, classId, asked), [classId, asked]) ?? NO_ROWS;
}

async function readMarkRows(view: View, classId: string, groups: boolean): Promise<MarkRows> {
  const pupils = (await view.found("membership", classId)).flatMap(
    (row) => membershipOf(row)?.pupil ?? [],
  );
  const inClass = new Set(pupils);
  const rows = [...(await view.rows("intervention")), ...(await view.rows("group"))];
  for (const pupil of pupils) {
    rows.push(...(await view.found("target-group", pupil)));
    rows.push(...(await view.found("intervention-pupil", pupil)));
  }
  if (!groups) return rows;
  rows.push(...(await view.many("pupil", pupils)).values());
  const all = await view.rows("pupil-group");
  rows.push(...all.filter((row) => inClass.has(row.k.split(":")[0] ?? "")));
  return rows;
}
