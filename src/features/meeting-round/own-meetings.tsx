import type { MeetingRound } from "../../domain/meeting-round.ts";
import { actionsToAskAfter } from "../../domain/meeting-suggestions.ts";
import { type Meeting, writeMeeting } from "../../domain/meeting.ts";
import type { StaffMeeting } from "../../domain/staff-meeting.ts";
import { ActionAnswers } from "../../ui/action-answers.tsx";
import { Button, LinkButton } from "../../ui/button.tsx";
import { sayPeople, saySubjects, sayWhen } from "./meeting-words.ts";
import { Levels, type MeetingHrefs } from "./readiness-board.tsx";
import { SaveCalendar } from "./save-calendar.tsx";
import { useAnswers } from "./use-answers.ts";
import type { ClassHere, MeetingsHeld } from "./use-meeting-rounds.ts";
import rows from "../../ui/rows.module.css";
import styles from "./meeting-round.module.css";

type OwnProps = {
  held: MeetingsHeld;
  round: MeetingRound | undefined;
  hrefs: MeetingHrefs;
  host: string;
  onPlan: (of: ClassHere) => void;
  onMove: (of: ClassHere, meeting: Meeting) => void;
};

/** A teacher's own classes: the next meeting, what was agreed at the last one, and those before. */
export function OwnMeetings(props: OwnProps) {
  return props.held.own.map((of) => <OwnClass key={of.schoolClass.id} {...props} of={of} />);
}

function OwnClass({ held, round, hrefs, host, onPlan, onMove, of }: OwnProps & { of: ClassHere }) {
  const { schoolClass } = of;
  const { today, role } = held;
  const answers = useAnswers(held);
  const all = held.meetings.filter((one) => one.class === schoolClass.id);
  const next = all.find(({ state }) => state !== "closed");
  const isOwn = (one: Meeting | StaffMeeting) =>
    "class" in one ? one.class === schoolClass.id : one.people.includes(held.user);
  const closed = all.filter(({ state }) => state === "closed").reverse();
  const last = closed[0];
  const nextRound = held.rounds.find(({ id }) => id === next?.round) ?? round;
  const ready =
    next && held.readinessOf({ schoolClass, round: nextRound, meeting: next, heard: undefined });
  const actions = actionsToAskAfter(
    held.actions.filter((one) => last !== undefined && one.meeting === last.id),
  );
  const mayPlan = role !== "assistant";
  return (
    <section className={rows.section} aria-label={`Meetings of ${schoolClass.name}`}>
      {next === undefined ? (
        <div className={styles.next}>
          <h2>No meeting is planned for {schoolClass.name}</h2>
          <p className={rows.soft}>
            {mayPlan
              ? "Whoever leads the round plans it, and it appears here by itself. You can plan one yourselves too."
              : "It appears here by itself once it is planned."}
          </p>
          {mayPlan && (
            <div className={styles.acts}>
              <Button onClick={() => onPlan(of)}>Plan a meeting</Button>
            </div>
          )}
        </div>
      ) : (
        <div className={styles.next}>
          <h2>
            {schoolClass.name}: {next.on < today ? "meeting to be held" : "next meeting"}
          </h2>
          <p className={styles.when}>{sayWhen(next, today)}</p>
          <p className={rows.soft}>
            {saySubjects(next.subjects, held)}
            {next.people.length === 0 ? "" : `, with ${sayPeople(next.people, held)}`}
            {next.state === "prepared" ? ". Prepared." : "."}
          </p>
          {ready !== undefined && ready.subjects.length > 0 && (
            <div className={styles.levels}>
              <span>Levels missing:</span>
              <Levels
                ready={ready}
                held={held}
                name={schoolClass.name}
                trackerHref={(subject) => hrefs.tracker(schoolClass.id, subject)}
              />
            </div>
          )}
          <div className={styles.acts}>
            <LinkButton kind="main" href={hrefs.prepare(next)}>
              {mayPlan ? "Prepare" : "Look at what is prepared"}
            </LinkButton>
            {mayPlan && hrefs.run !== undefined && (
              <LinkButton href={hrefs.run(next)}>Hold the meeting</LinkButton>
            )}
            {mayPlan && <Button onClick={() => onMove(of, next)}>Move it</Button>}
            <SaveCalendar
              held={held}
              meetings={[...all, ...held.staffMeetings.filter(isOwn)]}
              isIn={isOwn}
              name={`Progress meetings ${schoolClass.name}`}
              host={host}
              hrefs={hrefs}
            />
          </div>
        </div>
      )}
      {last !== undefined && (
        <>
          <h3 className={styles.sub}>Agreed last time, {writeMeeting(last, today)}</h3>
          {actions.length === 0 ? (
            <p className={rows.soft}>Nothing was agreed.</p>
          ) : (
            <ActionAnswers
              actions={actions}
              today={today}
              nameOf={held.nameOf}
              childName={held.childName}
              answers={answers}
            />
          )}
        </>
      )}
      {closed.length > 0 && (
        <p className={styles.line}>
          <span className={rows.soft}>Held:</span>
          {closed.slice(0, 6).map((one) => (
            <LinkButton key={one.id} kind="quiet" href={hrefs.meeting(one)}>
              {writeMeeting(one, today)}
            </LinkButton>
          ))}
        </p>
      )}
    </section>
  );
}
