import type { Row } from "../domain/change.ts";
import { expectedRange } from "../domain/expectation.ts";
import { saveIntervention, type Wave } from "../domain/intervention.ts";
import { placeOf } from "../domain/level.ts";
import { LEVELS } from "../domain/levels-scale.ts";
import { ownId } from "../domain/own-id.ts";
import { DEFAULT_SUBJECTS } from "../domain/subject.ts";
import type { DemoPlan } from "./demo-attainment.ts";
import { DAY_MS, dayOf, type DemoYear, openFrom, openUntil } from "./demo-calendar.ts";
import type { DemoChild } from "./demo-children.ts";
import type { DemoClass } from "./demo-classes.ts";
import { hasSpell } from "./demo-groups.ts";
import type { RowMaker } from "./demo-row.ts";
import { seeded } from "./seeded.ts";

/** How many steps below the expected rows a child stood in July; 0 and less: not below. */
function lagOf(plan: DemoPlan, child: DemoChild, one: DemoClass, subject: string): number {
  const july = plan.courses.get(child.id)?.get(subject)?.(one.yearGroup - 1, "summer");
  const place = july === undefined ? undefined : placeOf(LEVELS, july);
  const range = expectedRange(LEVELS, one.yearGroup, "baseline");
  if (place?.kind !== "rung" || range === undefined) return 0;
  return range.lo.index - place.rung.index;
}

const CHOSEN_WHY = [
  "Was on pace in the infants and has slipped since",
  "Reads well, and the writing does not show it yet",
  "Away for much of last spring",
  "Two steps from what we agreed in July",
  "Ready for more: every task was finished early",
];
const LEFT_WHY = "Reviewed at half-term: keeps up without it now";

/** Children chosen for accelerated progress, this year and last: a handful a class and subject. */
export function targetGroupRows(plan: DemoPlan, rows: RowMaker): readonly Row[] {
  const made: Row[] = [];
  for (const year of plan.years.slice(-2))
    for (const one of plan.classes) {
      if (one.year !== year.year || one.yearGroup === 0) continue;
      for (const { id: subject } of DEFAULT_SUBJECTS)
        made.push(...chosenIn(plan, rows, one, year, subject));
    }
  return made;
}

function chosenIn(
  plan: DemoPlan,
  rows: RowMaker,
  one: DemoClass,
  { year, begins }: DemoYear,
  subject: string,
): Row[] {
  const chance = seeded(plan.seed, "target-group", one.id, subject);
  const from = openFrom(begins + chance.whole(14, 34));
  const most = one.yearGroup === 6 ? 5 : chance.whole(2, 4);
  const by = plan.teacherOf(one.id);
  const children = (plan.childrenOf.get(one.id) ?? []).filter(
    (child) => child.left === null && child.arrived < begins,
  );
  const behind = children.filter((child) => lagOf(plan, child, one, subject) > 0);
  const others = children.filter((child) => !behind.includes(child));
  // Mostly children below, and now and then one who could go further.
  const chosen = [...shuffled(chance, behind).slice(0, most), ...shuffled(chance, others)].slice(
    0,
    most,
  );
  return chosen.flatMap((child) => {
    const fromMs = (from + 0.66) * DAY_MS;
    if (fromMs > rows.lastMs) return [];
    const k = `${child.id}:${year}:${subject}`;
    const why = chance.happens(0.5) ? chance.pick(CHOSEN_WHY) : null;
    const row = rows.make(
      "target-group",
      k,
      { spans: [{ from: dayOf(from), to: null }], why, by },
      fromMs,
    );
    const last = openFrom(from + chance.whole(25, 60));
    const leaves = chance.happens(0.12) && (last + 1.66) * DAY_MS <= rows.lastMs;
    if (!leaves) return [row];
    const spans = [{ from: dayOf(from), to: dayOf(last) }];
    return [rows.amend(row, { spans, why: LEFT_WHY, by }, (last + 1.66) * DAY_MS)];
  });
}

function shuffled<T>(chance: ReturnType<typeof seeded>, from: readonly T[]): T[] {
  return from
    .map((one) => ({ one, at: chance.share() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

type Programme = {
  name: string;
  wave: Wave;
  subject: string | null;
  leads: string;
  yearGroups: readonly number[];
  /** Days after the year's beginning, and how long it runs. */
  after: number;
  days: number | null;
  /** Who is thought of for it. */
  fits: (lag: number, child: DemoChild) => boolean;
  /** Children of a class at most. */
  most: number;
  /** How many it is to have, where anybody counts. */
  sessions?: number;
};

const PROGRAMMES: readonly Programme[] = [
  {
    name: "Daily phonics catch-up",
    wave: 2,
    subject: "reading",
    leads: "Miss Brandt",
    yearGroups: [1, 2],
    after: 20,
    days: 84,
    fits: (lag) => lag > 0,
    most: 4,
  },
  {
    name: "Paired reading",
    wave: 2,
    subject: "reading",
    leads: "Mrs Ellery and Year 6 partners",
    yearGroups: [3, 4, 5],
    after: 25,
    days: null,
    fits: (lag) => lag >= 1,
    most: 4,
    sessions: 24,
  },
  {
    name: "Number facts, three mornings a week",
    wave: 2,
    subject: "maths",
    leads: "Mr Vance",
    yearGroups: [3, 4, 5, 6],
    after: 30,
    days: 70,
    fits: (lag) => lag >= 1,
    most: 4,
  },
  {
    name: "Talk before writing",
    wave: 1,
    subject: "writing",
    leads: "Class teachers",
    yearGroups: [2, 3, 4],
    after: 15,
    days: null,
    fits: (lag) => lag > 0,
    most: 6,
  },
  {
    name: "Year 6 booster, maths",
    wave: 2,
    subject: "maths",
    leads: "Mr Vance",
    yearGroups: [6],
    after: 60,
    days: 180,
    fits: (lag) => lag >= 0,
    most: 5,
  },
  {
    name: "Speech and language programme",
    wave: 3,
    subject: null,
    leads: "Ms Calloway, visiting therapist",
    yearGroups: [1, 2, 3, 4, 5, 6],
    after: 18,
    days: null,
    fits: (_lag, child) => hasSpell(child, "sen-e"),
    most: 2,
  },
];

/** This year's interventions, with the children in them: a handful a class. */
export function interventionRows(plan: DemoPlan, rows: RowMaker): readonly Row[] {
  const { year, begins } = plan.years.at(-1) as DemoYear;
  return PROGRAMMES.flatMap((programme, at): Row[] => {
    const from = openFrom(begins + programme.after);
    const classes = plan.classes.filter(
      (one) => one.year === year && programme.yearGroups.includes(one.yearGroup),
    );
    const ms = openUntil(from - 3) * DAY_MS;
    if (classes.length === 0 || ms > rows.lastMs) return [];
    const chance = seeded(plan.seed, "intervention", year, at);
    const to = programme.days === null ? null : dayOf(openUntil(from + programme.days));
    const id = ownId(plan.deputy, chance.hex(12));
    const { name, wave, subject, leads, sessions = null } = programme;
    const { set } = saveIntervention({
      id,
      name,
      wave,
      subject,
      leads,
      from: dayOf(from),
      to,
      ...(sessions === null ? {} : { sessions }),
    });
    const children = classes.flatMap((one) => {
      const fit = (plan.childrenOf.get(one.id) ?? []).filter(
        (child) =>
          child.left === null &&
          child.arrived < begins &&
          programme.fits(lagOf(plan, child, one, subject ?? "reading"), child),
      );
      return shuffled(chance, fit).slice(0, programme.most);
    });
    const began = from * DAY_MS <= rows.lastMs;
    return [
      rows.make("intervention", id, { ...set }, ms),
      ...(began ? children : []).map((child) =>
        rows.make(
          "intervention-pupil",
          `${child.id}:${id}`,
          { spans: [{ from: dayOf(from), to }] },
          (from + 0.6) * DAY_MS,
        ),
      ),
    ];
  });
}
