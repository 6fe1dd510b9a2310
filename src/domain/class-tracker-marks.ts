import type { Day } from "./calendar.ts";
import type { Row } from "./change.ts";
import { type Group, groupsOf, inGroup } from "./group.ts";
import { interventionOf, interventionPlaceOf } from "./intervention.ts";
import { spanOn } from "./span.ts";
import { targetedOn, targetGroupOf } from "./target-group.ts";

/** A sign after a name: a shape or letters, and what is said of it aloud. Never a colour alone. */
export type ChildMark = { sign: string; words: string };

/** Which marks are asked for. Groups only ever by their own ids. [CT7] */
export type MarkChoice = {
  targetGroup: boolean;
  intervention: boolean;
  note: boolean;
  groups: readonly string[];
};

/** What a teacher works with is there unasked; what a child belongs to is not. [CT7] */
export const USUAL_MARKS: MarkChoice = {
  targetGroup: true,
  intervention: true,
  note: true,
  groups: [],
};

export const TARGET_GROUP_SIGN = "◆";
export const INTERVENTION_SIGN = "●";
export const NOTE_SIGN = "✎";

/** Rows of `target-group`, `intervention`, `intervention-pupil`, and for groups `pupil`, `pupil-group`, `group`. */
export type MarkRows = readonly Row[];

/** The groups that can be asked for, in the school's order; "no SEN" marks nearly everybody, so not. */
export function markableGroups(rows: MarkRows): readonly Group[] {
  return groupsOf(rows).filter((group) => group.id !== "sen-n");
}

/** Pupil → marks on a day in one subject: target group, intervention, then groups. [CT7] */
export function childMarks(
  rows: MarkRows,
  of: { day: Day; year: number; subject: string; choice: MarkChoice },
): ReadonlyMap<string, readonly ChildMark[]> {
  const { day, year, subject, choice } = of;
  const marks = new Map<string, ChildMark[]>();
  const add = (pupil: string, mark: ChildMark) => {
    const held = marks.get(pupil) ?? [];
    if (!held.some(({ words }) => words === mark.words)) marks.set(pupil, [...held, mark]);
  };
  if (choice.targetGroup)
    for (const row of rows) {
      const place = targetGroupOf(row);
      if (place?.year !== year || place.subject !== subject) continue;
      if (targetedOn(row, day) !== undefined)
        add(place.pupil, { sign: TARGET_GROUP_SIGN, words: "target group" });
    }
  if (choice.intervention) {
    const running = new Map(
      rows.flatMap((row) => {
        const one = interventionOf(row);
        const here = one !== undefined && (one.subject === null || one.subject === subject);
        return here ? [[one.id, one] as const] : [];
      }),
    );
    for (const row of rows) {
      const place = interventionPlaceOf(row);
      const one = running.get(place?.intervention ?? "");
      if (place === undefined || one === undefined) continue;
      if (spanOn(place.spans, day) !== undefined)
        add(place.pupil, { sign: INTERVENTION_SIGN, words: `in ${one.name}` });
    }
  }
  const groups = markableGroups(rows).filter((group) => choice.groups.includes(group.id));
  for (const { id, letter, name } of groups)
    for (const pupil of inGroup(rows, id, day)) add(pupil, { sign: letter, words: name });
  return marks;
}

/** One sign a kind after a name: two interventions are one dot. */
export function signsOf(marks: readonly ChildMark[]): readonly string[] {
  return [...new Set(marks.map(({ sign }) => sign))];
}

/** The marks on show as a legend has them. */
export function markLegend(choice: MarkChoice, groups: readonly Group[]): readonly ChildMark[] {
  return [
    ...(choice.targetGroup ? [{ sign: TARGET_GROUP_SIGN, words: "target group" }] : []),
    ...(choice.intervention ? [{ sign: INTERVENTION_SIGN, words: "in an intervention" }] : []),
    ...(choice.note ? [{ sign: NOTE_SIGN, words: "a reason was written" }] : []),
    ...groups
      .filter((group) => choice.groups.includes(group.id))
      .map(({ letter, name }) => ({ sign: letter, words: name })),
  ];
}
