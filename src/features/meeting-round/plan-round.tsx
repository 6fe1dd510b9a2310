import { type FormEvent, useState } from "react";
import type { Day } from "../../domain/calendar.ts";
import { sayList } from "../../domain/count-words.ts";
import { clashes, daysOfRound, heldAtOnce, planMeetings } from "../../domain/meeting-plan.ts";
import { type MeetingRound, USUAL_MINUTES } from "../../domain/meeting-round.ts";
import type { Meeting } from "../../domain/meeting.ts";
import { daysOfNext, nextPoint, nextRoundName } from "../../domain/next-round.ts";
import type { StaffMeeting } from "../../domain/staff-meeting.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { ChipChoice } from "../../ui/chip-choice.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { plural } from "../../ui/plural.ts";
import { showToast } from "../../ui/toast.ts";
import { AtOnceQuestion } from "./at-once-question.tsx";
import { LengthField } from "./meeting-dialog.tsx";
import { meetingTimes } from "./meeting-times.ts";
import { sayAtOnce } from "./meeting-words.ts";
import { PeopleChips } from "./people-chips.tsx";
import { type MeetingSlot, PlannedDays } from "./planned-days.tsx";
import { RemoveRound } from "./remove-round.tsx";
import { editsOfRound, firstOfEach, leadersOf, meetingsOfRound } from "./round-meetings.ts";
import type { MeetingsHeld } from "./use-meeting-rounds.ts";
import rows from "../../ui/rows.module.css";

const FIRST_AT = "13:30";
const MOST_A_DAY = 6;

/** A round as the form says, ready to be kept. */
type Ready = ReturnType<typeof editsOfRound> & { made: MeetingRound; meetings: Meeting[] };

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
  /** Given the id of the round that was planned or changed; none when it was removed. */
  onDone: (round?: string) => void;
}) {
  // As it was when the form opened: what comes in meanwhile is not typed over.
  const [round] = useState(roundNow);
  const year = round?.year ?? held.year;
  const points = held.pointsOf(year).filter(({ season }) => season !== "baseline");
  const classes = held.classesOf(year);
  // As they were then, too.
  const [had] = useState(() => (round === undefined ? [] : firstOfEach(held.meetings, round.id)));
  const [roundsBefore] = useState(() => held.rounds.filter((one) => one.year === year));
  const [point, setPoint] = useState(
    round?.point ?? nextPoint(roundsBefore, points, held.today)?.id ?? "",
  );
  const about = points.find(({ id }) => id === point);
  // What nobody has typed goes along with the point that is chosen.
  const proposed = daysOfNext(about, roundsBefore, held.pointsOf(year), held.today);
  const [named, setNamed] = useState(round?.name);
  const name = named ?? nextRoundName(about?.name ?? "", roundsBefore);
  const [fromSet, setFrom] = useState<Day | undefined>(round?.from);
  const [toSet, setTo] = useState<Day | undefined>(round?.to);
  const [from, to] = [fromSet ?? proposed.from, toSet ?? proposed.to];
  const [minutes, setMinutes] = useState(round?.minutes ?? USUAL_MINUTES);
  const [at, setAt] = useState(FIRST_AT);
  const [perDay, setPerDay] = useState(2);
  const [subjects, setSubjects] = useState<ReadonlySet<string>>(
    new Set(round?.subjects ?? held.subjects.map(({ id }) => id)),
  );
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    new Set(
      round === undefined
        ? classes.filter(({ children }) => children > 0).map(({ schoolClass }) => schoolClass.id)
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
  const [asking, setAsking] = useState<{ ready: Ready; lines: readonly string[] }>();

  const childless = classes
    .filter(({ schoolClass, children }) => children === 0 && !chosen.has(schoolClass.id))
    .map(({ schoolClass }) => schoolClass.name);
  const teachersOf = (schoolClass: string) =>
    classes.find((one) => one.schoolClass.id === schoolClass)?.teachers ?? [];
  const laid = planMeetings({
    round: { id: round?.id ?? "", name, year, point, subjects: [], from, to, minutes },
    classes: classes
      .map(({ schoolClass }) => schoolClass.id)
      .filter((id) => chosen.has(id))
      .map((id) => ({ class: id, people: [...teachersOf(id), ...leaders] })),
    held: held.meetings.filter((one) => round === undefined || one.round !== round.id),
    times: meetingTimes(at, minutes, perDay),
    idOf: (schoolClass) => schoolClass,
  });
  const slots = laid.map((one) => ({ ...one, ...moved.get(one.class) }));
  const others = [...held.meetings, ...held.staffMeetings].filter(
    ({ id, state }) => state !== "closed" && !had.some((one) => one.id === id),
  );
  const clashing = new Set(clashes([...slots, ...others]).flatMap((one) => one.meetings));

  function submit(event: FormEvent): void {
    event.preventDefault();
    setWrong(undefined);
    if (from > to) return setWrong("The last day is before the first. Change one of the two.");
    if (subjects.size === 0) return setWrong("Say which subjects the meetings are about.");
    if (chosen.size === 0) return setWrong("Choose at least one class.");
    if (daysOfRound({ from, to }).length === 0)
      return setWrong("There is no school day between the two days. Give the round a weekday.");
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
    const ready = { ...editsOfRound({ made, round, had, meetings, chosen }), made, meetings };
    const toCome = meetings.filter(({ state }) => state !== "closed");
    const atOnce = heldAtOnce<Meeting | StaffMeeting>(toCome, others);
    if (atOnce.length === 0) return void keep(ready);
    setAsking({ ready, lines: atOnce.map((one) => sayAtOnce(one, held, year)) });
  }

  async function keep({ made, meetings, edits, back }: Ready): Promise<void> {
    setSaving(true);
    const say = await held.save(edits);
    setSaving(false);
    setAsking(undefined);
    if (say !== undefined) return setWrong(say);
    showToast({
      words: `${made.name}: ${plural(meetings.length, "meeting")} planned.`,
      undo: () => void held.save(back),
    });
    onDone(made.id);
  }

  return (
    <form className={rows.page} onSubmit={submit} onChange={() => setWrong(undefined)}>
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
        {childless.length > 0 && (
          <p className={rows.soft}>
            No child is in {sayList(childless)} yet. Tick a class to give it a meeting all the same.
          </p>
        )}
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
        {round !== undefined && <RemoveRound held={held} round={round} onDone={() => onDone()} />}
      </div>
      {asking !== undefined && (
        <AtOnceQuestion
          lines={asking.lines}
          saving={saving}
          onKeep={() => void keep(asking.ready)}
          onClose={() => setAsking(undefined)}
        />
      )}
    </form>
  );
}
