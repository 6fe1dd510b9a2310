import { type FormEvent, useMemo, useState } from "react";
import { pointAt } from "../../domain/assessment-point.ts";
import { addDays, type Day, isWeekend } from "../../domain/calendar.ts";
import { clashes, daysOfRound, planMeetings } from "../../domain/meeting-plan.ts";
import { type MeetingRound, USUAL_MINUTES } from "../../domain/meeting-round.ts";
import type { Meeting } from "../../domain/meeting.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { ChipChoice } from "../../ui/chip-choice.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { plural } from "../../ui/plural.ts";
import { showToast } from "../../ui/toast.ts";
import { LengthField } from "./meeting-dialog.tsx";
import { meetingTimes } from "./meeting-times.ts";
import { PeopleChips } from "./people-chips.tsx";
import { type MeetingSlot, PlannedDays } from "./planned-days.tsx";
import { editsOfRound, meetingsOfRound } from "./round-meetings.ts";
import type { MeetingsHeld } from "./use-meeting-rounds.ts";
import rows from "../../ui/rows.module.css";

/** From the first day to the last: two school weeks. */
const LASTS = 11;
const FIRST_AT = "13:30";
const MOST_A_DAY = 6;

/** One form: the round, its classes, and a day for each meeting that anybody can move. [MR1] [MR7] */
export function PlanRound({
  held,
  round: roundNow,
  backHref,
  onDone,
}: {
  held: MeetingsHeld;
  /** Undefined for a new one. */
  round: MeetingRound | undefined;
  backHref: string;
  onDone: () => void;
}) {
  // As it was when the form opened: what comes in meanwhile is not typed over.
  const [round] = useState(roundNow);
  const year = round?.year ?? held.year;
  const points = held.pointsOf(year).filter(({ season }) => season !== "baseline");
  const classes = held.classesOf(year);
  const had = useMemo(
    () => (round === undefined ? [] : firstOfEach(held.meetings, round.id)),
    // As they were then, too.
    // oxlint-disable-next-line react/exhaustive-deps
    [],
  );
  const [point, setPoint] = useState(round?.point ?? pointAt(points, held.today)?.id ?? "");
  const [named, setNamed] = useState(round?.name);
  const pointName = points.find(({ id }) => id === point)?.name ?? "";
  const name = named ?? `${pointName} progress meetings`.trim();
  const [from, setFrom] = useState<Day>(round?.from ?? mondayFrom(held.today));
  const [to, setTo] = useState<Day>(round?.to ?? addDays(mondayFrom(held.today), LASTS));
  const [minutes, setMinutes] = useState(round?.minutes ?? USUAL_MINUTES);
  const [at, setAt] = useState(FIRST_AT);
  const [perDay, setPerDay] = useState(2);
  const [subjects, setSubjects] = useState<ReadonlySet<string>>(
    new Set(round?.subjects ?? held.subjects.map(({ id }) => id)),
  );
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    new Set(
      round === undefined
        ? classes.map(({ schoolClass }) => schoolClass.id)
        : had.map((one) => one.class),
    ),
  );
  const [leadersBefore] = useState<ReadonlySet<string>>(() => new Set(leadersOf(had, held)));
  const [leaders, setLeaders] = useState<ReadonlySet<string>>(
    had.length > 0 ? leadersBefore : new Set([held.user]),
  );
  const [moved, setMoved] = useState<ReadonlyMap<string, MeetingSlot>>(
    new Map(had.map((one) => [one.class, { class: one.class, on: one.on, at: one.at }])),
  );
  const [wrong, setWrong] = useState<string>();
  const [saving, setSaving] = useState(false);

  const teachersOf = (schoolClass: string) =>
    classes.find((one) => one.schoolClass.id === schoolClass)?.teachers ?? [];
  const laid = planMeetings({
    round: { id: round?.id ?? "", name, year, point, subjects: [], from, to, minutes },
    classes: classes
      .map(({ schoolClass }) => schoolClass.id)
      .filter((id) => chosen.has(id))
      .map((id) => ({ class: id, people: [...teachersOf(id), ...leaders] })),
    held: [],
    times: meetingTimes(at, minutes, perDay),
    idOf: (schoolClass) => schoolClass,
  });
  const slots = laid.map((one) => ({ ...one, ...moved.get(one.class) }));
  const clashing = new Set(clashes(slots).flatMap((one) => one.meetings));

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (from > to) return setWrong("The last day is before the first. Change one of the two.");
    if (subjects.size === 0) return setWrong("Say which subjects the meetings are about.");
    if (chosen.size === 0) return setWrong("Choose at least one class.");
    if (daysOfRound({ from, to }).length === 0)
      return setWrong("There is no school day between the two days. Give the round a weekday.");
    setSaving(true);
    const made: MeetingRound = {
      id: round?.id ?? held.newId(),
      name: name.trim() === "" ? "Progress meetings" : name,
      year,
      point,
      subjects: held.subjects.map(({ id }) => id).filter((id) => subjects.has(id)),
      from,
      to,
      minutes,
    };
    const meetings = meetingsOfRound({
      made,
      round,
      had,
      slots,
      leadersBefore,
      leaders,
      teachersOf,
      newId: held.newId,
    });
    const { edits, back } = editsOfRound({ made, round, had, meetings, chosen });
    const say = await held.save(edits);
    setSaving(false);
    if (say !== undefined) return setWrong(say);
    showToast({
      words: `${made.name}: ${plural(meetings.length, "meeting")} planned.`,
      undo: () => void held.save(back),
    });
    onDone();
  }

  return (
    <form className={rows.page} onSubmit={(event) => void save(event)}>
      <div className={rows.head}>
        <h2>{round === undefined ? "Plan a round" : `Change ${round.name}`}</h2>
        <LinkButton href={backHref}>Back without keeping</LinkButton>
      </div>
      <section className={rows.section} aria-label="The round">
        <div className={rows.pair}>
          <TextField
            label="What it is called"
            value={name}
            maxLength={80}
            onChange={(event) => setNamed(event.target.value)}
          />
          <SelectField
            label="Levels looked at"
            value={point}
            onChange={(event) => setPoint(event.target.value)}
          >
            {points.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </SelectField>
        </div>
        <div className={rows.pair}>
          <TextField
            label="First day"
            type="date"
            required
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
          <TextField
            label="Last day"
            type="date"
            required
            value={to}
            onChange={(event) => setTo(event.target.value)}
          />
          <TextField
            label="First meeting of a day at"
            type="time"
            value={at}
            onChange={(event) => setAt(event.target.value)}
          />
          <LengthField minutes={minutes} onChange={setMinutes} />
          <SelectField
            label="Most on one day"
            value={perDay}
            onChange={(event) => setPerDay(Number(event.target.value))}
          >
            {Array.from({ length: MOST_A_DAY }, (_, place) => place + 1).map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </SelectField>
        </div>
        <ChipChoice
          label="About"
          choices={held.subjects.map(({ id, name: subject }) => ({ id, label: subject }))}
          chosen={subjects}
          onChange={setSubjects}
        />
        <ChipChoice
          label="Classes"
          choices={classes.map(({ schoolClass }) => ({
            id: schoolClass.id,
            label: schoolClass.name,
          }))}
          chosen={chosen}
          onChange={setChosen}
        />
        <PeopleChips
          label="Who comes beside the class’s teacher"
          staff={held.staff}
          chosen={leaders}
          onChange={setLeaders}
        />
      </section>
      <PlannedDays
        slots={slots}
        moved={moved}
        clashing={clashing}
        held={held}
        year={year}
        lockedClasses={had.filter(({ state }) => state === "closed").map((one) => one.class)}
        onMove={(slot) => setMoved(new Map([...moved, [slot.class, slot]]))}
        onLayOut={() =>
          setMoved(
            new Map(
              had
                .filter(({ state }) => state === "closed")
                .map((one) => [one.class, { class: one.class, on: one.on, at: one.at }]),
            ),
          )
        }
      />
      {wrong !== undefined && <Notice kind="look">{wrong}</Notice>}
      <div className={rows.head}>
        <Button kind="main" type="submit" disabled={saving}>
          {round === undefined ? `Plan ${plural(slots.length, "meeting")}` : "Keep the round"}
        </Button>
      </div>
    </form>
  );
}

/** The next Monday. */
function mondayFrom(day: Day): Day {
  let next = addDays(day, 1);
  while (isWeekend(next) || !isWeekend(addDays(next, -1))) next = addDays(next, 1);
  return next;
}

/** One meeting of each class: another that somebody planned beside it is left as it is. */
function firstOfEach(meetings: readonly Meeting[], round: string): Meeting[] {
  const own = meetings.filter((one) => one.round === round);
  return own.filter((one, at) => own.findIndex((other) => other.class === one.class) === at);
}

/** Who comes to every meeting of a round beside the classes' own teachers. */
function leadersOf(meetings: readonly Meeting[], held: MeetingsHeld): string[] {
  const teaching = new Map(
    held.classesOf(held.year).map(({ schoolClass, teachers }) => [schoolClass.id, teachers]),
  );
  const others = meetings.map((one) =>
    one.people.filter((person) => teaching.get(one.class)?.includes(person) !== true),
  );
  return (others[0] ?? []).filter((person) => others.every((some) => some.includes(person)));
}
