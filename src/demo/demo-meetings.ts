import type { Row } from "../domain/change.ts";
import { saveMeetingRound } from "../domain/meeting-round.ts";
import { saveMeeting, type Meeting } from "../domain/meeting.ts";
import { ownId } from "../domain/own-id.ts";
import { savePhrase } from "../domain/phrase.ts";
import { saveStaffMeeting } from "../domain/staff-meeting.ts";
import { DEFAULT_SUBJECTS } from "../domain/subject.ts";
import type { DemoPlan } from "./demo-attainment.ts";
import { DAY_MS, type DayNumber, dayNumber, dayOf, weekday } from "./demo-calendar.ts";
import type { DemoClass } from "./demo-classes.ts";
import type { DemoAdults, HeldMeeting } from "./demo-held-meeting.ts";
import { carriedRows } from "./demo-meeting-actions.ts";
import { meetingTalk } from "./demo-meeting-talk.ts";
import { OWN_PHRASES } from "./demo-meeting-words.ts";
import type { RowMaker } from "./demo-row.ts";
import type { DemoPerson } from "./demo-staff.ts";
import { seeded } from "./seeded.ts";

type DemoRound = { name: string; year: number; point: string; from: DayNumber; subjects: string[] };

const ALL = DEFAULT_SUBJECTS.map(({ id }) => id);
/** Weekdays of a round: two weeks. */
const ROUND_DAYS = 11;
/** A round is planned so long before it begins. */
const PLANNED_BEFORE = 24;

/** Last summer's round and this year's, as far as they have come or are planned. */
function roundsOf(plan: DemoPlan, lastDay: DayNumber): DemoRound[] {
  const present = plan.years.at(-1)?.year ?? 0;
  const rounds: DemoRound[] = [
    {
      name: "Summer progress meetings",
      year: present - 1,
      point: "summer",
      from: mondayFrom(present, "-06-15"),
      subjects: ALL,
    },
    {
      name: "First progress meetings",
      year: present,
      point: "baseline",
      from: mondayFrom(present, "-10-05"),
      subjects: ALL,
    },
    {
      name: "Autumn progress meetings",
      year: present,
      point: "autumn",
      from: mondayFrom(present, "-11-23"),
      subjects: ALL,
    },
    {
      name: "Spring progress meetings",
      year: present,
      point: "spring",
      from: mondayFrom(present + 1, "-03-01"),
      subjects: ALL,
    },
    {
      name: "Summer progress meetings",
      year: present,
      point: "summer",
      from: mondayFrom(present + 1, "-06-14"),
      subjects: ALL,
    },
  ];
  const known = new Set(plan.years.map(({ year }) => year));
  return rounds.filter(({ year, from }) => known.has(year) && from - PLANNED_BEFORE < lastDay);
}

/** The Monday on or after a day of a year: "-06-15". */
function mondayFrom(year: number, after: string): DayNumber {
  const day = dayNumber(`${year}${after}`);
  return day + ((8 - weekday(day)) % 7);
}

/**
 * Progress meetings: rounds, what was said and agreed in those that are over, and the round to come,
 * of which every class is still to be prepared.
 */
export function meetingRows(
  plan: DemoPlan,
  rows: RowMaker,
  people: readonly DemoPerson[],
  interventions: readonly Row[],
): Row[] {
  const adults = adultsOf(plan, people);
  const lastDay = Math.floor(rows.lastMs / DAY_MS);
  const made: Row[] = phraseRows(plan, rows);
  const held: HeldMeeting[] = [];
  for (const round of roundsOf(plan, lastDay)) {
    const chance = seeded(plan.seed, "meeting-round", round.year, round.point);
    const id = ownId(plan.deputy, chance.hex(12));
    const to = round.from + ROUND_DAYS;
    const plannedMs = (round.from - PLANNED_BEFORE + 0.6) * DAY_MS;
    const { name, year, point, subjects } = round;
    const { set } = saveMeetingRound({
      id,
      name,
      year,
      point,
      subjects,
      from: dayOf(round.from),
      to: dayOf(to),
      minutes: 45,
    });
    made.push(rows.make("meeting-round", id, { ...set }, plannedMs));
    const classes = plan.classes.filter((one) => one.year === year && one.yearGroup > 0);
    for (const [at, of] of classes.entries()) {
      const day = round.from + 7 * (at % 2) + (Math.floor(at / 2) % 5);
      const one = meetingOf(plan, of, { round, id, day, lastDay, at });
      const ms = one.state === "closed" ? (day + 0.7) * DAY_MS : plannedMs;
      const edit = saveMeeting(one);
      made.push(rows.make("meeting", edit.k, { ...edit.set }, ms));
      if (one.state === "closed") held.push({ meeting: one, of, day, round: name });
    }
    made.push(...staffMeetingRow(plan, rows, { id, from: round.from, lastDay, plannedMs, people }));
  }
  for (const one of held) made.push(...meetingTalk(plan, rows, one, adults, interventions));
  return [...made, ...carriedRows(plan, rows, made, adults)];
}

function meetingOf(
  plan: DemoPlan,
  of: DemoClass,
  when: { round: DemoRound; id: string; day: DayNumber; lastDay: DayNumber; at: number },
): Meeting {
  const { round, day, at } = when;
  const chance = seeded(plan.seed, "meeting", of.id, round.point);
  const isOver = day < when.lastDay;
  return {
    id: ownId(plan.deputy, chance.hex(12)),
    class: of.id,
    round: when.id,
    subjects: round.subjects,
    on: dayOf(day),
    at: at % 3 === 0 ? "09:15" : "15:30",
    minutes: 45,
    people: [plan.deputy, plan.teacherOf(of.id)],
    state: isOver ? "closed" : "planned",
  };
}

function staffMeetingRow(
  plan: DemoPlan,
  rows: RowMaker,
  of: {
    id: string;
    from: DayNumber;
    lastDay: DayNumber;
    plannedMs: number;
    people: readonly DemoPerson[];
  },
): Row[] {
  const chance = seeded(plan.seed, "staff-meeting", of.id);
  const id = ownId(plan.deputy, chance.hex(12));
  const day = of.from + 16;
  const present = plan.classes.filter((one) => one.year === plan.years.at(-1)?.year);
  const { set } = saveStaffMeeting({
    id,
    round: of.id,
    kind: "staff",
    name: "What the meetings showed",
    classes: present.map((one) => one.id),
    subject: null,
    subjects: ALL,
    on: dayOf(day),
    at: "15:45",
    minutes: 60,
    people: of.people.filter(({ role }) => role !== "governor").map(({ user }) => user),
    state: day < of.lastDay ? "closed" : "planned",
  });
  return [rows.make("staff-meeting", id, { ...set }, Math.min(of.plannedMs, rows.lastMs))];
}

function phraseRows(plan: DemoPlan, rows: RowMaker): Row[] {
  const ms = ((plan.years.at(-1)?.begins ?? 0) - 80.4) * DAY_MS;
  return OWN_PHRASES.map((phrase, at) => {
    const id = ownId(plan.deputy, seeded(plan.seed, "phrase", at).hex(12));
    return rows.make("phrase", id, { ...savePhrase({ id, ...phrase }).set }, ms);
  });
}

function adultsOf(plan: DemoPlan, people: readonly DemoPerson[]): DemoAdults {
  const assistants = people.filter(({ role }) => role === "assistant");
  const names = new Map(people.map(({ user, name }) => [user, name]));
  return {
    senco: people.find(({ role }) => role === "senco")?.user ?? plan.deputy,
    assistantOf: (schoolClass) =>
      assistants.find(({ classes }) => classes.includes(schoolClass))?.user,
    nameOf: (user) => names.get(user) ?? "A teacher who has left",
  };
}
