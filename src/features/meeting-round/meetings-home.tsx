import { useState } from "react";
import { writeRoundDays } from "../../domain/meeting-plan.ts";
import { type MeetingRound, roundAt } from "../../domain/meeting-round.ts";
import type { Meeting } from "../../domain/meeting.ts";
import type { StaffMeeting } from "../../domain/staff-meeting.ts";
import { LinkButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { SelectField } from "../../ui/field.tsx";
import { MeetingDialog } from "./meeting-dialog.tsx";
import { sayRoundMeetings } from "./meeting-words.ts";
import { OwnMeetings } from "./own-meetings.tsx";
import { type HeardByClass, type MeetingHrefs, ReadinessBoard } from "./readiness-board.tsx";
import { SaveCalendar } from "./save-calendar.tsx";
import { StaffMeetings } from "./staff-meetings.tsx";
import type { ClassHere, MeetingsHeld } from "./use-meeting-rounds.ts";
import rows from "../../ui/rows.module.css";
import styles from "./meeting-round.module.css";

/** What is being planned or moved. */
type Planning = { of: ClassHere; meeting: Meeting | undefined; round: string | null };

/** Meet: a teacher's next meeting, and for those who lead the round with how far each class is. */
export function MeetingsHome({
  held,
  hrefs,
  heard,
  host,
  shown,
}: {
  held: MeetingsHeld;
  hrefs: MeetingHrefs;
  heard: HeardByClass | undefined;
  /** Where this app is, for the addresses in a calendar file: "https://keepup.school". */
  host: string;
  /** Id of the round to begin with; else the one of today. */
  shown?: string | undefined;
}) {
  const { rounds, today, leads, plans } = held;
  const [chosen, setChosen] = useState(shown);
  const [planning, setPlanning] = useState<Planning>();
  const round = rounds.find(({ id }) => id === chosen) ?? roundAt(rounds, today);
  const inRound = held.meetings.filter((one) => round !== undefined && one.round === round.id);
  const classes = round === undefined ? [] : held.classesOf(round.year);
  const byId = (id: string) => classes.find(({ schoolClass }) => schoolClass.id === id);
  return (
    <div className={[rows.page, styles.home].join(" ")}>
      {held.own.length > 0 && (
        <OwnMeetings
          held={held}
          round={round}
          hrefs={hrefs}
          host={host}
          onPlan={(of) => setPlanning({ of, meeting: undefined, round: roundFor(of, held, round) })}
          onMove={(of, meeting) => setPlanning({ of, meeting, round: meeting.round })}
        />
      )}
      {!leads && held.own.length === 0 && (
        <EmptyState title="No meetings here yet">
          Meetings are about a class. Your administrator gives you one under Set up; its meetings
          appear here by themselves.
        </EmptyState>
      )}
      {leads && round === undefined && (
        <EmptyState
          title="No round is planned yet"
          step={
            plans ? (
              <LinkButton kind="main" href={hrefs.round("new")}>
                Plan a round
              </LinkButton>
            ) : undefined
          }
        >
          A round is the weeks in which every class has its pupil progress meeting, once a term or
          half-term.
          {plans ? "" : " An administrator or a senior leader plans it."}
        </EmptyState>
      )}
      {leads && round !== undefined && (
        <section className={rows.section} aria-label={round.name}>
          <div className={rows.head}>
            <h2>{round.name}</h2>
            {rounds.length > 1 && (
              <div className={styles.rounds}>
                <SelectField
                  label="Round"
                  value={round.id}
                  onChange={(event) => setChosen(event.target.value)}
                >
                  {rounds.map((one) => (
                    <option key={one.id} value={one.id}>
                      {one.name}, {writeRoundDays(one, today)}
                    </option>
                  ))}
                </SelectField>
              </div>
            )}
          </div>
          <p className={rows.soft}>
            {writeRoundDays(round, today)} · {sayRoundMeetings(inRound)}
          </p>
          <div className={styles.acts}>
            <LinkButton href={hrefs.themes(round.id)}>Overview</LinkButton>
            <SaveCalendar
              held={held}
              meetings={[...inRound, ...held.staffMeetings.filter((one) => isOf(one, round))]}
              isIn={(one) => isOf(one, round)}
              name={round.name}
              host={host}
              hrefs={hrefs}
            />
            {plans && <LinkButton href={hrefs.round(round.id)}>Change the round</LinkButton>}
            {plans && <LinkButton href={hrefs.round("new")}>Plan another round</LinkButton>}
          </div>
          <ReadinessBoard
            held={held}
            round={round}
            classes={classes}
            heard={heard}
            hrefs={hrefs}
            onPlan={(of) => setPlanning({ of, meeting: undefined, round: round.id })}
            onMove={(meeting) => {
              const of = byId(meeting.class);
              if (of !== undefined) setPlanning({ of, meeting, round: meeting.round });
            }}
          />
        </section>
      )}
      <StaffMeetings held={held} round={round} hrefs={hrefs} />
      {planning !== undefined && (
        <MeetingDialog
          key={planning.meeting?.id ?? planning.of.schoolClass.id}
          held={held}
          {...planning}
          onClose={() => setPlanning(undefined)}
        />
      )}
    </div>
  );
}

/** Whether a meeting is one of a round; of the staff, also one of no round that is held in its weeks. */
function isOf(one: Meeting | StaffMeeting, { id, from, to }: MeetingRound): boolean {
  if (one.round !== null || "class" in one) return one.round === id;
  return one.on >= from && one.on <= to;
}

/** A meeting of a class that has none in the round belongs to it; another is held outside. */
function roundFor(
  { schoolClass }: ClassHere,
  held: MeetingsHeld,
  round: MeetingsHeld["rounds"][number] | undefined,
): string | null {
  if (round === undefined || round.year !== schoolClass.year || round.to < held.today) return null;
  const has = held.meetings.some((one) => one.round === round.id && one.class === schoolClass.id);
  return has ? null : round.id;
}
