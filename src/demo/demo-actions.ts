import { agreeAction, finishAction, sayHelped } from "../domain/action-edit.ts";
import type { Row } from "../domain/change.ts";
import type { MeetingAction } from "../domain/meeting-action.ts";
import { ownId } from "../domain/own-id.ts";
import { DEFAULT_SUBJECTS } from "../domain/subject.ts";
import type { DemoPlan } from "./demo-attainment.ts";
import { DAY_MS, dayOf, openFrom, openUntil } from "./demo-calendar.ts";
import type { DemoClass } from "./demo-classes.ts";
import type { RowMaker } from "./demo-row.ts";
import { type Seeded, seeded } from "./seeded.ts";

type Idea = Pick<MeetingAction, "kind" | "what" | "wave"> & {
  /** Days from today to the day it is due. */
  due: number;
  /** Children it is for, at most. */
  most: number;
  /** What has become of it. */
  is: "open" | "done" | "some";
};

const IDEAS: readonly Idea[] = [
  {
    kind: "class",
    what: "Say the sentence aloud to a partner before writing it",
    wave: 1,
    due: 3,
    most: 4,
    is: "open",
  },
  {
    kind: "family",
    what: "Talk with the family about reading at home four times a week",
    wave: null,
    due: -5,
    most: 1,
    is: "open",
  },
  {
    kind: "class",
    what: "Five minutes of number bonds at the start of each lesson",
    wave: 1,
    due: 16,
    most: 3,
    is: "open",
  },
  {
    kind: "class",
    what: "Sit near the board, with the task read through once together",
    wave: 1,
    due: -9,
    most: 2,
    is: "done",
  },
  {
    kind: "attendance",
    what: "Ask the office what would help with the mornings missed",
    wave: null,
    due: -12,
    most: 1,
    is: "some",
  },
  {
    kind: "family",
    what: "Lend the phonics cards home, with a note on how to play",
    wave: null,
    due: -3,
    most: 2,
    is: "open",
  },
  {
    kind: "class",
    what: "Bead string beside the number line until tens are secure",
    wave: 1,
    due: 5,
    most: 3,
    is: "open",
  },
  {
    kind: "outside",
    what: "Ask the speech and language service for a first visit",
    wave: 3,
    due: 21,
    most: 1,
    is: "open",
  },
  {
    kind: "class",
    what: "Choose one sentence a day to make better, with an adult",
    wave: 1,
    due: -14,
    most: 3,
    is: "some",
  },
];

/** How many of the ideas the class that is shown has: one in each state. */
const SHOWN = 5;

/** What was agreed outside meetings this autumn: a few actions a class, in every state. */
export function actionRows(plan: DemoPlan, rows: RowMaker): readonly Row[] {
  const year = plan.years.at(-1);
  const today = Math.floor(rows.lastMs / DAY_MS) + 1;
  const made = openUntil(today - 33);
  if (year === undefined || made < year.begins + 14) return [];
  return plan.classes
    .filter((one) => one.year === year.year && one.yearGroup > 0)
    .flatMap((one, at) => {
      const chance = seeded(plan.seed, "actions", one.id);
      const isShown = one.id === plan.shown?.id;
      const ideas = isShown
        ? IDEAS.slice(0, SHOWN)
        : IDEAS.filter((_, nth) => (nth + at) % 4 === 0 || (nth + 2 * at) % 7 === 3);
      return ideas.map((idea) => {
        const due = isShown ? idea.due : idea.due + chance.whole(-2, 2);
        return actionOf(plan, rows, one, chance, { ...idea, due }, { made, today });
      });
    });
}

function actionOf(
  plan: DemoPlan,
  rows: RowMaker,
  one: DemoClass,
  chance: Seeded,
  idea: Idea,
  { made, today }: { made: number; today: number },
): Row {
  const children = (plan.childrenOf.get(one.id) ?? []).filter(({ left }) => left === null);
  const from = chance.whole(0, Math.max(0, children.length - idea.most));
  const owner = plan.teacherOf(one.id);
  const terms = {
    id: ownId(plan.deputy, chance.hex(12)),
    class: one.id,
    meeting: null,
    entries: [],
    children: children.slice(from, from + idea.most).map(({ id }) => id),
    subject: idea.kind === "class" ? chance.pick(DEFAULT_SUBJECTS).id : null,
    kind: idea.kind,
    what: idea.what,
    wave: idea.wave,
    intervention: null,
    owner,
    ownerWords: null,
    due: dayOf(idea.due < 0 ? openUntil(today + idea.due) : openFrom(today + idea.due)),
    made: dayOf(made),
    by: plan.deputy,
    from: null,
  };
  const { t, k, set } = agreeAction(terms, idea.due < 10);
  const row = rows.make(t, k, { ...set }, (made + 0.62) * DAY_MS);
  if (idea.is === "open") return row;
  const doneOn = openUntil(today + idea.due + 2);
  const askedOn = openUntil(doneOn + 1);
  const done = finishAction(terms, dayOf(doneOn)).set;
  const helped = idea.is === "some" ? sayHelped(terms, "some", dayOf(askedOn)).set : {};
  return rows.amend(row, { ...done, ...helped }, (askedOn + 0.7) * DAY_MS);
}
