import type { Row } from "../domain/change.ts";
import { SHIPPED_GROUPS } from "../domain/group.ts";
import { DAY_MS, type DayNumber, dayOf, openUntil, schoolDayWithin } from "./demo-calendar.ts";
import type { DemoName, Sex } from "./demo-names.ts";
import type { RowMaker } from "./demo-row.ts";
import type { Seeded } from "./seeded.ts";

/** A time a child belongs to a group: from the first to the last day, or still. */
export type GroupSpell = { group: string; from: DayNumber; to: DayNumber | null };

/** A group of the school's own, beside the ones every school has. */
const OWN_GROUP = { id: "young-carer", name: "Young carer", letter: "YC", sensitive: true };

const USED: readonly string[] = [
  "fsm",
  "ever-6",
  "pupil-premium",
  "sen-k",
  "sen-e",
  "eal",
  "looked-after",
  "service",
];

/** The groups a child belongs or belonged to, none before arriving, none after today. */
export function spellsOf(
  chance: Seeded,
  child: { sex: Sex; name: DemoName; arrived: DayNumber; left: DayNumber | null; today: DayNumber },
): readonly GroupSpell[] {
  const spells: GroupSpell[] = [];
  const { arrived } = child;
  const until = Math.max(Math.min(child.left ?? child.today, child.today) - 1, arrived);
  const within = (most: number) => Math.min(arrived + chance.whole(0, most), until);
  const add = (group: string, from: DayNumber, to: DayNumber | null = null) =>
    spells.push({ group, from, to });
  /** A day on which it ended, for a share of those who have had it for most of a year. */
  const ending = (from: DayNumber, share: number) =>
    until > from + 250 && chance.happens(share) ? from + chance.whole(200, until - from) : null;

  const lookedAfter = chance.happens(0.009);
  if (lookedAfter) add("looked-after", within(300));
  const freeMeals = chance.happens(0.21);
  const mealsFrom = within(90);
  if (freeMeals) {
    const to = ending(mealsFrom, 0.25);
    add("fsm", mealsFrom, to);
    add("ever-6", mealsFrom);
  }
  if (freeMeals || lookedAfter || chance.happens(0.02)) add("pupil-premium", mealsFrom);
  if (chance.happens(child.name.origin.eal)) add("eal", arrived);
  if (chance.happens(0.015)) add("service", arrived, ending(arrived, 0.1));
  if (chance.happens(0.008)) add("young-carer", within(400));
  const supportFrom = within(700);
  if (chance.happens(child.sex === "M" ? 0.05 : 0.025)) {
    // A plan mostly follows some time of support without one.
    const planFrom = Math.min(supportFrom + chance.whole(90, 500), until);
    if (planFrom > supportFrom + 60) add("sen-k", supportFrom, planFrom - 1);
    add("sen-e", planFrom);
  } else if (chance.happens(child.sex === "M" ? 0.17 : 0.1)) {
    add("sen-k", supportFrom, ending(supportFrom, 0.15));
  }
  return spells;
}

/** The same spells, none of which begins or ends while the school is closed, between two days. */
export function onSchoolDays(
  spells: readonly GroupSpell[],
  { first, last }: { first: DayNumber; last: DayNumber },
): readonly GroupSpell[] {
  return spells.map(({ group, from, to }) => ({
    group,
    from: Math.max(first, schoolDayWithin(from, first, last)),
    to: to === null ? null : openUntil(to),
  }));
}

export function hasSpell(child: { spells: readonly GroupSpell[] }, group: string): boolean {
  return child.spells.some((spell) => spell.group === group);
}

export function groupRows(rows: RowMaker, sinceMs: number): readonly Row[] {
  const used = SHIPPED_GROUPS.filter((group) => USED.includes(group.id));
  return [...used, OWN_GROUP].map(({ id, name, letter, sensitive }) =>
    rows.make("group", id, { name, letter, sensitive, removed: false }, sinceMs),
  );
}

export function pupilGroupRows(
  rows: RowMaker,
  child: { id: string; spells: readonly GroupSpell[] },
  sinceMs: number,
): readonly Row[] {
  return child.spells.map(({ group, from, to }) => {
    const spans = [{ from: dayOf(from), to: to === null ? null : dayOf(to) }];
    const ms = Math.max((to ?? from) * DAY_MS + 9 * 3_600_000, sinceMs);
    return rows.make("pupil-group", `${child.id}:${group}`, { spans }, ms);
  });
}
