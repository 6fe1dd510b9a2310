import { agreeAction, carryOn } from "../domain/action-edit.ts";
import type { Row } from "../domain/change.ts";
import { type ActionTerms, meetingActionOf } from "../domain/meeting-action.ts";
import { entryId } from "../domain/meeting-entry.ts";
import { ownId } from "../domain/own-id.ts";
import { DEFAULT_SUBJECTS } from "../domain/subject.ts";
import type { DemoPlan } from "./demo-attainment.ts";
import { DAY_MS, type DayNumber, dayOf, openFrom } from "./demo-calendar.ts";
import type { DemoAdults, HeldMeeting } from "./demo-held-meeting.ts";
import type { Spoken } from "./demo-meeting-talk.ts";
import { ACTIONS, type DemoAction, DROPPED, SHARED, VISITOR } from "./demo-meeting-words.ts";
import type { RowMaker } from "./demo-row.ts";
import { type Seeded, seeded } from "./seeded.ts";

/** What was agreed, and what has become of it since. */
export function agreedIn(
  plan: DemoPlan,
  rows: RowMaker,
  { meeting, of, day }: HeldMeeting,
  spoken: readonly Spoken[],
  adults: DemoAdults,
  interventions: readonly Row[],
): Row[] {
  const chance = seeded(plan.seed, "meeting-actions", meeting.id);
  const made: Row[] = [];
  const lastDay = Math.floor(rows.lastMs / DAY_MS);
  for (const { id: subject } of DEFAULT_SUBJECTS) {
    const own = spoken.filter((one) => one.subject === subject);
    const slow = own.filter(({ table }) => table !== "good");
    const good = own.filter(({ table }) => table === "good");
    const planned: { what: DemoAction; for: readonly Spoken[] }[] = [];
    if (slow.length > 0) planned.push({ what: chance.pick(ACTIONS[subject] ?? []), for: slow });
    if (good.length > 0 && chance.happens(0.3)) planned.push({ what: SHARED, for: good });
    for (const { what, for: children } of planned) {
      const from = what.kind === "intervention" ? runningIn(interventions, subject, day) : null;
      const owner = ownerOf(plan, of.id, what, adults);
      const terms: ActionTerms = {
        id: ownId(plan.deputy, chance.hex(12)),
        class: of.id,
        meeting: meeting.id,
        entries: [entryId(meeting.id, subject)],
        children: children.map(({ child }) => child.id),
        subject,
        kind: what.kind,
        what: what.what,
        wave: what.wave,
        intervention: from,
        owner,
        ownerWords: owner === null ? VISITOR : null,
        due: dayOf(openFrom(day + chance.whole(3, 9) * 7)),
        made: dayOf(day),
        by: plan.deputy,
        from: null,
      };
      const { t, k, set } = agreeAction(terms, chance.happens(0.85));
      const row = rows.make(t, k, { ...set }, (day + 0.69) * DAY_MS);
      made.push(followedUp(rows, row, chance, day, lastDay));
    }
  }
  return made;
}

function followedUp(
  rows: RowMaker,
  row: Row,
  chance: Seeded,
  day: DayNumber,
  lastDay: DayNumber,
): Row {
  const fate = chance.share();
  const after = openFrom(day + chance.whole(10, 50));
  const helped = chance.pick(["yes", "yes", "some", "some", "no", null] as const);
  const why = chance.pick(DROPPED);
  if (after >= lastDay || fate > 0.72) return row;
  const ms = (after + 0.65) * DAY_MS;
  if (fate > 0.62) return rows.amend(row, { state: "dropped", doneOn: null, why }, ms);
  const done = rows.amend(row, { state: "done", doneOn: dayOf(after), why: null }, ms);
  const asked = openFrom(after + chance.whole(7, 21));
  if (helped === null || asked >= lastDay) return done;
  return rows.amend(done, { helped, helpedOn: dayOf(asked) }, (asked + 0.65) * DAY_MS);
}

function ownerOf(
  plan: DemoPlan,
  schoolClass: string,
  { who }: DemoAction,
  adults: DemoAdults,
): string | null {
  if (who === "visitor") return null;
  if (who === "senco") return adults.senco;
  if (who === "deputy") return plan.deputy;
  const assistant = who === "assistant" ? adults.assistantOf(schoolClass) : undefined;
  return assistant ?? plan.teacherOf(schoolClass);
}

/** An intervention in a subject that runs within half a year of a day. */
function runningIn(rows: readonly Row[], subject: string, day: DayNumber): string | null {
  const found = rows.find(
    ({ t, f }) =>
      t === "intervention" &&
      f.subject === subject &&
      typeof f.from === "string" &&
      f.from > dayOf(day - 120) &&
      f.from < dayOf(day + 120),
  );
  return found?.k ?? null;
}

/** Open actions of last summer, carried on into the children's new classes in September. */
export function carriedRows(
  plan: DemoPlan,
  rows: RowMaker,
  made: readonly Row[],
  adults: DemoAdults,
): Row[] {
  const present = plan.years.at(-1);
  const lastDay = Math.floor(rows.lastMs / DAY_MS);
  if (present === undefined || present.begins + 14 > lastDay) return [];
  const now = plan.classes.filter((one) => one.year === present.year);
  const before = new Set(
    plan.classes.filter((one) => one.year === present.year - 1).map((one) => one.id),
  );
  return made.flatMap((row): Row[] => {
    const action = row.t === "meeting-action" ? meetingActionOf(row) : undefined;
    if (action === undefined || action.state !== "open" || !before.has(action.class ?? ""))
      return [];
    return now.flatMap((of): Row[] => {
      const own = new Set((plan.childrenOf.get(of.id) ?? []).map(({ id }) => id));
      const children = action.children.filter((child) => own.has(child));
      if (children.length === 0) return [];
      const chance = seeded(plan.seed, "carried", action.id, of.id);
      const day = openFrom(present.begins + 10);
      const { t, k, set } = carryOn(action, {
        id: ownId(plan.deputy, chance.hex(12)),
        class: of.id,
        meeting: null,
        children,
        owner: action.owner === adults.senco ? adults.senco : plan.teacherOf(of.id),
        due: dayOf(openFrom(present.begins + chance.whole(50, 95))),
        made: dayOf(day),
        by: plan.deputy,
      });
      return [
        followedUp(rows, rows.make(t, k, { ...set }, (day + 0.6) * DAY_MS), chance, day, lastDay),
      ];
    });
  });
}
